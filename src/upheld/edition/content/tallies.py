"""An extract's cells: its cases counted on the engine, and the totals that it was given.

Rows are (year, authority, what, category, outcome, count), the columns of the table ``counted``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from upheld.core import counting
from upheld.core.disclosure import without_services_of_unlisted
from upheld.core.figures.figure import YearCounts, counts_of_cells
from upheld.core.handing_on import KEPT, HandedOn
from upheld.core.profile import Profile
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.intake.extract import Extract

DATED = {
    What.RECEIVED: "received_on",
    What.DECIDED: "decided_on",
    What.COMPLIANCE: "recorded_on",
}


@dataclass(frozen=True, order=True)
class Tally:
    """One cell: how many of one kind, about one authority, in one year."""

    year: Year
    authority: str
    what: What
    category: str  # '' if not known
    outcome: str  # '' if there is none
    count: int


@dataclass(frozen=True, order=True)
class Handed:
    """How many of a body's compliance outcomes its successor's figures include."""

    year: Year
    body: str
    successor: str
    outcome: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Tallies:
    """Every cell that is known, by year, and the years whose cases were counted."""

    profile: Profile
    rows: tuple[Tally, ...]
    held: frozenset[tuple[Year, What]]
    complaints: Mapping[Year, tuple[int, int]] = field(default_factory=dict)
    """Year to (complaints, decisions about authorities), where cases were counted."""
    earlier: tuple[Tally, ...] = ()
    """Cells for earlier years as the cases give them now; ``rows`` has what was published."""
    handed: tuple[Handed, ...] = ()
    """What bodies that have ended have handed on; ``rows`` includes it."""
    first_days: Mapping[What, date] = field(default_factory=dict)
    """The earliest day in each table of cases. Before it, cases may be missing."""

    def years(self) -> list[Year]:
        return sorted({row.year for row in self.rows} | {year for year, _ in self.held})

    def of_year(self, year: Year) -> YearCounts:
        """What the measures are made from."""
        cells = [
            (row.authority, row.what, row.category, row.outcome, row.count)
            for row in self.rows
            if row.year == year
        ]
        held = frozenset(what for held_year, what in self.held if held_year == year)
        return counts_of_cells(self.profile, year, cells, held)


def tallies_of(
    extract: Extract, *, profile: Profile, year: Year, as_at: date, handed_on: HandedOn = KEPT
) -> Tallies:
    """Count the cases for ``year`` as at the day, and take other years from published totals."""
    totals = [tally for tally in _from_totals(extract) if tally.year <= year]
    told = {(tally.year, tally.what) for tally in totals}
    cases = _from_cases(
        extract, profile=profile, year=year, as_at=as_at, told=told, handed_on=handed_on
    )
    from_totals = [tally for tally in totals if (tally.year, tally.what) not in cases.held]
    return replace(cases, rows=tuple(sorted((*cases.rows, *from_totals))))


def _from_cases(
    extract: Extract,
    *,
    profile: Profile,
    year: Year,
    as_at: date,
    told: set[tuple[Year, What]],
    handed_on: HandedOn,
) -> Tallies:
    rows: list[Tally] = []
    earlier: list[Tally] = []
    held: set[tuple[Year, What]] = set()
    complaints: dict[Year, tuple[int, int]] = {}

    def take(what: What, found: list[dict], *, is_held: bool = False) -> None:
        """If a table has any row for a year it has the whole year; else the caller knows."""
        tallies = _tallies(found, what)
        of_year = [tally for tally in tallies if tally.year == year]
        earlier.extend(tally for tally in tallies if tally.year < year)
        if of_year or is_held:
            held.add((year, what))
            rows.extend(of_year)

    if extract.has("received"):
        received = extract.cases("received")
        take(What.RECEIVED, extract.run(counting.received_counts(received, as_at=as_at)))
    if extract.has("decided"):
        decided = extract.cases("decided")
        found = extract.run(
            counting.decided_counts(decided, as_at=as_at, with_fault=profile.with_fault)
        )
        unlisted = counting.unlisted_counts(
            decided,
            as_at=as_at,
            with_fault=profile.with_fault,
            listed=profile.listed,
            are_withheld=extract.has("decided", "withheld_reason"),
        )
        found = without_services_of_unlisted(found, extract.run(unlisted))
        take(What.DECIDED, found)
        if extract.has("decided", "remedied_by_authority"):
            with_fault = [row for row in found if row["outcome"] in profile.with_fault]
            remedied = [row | {"count": row["remedied"]} for row in with_fault]
            take(What.REMEDIED, remedied, is_held=(year, What.DECIDED) in held)
        for row in extract.run(counting.complaints_decided(decided, as_at=as_at)):
            if row["year"] == year.start:
                complaints[year] = (row["complaints"], row["decisions"])
    if extract.has("compliance"):
        compliance = extract.cases("compliance")
        # If we hold a year's decisions, a table of outcomes without that year means: none.
        none = (year, What.DECIDED) in held and (year, What.COMPLIANCE) not in told
        found = extract.run(
            counting.compliance_counts(compliance, as_at=as_at, handed_on=handed_on)
        )
        take(What.COMPLIANCE, found, is_held=none)
    if extract.has("recommendations") and profile.counts(What.RECOMMENDATIONS):
        due = counting.recommendation_counts(extract.cases("recommendations"), as_at=as_at)
        take(What.RECOMMENDATIONS, extract.run(due), is_held=True)
    return Tallies(
        profile=profile,
        rows=tuple(rows),
        held=frozenset(held),
        complaints=complaints,
        earlier=tuple(sorted(earlier)),
        handed=_handed(extract, year=year, as_at=as_at, handed_on=handed_on),
        first_days=_first_days(extract),
    )


def _handed(
    extract: Extract, *, year: Year, as_at: date, handed_on: HandedOn
) -> tuple[Handed, ...]:
    if not handed_on.turns or not extract.has("compliance"):
        return ()
    compliance = extract.cases("compliance")
    found = extract.run(counting.handed_on_counts(compliance, as_at=as_at, handed_on=handed_on))
    return tuple(
        sorted(
            Handed(year, row["body"], row["authority"], row["outcome"], row["count"])
            for row in found
            if row["year"] == year.start
        )
    )


def _first_days(extract: Extract) -> dict[What, date]:
    found = {}
    for what, dated in DATED.items():
        if extract.has(what.value):
            (row,) = extract.run(counting.first_day(extract.cases(what.value), dated=dated))
            if row["first_day"]:
                found[what] = row["first_day"]
    return found


def _tallies(found: Iterable[dict], what: What) -> list[Tally]:
    return [
        Tally(
            year=Year(row["year"]),
            authority=row["authority"],
            what=what,
            category=row.get("category") or "",
            outcome=row.get("outcome") or "",
            count=row["count"],
        )
        for row in found
        if row["count"]
    ]


def _from_totals(extract: Extract) -> list[Tally]:
    """Published totals: rows by category are used in preference to the total over categories."""
    if not extract.has("counts"):
        return []
    tallies = [
        Tally(
            year=Year(row["year"]),
            authority=row["authority"],
            what=What(row["what"]),
            category=row["category"] or "",
            outcome=row["outcome"] or "",
            count=row["count"],
        )
        for row in extract.tables["counts"].to_pylist()
    ]
    by_category = {(t.year, t.authority, t.what, t.outcome) for t in tallies if t.category}
    return [
        tally
        for tally in tallies
        if tally.category
        or (tally.year, tally.authority, tally.what, tally.outcome) not in by_category
    ]
