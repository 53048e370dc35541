"""Looking at the published folder as it changes, and at the list of what must not be shown."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from upheld.ombudsman.folder import Office
from upheld.site.hidden import HiddenNow
from upheld.site.published import Published, listing_of, open_published
from upheld.site.publisher import OtherOfficeError

LOOK_AGAIN_AFTER = 1.0  # seconds
log = logging.getLogger("upheld.site")


class Looking:
    """The published folder now, looked at again at most once a second; what is hidden, always.

    ``clock`` gives the time with its zone, ``seconds`` a count of seconds that never goes back.
    """

    def __init__(
        self,
        folder: Path,
        *,
        office: Office | None = None,
        clock: Callable[[], datetime],
        seconds: Callable[[], float],
    ) -> None:
        self._folder, self._office, self._clock, self._seconds = folder, office, clock, seconds
        self._listing: tuple[str, ...] | None = None
        self._looked = 0.0
        self._published = Published(folder=folder, identity="", editions={})
        self._hidden = HiddenNow(folder)
        self._shown: Published | None = None

    def now(self) -> Published:
        if self._listing is None or self._seconds() - self._looked >= LOOK_AGAIN_AFTER:
            self._looked = self._seconds()
            listing = listing_of(self._folder, at=self._clock())
            if listing != self._listing:
                self._listing = listing
                self._look(listing)
        hidden = self._hidden.now()
        if self._shown is None or self._shown.hidden is not hidden:
            self._shown = self._published.without(hidden)
        return self._shown

    def _look(self, listing: tuple[str, ...]) -> None:
        """Nothing is shown under another office's name. What was shown before stays."""
        self._shown = None
        try:
            self._published = open_published(self._folder, listing, office=self._office)
        except OtherOfficeError as error:
            log.error("%s", error)
