"""The extract is whole or not there, the same each time, and passes its own checks."""

from pathlib import Path

import pyarrow.parquet as pa_parquet
import pytest

from tests.demo.counted import rows_of
from tests.directory import default_directory
from tests.profiles import OFFICE
from upheld.demo.extract_files import DemonstrationError
from upheld.demo.whole_extract import write_demonstration
from upheld.disk.in_place import InPlaceError
from upheld.intake.demonstration import FILE as MARK
from upheld.intake.demonstration import NOTICE
from upheld.intake.reading_extract import read_extract


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_bytes_each_time(demonstration: Path, tmp_path: Path) -> None:
    write_demonstration(tmp_path / "again", OFFICE)
    assert bytes_of(tmp_path / "again") == bytes_of(demonstration)


def test_another_seed_gives_other_cases(tmp_path: Path) -> None:
    write_demonstration(tmp_path / "one", OFFICE, cases=2_000, seed=1)
    write_demonstration(tmp_path / "two", OFFICE, cases=2_000, seed=2)
    assert bytes_of(tmp_path / "one")["decided.csv"] != bytes_of(tmp_path / "two")["decided.csv"]


def test_it_is_read_without_a_problem_and_says_what_it_is(demonstration: Path) -> None:
    extract = read_extract(demonstration, directory=default_directory(), profile=OFFICE.profile)
    assert extract.notice == NOTICE
    assert extract.is_demonstration
    assert NOTICE == (
        "Demonstration: the authorities are real; every case, complaint, decision and figure is"
        " invented."
    )


def test_statements_keep_the_table_of_decisions_below_60_megabytes(demonstration: Path) -> None:
    assert (demonstration / "decided.csv").stat().st_size < 60_000_000


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text("mine")
    with pytest.raises(InPlaceError, match="already exists and is not empty"):
        write_demonstration(tmp_path, OFFICE)
    assert bytes_of(tmp_path) == {"cases.csv": b"mine"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_demonstration(tmp_path, OFFICE, cases=1_000)
    assert len(rows_of(tmp_path, "received")) == 1_000


@pytest.mark.parametrize("cases", [1_000, 1_001, 12_345])
def test_as_many_cases_as_asked_for(tmp_path: Path, cases: int) -> None:
    write_demonstration(tmp_path / "extract", OFFICE, cases=cases)
    extract = read_extract(
        tmp_path / "extract", directory=default_directory(), profile=OFFICE.profile
    )
    assert extract.tables["received"].num_rows == cases


@pytest.mark.parametrize("cases", [0, 999, 20_000_001])
def test_a_number_out_of_range_is_refused(tmp_path: Path, cases: int) -> None:
    with pytest.raises(DemonstrationError, match="Ask for 1,000 to 20,000,000"):
        write_demonstration(tmp_path / "extract", OFFICE, cases=cases)
    assert list(tmp_path.iterdir()) == []


def test_more_than_a_million_cases_come_as_parquet_without_statements(tmp_path: Path) -> None:
    write_demonstration(tmp_path / "extract", OFFICE, cases=1_000_001)
    assert {path.suffix for path in (tmp_path / "extract").glob("*.*") if path.name != MARK} == {
        ".parquet"
    }
    received = pa_parquet.ParquetFile(tmp_path / "extract" / "received.parquet")
    decided = pa_parquet.ParquetFile(tmp_path / "extract" / "decided.parquet")
    assert received.metadata.num_rows == 1_000_001
    assert "statement" not in decided.schema_arrow.names
