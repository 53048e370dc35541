"""Years whose letters and pages say every sentence of the wording between them.

Who adds a sentence adds the year that says it here; test_wording_said.py proves that all are said.
"""

from dataclasses import dataclass, replace
from datetime import date

from tests.directory import default_directory
from tests.publish.letters import wordings_cases as cases
from tests.publish.letters.composing import NWL
from tests.publish.letters.wordings_totals import (
    COMPARED,
    HIDDEN,
    HIDDEN_REMEDIES,
    NEAR_THE_ENDS,
    NOT_ALL_TOLD,
    YEAR_BEFORE,
    totals,
)
from tests.tables import extract
from upheld.intake.directory.directory import Directory
from upheld.intake.extract import Extract


@dataclass(frozen=True, kw_only=True)
class Variant:
    """The year of an edition, what it is made of, and about whom letters are looked at."""

    extract: Extract
    about: tuple[str, ...]
    year: str = "2019-20"
    is_draft: bool = False
    replaces: str = ""
    after: str = ""  # the variant whose edition it follows
    directory: Directory | None = None


def without_who_took_over(slug: str) -> Directory:
    directory = default_directory()
    kept = tuple(each for each in directory.successions if each.predecessor != slug)
    return replace(directory, successions=kept)


def with_one_borough() -> Directory:
    directory = default_directory()
    ended = {a for a in directory.authorities if a.group == "london" and a.slug != "barnet"}
    authorities = (
        replace(a, last_day=date(2019, 3, 31)) if a in ended else a for a in directory.authorities
    )
    return replace(directory, authorities=tuple(authorities))


VARIANTS = {
    "compared": Variant(
        extract=extract(counts=totals("2018-19", YEAR_BEFORE) + totals("2019-20", COMPARED)),
        about=tuple(slug for group in COMPARED.values() for slug in group),
    ),
    "hidden": Variant(
        extract=extract(counts=totals("2019-20", HIDDEN)),
        about=("kent", "leeds", "wigan", "barnet"),
    ),
    "hidden remedies": Variant(
        extract=extract(counts=totals("2019-20", HIDDEN_REMEDIES)),
        about=("kent", "leeds", "barnet", "adur"),
    ),
    "near the ends": Variant(
        extract=extract(counts=totals("2019-20", NEAR_THE_ENDS)),
        about=tuple(slug for group in NEAR_THE_ENDS.values() for slug in group),
    ),
    "not all told": Variant(extract=extract(counts=NOT_ALL_TOLD), about=(NWL,)),
    "services": Variant(
        extract=extract(decided=cases.BY_SERVICES),
        about=("kent", "essex", "devon", "surrey", "norfolk", "suffolk", "hampshire"),
    ),
    "cases": Variant(
        extract=extract(
            decided=cases.DECIDED,
            compliance=cases.COMPLIANCE,
            received=cases.RECEIVED,
            recommendations=cases.RECOMMENDED,
            reports=cases.REPORTS,
            events=cases.EVENTS,
            attendance=cases.ATTENDANCE,
            contacts=cases.CONTACTS,
        ),
        about=(
            *(NWL, "adur", "blaby", "melton", "charnwood", "harborough", "cambridge"),
            *("purbeck", "dorset", cases.PARK, "leeds", "leicester"),
        ),
    ),
    "related": Variant(
        extract=extract(decided=cases.OF_ONE_MATTER),
        about=("hinckley-and-bosworth",),
        is_draft=True,
    ),
    "before": Variant(
        extract=extract(decided=cases.LATER_BEFORE, compliance=cases.LATE_BEFORE),
        about=(),
        year="2021-22",
    ),
    "later": Variant(
        extract=extract(  # of the year before one case has been taken out of the records
            decided=cases.LATER + cases.LATER_BEFORE[:-1],
            compliance=cases.OUTCOMES_LATER,
            contacts=cases.CONTACTS,
            earlier_letters=cases.EARLIER_LETTERS,
        ),
        about=(
            *("liverpool", "rutland", "cumbria", "kent", "daventry", cases.PARK),
            "west-northamptonshire",
        ),
        year="2022-23",
        after="before",
        replaces="2023-07-05",
    ),
    "no successors": Variant(
        extract=extract(decided=cases.LATER),
        about=("daventry",),
        year="2022-23",
        directory=without_who_took_over("daventry"),
    ),
    "received alone": Variant(extract=extract(received=cases.RECEIVED), about=(NWL,)),
    "one borough": Variant(
        extract=extract(decided=cases.decided("barnet", upheld=3, not_upheld=4)),
        about=("barnet",),
        directory=with_one_borough(),
    ),
}
