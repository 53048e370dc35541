"""Publishing at the hour: every edition that is signed and due goes to the public site by itself.

Edition, letters and map go together, and nothing a second before (publish.annual.publishing). The
act next to the edition says when, and the record follows it, so that being killed between the two,
or run twice, does no harm. An office without a key publishes by hand: nobody has signed.
"""

import logging
from datetime import timedelta
from pathlib import Path

from upheld.core.mistakes import Mistake
from upheld.core.progress import Progress, silent
from upheld.disk.announced import take_back
from upheld.edition.acts import Kind
from upheld.edition.life import life_of
from upheld.edition.manifest import EditionError
from upheld.office.configuration import PUBLISHED, Configuration
from upheld.office.ledger.recording import ChangedMeanwhile, writing
from upheld.office.models import AnnualReview
from upheld.office.year.places import edition_of, edition_on_record
from upheld.publish.annual.publishing import Clock, publish

WORKER, PUBLISH = "worker", "publish an edition"
AGAIN_AFTER = timedelta(minutes=1)  # each try reads the whole edition
log = logging.getLogger(__name__)
_tried: dict[str, object] = {}  # by year: when publishing it last failed, in this process


def publish_due(configuration: Configuration, *, clock: Clock, progress: Progress = silent) -> int:
    """Publish what is due, and return how many editions that were. What prevents one is on its
    record, and it is tried again.
    """
    waiting = AnnualReview.objects.filter(published_at=None).exclude(edition="")
    return sum(_tried_to_publish(each, configuration, clock, progress) for each in waiting)


def _tried_to_publish(
    review: AnnualReview, configuration: Configuration, clock: Clock, progress: Progress
) -> bool:
    last, at = _tried.get(review.year), clock.now()
    if last is not None and timedelta(0) <= at - last < AGAIN_AFTER:  # type: ignore[operator]
        return False
    try:
        if not is_due(review, configuration, clock=clock):
            return False
        publish_year(review, configuration, clock=clock, progress=progress)
    except ChangedMeanwhile:
        return False  # somebody else has just published it, or has another candidate
    except (Mistake, OSError) as error:
        _tried[review.year] = at
        _say_why_not(review, str(error))
        return False
    return True


def is_due(review: AnnualReview, configuration: Configuration, *, clock: Clock) -> bool:
    """Whether the worker publishes it now. Raises EditionError if it cannot be read."""
    edition = edition_on_record(review, configuration)
    if edition is None or configuration.published is None:
        return False
    life = life_of(edition)
    return bool(life.signing.key) and life.is_public(at=clock.now())


def publish_year(
    review: AnnualReview,
    configuration: Configuration,
    *,
    clock: Clock,
    wait: bool = False,
    progress: Progress = silent,
) -> Path:
    """Raises EditionError, or ChangedMeanwhile, which leave nothing half done."""
    edition = edition_of(review, configuration)
    to = configuration.published
    if to is None:
        raise EditionError(f"This office does not know the published folder. Set {PUBLISHED}.")
    done = publish(edition, to=to, clock=clock, wait=wait, progress=progress)
    review.published_at = life_of(edition).done(Kind.PUBLISHED)[0].moment
    review.not_published_because, review.compared_at, review.differs = "", None, []
    with writing(WORKER, PUBLISH, at=clock.now()) as write:
        write.change(review)
    take_back(to, review.year)  # it is there, so it is no longer announced
    log.info("Published.", extra={"told": {"edition": done.folder.name}})
    return done.folder


def _say_why_not(review: AnnualReview, why: str) -> None:
    log.error("%s", why)
    if review.not_published_because == why:
        return
    review.not_published_because = why
    try:
        with writing(WORKER, "note why an edition was not published") as write:
            write.change(review)
    except ChangedMeanwhile:
        return
