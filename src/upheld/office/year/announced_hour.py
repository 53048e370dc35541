"""Announcing the hour of publication from the office, and what speaks against it.

What is announced is in the published folder (disk.announced), and the ledger says who announced it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from upheld.core.years import Year
from upheld.disk.announced import Announcement, announce, read_announced
from upheld.office.clock import day_of
from upheld.office.configuration import PUBLISHED, Configuration, own_office
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Person
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.states import NotAllowed
from upheld.office.year.steps import YearNow
from upheld.publish.annual.hour_warnings import Hour, hour_warnings

ANNOUNCE = "announce the hour of publication"


@dataclass(frozen=True, kw_only=True)
class HourNow:
    """The hour of a year as it stands, and what readers have been told."""

    public_at: datetime | None  # None: neither the edition nor office.toml has one
    letters_on: date | None
    announced: Announcement | None

    @property
    def is_announced(self) -> bool:
        return bool(self.announced and self.announced.moment == self.public_at)


def hour_now(stands: YearNow, configuration: Configuration) -> HourNow:
    """The edition's, moved or not; before there is one, that of office.toml.

    Raises AnnouncedError if the announcements cannot be read.
    """
    dates = own_office().dates_of(stands.year)
    public_at, letters_on = dates.public_at, dates.letters_on
    if stands.life and stands.life.public_at:
        public_at = stands.life.public_at.astimezone(own_office().time_zone)
        letters_on = date.fromisoformat(stands.life.manifest.letters_on)
    return HourNow(
        public_at=public_at,
        letters_on=letters_on,
        announced=announced_of(stands.year, configuration),
    )


def announced_of(year: Year, configuration: Configuration) -> Announcement | None:
    if configuration.published is None:
        return None
    found = read_announced(configuration.published)
    return next((each for each in found if each.year == str(year)), None)


def warnings_of(hour: HourNow, *, at: datetime) -> list[str]:
    """What speaks against it; nothing if no hour has been set."""
    if hour.public_at is None:
        return []
    said = hour.announced if hour.is_announced else None
    announced_on = day_of(datetime.fromisoformat(said.at) if said else at)
    about = Hour(public_at=hour.public_at, announced_on=announced_on, letters_on=hour.letters_on)
    return hour_warnings(about, own_office())


def announce_hour(
    stands: YearNow, configuration: Configuration, *, by: Person, at: datetime, reason: str = ""
) -> Announcement:
    """Raises NotAllowed, or AnnouncedError, such as for another hour without a reason."""
    if not may(by.roles, Deed.MOVE_HOUR):
        raise NotAllowed("Your role does not let you announce the hour of publication.")
    if configuration.published is None:
        raise NotAllowed(
            f"This office does not know the published folder. Set {PUBLISHED}, or use the command"
            " upheld announce where the site is."
        )
    hour = hour_now(stands, configuration)
    if hour.public_at is None:
        raise NotAllowed(
            f'No hour has been set. Write public_at in [years."{stands.year}"] of office.toml.'
        )
    if AnnualReview.objects.filter(year=str(stands.year), published_at__isnull=False).exists():
        raise NotAllowed(f"The {stands.year} figures have been published.")
    announced = announce(
        configuration.published, str(stands.year), hour=hour.public_at, at=at, reason=reason
    )
    if announced != hour.announced:
        with writing(by, ANNOUNCE, at=at) as write:
            write.tell("announcement", str(stands.year), after={"hour": announced.hour})
    return announced
