"""What a measure is: which published counts are counted, and out of which.

Which measures there are is in an ombudsman's profile, and nothing else may define a share. Measures
are written in cells of the published tables (this many upheld, this many not upheld) and not in
cases, so that the same code measures a year whose cases we have and a year that we only have as
published totals.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from upheld.core.vocabulary import What
from upheld.core.years import Year


@dataclass(frozen=True, kw_only=True)
class Cells:
    """The cells that are added up: what was counted, and with which outcomes."""

    what: What
    outcomes: tuple[str, ...]


class Kind(StrEnum):
    """The kinds of measure. Each has its own sentences, and nothing can be measured otherwise."""

    SHARE = "share"  # of decisions
    KEPT = "kept"  # cases in which what was agreed was done
    LATE = "late"  # among those
    REMEDIED = "remedied"  # by the authority, before we were involved
    RATE = "rate"  # by residents


# Whether we ask about chance. A decision is made case by case, and could have come out differently.
# Whether an authority did what it agreed is given in full and never tested.
MAY_BE_COMPARED = (Kind.SHARE, Kind.REMEDIED)

RESIDENTS = "residents"  # the only base that is not one of our counts


@dataclass(frozen=True, kw_only=True)
class Example:
    """A few cases in a year, from which the methodology works a figure out."""

    year: Year
    cases: str  # one row per line, cells between bars
    why: str
    residents: int = 0  # for a rate


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure by one rule. Where its rule changed, it has another from the next year on."""

    slug: str
    kind: Kind = Kind.SHARE
    section: str = ""  # of the wording: where its sentences are
    title: str
    counted: Cells
    counted_name: tuple[str, str]  # one, many
    out_of: Cells | str  # RESIDENTS for a rate
    out_of_name: tuple[str, str]  # one, many
    since: Year | None = None  # None: as far back as there are counts
    until: Year | None = None  # the last year of this rule; None: it still holds
    is_compared: bool = False
    per: int = 0  # residents, for a rate
    fewest: int = 0  # residents of an area that has a rate
    definition: str
    source: str
    # What tables and the methodology call it, which makes no other measure of it.
    short_name: tuple[str, str] = field(default=("case", "cases"), compare=False)  # of its base
    column: str = field(default="", compare=False)  # its columns begin with this, or its slug
    heading: str = field(default="", compare=False)  # and are headed with this, or its title
    note: str = field(default="", compare=False)  # next to its columns
    example: Example | None = field(default=None, compare=False)

    @property
    def is_rate(self) -> bool:
        """True for a rate by residents, false for a share of counts."""
        return self.out_of == RESIDENTS

    @property
    def stem(self) -> str:
        """What its columns in tables begin with."""
        return self.column or self.slug.replace("-", "_")

    @property
    def headed(self) -> str:
        """What its columns are headed with."""
        return self.heading or self.title

    def in_year(self, year: Year) -> bool:
        begun = self.since is None or year >= self.since
        return begun and (self.until is None or year <= self.until)
