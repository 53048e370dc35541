"""Where the office keeps editions and frozen cases: next to its evidence, for its owner alone.

Nothing here is served. What is published is put into the published folder, from here.
"""

from pathlib import Path

from upheld.core.years import Year
from upheld.edition.life import life_of
from upheld.edition.manifest import EditionError, edition_hash
from upheld.edition.staging import versions_of
from upheld.office.configuration import Configuration
from upheld.office.models import AnnualReview

FIRST = "Build a candidate first."
EDITIONS = "editions"
YEARS = "years"
FROZEN = "frozen"


def editions_folder(configuration: Configuration) -> Path:
    return configuration.evidence.parent / EDITIONS


def years_folder(configuration: Configuration) -> Path:
    return configuration.evidence.parent / YEARS


def year_folder(configuration: Configuration, year: Year) -> Path:
    return years_folder(configuration) / str(year)


def frozen_folder(configuration: Configuration, year: Year) -> Path:
    """An extract, taken as the cases were frozen."""
    return year_folder(configuration, year) / FROZEN


def newest_relied_on(
    year: Year, configuration: Configuration, *, apart_from: Path | None = None
) -> Path | None:
    """The newest version that was signed, sent or published: what is built next corrects it."""
    own = _newest_first(editions_folder(configuration), str(year))
    marked = (each for each in own if each != apart_from and life_of(each).is_marked)
    return next(marked, None)


def edition_on_record(review: AnnualReview | None, configuration: Configuration) -> Path | None:
    """The edition that the year's record names, if it is there and has the hash on record."""
    if review is None or not review.edition:
        return None
    folder = editions_folder(configuration) / review.edition
    is_it = folder.is_dir() and edition_hash(folder) == review.edition_hash
    return folder if is_it else None


def review_of(year: Year) -> AnnualReview:
    """Raises EditionError for a year that has not been begun."""
    if found := AnnualReview.objects.filter(year=str(year)).first():
        return found
    raise EditionError(f"{year} has no edition in the office yet. {FIRST}")


def edition_of(review: AnnualReview, configuration: Configuration) -> Path:
    """Raises EditionError if it is not there."""
    if found := edition_on_record(review, configuration):
        return found
    raise EditionError(f"{review.year} has no edition in the office yet. {FIRST}")


def edition_before(year: Year, configuration: Configuration) -> Path | None:
    """What this year's edition follows: the newest of the year before that others rely on, or the
    newest candidate. If the office has none, the newest on the public site.
    """
    if found := newest_relied_on(year.previous, configuration):
        return found
    published = configuration.published
    places = [editions_folder(configuration), *([published / EDITIONS] if published else [])]
    found_there = (each for place in places for each in _newest_first(place, str(year.previous)))
    return next(found_there, None)


def _newest_first(editions: Path, year: str) -> list[Path]:
    return [editions / f"{year}.v{version}" for version in reversed(versions_of(editions, year))]
