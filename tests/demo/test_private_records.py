"""The demonstration's records that are never published: possible, and without effect on the rest."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.profiles import OFFICE
from upheld.core.never_public import OF_THE_OFFICE
from upheld.demo import private_records
from upheld.demo.private_records import FAULTS, SHARES
from upheld.demo.whole_extract import write_demonstration
from upheld.ombudsman.folder import read_office

CASES = 1_000
ADDED = {**OF_THE_OFFICE, "contacts": ("language",)}


@pytest.fixture(scope="module")
def extract(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration") / "extract"
    write_demonstration(folder, OFFICE, cases=CASES)
    return folder


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def without_added(folder: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for path in sorted(folder.glob("*.csv")):
        added = ADDED.get(path.stem, ())
        rows = rows_of(path)
        yield path.stem, [{k: v for k, v in row.items() if k not in added} for row in rows]


def test_its_kinds_of_fault_are_those_of_the_default_office_but_for_other():
    assert (*FAULTS, "other") == read_office().faults
    assert len(SHARES) == len(FAULTS)
    assert round(sum(SHARES), 9) == 1


def test_other_chance_for_them_changes_them_and_nothing_else(extract, tmp_path, monkeypatch):
    monkeypatch.setattr(private_records, "OWN_CHANCE", 14)
    write_demonstration(tmp_path / "other", OFFICE, cases=CASES)
    kept, other = dict(without_added(extract)), dict(without_added(tmp_path / "other"))
    assert kept.pop("enquiries") != other.pop("enquiries")
    assert kept == other
    assert rows_of(extract / "decided.csv") != rows_of(tmp_path / "other" / "decided.csv")


def test_only_upheld_decisions_have_a_fault_and_all_of_them(extract):
    decided = rows_of(extract / "decided.csv")
    assert {bool(row["fault"]) for row in decided if row["outcome"] == "upheld"} == {True}
    assert {row["fault"] + row["fault_from"] for row in decided if row["outcome"] != "upheld"} == {
        ""
    }
    assert all(row["entered_on"] >= row["decided_on"] for row in decided)


def test_earlier_cases_are_few_and_are_about_the_same_body(extract):
    received = rows_of(extract / "received.csv")
    bodies = {row["reference"]: row["authority"] for row in received}
    pairs = [
        (bodies[row["reference"]], bodies[row["earlier_case"]])
        for row in rows_of(extract / "decided.csv")
        if row["earlier_case"] in bodies and row["reference"] in bodies
    ]
    assert 3 < len(pairs) < 60
    assert {one == other for one, other in pairs} == {True}


def test_about_a_fifth_of_replies_are_late(extract):
    enquiries = rows_of(extract / "enquiries.csv")
    answered = [row for row in enquiries if row["received_on"]]
    late = sum(row["received_on"] > row["due_on"] for row in answered)
    assert 100 < len(answered) < len(enquiries)
    assert 0.1 < late / len(answered) < 0.25
