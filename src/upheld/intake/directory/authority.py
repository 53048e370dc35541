"""What we know about one authority, and how one authority follows another.

An authority is a body that decisions are made about: a council, a national park, a
transport body. directory.py decides what it is called on a date, and matching.py whether
a text names it.
"""

from dataclasses import dataclass
from datetime import date

from upheld.core.authorities.lives import begins_after, ended_before, existed


@dataclass(frozen=True, kw_only=True)
class Authority:
    """One legal body. A merger makes a new body; a new name does not.

    ``name`` is the latest name; ``Directory.name_on`` gives the one to print for a date.
    """

    slug: str
    gss_code: str | None
    name: str
    short_name: str
    group: str | None  # a key of the profile's groups, or None
    kind: str
    region: str
    county: str
    first_day: date | None  # None: since before the years that we count
    last_day: date | None  # None: it still exists
    latitude: float | None
    longitude: float | None
    note: str

    def begun_by(self, day: date) -> bool:
        return not begins_after(self.first_day, day)

    def ended_before(self, day: date) -> bool:
        return ended_before(self.last_day, day)

    def exists_on(self, day: date) -> bool:
        return self.exists_in(day, day)

    def exists_in(self, first_day: date, last_day: date) -> bool:
        """True if it existed on any day of the period, both ends included."""
        return existed((self.first_day, self.last_day), first=first_day, last=last_day)


@dataclass(frozen=True, kw_only=True)
class Name:
    """Another name, or code, of an authority.

    printed: what we print for the days from ``valid_from`` to ``valid_to``;
    accepted: recognised at any date, never printed; code: an earlier or later GSS code.
    """

    slug: str
    name: str
    use: str
    valid_from: date | None
    valid_to: date | None

    def valid_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class Succession:
    """``successor`` took over, wholly or in part, from ``predecessor`` on that day."""

    predecessor: str
    successor: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Population:
    slug: str
    vintage: str  # "mid-2020", "Census 2021": printed next to every rate that uses it
    residents: int
    source: str
