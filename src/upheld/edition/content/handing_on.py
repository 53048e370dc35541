"""Compliance outcomes that a body which has ended hands on to the successor the office names.

The names are in ``ended_outcomes`` in office.toml. What was handed on is a table in the edition, so
that what we say about it can be worked out again.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any

from upheld.core.authorities.lives import ended_before
from upheld.core.english import body_named, joined
from upheld.core.handing_on import HandedOn, handed_on
from upheld.core.measures import Cells, Kind
from upheld.core.profile import Profile
from upheld.core.saying.figures import Handing
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.tallies import Tallies
from upheld.edition.reading import Edition
from upheld.intake.directory.directory import Directory
from upheld.ombudsman.folder import Office, OfficeError
from upheld.ombudsman.folder_files import SETTINGS


def handed_on_by(office: Office, directory: Directory) -> HandedOn:
    """Raises OfficeError with every name that cannot be right."""
    named = office.ended_outcomes
    problems = [
        f"{office.files[SETTINGS]}, ended_outcomes.{body}: {why}"
        for body, successor in named.items()
        for why in _why_not(body, successor, directory)
    ]
    if problems:
        raise OfficeError("\n".join(problems))
    ended = {each.slug: each.last_day for each in directory.authorities if each.last_day}
    return handed_on(named, ended)


def _why_not(body: str, successor: str, directory: Directory) -> Iterator[str]:
    authority = directory.by_slug(body)
    if authority is None:
        yield f"We do not have an authority called {body!r}. Write the short name of its page."
        return
    successors = [each.slug for each in directory.successors(body)]
    if authority.last_day is None:
        yield f"{authority.name} has not ended. Remove the line."
    elif successor not in successors:
        known = f"Write one of: {', '.join(successors)}." if successors else "Remove the line."
        yield f"{successor!r} is not a successor of {authority.name}. {known}"


def handed_on_rows(tallies: Tallies, year: Year) -> list[tuple[Any, ...]]:
    """Rows of the table ``handed_on``."""
    return [
        (str(each.year), each.body, each.successor, each.outcome, each.count)
        for each in tallies.handed
        if each.year == year
    ]


def handings(database: sqlite3.Connection, profile: Profile, year: Year) -> dict[str, Handing]:
    """Each authority that handed on an outcome in the year, or took over one that counts."""
    counted = _counted(profile, year)
    rows = database.execute(
        "SELECT body, bodies.name, successor, successors.name, outcome, count FROM handed_on"
        " JOIN authority bodies ON bodies.slug = body"
        " JOIN authority successors ON successors.slug = successor"
        " WHERE year = ? ORDER BY body, successor",
        (str(year),),
    ).fetchall()
    given: dict[str, list[tuple[str, int]]] = {}
    taken: dict[str, list[tuple[str, int]]] = {}
    for body, name, successor, name_of_successor, outcome, count in rows:
        given.setdefault(body, []).append((name_of_successor, count))
        if outcome in counted:
            taken.setdefault(successor, []).append((name, count))
    found = {}
    for slug in given.keys() | taken.keys():
        own, others = taken.get(slug, []), given.get(slug, [])
        found[slug] = Handing(
            taken=sum(count for _, count in own),
            taken_from=_names(own),
            given=sum(count for _, count in others),
            given_to=_names(others),
        )
    return found


def _counted(profile: Profile, year: Year) -> set[str]:
    """The compliance outcomes out of which we say how many were kept."""
    kept = (each.out_of for each in profile.measures_in(year) if each.kind is Kind.KEPT)
    return {outcome for base in kept if isinstance(base, Cells) for outcome in base.outcomes}


def _names(told: list[tuple[str, int]]) -> str:
    return joined(dict.fromkeys(body_named(name) for name, _ in told))


def handed_on_recounted(edition: Edition) -> Iterator[str]:
    """What cannot be true about outcomes handed on in the edition's own year, in words."""
    year = edition.year
    counted = {
        (row["authority"], row["outcome"]): row["count"]
        for row in edition.rows(
            "SELECT authority, outcome, sum(count) AS count FROM counted"
            " WHERE year = ? AND what = ? GROUP BY authority, outcome",
            (str(year), What.COMPLIANCE.value),
        )
    }
    taken: dict[tuple[str, str], int] = {}
    for row in edition.rows(
        "SELECT handed_on.*, last_day FROM handed_on JOIN authority ON slug = body WHERE year = ?",
        (str(year),),
    ):
        body, successor, outcome = row["body"], row["successor"], row["outcome"]
        name = f"handed_on {year} {body} {successor} {outcome}"
        ended = ended_before(row["last_day"], year.last_day.isoformat())
        if not ended or successor not in _after(edition, body):
            yield f"{name}: it does not follow from which bodies ended and which took over"
        if outcome not in edition.profile.compliance or row["count"] < 1:
            yield f"{name}: a count of {row['count']} for {outcome!r} is not possible"
        is_over = ended_before(row["last_day"], year.first_day.isoformat())
        if is_over and (body, outcome) in counted:
            yield f"{name}: outcomes for {body} are also counted as its own"
        taken[successor, outcome] = taken.get((successor, outcome), 0) + row["count"]
    for (successor, outcome), count in sorted(taken.items()):
        if count > counted.get((successor, outcome), 0):
            yield f"handed_on {year} {successor} {outcome}: {count} is more than it has"


def _after(edition: Edition, body: str) -> set[str]:
    """Everyone who took over from it, directly or in turn."""
    rows = edition.rows(
        "WITH RECURSIVE later(slug) AS (SELECT successor FROM succession WHERE predecessor = ?"
        " UNION SELECT successor FROM succession JOIN later ON predecessor = slug)"
        " SELECT slug FROM later",
        (body,),
    )
    return {row["slug"] for row in rows}
