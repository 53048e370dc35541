"""The record of a year: made with its first step, and undone from a step on that is taken again."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from upheld.core.years import Year
from upheld.office.configuration import Configuration, make_folder
from upheld.office.ledger.recording import Writing
from upheld.office.models import AnnualReview
from upheld.office.year.places import year_folder

LOCK = ".lock"
AFTER_BUILDING: dict[str, Any] = {
    "queries_closed_at": None,
    "queries_closed_by": None,
    "sent_at": None,
    "letters_sent": 0,
    "published_at": None,
    "not_published_because": "",
    "compared_at": None,
    "differs": [],
    "rehearsed_at": None,
    "rehearsal_seconds": 0,
}
AFTER_FREEZING: dict[str, Any] = {
    "built_at": None,
    "built_for": None,
    "edition": "",
    "edition_hash": "",
    **AFTER_BUILDING,
}


def record_of(year: Year) -> AnnualReview:
    """A new one, not yet kept, if the year has not been begun."""
    return AnnualReview.objects.filter(year=str(year)).first() or AnnualReview(year=str(year))


def keep(review: AnnualReview, write: Writing, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(review, name, value)
    if review.pk:
        write.change(review)
    else:
        write.make(review)


@contextmanager
def only_one_at(year: Year, configuration: Configuration) -> Iterator[None]:
    """Freezing waits for a build, and a build for freezing. A lock ends with its process."""
    folder = year_folder(configuration, year)
    make_folder(folder)
    with (folder / LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
