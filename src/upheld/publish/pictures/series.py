"""What a trend shows: the years of one authority and measure, and what a line may join.

No line crosses a break or a gap. Breaks and notes are the profile's.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from upheld.core.comparability import Break
from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.publish.pictures.printed_share import Value


@dataclass(frozen=True, kw_only=True)
class YearShown:
    year: Year
    published: Value
    average: Value | None = None  # of the group; None if there is none
    revised: Value | None = None


Shown = Callable[[YearShown], float | None]  # one of the two lines


def published_share(shown: YearShown) -> float | None:
    return shown.published.share


def average_share(shown: YearShown) -> float | None:
    return shown.average.share if shown.average else None


@dataclass(frozen=True, kw_only=True)
class Series:
    profile: Profile
    measure: str  # slug
    shown: tuple[YearShown, ...]  # in the order of the years
    authority: str
    group: str  # '' if there is none

    @property
    def first(self) -> Year:
        return self.shown[0].year

    @property
    def last(self) -> Year:
        return self.shown[-1].year

    @property
    def breaks(self) -> list[Break]:
        """Those between two of the years."""
        return [each for each in self._beside if each.is_break and self.first < each.year]

    @property
    def notes(self) -> list[Break]:
        years = {each.year for each in self.shown}
        return [each for each in self._beside if not each.is_break and each.year in years]

    def runs(self, share: Shown) -> list[list[YearShown]]:
        """The years a line may join: consecutive, each with a figure, and no break in between."""
        found: list[list[YearShown]] = []
        for each in self.shown:
            if share(each) is None:
                continue
            if found and self._is_joined(found[-1][-1].year, each.year):
                found[-1].append(each)
            else:
                found.append([each])
        return found

    def _is_joined(self, year: Year, following: Year) -> bool:
        is_broken = self.profile.break_between(self.measure, year, following)
        return year == following.previous and not is_broken

    @property
    def _beside(self) -> list[Break]:
        return [
            replace(each, words=each.said(has_group=bool(self.group)), advice="")
            for each in self.profile.breaks
            if self.measure in each.series and self.first <= each.year <= self.last
        ]
