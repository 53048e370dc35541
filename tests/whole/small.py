"""A small country: a few real authorities and two years of invented cases of every shape.

A national build takes some 20 seconds, this one about two, so that a test can have many. The
directory is cut from the project's own; the cases are seeded, so that every run has the same.
"""

import csv
import random
import subprocess
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from tests.command import forked
from tests.offices import office_with
from tests.profiles import (
    CATEGORIES,
    COMPLIANCE_OUTCOMES,
    LATE,
    LGSCO,
    NOT_SATISFIED,
    NOT_UPHELD,
    OUTCOMES,
    SATISFIED,
    UPHELD,
)
from upheld.core.years import Year
from upheld.intake.demonstration import NOTICE, write_mark
from upheld.intake.directory.directory import PACKAGED

AUTHORITIES = (
    "adur",
    "bradford",
    "cambridge",
    "camden",
    "colchester",  # given another name on 23 November 2022
    "dartmoor-national-park",  # of no group
    "islington",
    "kent",
    "leeds",
    "leicester",
    "north-west-leicestershire",
    "northampton",  # ended on 31 March 2021
    "rutland",  # under 50,000 residents
    "surrey",
    "west-northamptonshire",  # its successor
)
BEFORE, YEAR = Year(2021), Year(2022)  # the later year has every measure
TOTALS_ONLY = Year(2020)  # known only as published totals
IN_FULL = {"northampton": "Northampton Borough Council"}  # a bare name is of those that exist
PERSONAL = "CONFIDENTIAL"  # stands in every text that no edition may hold

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def write_directory(
    folder: Path, *, of: Collection[str] = AUTHORITIES, also: Collection[str] = ()
) -> Path:
    """The project's own directory, cut down to the authorities of the small country."""
    authorities = {*of, *also}
    folder.mkdir(parents=True)
    for table in ("authorities", "names", "successions", "populations"):
        with (PACKAGED / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = [row for row in reader if _names(row) <= authorities]
        write_rows(folder / f"{table}.csv", rows, columns=reader.fieldnames)
    return folder


def _names(row: Mapping[str, str]) -> set[str]:
    return {row[key] for key in ("slug", "predecessor", "successor") if key in row}


def write_rows(path: Path, rows: list[Row], *, columns: Iterable[str] | None = None) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(columns or rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_extract(
    folder: Path, *, seed: int = 1, change: Callable[[Tables], None] | None = None
) -> Path:
    """The extract of the small country; ``change`` may correct its tables before they are written."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = tables_of_the_country(seed)
    if change:
        change(tables)
    for name, rows in tables.items():
        named = [{key: IN_FULL.get(value, value) for key, value in row.items()} for row in rows]
        write_rows(folder / f"{name}.csv", named)
    write_mark(folder)
    return folder


# Where other authorities would only take time. What somebody writes is about these: a letter, a
# report.
FEW = ("kent", "leeds")


def write_few(folder: Path, *, also: Callable[[Tables], None] | None = None) -> tuple[Path, Path]:
    """The directory and the extract of two authorities alone, with another change."""

    def change(tables: Tables) -> None:
        only_about(FEW, tables)
        if also:
            also(tables)

    directory = write_directory(folder / "directory", of=FEW)
    return directory, write_extract(folder / "extract", change=change)


def only_about(authorities: Collection[str], tables: Tables) -> None:
    """A change of an extract: what is about others is left out."""
    for rows in tables.values():
        rows[:] = [row for row in rows if "authority" not in row or row["authority"] in authorities]


def tables_of_the_country(seed: int = 1) -> Tables:
    """Every table of an extract: two years of cases, and one year known only as totals."""
    chance = random.Random(seed)
    tables: Tables = {name: [] for name in ("received", "decided", "recommendations", "compliance")}
    numbers = count(1)
    for slug in AUTHORITIES:
        for year in (BEFORE, YEAR):
            few = slug in ("northampton", "dartmoor-national-park")
            for _ in range(2 if few else chance.randint(14, 22)):
                _add_case(tables, chance, slug, year, next(numbers))
    _decide_again(tables["decided"])
    _share_a_case(tables)
    _fail_to_comply(tables["compliance"])
    return tables | _other_tables(tables)


def _add_case(tables: Tables, chance: random.Random, slug: str, year: Year, number: int) -> None:
    reference = f"{year.start % 100:02} {number:03} {chance.randrange(1000):03}"
    received_on = year.first_day + timedelta(days=chance.randrange(200))
    decided_on = received_on + timedelta(days=chance.randrange(20, 160))
    case = {
        "reference": reference,
        "authority": slug,
        "category": chance.choice(CATEGORIES),
        "subcategory": f"{PERSONAL} subcategory",
    }
    outcome = chance.choices(OUTCOMES, weights=(1, 1, 3, 3, 4, 6))[0]
    tables["received"].append(
        {**case, "received_on": received_on, "complainant": f"{PERSONAL} person {number}"}
    )
    tables["decided"].append(
        {
            **case,
            "decided_on": decided_on,
            "outcome": outcome,
            "remedied_by_authority": "yes" if outcome == UPHELD and number % 5 == 0 else "no",
            "sequence": 1,
            "kind": "statement",
            "summary": f"{PERSONAL} summary of {reference}",
            "statement": f"{PERSONAL} statement of {reference}",
            "withheld_reason": "consent" if number % 11 == 0 else "",
        }
    )
    if outcome == UPHELD:
        _follow_up(tables, chance, case, decided_on, number)


def _follow_up(
    tables: Tables, chance: random.Random, case: Row, decided_on: date, number: int
) -> None:
    key = {name: case[name] for name in ("reference", "authority")}
    for place, kind in ((1, "personal remedy"), (2, "service improvement")):
        tables["recommendations"].append(
            {
                **key,
                "number": place,
                "kind": kind,
                "remedy": LGSCO.remedies[number % len(LGSCO.remedies)],
                "agreed_on": decided_on,
                "due_on": decided_on + timedelta(days=60),
                "text": f"{PERSONAL} payment" if place == 1 else f"Review procedure {number}",
            }
        )
    recorded_on = decided_on + timedelta(days=chance.randrange(30, 120))
    outcome = chance.choices(COMPLIANCE_OUTCOMES, weights=(12, 4, 0, 0, 1))[0]
    tables["compliance"].append(
        {**key, "recorded_on": recorded_on, "outcome": outcome, "sequence": 1}
    )


def _decide_again(decided: list[Row]) -> None:
    """One decision in nine of the later year is made again, some of them otherwise."""
    first = [row for row in decided if row["outcome"] == NOT_UPHELD and YEAR.start == _began(row)]
    for place, row in enumerate(first[::9]):
        again = row["decided_on"] + timedelta(days=30)
        outcome = UPHELD if place % 2 else NOT_UPHELD
        decided.append({**row, "decided_on": again, "sequence": 2, "outcome": outcome})


def _began(row: Row) -> int:
    return Year.containing(row["decided_on"]).start


def _share_a_case(tables: Tables) -> None:
    """One complaint about two authorities, with two outcomes."""
    for name, outcome in (("received", None), ("decided", NOT_UPHELD)):
        row = next(r for r in tables[name] if r["authority"] == "kent")
        other = {**row, "authority": "surrey"}
        tables[name].append(other | ({"outcome": outcome} if outcome else {}))


def _fail_to_comply(compliance: list[Row]) -> None:
    """The first outcomes of Leeds and Camden of the later year fail; Leicester is late twice."""
    for slug, outcome, many in (
        ("leeds", "not complete and not satisfied", 1),
        ("leeds", NOT_SATISFIED, 2),
        ("camden", NOT_SATISFIED, 12),  # more than a letter lists
        ("leicester", LATE, 2),
    ):
        rows = [r for r in compliance if r["authority"] == slug and r["outcome"] == SATISFIED]
        for row in rows[-many:]:
            row["outcome"] = outcome


def _other_tables(tables: Tables) -> Tables:
    case = next(
        r
        for r in tables["decided"]
        if r["authority"] == "leeds" and r["outcome"] == UPHELD and _began(r) == YEAR.start
    )
    published_on = YEAR.first_day + timedelta(days=300)
    reports = [
        {
            "reference": case["reference"],
            "authority": "leeds",
            "published_on": published_on,
            "title": "Homes and <b>repairs</b>",
        }
    ]
    events = [
        {
            "event": f"E{number}",
            "kind": ("course", "seminar", "webinar")[number % 3],
            "audience": ("councils", "adult social care providers")[number % 2],
            "held_on": year.first_day + timedelta(days=30 * number),
            "place": ("Leeds", "London")[number % 2],
            "title": f"Complaints {number}",
        }
        for number, year in enumerate((BEFORE, BEFORE, YEAR, YEAR, YEAR))
    ]
    attendance = [
        {"event": event["event"], "organisation": name, "people": people}
        for event in events
        for name, people in (("Leeds City Council", 4), ("Kent", 2), ("A care home", 3))
    ]
    counts = [
        {"year": str(TOTALS_ONLY), "authority": slug, "what": what, "outcome": outcome, "count": n}
        for slug in ("leeds", "kent")
        for what, outcome, n in (("decided", UPHELD, 7), ("decided", NOT_UPHELD, 5))
    ]
    averages = [
        {
            "year": str(TOTALS_ONLY),
            "peer_group": "metropolitan",
            "measure": "upheld",
            "text": "72%",
            "source": "Annual review 2021",
        }
    ]
    contacts = [
        {
            "authority": slug,
            "role": role,
            "title": role.capitalize(),
            "name": f"{PERSONAL} Mx {ascii_uppercase[place]}",
            "email": f"{role.replace(' ', '.')}@{slug}.example",
        }
        for place, slug in enumerate(AUTHORITIES)
        for role in tuple(LGSCO.roles)[: 1 + place % 3]
    ]
    letters = [
        {
            "authority": "kent",
            "send": "yes",
            "paragraph": "We thank your officers for the [2] visits in May.",
            "approved_by": "the Ombudsman",
            "source": "Our calendar of visits",
            "checked_by": "the Head of Casework",
        }
    ]
    earlier = [{"authority": "leeds", "year": "2017-18", "file": "leeds-2018.pdf"}]
    about = [{"key": "notice", "value": NOTICE}]
    populations = [
        {"year": str(YEAR), "authority": "kent", "population": 1_576_100, "source": "Census 2021"}
    ]
    return {
        "reports": reports,
        "events": events,
        "attendance": attendance,
        "counts": counts,
        "averages": averages,
        "contacts": contacts,
        "letters": letters,
        "earlier_letters": earlier,
        "populations": populations,
        "about": about,
    }


DRAFT_OFFICE = """
[years."2021-22"]
[years."2022-23"]
"""


def write_office(folder: Path, *, text: str = DRAFT_OFFICE) -> Path:
    """An ombudsman's folder without dates, so that its letters are drafts, unless ``text`` has them."""
    folder.mkdir(parents=True)
    return office_with(folder, text)


def upheld(
    *words: str | Path, umask: int | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command, with more in its environment, or with another umask."""
    return forked(words, umask=umask, **environment)


def build(
    extract: Path,
    directory: Path,
    into: Path,
    *options: str | Path,
    year: Year = YEAR,
    umask: int | None = None,
) -> subprocess.CompletedProcess[str]:
    """`upheld build` of the small country."""
    words = ("--year", str(year), "--into", into, "--directory", directory, *options)
    return upheld("build", extract, *words, umask=umask)
