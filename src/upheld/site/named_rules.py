"""The numbers in rules, as the site's long texts and its glossary name them: $fewest_residents.

A text in words/ or data/ never has such a number typed in it: it has the name, and is filled in
from here.
"""

from datetime import date

from upheld.core.comparing.comparison import LEVEL
from upheld.core.days import length_in_words, years_in_words
from upheld.core.intervals import SHOWN_TEXT
from upheld.core.measures import Kind
from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.edition.queries.counts import areas_of_category
from upheld.site.question import Question

A_YEAR = Year(2019)  # as any other begins and ends


def rules_of(profile: Profile) -> dict[str, str]:
    """Those of the first rate; '' if there is none, or it is given for any area."""
    rate = next(iter(profile.of_kind(Kind.RATE)), None)
    return {
        "first_day": _day(A_YEAR.first_day),
        "last_day": _day(A_YEAR.last_day),
        "confidence": SHOWN_TEXT,
        "once_in": f"{LEVEL.denominator:,}",
        "fewest_residents": f"{rate.fewest:,}" if rate and rate.fewest > 1 else "",
        "per_residents": f"{rate.per:,}" if rate else "",
    }


def _day(day: date) -> str:
    return f"{day:%-d %B}"


def areas_in(question: Question) -> dict[str, str]:
    """What long texts call the parts of a whole; '' if the newest edition has no regions."""
    edition = question.published.latest
    has_regions = edition and any(row.area for row in areas_of_category(edition, ""))
    return {
        "services_and_regions": "Services and regions" if has_regions else "Services",
        "single_region": "single region" if has_regions else "",
    }


def times_of(question: Question) -> dict[str, str]:
    """In words: how long decisions wait, '' if they do not, and how long they are kept.

    As the register says; before there is one, as the office says.
    """
    register = question.published.register_as_built
    told = register.manifest if register else question.office
    return {
        "wait": length_in_words(told.publication_delay_days),
        "kept": years_in_words(told.retention_years),
    }
