"""An authority's figures by year, each as published, with its group's average.

No line crosses a break or a gap: a year without a figure leaves a gap, and a year between two gaps
is a single point. A revised value is next to the published one, open and marked [r].
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.publish.pictures.marks import disc, ring, square
from upheld.publish.pictures.plot import LETTER, LINE, WIDE, Plot, written
from upheld.publish.pictures.series import (
    Series,
    Shown,
    YearShown,
    average_share,
    published_share,
)
from upheld.publish.pictures.svg import OUTLINE, Drawing, element, framed, place
from upheld.publish.pictures.trend_key import AVERAGE, PUBLISHED, key_of, upright
from upheld.publish.pictures.trend_words import (
    BREAK_MARK,
    NOTE_MARK,
    REVISED_MARK,
    table_of,
    words_of,
)

BESIDE, PART_OF_A_YEAR = 11, 0.35  # the most between a year's values, and never half a year
YEAR_LETTERS = 8  # of a year on one line, with the space after it


def trend(
    *,
    title: str,
    profile: Profile,
    measure: str,
    years: Sequence[YearShown],
    authority_name: str,
    group_name: str,
    colour: str,
    width: int = WIDE,
    identifier: str = "trend",
) -> Drawing | None:
    """Draw the shares for one measure (its slug) by year; None if no year has one.

    Raises ValueError for a year given twice, because we cannot guess which was published first.
    """
    shown = tuple(sorted(years, key=lambda each: each.year))
    for earlier, later in pairwise(shown):
        if earlier.year == later.year:
            raise ValueError(f"{earlier.year} is given twice. Give one, and the other as revised.")
    if all(each.published.share is None for each in shown):
        return None
    series = Series(
        profile=profile,
        measure=measure,
        shown=shown,
        authority=authority_name,
        group=group_name,
    )
    key = key_of(series, colour, width)
    plot = _plot(series, width, top=54 + LINE * len(key))
    alt = words_of(title, series)
    parts = [
        written(title, 8, LINE, bold=True),
        *(part for line in key for part in line),
        *plot.grid(),
        *_axis(plot, series),
        *_breaks(plot, series),
        *_lines(plot, series, colour),
        *_points(plot, series, colour),
    ]
    height = plot.bottom + 12 + 3 * LINE
    svg = framed(parts, title=title, alt=alt, identifier=identifier, width=width, height=height)
    return Drawing(svg=svg, alt=alt, table=table_of(series))


def _plot(series: Series, width: int, *, top: float) -> Plot:
    """Half a year of room at either end. The year that starts in 2019 is at 2019."""
    return Plot(
        left=48,
        top=top,
        right=width - 12,
        bottom=top + max(210, 0.4 * width),
        first=series.first.start - 0.5,
        last=series.last.start + 0.5,
    )


def _beside(plot: Plot) -> float:
    """From a published value to the average before it and the revised value after it.

    Neither hides the other or is drawn on the wrong side of a break.
    """
    return min(BESIDE, PART_OF_A_YEAR * (plot.x(1) - plot.x(0)))


def _axis(plot: Plot, series: Series) -> Iterator[str]:
    """Every year, on two lines if one is too narrow, or every other year if two are."""
    room = plot.x(1) - plot.x(0)
    noted = {each.year for each in series.notes}
    one_line = room >= LETTER * YEAR_LETTERS
    below = plot.bottom + 21
    every = 1 if room >= LETTER * 5 else 2
    for start in range(series.first.start, series.last.start + 1):
        year, x = Year(start), plot.x(start)
        yield element("line", x1=x, y1=plot.bottom, x2=x, y2=plot.bottom + 5, stroke=OUTLINE)
        if (start - series.first.start) % every == 0:
            lines = [str(year)] if one_line else [str(year)[:4], str(year)[4:]]
            for number, text in enumerate(lines):
                yield written(text, x, below + LINE * number, anchor="middle")
        if year in noted:
            yield written(NOTE_MARK, x, below + LINE * (1 if one_line else 2), anchor="middle")


def _breaks(plot: Plot, series: Series) -> Iterator[str]:
    """Vertical, before the first year after the break, across the whole field and above it."""
    for start in sorted({each.year.start for each in series.breaks}):
        x = plot.x(start - 0.5)
        yield from upright(x, plot.top - 8, plot.bottom)
        yield written(BREAK_MARK, x, plot.top - 13, anchor="middle")


def _lines(plot: Plot, series: Series, colour: str) -> Iterator[str]:
    yield from _line_of(plot, series, average_share, -_beside(plot), OUTLINE, AVERAGE)
    yield from _line_of(plot, series, published_share, 0, colour, PUBLISHED)


def _line_of(
    plot: Plot, series: Series, share: Shown, beside: float, colour: str, look: dict[str, str]
) -> Iterator[str]:
    for run in series.runs(share):
        if len(run) > 1:
            ends = "L".join(
                f"{place(plot.x(each.year.start) + beside)} {place(plot.y(share(each) or 0))}"
                for each in run
            )
            yield element("path", d="M" + ends, fill="none", stroke=colour, **look)


def _points(plot: Plot, series: Series, colour: str) -> Iterator[str]:
    """Text and averages first, then the authority's own values on top."""
    for each in series.shown:
        revised = each.revised.share if each.revised else None
        if revised is not None:
            x, y = plot.x(each.year.start) + _beside(plot), plot.y(revised)
            yield written(REVISED_MARK, x, y - 9, anchor="middle")
            yield ring(x, y, colour)
    for each in series.shown:
        average = average_share(each)
        if average is not None:
            x = plot.x(each.year.start) - _beside(plot)
            yield square(x, plot.y(average), OUTLINE, half=4.5)
    for each in series.shown:
        share, x = published_share(each), plot.x(each.year.start)
        if share is not None:
            yield disc(x, plot.y(share), colour)
