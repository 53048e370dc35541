"""The home page: find a council, and see the whole country at a glance."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from upheld.edition.queries.counts import (
    EVERYBODY,
    areas_of,
    areas_of_category,
    main_by_service,
    stages_of,
)
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition
from upheld.site.corrected import corrections_in
from upheld.site.correction_notice import how
from upheld.site.how_far import least_far_first
from upheld.site.page import Answer, Page, Prints
from upheld.site.page_words import page_words
from upheld.site.question import Question

NEWEST = 5


def home(question: Question) -> Answer:
    published = question.published
    edition = published.latest
    if edition is None:
        return Page(
            template="nothing.html",
            title="Nothing has been published yet",
            facts={"announced": _announced(question)},
        )
    everybody = areas(edition, category="")
    country, main = everybody.pop(EVERYBODY), edition.profile.main.slug
    words = page_words(edition.profile)
    checked = ", and whether it did what it agreed to do" if words["checked"] else ""
    by_service = [row.facts() for row in main_by_service(edition)]
    stage = {each.name: each.count for each in stages_of(edition, EVERYBODY)}
    return Page(
        template="home.html",
        title=words["service"],
        description=f"How complaints about your {words['body']} were decided{checked}.",
        facts={
            "year": str(edition.year),
            "years": [str(year) for year in reversed(published.current)],
            "country": country,
            "regions": everybody,
            "services": by_service,
            "in_no_service": left_out(country.get(main), by_service),
            "in_no_region": left_out(
                country.get(main), [each[main] for each in everybody.values() if main in each]
            ),
            "stage": stage or None,
            "announced": _announced(question),
            "new": _newest(question),
        },
        rows=[row.facts() for row in areas_of(edition)],
        drawings={"furthest": stage.get(least_far_first(edition.profile)[-1])},
        edition=edition,
        prints=Prints(year=str(edition.year), totals=True),
    )


def areas(edition: Edition, *, category: str) -> dict[str, dict[str, Facts]]:
    """Area to measure to share, of the edition's year; '' is all authorities together."""
    found: dict[str, dict[str, Facts]] = {}
    for row in areas_of_category(edition, category):
        found.setdefault(row.area, {})[row.measure] = row.facts()
    return found


def left_out(
    whole: Mapping[str, Any] | None, parts: Iterable[Mapping[str, Any]]
) -> dict[str, int] | None:
    """How many complaints upheld are in one of the parts, and how many in none. None if all are in
    one, or it is not known.
    """
    counted, told = whole and whole["counted"], [part["counted"] for part in parts]
    if counted is None or not told or None in told or sum(told) == counted:
        return None
    return {"together": sum(told), "more": counted - sum(told), "all": counted}


def _newest(question: Question) -> list[Facts]:
    """Editions by their day of publication, latest first."""
    replaced = {
        each.after.manifest.folder_name: each for each in corrections_in(question.published)
    }
    found = [
        {
            "edition": name,
            "year": str(edition.year),
            "on": edition.public_at[:10],
            "corrects": how(replaced.get(name)),
        }
        for name, edition in question.published.editions.items()
    ]
    return sorted(found, key=lambda each: (each["on"], each["edition"]), reverse=True)[:NEWEST]


def _announced(question: Question) -> list[Facts]:
    """When the figures that are not public yet will be."""
    return [asdict(each) for each in question.published.announced]
