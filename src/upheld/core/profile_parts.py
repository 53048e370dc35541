"""What a profile is made of: outcomes, services, groups, roles and reasons, each with its key.

The key is what extracts, editions and the open data say. Other spellings are in ``also``, folded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from upheld.core.years import Year


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """An outcome of a decision. The key is what extracts and the open data say."""

    key: str
    title: str
    stage: str  # how far such a complaint went
    has_fault: bool  # it counts as upheld: a remedy can be recommended
    is_listed: bool  # the register lists decisions with it; others are only counted
    means: str = ""  # what the public is told about one that is listed
    does_not_mean: str = ""
    also: tuple[str, ...] = ()  # other spellings, folded


class Kept(StrEnum):
    """What checking what was agreed can show."""

    ON_TIME = "kept"
    LATE = "kept late"
    NOT_SATISFIED = "done, and not satisfactory"
    NOT_DONE = "not done"
    NEITHER = "neither"  # counts neither way


KEPT = (Kept.ON_TIME, Kept.LATE)
FAILED = (Kept.NOT_SATISFIED, Kept.NOT_DONE)
DONE = (*KEPT, Kept.NOT_SATISFIED)  # done, so there is a day when it was


@dataclass(frozen=True, kw_only=True)
class ComplianceOutcome:
    key: str
    title: str
    kept: Kept
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Category:
    """A service that complaints are about."""

    key: str
    groups: tuple[str, ...] = ()  # of authorities that provide it; empty: all
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Group:
    """Similar authorities, which are compared with one another."""

    key: str
    name: str  # what a sentence calls them: district councils
    layers: tuple[str, ...] = ()  # of the map of hexagons
    words: tuple[str, ...] = ()  # that a name of one may have, though its own name does not
    style: str = ""  # all that people put after the name of its place
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Role:
    """A contact's role: what a person in it is sent."""

    key: str
    is_addressed: bool = False  # letters are written to them
    copies: int = 0  # of a letter, at most
    reminded: int | None = None  # its place among those that a reminder is written to
    groups: tuple[str, ...] = ()  # of authorities that have it; empty: all


class Because(StrEnum):
    """Why a decision is withheld, as far as rules ask."""

    EARLY = "early"  # it has not been cleared yet
    REVIEW = "review"
    OTHER = "other reasons"
    LASTING = "lasting"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A reason for withholding a decision."""

    key: str
    because: Because = Because.LASTING


@dataclass(frozen=True, kw_only=True)
class Vintage:
    """From a year on, which population rates are made with."""

    since: Year
    name: str


Spelt = Outcome | ComplianceOutcome | Category | Group


def spellings(known: Iterable[Spelt]) -> dict[str, str]:
    """Every other spelling, folded, to the key that it means."""
    return {other: each.key for each in known for other in each.also}
