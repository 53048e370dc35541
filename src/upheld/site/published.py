"""What the site reads: the published folder as it is at a moment, opened read-only.

An edition whose hour has not come is not there, whoever put its folder in place. When the listing
of the folders changes, or an hour comes, the next question sees it; nothing is started again.
"""

import hashlib
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from upheld.core.years import Year
from upheld.edition.manifest import (
    MANIFEST,
    EditionError,
    Manifest,
    edition_hash,
    read_manifest,
    sha256_of,
)
from upheld.edition.reading import DATABASE, Edition, connect
from upheld.publish.neighbours_file import FILE as NEIGHBOURS
from upheld.publish.neighbours_file import read_neighbours_file

EDITIONS = "editions"
NAME = re.compile(r"(\d{4}-\d{2})\.v(\d+)")
LOOK_AGAIN_AFTER = 1.0  # seconds
log = logging.getLogger("upheld.site")


@dataclass(frozen=True, kw_only=True)
class Published:
    """One moment's editions and register; what it holds never changes."""

    folder: Path
    identity: str  # stands for all that can be read: other contents have another
    editions: Mapping[str, Edition]  # by the name of its folder, every version
    current: Mapping[Year, Edition] = field(default_factory=dict)  # the newest of each year
    finds_postcodes: bool = False
    neighbours: Mapping[str, tuple[str, ...]] | None = None  # None: no neighbours were given

    @property
    def latest(self) -> Edition | None:
        return self.current[max(self.current)] if self.current else None

    @property
    def notice(self) -> str:
        """What stands on every page: that cases are invented, where they are."""
        told = [edition.manifest.notice for edition in self.editions.values()]
        return next(filter(None, told), "")


class Looking:
    """The published folder now, looked at again at most once a second.

    ``clock`` gives the time with its zone, ``seconds`` a count of seconds that never goes back.
    """

    def __init__(
        self, folder: Path, *, clock: Callable[[], datetime], seconds: Callable[[], float]
    ) -> None:
        self._folder, self._clock, self._seconds = folder, clock, seconds
        self._listing: tuple[str, ...] | None = None
        self._looked = 0.0
        self._published = Published(folder=folder, identity="", editions={})

    def now(self) -> Published:
        if self._listing is None or self._seconds() - self._looked >= LOOK_AGAIN_AFTER:
            self._looked = self._seconds()
            listing = listing_of(self._folder, at=self._clock())
            if listing != self._listing:
                self._published = open_published(self._folder, listing)
                self._listing = listing
        return self._published


def listing_of(folder: Path, *, at: datetime) -> tuple[str, ...]:
    """The paths of all that may be shown at that time."""
    found = [
        path.parent
        for path in (folder / EDITIONS).glob(f"*/{MANIFEST}")
        if NAME.fullmatch(path.parent.name) and _is_due(read_manifest(path.parent), at)
    ]
    paths = sorted(path.relative_to(folder).as_posix() for path in found)
    return (*paths, *_beside_editions(folder))


def _beside_editions(folder: Path) -> list[str]:
    """Files that may be replaced under one name: with a hash, so that a new one is seen."""
    given = folder / NEIGHBOURS
    return [f"{NEIGHBOURS} {sha256_of(given)}"] if given.is_file() else []


def _is_due(manifest: Manifest, at: datetime) -> bool:
    return not manifest.is_draft and datetime.fromisoformat(manifest.public_at) <= at


def open_published(folder: Path, listing: tuple[str, ...]) -> Published:
    editions = {}
    digest = hashlib.sha256()
    for path in listing:
        if not path.startswith(f"{EDITIONS}/"):
            digest.update(f"{path}\n".encode())
            continue
        name = Path(path).name
        editions[name] = _open(folder / path)
        digest.update(f"{path} {edition_hash(folder / path)}\n".encode())
    current: dict[Year, Edition] = {}
    for edition in sorted(editions.values(), key=lambda each: each.manifest.version):
        current[edition.year] = edition
    return Published(
        folder=folder,
        identity=digest.hexdigest(),
        editions=editions,
        current=dict(sorted(current.items())),
        neighbours=_neighbours(folder),
    )


def _neighbours(folder: Path) -> Mapping[str, tuple[str, ...]] | None:
    """A file that cannot be read is as good as none: nothing else of the site hangs on it."""
    try:
        return read_neighbours_file(folder)
    except EditionError as error:
        log.error("%s", error)
        return None


def _open(folder: Path) -> Edition:
    return Edition(
        folder=folder, manifest=read_manifest(folder), database=connect(folder / DATABASE)
    )
