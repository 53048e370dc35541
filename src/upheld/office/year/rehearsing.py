"""A rehearsal of publishing now: a copy of the edition is published into a folder that is not
the site's, to know how long it takes before it has to be done in a hurry.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from upheld.core.progress import Progress, silent
from upheld.edition.acts import acts_path
from upheld.edition.life import life_of
from upheld.office.configuration import Configuration
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Person
from upheld.office.year.places import edition_of
from upheld.publish.annual.publishing import Clock, publish

REHEARSE = "rehearse publication"
REHEARSAL = "unfinished-rehearsal-"


@dataclass(frozen=True, kw_only=True)
class Rehearsed:
    seconds: int  # rounded up
    files: int


def rehearse(
    review: AnnualReview,
    configuration: Configuration,
    *,
    by: Person | str,
    at: datetime,
    progress: Progress = silent,
) -> Rehearsed:
    """The record says how long it took. Raises EditionError, such as for one that is not signed."""
    edition = edition_of(review, configuration)
    # Not in /tmp: the edition is secret until its hour.
    beside = edition.parent.parent
    for left in beside.glob(f"{REHEARSAL}*"):  # by a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=REHEARSAL, dir=beside) as folder:
        copy = _copied(edition, Path(folder) / "editions")
        hour = life_of(copy).public_at or at
        clock = Clock(now=lambda: max(hour, at), sleep=sleep)
        begun = monotonic()
        done = publish(copy, to=Path(folder) / "published", clock=clock, progress=progress)
        took = monotonic() - begun
        files = sum(1 for path in done.folder.rglob("*") if path.is_file())
    review.rehearsed_at, review.rehearsal_seconds = at, int(took) + 1
    with writing(by, REHEARSE, at=at) as write:
        write.change(review)
    return Rehearsed(seconds=review.rehearsal_seconds, files=files)


def _copied(edition: Path, to: Path) -> Path:
    """With its acts, and without what is private."""
    to.mkdir()
    shutil.copytree(edition, to / edition.name)
    if acts_path(edition).exists():
        shutil.copyfile(acts_path(edition), acts_path(to / edition.name))
    return to / edition.name
