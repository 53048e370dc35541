"""Whether readers get what was published: compared by the worker after each publication.

The result is on the year's record. Until every file agrees, the worker compares again.
"""

from datetime import datetime, timedelta
from pathlib import Path

from upheld.core.progress import Progress, silent
from upheld.edition.manifest import EditionError
from upheld.office.configuration import SITE, Configuration, own_office
from upheld.office.ledger.recording import ChangedMeanwhile, writing
from upheld.office.models import AnnualReview
from upheld.office.year.places import edition_of, edition_on_record
from upheld.publish.annual.compared_with_site import SiteError, compare_with_site

COMPARE = "compare the site with an edition"
SITE_LOOKS = timedelta(seconds=5)  # after which the site has seen what was put in its folder
AGAIN_AFTER = timedelta(minutes=10)
FOR = timedelta(days=2)  # from publication
MOST_NAMED = 100  # files on the record; the command names all
_compared: dict[str, datetime] = {}  # by year: when it was last tried, in this process


def site_of(configuration: Configuration) -> str:
    return configuration.site or own_office().site


def compare_due(configuration: Configuration, *, at: datetime, progress: Progress = silent) -> None:
    """What was published lately and does not agree with the site, as far as we know."""
    since = at - FOR
    for review in AnnualReview.objects.filter(published_at__gt=since, published_at__lt=at):
        is_done = review.compared_at is not None and not review.differs
        last = max(
            review.published_at + SITE_LOOKS - AGAIN_AFTER, _compared.get(review.year, since)
        )
        if not is_done and at - last >= AGAIN_AFTER:
            _compared[review.year] = at
            edition = edition_on_record(review, configuration)
            if edition:
                compare_year(review, edition, configuration, at=at, progress=progress)


def compare_published(
    review: AnnualReview, configuration: Configuration, *, at: datetime, progress: Progress = silent
) -> None:
    """Asked for by a person. Raises EditionError for what has not been published."""
    edition = edition_of(review, configuration)
    if review.published_at is None:
        raise EditionError(f"The {review.year} figures have not been published yet.")
    compare_year(review, edition, configuration, at=at, progress=progress)


def compare_year(
    review: AnnualReview,
    edition: Path,
    configuration: Configuration,
    *,
    at: datetime,
    progress: Progress = silent,
) -> None:
    """Put the result on the record, unless it is there already."""
    try:
        found = compare_with_site(edition, site=site_of(configuration), progress=progress)
        compared_at, differs = at, _named(found.differs)
    except SiteError as error:
        compared_at, differs = None, [f"{error} The address is set in {SITE}, or in office.toml."]
    if (differs or None) == (review.differs or None) and bool(compared_at) == bool(
        review.compared_at
    ):
        return
    review.compared_at, review.differs = compared_at, differs
    try:
        with writing("worker", COMPARE, at=at) as write:
            write.change(review)
    except ChangedMeanwhile:
        return


def _named(differs: tuple[str, ...]) -> list[str]:
    more = len(differs) - MOST_NAMED
    return [*differs[:MOST_NAMED], *([f"and {more:,} more"] if more > 0 else [])]
