"""Extracts that are read: what counts as a table, in which order, and what is passed over."""

import datetime
import hashlib
import os
import tempfile
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.intake.bad_files import BAD_FILES
from upheld.intake.files import isolation
from upheld.intake.files.isolation import Wanted, read_apart
from upheld.intake.files.reading_files import read_raw, read_tables
from upheld.intake.files.reading_one import read_one
from upheld.intake.raw import InputFile


def test_tables_come_in_the_order_of_the_contract_and_files_by_name(tmp_path):
    for name in ("received.csv", "Decided.CSV", "compliance.csv"):
        (tmp_path / name).write_bytes(b"reference\nA\n")

    tables, files, problems = read_tables(tmp_path)

    assert problems == []
    assert list(tables) == ["received", "decided", "compliance"]
    assert [file.name for file in files] == ["Decided.CSV", "compliance.csv", "received.csv"]


def test_each_file_read_is_listed_with_its_size_and_hash(tmp_path):
    content = b"reference\nA\n"
    (tmp_path / "decided.csv").write_bytes(content)

    assert read_raw(tmp_path).files == (
        InputFile(name="decided.csv", sha256=hashlib.sha256(content).hexdigest(), size=12),
    )


def test_what_is_no_table_is_passed_over_with_a_word_and_files_of_programs_without(tmp_path):
    (tmp_path / "decided.csv").write_bytes(b"reference\nA\n")
    for name in ("README.txt", "notes.md", "report.pdf", ".DS_Store", "~$cases.xlsx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "letters").mkdir()

    reading = read_raw(tmp_path)

    assert reading.problems == []
    assert reading.notes == [
        f"{name}: we skipped this file, as it is neither CSV nor Parquet."
        for name in ("README.txt", "letters", "notes.md", "report.pdf")
    ]


def test_a_link_within_the_folder_is_followed(tmp_path):
    (tmp_path / "decided-2020.txt").write_bytes(b"reference\nA\n")
    (tmp_path / "decided.csv").symlink_to("decided-2020.txt")

    assert read_raw(tmp_path).tables["decided"].rows == 1


@pytest.mark.parametrize("worth_a_second", [0, isolation.WORTH_A_SECOND])
def test_one_reader_or_two_give_the_files_in_their_order(tmp_path, monkeypatch, worth_a_second):
    monkeypatch.setattr(isolation, "WORTH_A_SECOND", worth_a_second)
    wanted = []
    for rows in (1, 9, 4, 6):
        path = tmp_path / f"{rows}.csv"
        path.write_bytes(b"reference\n" + b"A\n" * rows)
        wanted.append(Wanted(path=path, name=path.name, table="decided", size=path.stat().st_size))

    assert [[table.rows for table in reading.tables] for reading in read_apart(wanted)] == [
        [1],
        [9],
        [4],
        [6],
    ]


@pytest.mark.parametrize("worth_a_second", [0, isolation.WORTH_A_SECOND])
def test_a_file_that_kills_its_reader_leaves_the_others_readable(
    tmp_path, monkeypatch, worth_a_second
):
    monkeypatch.setattr(isolation, "WORTH_A_SECOND", worth_a_second)
    bomb = next(file for file in BAD_FILES if "100,000 times" in file.name).make(tmp_path)
    (tmp_path / "decided.csv").write_bytes(b"reference\nA\n")
    wanted = [
        Wanted(path=path, name=path.name, table="decided", size=path.stat().st_size)
        for path in (bomb, tmp_path / "decided.csv")
    ]

    killed, whole = read_apart(wanted)

    assert [str(problem)[:28] for problem in killed.problems] == [
        "cases.xlsx: reading it failed"[:28]
    ]
    assert [table.rows for table in whole.tables] == [1]


def test_a_reader_that_never_ends_is_stopped(tmp_path, monkeypatch):
    """A pipe that nobody fills; folders are refused for holding one, so it is asked for here."""
    monkeypatch.setattr(isolation, "PATIENCE", 1)
    os.mkfifo(tmp_path / "decided.csv")
    pipe = Wanted(path=tmp_path / "decided.csv", name="decided.csv", table="decided", size=0)

    (stopped,) = read_apart([pipe])  # or for ever

    assert [problem.trouble for problem in stopped.problems] == [
        "reading it took more than 4 seconds, so it was stopped"
    ]


def test_a_file_that_may_not_be_read_is_named():
    """As somebody who may not: the superuser may read every file, so becomes nobody here."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "decided.csv"
        path.write_bytes(b"reference\nA\n")
        path.chmod(0)
        superuser = os.geteuid() == 0
        if superuser:
            os.seteuid(65534)
        try:
            reading = read_one(path, name="decided.csv", table="decided")
        finally:
            if superuser:
                os.seteuid(0)

    assert [str(problem) for problem in reading.problems] == [
        "decided.csv: the file cannot be opened (Permission denied)."
        " Check that it is there and that you can read it."
    ]


def test_reading_leaves_nothing_behind_in_the_working_folder(tmp_path, monkeypatch):
    """Nor runs what lies there: an extract may hold a csv.py."""
    (tmp_path / "decided.csv").write_bytes(b"reference\nA\n")
    (tmp_path / "csv.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)

    assert read_raw(Path()).tables["decided"].rows == 1
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["csv.py", "decided.csv"]


def test_parquet_columns_become_the_text_that_csv_would_hold(tmp_path):
    day = datetime.date(2020, 3, 31)
    noon, midnight = (
        datetime.datetime.fromisoformat(moment) for moment in ("2020-03-31T12:05", "2020-03-31")
    )
    columns = {
        "Day": pa.array([day, None]),
        "millis": pa.array([day, None], pa.date64()),
        "moment": pa.array([midnight, noon]),
        "zoned": pa.array([midnight, noon], pa.timestamp("ns", "UTC")),
        "count": pa.array([3, None], pa.int16()),
        "whole": pa.array([1234567.0, 0.5]),
        "odd": pa.array([float("nan"), -2.0], pa.float32()),
        "price": pa.array([Decimal("3.00"), Decimal("0.25")]),
        "upheld": pa.array([True, False]),
        "kind": pa.array(["a", "b"]).dictionary_encode(),
        "text": pa.array(["é", None], pa.large_string()),
        "nothing": pa.nulls(2),
    }
    pq.write_table(pa.table(columns), tmp_path / "decided.parquet")

    tables, _, problems = read_tables(tmp_path)

    assert problems == []
    assert {name: cells.to_pylist() for name, cells in tables["decided"].columns.items()} == {
        "day": ["2020-03-31", ""],
        "millis": ["2020-03-31", ""],
        "moment": ["2020-03-31", "2020-03-31 12:05:00"],
        "zoned": ["2020-03-31", "2020-03-31 12:05:00Z"],
        "count": ["3", ""],
        "whole": ["1234567", "0.5"],
        "odd": ["", "-2"],
        "price": ["3", "0.25"],
        "upheld": ["yes", "no"],
        "kind": ["a", "b"],
        "text": ["é", ""],
        "nothing": ["", ""],
    }
    assert list(tables["decided"].lines) == [1, 2]
