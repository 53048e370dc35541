"""What a trend shows: the years of one authority and measure, and what a line may join.

No line crosses a break or a gap. Breaks and notes come from ``core.comparability``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from upheld.core.comparability import BREAKS, Break, break_between, words_for
from upheld.core.years import Year
from upheld.publish.pictures.printed_share import Value


@dataclass(frozen=True, kw_only=True)
class YearShown:
    year: Year
    published: Value
    average: Value | None = None  # of the group; None if there is none
    revised: Value | None = None


@dataclass(frozen=True, kw_only=True)
class Series:
    measure: str
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

    @property
    def _beside(self) -> list[Break]:
        return [
            replace(each, words=words_for(each.words, has_group=bool(self.group)))
            for each in BREAKS
            if self.measure in each.series and self.first <= each.year <= self.last
        ]


Shown = Callable[[YearShown], float | None]  # one of the two series


def published_share(shown: YearShown) -> float | None:
    return shown.published.share


def average_share(shown: YearShown) -> float | None:
    return shown.average.share if shown.average else None


def runs(shown: Sequence[YearShown], share: Shown, measure: str) -> list[list[YearShown]]:
    """The years that a line may join: consecutive, each with a figure, and no break in between."""
    found: list[list[YearShown]] = []
    for each in shown:
        if share(each) is None:
            continue
        last = found[-1][-1] if found else None
        if (
            last
            and last.year == each.year.previous
            and not break_between(measure, last.year, each.year)
        ):
            found[-1].append(each)
        else:
            found.append([each])
    return found
