"""Of everything that an edition gives away, less what the register lists, no service is left."""

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.profiles import LGSCO
from tests.sampling import WHOLE
from tests.whole.few_letters import written_to
from tests.whole.small import (
    BEFORE,
    YEAR,
    Row,
    Tables,
    build,
    upheld,
    write_directory,
    write_extract,
)
from upheld.core.years import Year
from upheld.edition.reading import open_edition

pytestmark = pytest.mark.sampled
REGISTER_AS_AT = "2024-07-31"
Left = dict[tuple[str, ...], int]
WITHHELD = ("a person could be identified", "sole trader", "employment", "under review")


def decide_again_after_each_year(tables: Tables) -> None:
    """Every fifth decision that was not upheld, and is the case's last, is upheld after its year."""
    decided = tables["decided"]
    made = Counter((row["authority"], row["reference"]) for row in decided)
    once = [
        row
        for row in decided
        if row["outcome"] == "not upheld" and made[row["authority"], row["reference"]] == 1
    ]
    for row in once[::5]:
        again = Year.containing(row["decided_on"]).last_day + timedelta(days=60)
        decided.append({**row, "decided_on": again, "sequence": 2, "outcome": "upheld"})
    assert len(once[::5]) > 20


def withhold_one_of_each_kind(tables: Tables) -> None:
    """One decision of each authority and outcome is withheld, besides those that are already.

    Of some that are decided again the first is, of some the second.
    """
    decide_again_after_each_year(tables)
    seen: set[tuple[str, str, Year]] = set()
    for number, row in enumerate(tables["decided"]):
        kind = (row["authority"], row["outcome"], Year.containing(row["decided_on"]))
        if kind not in seen and row["outcome"] in LGSCO.listed:
            seen.add(kind)
            row["withheld_reason"] = WITHHELD[number % len(WITHHELD)]
    assert len(seen) > 50


# The second does what the first does, and more.
CHANGES = (decide_again_after_each_year, withhold_one_of_each_kind)


@pytest.fixture(scope="module", params=CHANGES if WHOLE else CHANGES[1:])
def public(request, tmp_path_factory) -> Path:
    """Two editions and the register. Of letters, which no test here asks for, there are two."""

    def change(tables: Tables) -> None:
        request.param(tables)
        written_to("kent", "leeds")(tables)

    folder = tmp_path_factory.mktemp("disclosure")
    directory = write_directory(folder / "directory")
    extract = write_extract(folder / "extract", change=change)
    editions = folder / "editions"
    for year, options in ((BEFORE, ()), (YEAR, ("--after", editions / f"{BEFORE}.v1"))):
        done = build(extract, directory, editions, *options, year=year)
        assert done.returncode == 0, done.stderr
    words = ("--into", folder, "--as-at", REGISTER_AS_AT, "--directory", directory)
    done = upheld("register", extract, *words)
    assert done.returncode == 0, done.stderr
    return folder


def listed(public: Path) -> list[Row]:
    (database,) = public.glob("registers/*/register.sqlite")
    with sqlite3.connect(database) as register:
        register.row_factory = sqlite3.Row
        rows = register.execute("SELECT * FROM decision").fetchall()
    assert len(rows) > 200
    return [dict(row) for row in rows]


def left_of(counted: Iterable[tuple[str, str, str, str, int]], public: Path, *, years) -> Left:
    """Year, authority, category and outcome to what the published decisions do not explain."""
    left: Counter = Counter()
    for year, authority, category, outcome, many in counted:
        left[year, authority, category, outcome] += many
    for row in listed(public):
        year = str(Year.containing(date.fromisoformat(row["decided_on"])))
        if year in years:
            left[year, row["authority"], row["category"], row["outcome"]] -= 1
    return {key: many for key, many in left.items() if many}


@pytest.mark.parametrize("folder", [BEFORE, YEAR])
def test_the_database_leaves_no_service_of_a_withheld_decision(public, folder):
    years = {str(BEFORE), str(folder)}
    with open_edition(public / "editions" / f"{folder}.v1") as edition:
        rows = edition.database.execute(
            "SELECT year, authority, category, outcome, count FROM counted"
            " JOIN held USING (year, what) WHERE what = 'decided' AND outcome IN (?, ?, ?)",
            LGSCO.listed,
        ).fetchall()
    left = left_of(rows, public, years=years)
    assert {category for _, _, category, _ in left} == {""}
    assert min(left.values()) > 0


def test_the_tables_leave_none_either(public):
    with (public / "editions" / f"{YEAR}.v1" / "tables" / "counts.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        lines = [line for line in csv.DictReader(file) if line["what"] == "decided"]
    years = {str(BEFORE), str(YEAR)}
    rows = [
        (line["year"], line["authority"], line["category"], line["outcome"], int(line["count"]))
        for line in lines
        if line["year"] in years and line["outcome"] in LGSCO.listed
    ]
    assert {category for _, _, category, _ in left_of(rows, public, years=years)} == {"[x]"}


def test_upheld_by_service_is_what_is_listed_as_upheld(public):
    """Council by council and service by service, and so for every area that they are in."""
    upheld_listed: Counter = Counter()
    for row in listed(public):
        year = str(Year.containing(date.fromisoformat(row["decided_on"])))
        if row["outcome"] == "upheld" and year <= str(YEAR):
            upheld_listed[year, row["authority"], row["category"]] += 1
    with open_edition(public / "editions" / f"{YEAR}.v1") as edition:
        service = "SELECT year, authority, category, counted FROM service WHERE counted > 0"
        found = {(y, a, c): many for y, a, c, many in edition.database.execute(service)}
        areas = "SELECT year, category, counted FROM area WHERE area = '' AND category <> ''"
        everywhere = {(y, c): many for y, c, many in edition.database.execute(areas) if many}
    assert found == dict(upheld_listed)
    summed: Counter = Counter()
    for (year, _, category), many in upheld_listed.items():
        summed[year, category] += many
    assert everywhere == dict(summed)


def test_what_is_withheld_is_still_in_every_figure(public):
    with open_edition(public / "editions" / f"{YEAR}.v1") as edition:
        (by_outcome,) = edition.database.execute(
            "SELECT sum(count) FROM counted WHERE what = 'decided' AND outcome = 'upheld'"
            " AND year = ?",
            (str(YEAR),),
        ).fetchone()
        (in_figures,) = edition.database.execute(
            "SELECT sum(counted) FROM figure WHERE measure = 'upheld' AND year = ?", (str(YEAR),)
        ).fetchone()
        (by_service,) = edition.database.execute(
            "SELECT sum(counted) FROM service WHERE year = ?", (str(YEAR),)
        ).fetchone()
    assert by_outcome == in_figures > by_service


def test_such_an_edition_is_proved_whole_with_its_private_sheets(public):
    done = upheld("verify", public / "editions" / f"{YEAR}.v1")
    assert done.returncode == 0, done.stderr
