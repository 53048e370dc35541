"""Private sheets written as a build writes them, for an edition made in a test."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from upheld.edition.content.largest import largest_of
from upheld.edition.reading import Edition
from upheld.intake.extract import Extract
from upheld.publish.annual.case_sheets import write_case_sheets


def write_sheets(
    extract: Extract,
    edition: Edition,
    folder: Path,
    *,
    progress: Callable[[], None] | None = None,
) -> None:
    as_at = date.fromisoformat(edition.manifest.as_at)
    largest = largest_of(extract, profile=edition.profile, year=edition.year, as_at=as_at)
    write_case_sheets(extract, edition, folder, largest=largest, progress=progress)
