"""Which decisions the site must not show now: withheld.json, looked at before each answer.

A decision is gone with the first answer that begins after its address is in the file. While the
file is missing or cannot be read, nobody knows what must not be shown, so no case is.
"""

import hashlib
import logging
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from upheld.disk.withheld import WITHHELD, WithheldError, read_withheld

AN_HOUR, A_DAY = 3_600, 86_400  # seconds
CLOSED = (
    "We cannot show single decisions at the moment, because the list of those that we have"
    " withheld cannot be read. The figures are not affected. Please try again in an hour."
)
NOT_UNTIL_THE_NEXT = (
    "This file has a decision in it that we have since withheld. We cannot give you the file until"
    " we have made it again without the decision. Please try again tomorrow."
)
log = logging.getLogger("upheld.site")


class NotNow(Exception):
    """It is not shown at the moment; the message is shown to the reader."""

    def __init__(self, words: str, *, again_after: int) -> None:
        super().__init__(words)
        self.again_after = again_after  # seconds


def until_made_again() -> NotNow:
    return NotNow(NOT_UNTIL_THE_NEXT, again_after=A_DAY)


@dataclass(frozen=True, kw_only=True)
class Hidden:
    addresses: frozenset[str] = frozenset()
    is_missing: bool = False
    is_broken: bool = False

    @cached_property
    def identity(self) -> str:
        """The same for the same list, wherever it is read."""
        told = repr((sorted(self.addresses), self.is_missing, self.is_broken))
        return hashlib.sha256(told.encode()).hexdigest()


class HiddenNow:
    """The list in a published folder. Only a file that has changed is read again."""

    def __init__(self, published: Path) -> None:
        self._published = published
        self._seen: object = ()  # of no file
        self._told = ""
        self._hidden = Hidden(is_missing=True)

    def now(self) -> Hidden:
        seen = _seen(self._published / WITHHELD)
        if seen != self._seen or self._hidden.is_broken:
            self._seen, found = seen, self._read(is_there=seen is not None)
            if found != self._hidden:
                self._hidden = found
        return self._hidden

    def _read(self, *, is_there: bool) -> Hidden:
        try:
            addresses = read_withheld(self._published)
        except WithheldError as error:
            if str(error) != self._told:
                log.error("%s", error)
            self._told = str(error)
            return Hidden(is_missing=not is_there, is_broken=is_there)
        self._told = ""
        return Hidden(addresses=addresses)


def _seen(path: Path) -> object:
    """What changes with the file; None if there is none."""
    try:
        told = os.lstat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        return error.errno
    return told.st_mtime_ns, told.st_ctime_ns, told.st_ino, told.st_size
