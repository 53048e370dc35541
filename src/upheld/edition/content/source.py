"""Everything that an edition's content is made from."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from upheld.core.comparing.grounds import Largest
from upheld.core.handing_on import HandedOn
from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.edition.content.handing_on import handed_on_by
from upheld.edition.content.largest import largest_of
from upheld.intake.directory.directory import Directory
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import Office

PRESUMED_UNTIL_PUBLICATION = timedelta(days=120)  # for a draft: 31 March to 29 July in 2020


def presumed_public_day(as_at: date) -> date:
    return as_at + PRESUMED_UNTIL_PUBLICATION


@dataclass(frozen=True, kw_only=True)
class Source:
    extract: Extract
    directory: Directory
    office: Office  # its words are used for figures, and its threshold pins averages
    year: Year
    as_at: date
    public_on: date | None  # None on a draft
    publication_delay: timedelta
    after: sqlite3.Connection | None = None  # the edition of an earlier year
    corrects: sqlite3.Connection | None = None  # the version before

    @property
    def profile(self) -> Profile:
        return self.office.profile

    @cached_property
    def handed_on(self) -> HandedOn:
        """Who has the compliance outcomes of bodies that have ended."""
        return handed_on_by(self.office, self.directory)

    @property
    def public_day(self) -> date:
        """The day that decides which cases are public; for a draft, the likely day."""
        return self.public_on or presumed_public_day(self.as_at)

    @cached_property
    def largest(self) -> Mapping[str, Sequence[Largest]]:
        """The year's largest complainant and matter by authority. Asked for once, never stored."""
        return largest_of(self.extract, profile=self.profile, year=self.year, as_at=self.as_at)
