"""What a reader asks for: an address taken apart, and what can be asked for at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.core.profile import Profile
from upheld.core.years import Year, YearError
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office
from upheld.site.published import Published

MOST_VALUES = 60  # of one name in a query: a group of all councils of a region has fewer


class NotThere(Exception):
    """There is no such page; the message is shown to the reader."""


class Gone(Exception):
    """It was here, and was taken down for good; the message is shown to the reader."""


class NotUnderstood(Exception):
    """The address asks something that cannot be answered; the message is shown to the reader."""


@dataclass(frozen=True, kw_only=True)
class Question:
    published: Published
    office: Office
    path: str  # as it is written, without .json or .csv
    parts: Mapping[str, str]  # the named parts of the path
    query: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The last value given, without spaces around it; '' if there is none."""
        return self.query.get(name, ("",))[-1].strip()

    def several(self, name: str) -> tuple[str, ...]:
        """Every value given, each once; a comma separates values too."""
        given = (part.strip() for value in self.query.get(name, ()) for part in value.split(","))
        found = tuple(dict.fromkeys(part for part in given if part))
        if len(found) > MOST_VALUES:
            raise NotUnderstood(f"{name} has {len(found)} values. Use at most {MOST_VALUES}.")
        return found

    @property
    def profile(self) -> Profile:
        return self.published.profile

    @property
    def latest(self) -> Edition:
        latest = self.published.latest
        if latest is None:
            raise NotThere("Nothing has been published yet.")
        return latest

    def edition_of(self, text: str) -> Edition:
        """The newest version for a year. Raises NotThere if it is not public."""
        try:
            year = Year.parse(text)
        except YearError:
            raise NotThere(f"{text!r} is not a year. Write a year like 2019-20.") from None
        edition = self.published.current.get(year)
        if edition is None or str(year) != text:
            raise NotThere(f"No figures for {text} have been published here.")
        return edition

    @property
    def edition(self) -> Edition:
        """The edition for the year or version in the path or the query, or else the latest."""
        if named := self.parts.get("edition"):
            if named not in self.published.editions:
                raise NotThere(f"{named!r} is not an edition that has been published here.")
            return self.published.editions[named]
        year = self.parts.get("year") or self.one("year")
        return self.edition_of(year) if year else self.latest
