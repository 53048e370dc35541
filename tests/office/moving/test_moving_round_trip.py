"""Import and extract lose nothing: random extracts, and a country whose edition stays."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from django.db import transaction

from tests.office.databases import on_both
from tests.office.moving.extracts import contents_of, extract_of, read_folder, take, taken_out
from tests.office.random_extracts import random_extract
from tests.profiles import LGSCO
from tests.sampling import trials
from tests.whole.small import AUTHORITIES, YEAR, write_directory, write_extract
from upheld.edition.content.filling import write_content
from upheld.edition.content.source import Source
from upheld.edition.content.tallies import tallies_of
from upheld.intake.directory.directory import Directory, read_directory
from upheld.intake.extract import Extract
from upheld.office.models import Case, Decision, Entry
from upheld.ombudsman.folder import read_office

pytestmark = pytest.mark.usefixtures("database")

EXTRACTS = trials(24, whole=200)
PARTS = 8  # so that several processes share them
COUNTED_EVERY = 20  # equal tables count alike: of some it is shown


@pytest.mark.sampled
@pytest.mark.parametrize("part", range(PARTS))
def test_random_extracts_come_out_as_they_went_in(tmp_path, part):
    shapes = set()
    for seed in range(part, EXTRACTS, PARTS):
        extract = extract_of(random_extract(seed))
        with transaction.atomic():
            take(extract)
            out = taken_out(tmp_path / str(seed))
            transaction.set_rollback(True)
        assert contents_of(out) == contents_of(extract), f"seed {seed}"
        if seed % COUNTED_EVERY == 0:
            assert counts_of(out) == counts_of(extract), f"seed {seed}"
        shapes.add(frozenset(extract.given.items()))
    assert len(shapes) == EXTRACTS // PARTS  # no two have the same tables and columns
    assert Case.objects.count() == 0


def counts_of(extract: Extract) -> object:
    return [
        tallies_of(extract, profile=LGSCO, year=year, as_at=year.last_day)
        for year in tallies_of(extract, profile=LGSCO, year=YEAR, as_at=YEAR.last_day).years()
    ]


@on_both
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_extract_comes_out_of_either_database_as_it_went_in(tmp_path, seed):
    extract = extract_of(random_extract(seed))
    take(extract)
    assert contents_of(taken_out(tmp_path / "out")) == contents_of(extract)


def test_the_edition_of_a_country_is_the_same_from_the_office_as_from_its_extract(tmp_path):
    """Every table of the edition, the figures among them; and every reason for withholding."""
    extract = read_folder(write_extract(tmp_path / "in", change=with_every_reason))
    take(extract)
    ledger = Entry.objects.count()
    out = taken_out(tmp_path / "out")
    assert set(Decision.objects.values_list("state", flat=True)) >= {"published", "withheld"}
    directory = read_directory(
        write_directory(tmp_path / "directory"), groups=LGSCO.groups
    )  # of these bodies alone
    assert edition_of(out, directory) == edition_of(extract, directory)
    assert take(out).is_nothing
    assert Entry.objects.count() == ledger + 1  # that an extract was taken


def with_every_reason(tables: dict) -> None:
    for row, reason in zip(tables["decided"], tuple(LGSCO.reasons), strict=False):
        row["withheld_reason"] = reason


def edition_of(extract: Extract, directory: Directory) -> dict[str, list]:
    source = Source(
        extract=extract,
        directory=directory,
        office=read_office(),
        year=YEAR,
        as_at=YEAR.last_day,
        public_on=None,
        publication_delay=timedelta(days=42),
    )
    with closing(sqlite3.connect(":memory:")) as database:
        as_at = YEAR.last_day.isoformat()
        about = {"year": str(YEAR), "as_at": as_at, "letters_on": "", "public_at": ""}
        write_content(database, source, about)
        names = [
            n for (n,) in database.execute("SELECT name FROM sqlite_schema WHERE type='table'")
        ]
        tables = {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    assert len(tables["figure"]) > 5 * len(AUTHORITIES)
    return tables
