"""The large figures in a letter: percentage, count, base, similar authorities and picture.

Each is made from one record in the edition, so that its parts cannot come from different places.
"""

from collections.abc import Iterable, Mapping

from upheld.core.intervals import SHOWN_TEXT
from upheld.core.measures import (
    BY_SLUG,
    COMPLIANCE,
    LATE_COMPLIANCE,
    SATISFACTORY_REMEDIES,
    UPHELD_PER_100000,
    UPHELD_RATE,
)
from upheld.core.shares import NO_CASES, NOT_AVAILABLE
from upheld.edition.queries.authorities import size_of_group
from upheld.edition.queries.comparisons import RangeRow, ranges_of
from upheld.edition.queries.figures import FigureRow, figures_of
from upheld.publish.letters.breaks import breaks_beginning
from upheld.publish.letters.letter import Headline
from upheld.publish.letters.sentences import sentences_of, without_a_figure
from upheld.publish.letters.subject import Subject, group_name
from upheld.publish.pictures.bar import range_drawn, share_picture
from upheld.publish.pictures.svg import Picture

Figures = Mapping[str, FigureRow]  # measure to the authority's figure for the year
SHARES = (UPHELD_RATE, COMPLIANCE, SATISFACTORY_REMEDIES)


def headlines_of(subject: Subject) -> tuple[Headline, ...]:
    """The three percentages, and the rate per resident if the year and the body have it."""
    figures: Figures = {
        row.measure: row for row in figures_of(subject.edition, authority=subject.slug)
    }
    shown = [
        figures.get(measure.slug) or without_a_figure(measure.slug, subject)
        for measure in SHARES
        if measure.in_year(subject.edition.year)
    ]
    rate = figures.get(UPHELD_PER_100000.slug)
    if rate and _has_residents(rate, subject):
        shown.append(rate)
    ranges = ranges_of(subject.edition, authority=subject.slug)
    said: set[str] = set()
    return tuple(
        _headline(figure, ranges.get(figure.measure), figures, subject, said) for figure in shown
    )


def _has_residents(rate: FigureRow, subject: Subject) -> bool:
    """A park has none, and those of a council that has ended are now another council's."""
    if subject.ended_before_the_year:
        return False
    return rate.counted is not None or rate.peer_group is not None


def _headline(
    figure: FigureRow, chance: RangeRow | None, figures: Figures, subject: Subject, said: set[str]
) -> Headline:
    title = BY_SLUG[figure.measure].title
    return Headline(
        measure=figure.measure,
        title=title,
        text=figure.text,
        count_line=_count_line(figure, subject),
        range_line=_range_line(figure, chance, subject),
        average_line=_average_line(figure, subject),
        late_line=_late_line(figure, figures, subject),
        sentences=(
            *sentences_of(figure, subject),
            *_new(breaks_beginning(subject, figure.measure), said),
        ),
        picture=_picture(figure, chance, title, subject),
    )


def _new(words: Iterable[str], said: set[str]) -> list[str]:
    new = [text for text in words if text not in said]
    said.update(new)
    return new


def _count_line(figure: FigureRow, subject: Subject) -> str:
    counted, out_of = figure.counted, figure.out_of
    if counted is None or out_of is None:
        return ""
    if figure.measure == UPHELD_PER_100000.slug:
        return subject.say("per_residents.count_line", upheld=counted, residents=out_of)
    if out_of == 0:
        return subject.say("figure.count_line_none", base=figure.out_of_name)
    return subject.say("figure.count_line", counted=counted, out_of=out_of, base=figure.out_of_name)


def _range_line(figure: FigureRow, chance: RangeRow | None, subject: Subject) -> str:
    """The range of chance, or the interval of a figure that has no average. Never both."""
    if chance:
        return chance.chance_range
    if figure.interval is None or figure.peer_text is not None:
        return ""
    return subject.say(
        "figure.interval",
        confidence=SHOWN_TEXT,
        interval=figure.interval.text,
        explanation=subject.say("figure.interval_meaning"),
    )


def _late_line(figure: FigureRow, figures: Figures, subject: Subject) -> str:
    late = figures.get(LATE_COMPLIANCE.slug)
    if figure.measure != COMPLIANCE.slug or late is None or not late.counted:
        return ""
    assert late.out_of is not None
    return subject.say("compliance.late_line", late=late.counted, complied=late.out_of)


def _average_line(figure: FigureRow, subject: Subject) -> str:
    """Similar authorities together. If there are none, the figure's sentence says why."""
    if figure.measure == UPHELD_PER_100000.slug:
        return subject.say("average.not_compared")
    if subject.ended_before_the_year or figure.peer_group is None:
        return ""
    group = group_name(figure.peer_group)
    if figure.peer_text == NO_CASES:
        return subject.say("average.no_cases", group=group)
    if figure.peer_text not in (None, NOT_AVAILABLE):
        return subject.say("average.line", average=figure.peer_text, group=group)
    if size_of_group(subject.edition, figure.peer_group, year=figure.year) == 1:
        return ""
    return subject.say("average.not_available", group=group)


def _picture(
    figure: FigureRow, chance: RangeRow | None, title: str, subject: Subject
) -> Picture | None:
    if figure.measure == UPHELD_PER_100000.slug or figure.counted is None:
        return None
    return share_picture(
        title=title,
        text=figure.text,
        counted=figure.counted,
        out_of=figure.out_of,
        peer_text=figure.peer_text,
        peer_counted=figure.peer_counted,
        peer_out_of=figure.peer_out_of,
        peer_name=group_name(figure.peer_group or ""),
        colour=subject.office.colour,
        chance=range_drawn(chance),
    )
