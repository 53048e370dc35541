"""Letters of an edition that identified somebody, as a later version in the same folder says. Their
files are taken away from where readers get them, and nothing else of the edition changes.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from upheld.edition.manifest import MANIFEST, EditionError, Manifest, read_manifest
from upheld.edition.reading import Edition
from upheld.edition.staging import versions_of
from upheld.ombudsman.correction_settings import because_of

ENDINGS = (".pdf", ".html")
SLUG = re.compile(r"[a-z0-9-]+")


def may_be_missing(edition: Edition) -> dict[str, str]:
    """The files of such letters, each with the version that says so."""
    return {
        f"letters/{slug}{ending}": later.folder_name
        for later in _later(edition.folder.resolve().parent, edition.manifest)
        for slug in identified_by(later)
        for ending in ENDINGS
    }


def taken_away(edition: Edition) -> dict[str, str]:
    """Those that are not there."""
    told = may_be_missing(edition).items()
    return {file: by for file, by in told if not (edition.folder / file).exists()}


def take_away_identified(editions: Path, year: str) -> None:
    """From every version of a year that has one."""
    for version in versions_of(editions, year):
        manifest = read_manifest(editions / f"{year}.v{version}")
        for later in _later(editions, manifest):
            for slug in identified_by(later):
                for ending in ENDINGS:
                    letter = editions / manifest.folder_name / "letters" / f"{slug}{ending}"
                    letter.unlink(missing_ok=True)


def identified_by(manifest: Manifest) -> tuple[str, ...]:
    why = because_of(manifest.because)
    return tuple(slug for slug in (why.identified if why else ()) if SLUG.fullmatch(slug))


def _later(editions: Path, manifest: Manifest) -> Iterator[Manifest]:
    """Versions of the same year that came after it; one that cannot be read says nothing."""
    for version in versions_of(editions, manifest.year):
        folder = editions / f"{manifest.year}.v{version}"
        if version > manifest.version and not (folder / MANIFEST).is_symlink():
            try:
                yield read_manifest(folder)
            except EditionError:
                continue
