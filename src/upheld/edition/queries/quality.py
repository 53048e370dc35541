"""What an edition says about its own quality, and the policies behind it."""

from dataclasses import dataclass

from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition
from upheld.ombudsman.policies import KINDS


@dataclass(frozen=True, kw_only=True)
class TimelinessRow(Record):
    """Days are counted from the last day of the year; None on a draft."""

    year: str
    as_at: str
    letters_on: str
    public_at: str
    days_to_figures: int
    days_to_letters: int | None
    days_to_publication: int | None


@dataclass(frozen=True, kw_only=True)
class CoverageRow(Record):
    """How many authorities in a group a year says anything about."""

    peer_group: str
    authorities: int
    with_figures: int
    with_cases: int
    received: int
    decided: int
    investigated: int
    compliance: int


@dataclass(frozen=True, kw_only=True)
class CompletenessRow(Record):
    """How many cells in a column of the extract are filled; None: it has no such column."""

    source: str
    field: str
    may_be_empty: int
    rows: int
    filled: int | None
    text: str


@dataclass(frozen=True, kw_only=True)
class AgainRow(Record):
    """Cases whose last entry, made in the year, replaced another."""

    what: str
    cases: int
    earlier_known: int
    changed_outcome: int
    changed_year: int


@dataclass(frozen=True, kw_only=True)
class RevisedByRow(Record):
    """Figures for a year that today's records no longer give."""

    year: str
    measure: str
    published: int
    revised: int
    decided_again: int
    corrected: int
    both: int
    largest: float | None
    median: float | None


@dataclass(frozen=True, kw_only=True)
class LaterRow(Record):
    """Cases for an earlier year that were recorded after its figures were made."""

    year: str
    what: str
    published: int
    now: int
    decided_again: int
    later: int


@dataclass(frozen=True, kw_only=True)
class RelatedRow(Record):
    """For how many authorities one cause is a large part of a figure."""

    measure: str
    kind: str
    authorities: int
    related: int


@dataclass(frozen=True, kw_only=True)
class DispersionRow(Record):
    """How much more a group differs than chance alone would explain."""

    peer_group: str
    measure: str
    members: int
    phi: float
    tau2: float


@dataclass(frozen=True, kw_only=True)
class PolicyRow(Record):
    kind: str
    title: str
    owner: str
    approved_on: str
    text: str


def timeliness(edition: Edition) -> list[TimelinessRow]:
    """Latest year first."""
    return edition.ask(TimelinessRow, "SELECT * FROM timeliness ORDER BY year DESC")


def coverage(edition: Edition) -> list[CoverageRow]:
    return edition.ask(CoverageRow, "SELECT * FROM coverage WHERE year = ?", _year(edition))


def completeness(edition: Edition) -> list[CompletenessRow]:
    return edition.ask(CompletenessRow, "SELECT * FROM completeness WHERE year = ?", _year(edition))


def decided_again(edition: Edition) -> list[AgainRow]:
    return edition.ask(AgainRow, "SELECT * FROM decided_again WHERE year = ?", _year(edition))


def revised_by(edition: Edition) -> list[RevisedByRow]:
    """Latest year first, then by measure as printed."""
    return edition.ask(
        RevisedByRow,
        "SELECT revised_by.* FROM revised_by JOIN measure ON slug = measure"
        " ORDER BY year DESC, place",
    )


def recorded_later(edition: Edition) -> list[LaterRow]:
    return edition.ask(LaterRow, "SELECT * FROM recorded_later")


def related(edition: Edition) -> list[RelatedRow]:
    return edition.ask(RelatedRow, "SELECT * FROM related WHERE year = ?", _year(edition))


def dispersion(edition: Edition) -> list[DispersionRow]:
    """By measure as printed and by group."""
    return edition.ask(
        DispersionRow,
        "SELECT dispersion.* FROM dispersion JOIN measure ON slug = measure WHERE year = ?"
        " ORDER BY place, peer_group",
        _year(edition),
    )


def approved_policies(edition: Edition) -> list[PolicyRow]:
    """By kind. Empty in an edition whose schema has no policies."""
    if not edition.has("policy"):
        return []
    found = {row.kind: row for row in edition.ask(PolicyRow, "SELECT * FROM policy")}
    return [found[kind] for kind in KINDS if kind in found]


def missing_policies(edition: Edition) -> list[str]:
    """Each as a sentence, in the order in which we look for them."""
    found = {row.kind for row in approved_policies(edition)}
    return [f"No {name} has been approved." for kind, name in KINDS.items() if kind not in found]


def _year(edition: Edition) -> tuple[str]:
    return (str(edition.year),)
