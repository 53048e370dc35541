"""How an extract names an authority, so that intake finds the same one on the day of its row."""

from bisect import bisect_right
from datetime import date
from functools import cached_property

from upheld.intake.checks.dates import LATEST
from upheld.intake.directory.directory import Directory


class AuthorityNames:
    """The name on that day, or the GSS code if another authority has had that name too.

    Rows without a date are read as at the latest date of the others, so those must be noted first.
    """

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._latest: date | None = None
        self._known: dict[tuple[str, str, int | None], str] = {}

    def note(self, on: date | None) -> None:
        if on and (self._latest is None or on > self._latest):
            self._latest = on

    def name_for(self, slug: str, *, on: date | None) -> str:
        authority = self.directory.by_slug(slug)
        if authority is None:
            return slug
        name = self.directory.name_on(slug, on or self._latest or LATEST)
        stretch = None if on is None else bisect_right(self._turns, on)
        key = slug, name, stretch
        if key not in self._known:
            options = [text for text in (name, authority.gss_code) if text]
            sound = [text for text in options if self._is_read_as(slug, text, on)]
            self._known[key] = (sound or options)[0]
        return self._known[key]

    def _is_read_as(self, slug: str, text: str, on: date | None) -> bool:
        days = (on,) if on else (self._latest or LATEST, LATEST)
        matches = (self.directory.match(text, on=day).authority for day in days)
        found = next((authority for authority in matches if authority), None)
        return found is not None and found.slug == slug

    @cached_property
    def _turns(self) -> tuple[date, ...]:
        return self.directory.turning_days
