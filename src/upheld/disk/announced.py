"""announced.json: the day and hour at which a year's figures will be public.

It is in the published folder, weeks before any edition is, and says nothing of the edition but its
year. The office writes it, or a command where there is no office. A person who changes an hour that
was announced says why, and readers see that. The site reads it when it looks at the folder, and
announces nothing if it is not exactly as it must be.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from upheld.core.days import at_hour
from upheld.core.mistakes import Mistake
from upheld.core.years import Year
from upheld.disk.public_json import only_writer, write_json
from upheld.disk.real_files import LinkError, file_in

ANNOUNCED = "announced.json"
VERSION = 1
LONGEST = 100_000  # bytes
LONGEST_REASON = 500  # characters
MOST = 20  # years


class AnnouncedError(Mistake):
    """Why what was announced cannot be read or changed, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Announcement:
    year: str
    hour: str  # with the offset of its office, by which it is printed
    at: str  # when it was announced, with offset
    reason: str = ""  # why the hour is another than the one announced before

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.hour)

    @property
    def words(self) -> str:
        """As the site says it, before the hour.

        >>> hour = "2020-07-29T00:01:00+01:00"
        >>> Announcement(year="2019-20", hour=hour, at=hour).words
        'The 2019-20 figures will be published at 00:01 on Wednesday 29 July 2020.'
        """
        when = at_hour(self.moment)
        if not self.reason:
            return f"The {self.year} figures will be published at {when}."
        return (
            f"We have changed when we publish the {self.year} figures. They will be published at"
            f" {when}. The reason: {self.reason}"
        )

    @property
    def words_after(self) -> str:
        """When the hour is past, and the figures are not there."""
        when = at_hour(self.moment)
        return f"We announced the {self.year} figures for {when}. They are not public yet."


def read_announced(published: Path) -> tuple[Announcement, ...]:
    """By year, the earliest first; none if there is no file. Raises AnnouncedError."""
    try:
        with file_in(published, ANNOUNCED).open("rb") as file:
            text = file.read(LONGEST + 1)
        return tuple(_announcements_in(text))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, RecursionError, LinkError, AnnouncedError) as error:
        raise AnnouncedError(
            f"{published / ANNOUNCED} cannot be read: {str(error).rstrip('.')}. The site announces"
            " nothing. Restore the file from a copy, or remove it and announce the hour again."
        ) from None


def announce(
    published: Path, year: str, *, hour: datetime, at: datetime, reason: str = ""
) -> Announcement:
    """Announce it, or another hour than before, which needs a reason. Saying the same again changes
    nothing. Raises AnnouncedError.
    """
    new = Announcement(year=year, hour=hour.isoformat(), at=at.isoformat(), reason=reason.strip())
    with only_writer(published, ANNOUNCED, AnnouncedError):
        known = {each.year: each for each in read_announced(published)}
        before = known.get(year)
        if before and before.moment == hour:
            return before
        if before and not new.reason:
            raise AnnouncedError(
                f"{year} was announced for {at_hour(before.moment)}. Readers rely on that, so give"
                " the reason for another hour: it is shown on the site."
            )
        if hour <= at:
            raise AnnouncedError(
                f"{at_hour(hour)} is past, so it cannot be announced. Give a later hour."
            )
        _write(published, {**known, year: _checked(asdict(new))}.values())
    return new


def take_back(published: Path, year: str) -> None:
    """Announce it no longer: it was a slip, or it has been published. Raises AnnouncedError."""
    with only_writer(published, ANNOUNCED, AnnouncedError):
        known = read_announced(published)
        kept = [each for each in known if each.year != year]
        if len(kept) < len(known):
            _write(published, kept)


def _announcements_in(text: bytes) -> Iterator[Announcement]:
    if len(text) > LONGEST:
        raise AnnouncedError(f"it is longer than {LONGEST:,} bytes")
    told = json.loads(text)
    if not isinstance(told, dict) or told.keys() != {"version", "announced"}:
        raise AnnouncedError("it must have “version” and “announced”, and nothing else")
    if told["version"] is True or told["version"] != VERSION:
        raise AnnouncedError(f"its version is {told['version']!r}, and we know {VERSION}")
    announced = told["announced"]
    if not isinstance(announced, list) or len(announced) > MOST:
        raise AnnouncedError(f"“announced” must be a list of at most {MOST} years")
    found = [_checked(each) for each in announced]
    if len({each.year for each in found}) < len(found):
        raise AnnouncedError("a year is in it twice")
    yield from sorted(found, key=lambda each: each.year)


def _checked(told: Any) -> Announcement:
    if not isinstance(told, dict) or not all(isinstance(each, str) for each in told.values()):
        raise AnnouncedError(f"{told!r} is not an announcement")
    found = Announcement(**told)
    if str(Year.parse(found.year)) != found.year:
        raise AnnouncedError(f"{found.year!r} is not a year like 2019-20")
    for moment in (found.hour, found.at):
        if datetime.fromisoformat(moment).tzinfo is None:
            raise AnnouncedError(f"{moment!r} has no offset")
    if len(found.reason) > LONGEST_REASON or not found.reason.isprintable():
        raise AnnouncedError(
            f"the reason must be on one line, with at most {LONGEST_REASON} characters"
        )
    return found


def _write(published: Path, announced: Iterable[Announcement]) -> None:
    listed = [
        {name: value for name, value in asdict(each).items() if value}
        for each in sorted(announced, key=lambda each: each.year)
    ]
    write_json(published, ANNOUNCED, {"version": VERSION, "announced": listed})
