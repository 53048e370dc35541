"""The start page: find a council, and the whole country in one look."""

from collections.abc import Iterable, Mapping
from typing import Any

from upheld.edition.reading import BY_CATEGORY, Edition
from upheld.site.page import Answer, Page
from upheld.site.question import Question

EVERYBODY = ""  # the area of all authorities together
NEWEST = 5
SHOWN = ("upheld", "compliance", "late-compliance", "satisfactory-remedies")


def home(question: Question) -> Answer:
    published = question.published
    edition = published.latest
    if edition is None:
        return Page(template="nothing.html", title="Nothing has been published yet")
    everybody = areas(edition, category="")
    country, by_service = everybody.pop(EVERYBODY), services(edition)
    return Page(
        template="home.html",
        title="Your council’s performance",
        description=(
            "How complaints about your council were decided, and whether it put right what it"
            " promised to."
        ),
        facts={
            "year": str(edition.year),
            "years": [str(year) for year in reversed(published.current)],
            "country": country,
            "regions": everybody,
            "services": by_service,
            "in_no_service": left_out(country, by_service),
            "in_no_region": left_out(country, [each["upheld"] for each in everybody.values()]),
            "stage": stage_of(edition, EVERYBODY),
            "new": _newest(question),
        },
        rows=edition.rows("SELECT * FROM area WHERE year = ?", (str(edition.year),)),
        edition=edition,
    )


def areas(edition: Edition, *, category: str) -> dict[str, dict[str, Any]]:
    """Area to measure to share, of the edition's year; '' is all authorities together."""
    found: dict[str, dict[str, Any]] = {}
    for row in edition.rows(
        "SELECT area.*, measure.title FROM area JOIN measure ON measure.slug = area.measure"
        " WHERE year = ? AND category = ? ORDER BY area, place",
        (str(edition.year), category),
    ):
        found.setdefault(row["area"], {})[row["measure"]] = row
    return found


def services(edition: Edition) -> list[dict[str, Any]]:
    """Complaints upheld by service, all authorities together."""
    return edition.rows(
        "SELECT * FROM area WHERE year = ? AND area = '' AND category != '' AND measure = 'upheld'"
        f" ORDER BY {BY_CATEGORY}",
        (str(edition.year),),
    )


def left_out(
    country: Mapping[str, dict[str, Any]], parts: Iterable[Mapping[str, Any]]
) -> dict[str, int] | None:
    """How many complaints upheld are in none of the parts, and how many in one; None: none are."""
    counted, told = country["upheld"]["counted"], [part["counted"] for part in parts]
    if counted is None or not told or None in told or sum(told) == counted:
        return None
    return {"together": sum(told), "more": counted - sum(told), "all": counted}


def stage_of(edition: Edition, whose: str) -> dict[str, Any] | None:
    """What became of the complaints of a council, a region or, with '', of all."""
    found = edition.rows(
        "SELECT * FROM stage WHERE year = ? AND whose = ?", (str(edition.year), whose)
    )
    return found[0] if found else None


def _newest(question: Question) -> list[dict[str, str]]:
    """Editions by the day on which they were published, the last first."""
    found = [
        {
            "edition": name,
            "year": str(edition.year),
            "on": edition.manifest.public_at[:10],
            "corrects": question.published.corrected_by(edition) is not None,
        }
        for name, edition in question.published.editions.items()
    ]
    return sorted(found, key=lambda each: (each["on"], each["edition"]), reverse=True)[:NEWEST]
