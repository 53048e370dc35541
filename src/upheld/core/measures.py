"""What a measure is: which published counts are counted, and out of which.

Which measures there are is in an ombudsman's profile, and nothing else may define a share. Measures
are written in cells of the published tables (this many upheld, this many not upheld) and not in
cases, so that the same code measures a year whose cases we have and a year that we only have as
published totals.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from upheld.core.vocabulary import (
    CEASED,
    COMPLIANCE_OUTCOMES,
    INVESTIGATED,
    LATE,
    SATISFIED,
    UPHELD,
    What,
)
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
PER_RESIDENTS = 100_000  # for a rate
FEWEST_RESIDENTS = 50_000  # in an area that has a rate

COMPLIED = (SATISFIED, LATE)  # LGSCO's rule, for as long as there have been compliance figures
COMPLIANCE_BASE = tuple(outcome for outcome in COMPLIANCE_OUTCOMES if outcome != CEASED)


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


UPHELD_RATE = Measure(
    slug="upheld",
    kind=Kind.SHARE,
    section="upheld",
    title="Complaints upheld",
    counted=Cells(what=What.DECIDED, outcomes=(UPHELD,)),
    counted_name=("complaint upheld", "complaints upheld"),
    out_of=Cells(what=What.DECIDED, outcomes=INVESTIGATED),
    out_of_name=("detailed investigation", "detailed investigations"),
    is_compared=True,
    definition=(
        "Of the detailed investigations completed in the year, the share in which we found fault,"
        " including fault that the authority had already accepted. Complaints that were invalid,"
        " given advice, referred back or closed after initial enquiries were not investigated in"
        " detail and are left out."
    ),
    source="Annual review letter 2020, page 3",
)

COMPLIANCE = Measure(
    slug="compliance",
    kind=Kind.KEPT,
    section="compliance",
    title="Compliance with recommendations",
    counted=Cells(what=What.COMPLIANCE, outcomes=COMPLIED),
    counted_name=("case complied with", "cases complied with"),
    out_of=Cells(what=What.COMPLIANCE, outcomes=COMPLIANCE_BASE),
    out_of_name=("compliance outcome", "compliance outcomes"),
    since=Year(2018),
    definition=(
        "Of the compliance outcomes recorded in the year, the share in which we were satisfied"
        " that the authority had carried out our recommendations, on time or late. Cases that"
        " ceased count neither way. A case counts in the year in which its outcome was recorded,"
        " not in the year of the decision."
    ),
    source="Annual review letter 2020, page 4",
)

LATE_COMPLIANCE = Measure(
    slug="late-compliance",
    kind=Kind.LATE,
    section="late_compliance",
    title="Late compliance",
    counted=Cells(what=What.COMPLIANCE, outcomes=(LATE,)),
    counted_name=("case complied with late", "cases complied with late"),
    out_of=Cells(what=What.COMPLIANCE, outcomes=COMPLIED),
    out_of_name=("case complied with", "cases complied with"),
    since=Year(2018),
    definition=(
        "Of the cases in which the authority had carried out our recommendations, the share that we"
        " recorded as complete late. Late is what was recorded after a person checked, not worked"
        " out from due dates."
    ),
    source="Review of Local Government Complaints 2018-19 to 2021-22",
)

SATISFACTORY_REMEDIES = Measure(
    slug="satisfactory-remedies",
    kind=Kind.REMEDIED,
    section="remedies",
    title="Satisfactory remedies provided by the authority",
    counted=Cells(what=What.REMEDIED, outcomes=(UPHELD,)),
    counted_name=("satisfactory remedy", "satisfactory remedies"),
    out_of=Cells(what=What.DECIDED, outcomes=(UPHELD,)),
    out_of_name=("upheld decision", "upheld decisions"),
    is_compared=True,
    definition=(
        "Of the upheld decisions, the share in which the authority had itself upheld the complaint"
        " and offered a suitable remedy before it reached us. Complaints that were settled and"
        " never reached us are not counted."
    ),
    source="Annual review letter 2020, page 4; the base that it prints is corrected",
)

UPHELD_PER_100000 = Measure(
    slug="upheld-per-100000",  # an identifier: it stays, whatever the rate is per
    kind=Kind.RATE,
    section="per_residents",
    per=PER_RESIDENTS,
    fewest=FEWEST_RESIDENTS,
    title=f"Upheld decisions per {PER_RESIDENTS:,} residents",
    counted=Cells(what=What.DECIDED, outcomes=(UPHELD,)),
    counted_name=("upheld decision", "upheld decisions"),
    out_of=RESIDENTS,
    out_of_name=("resident", "residents"),
    since=Year(2022),
    definition=(
        f"Upheld decisions of the year for every {PER_RESIDENTS:,} residents. It is not given for"
        f" an area of fewer than {FEWEST_RESIDENTS:,} residents, which is then left out of the"
        " average too."
    ),
    source="Annual review letters from 2023; populations of the Office for National Statistics",
)

MEASURES = (
    UPHELD_RATE,
    COMPLIANCE,
    LATE_COMPLIANCE,
    SATISFACTORY_REMEDIES,
    UPHELD_PER_100000,
)
BY_SLUG = {measure.slug: measure for measure in MEASURES}


def measures_in(year: Year) -> tuple[Measure, ...]:
    """The measures for a year, in the order in which they are printed."""
    return tuple(measure for measure in MEASURES if measure.in_year(year))
