"""What the site announces: the hour of figures that are not public yet, and nothing else."""

import logging
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from upheld.disk.announced import ANNOUNCED, AnnouncedError, Announcement, read_announced

log = logging.getLogger("upheld.site")
LATE = " late"  # in the listing, after each year whose hour is past


@dataclass(frozen=True, kw_only=True)
class Announced:
    year: str
    hour: str
    at: str  # when it was announced
    reason: str
    words: str


def announced_now(folder: Path, *, at: datetime) -> Iterator[str]:
    """What identifies it in the listing of the folder: another line, as soon as an hour is past."""
    for each in _read(folder):
        is_late = each.moment <= at
        yield f"{ANNOUNCED} {each.year} {each.hour} {each.at}{LATE if is_late else ''}"


def announced_in(folder: Path, listing: Collection[str]) -> list[Announced]:
    """A file that cannot be read announces nothing: no other page depends on it."""
    late = {
        each.split()[1] for each in listing if each.startswith(ANNOUNCED) and each.endswith(LATE)
    }
    return [
        Announced(**asdict(each), words=each.words_after if each.year in late else each.words)
        for each in _read(folder)
    ]


def _read(folder: Path) -> Iterator[Announcement]:
    try:
        yield from read_announced(folder)
    except AnnouncedError as error:
        log.error("%s", error)
