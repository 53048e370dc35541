"""The large figures in a letter: percentage, count, base, similar authorities and picture.

Each is made from one record in the edition, so that its parts cannot come from different places.
"""

from collections.abc import Iterable, Mapping

from upheld.core.intervals import SHOWN_TEXT
from upheld.core.measures import Kind, Measure
from upheld.core.saying.figures import counts_said
from upheld.core.shares import NO_CASES, NOT_AVAILABLE
from upheld.edition.queries.authorities import size_of_group
from upheld.edition.queries.comparisons import RangeRow, ranges_of
from upheld.edition.queries.figures import FigureRow, figures_of
from upheld.publish.letters.breaks import breaks_beginning
from upheld.publish.letters.letter import Headline
from upheld.publish.letters.sentences import sentences_of, without_a_figure
from upheld.publish.letters.subject import Subject
from upheld.publish.pictures.bar import range_drawn, share_picture
from upheld.publish.pictures.svg import Picture

Figures = Mapping[str, FigureRow]  # measure to the authority's figure for the year


def headlines_of(subject: Subject) -> tuple[Headline, ...]:
    """The year's percentages, and then its rates by residents if the body has them.

    What is late among the cases in which something was done is a line next to the share of those.
    """
    figures: Figures = {
        row.measure: row for row in figures_of(subject.edition, authority=subject.slug)
    }
    measures = subject.profile.measures_in(subject.edition.year)
    shown = [
        (measure, figures.get(measure.slug) or without_a_figure(measure, subject))
        for measure in measures
        if not measure.is_rate and measure.kind is not Kind.LATE
    ]
    shown += [
        (measure, rate)
        for measure in measures
        if measure.is_rate and (rate := figures.get(measure.slug)) and _has_residents(rate, subject)
    ]
    ranges = ranges_of(subject.edition, authority=subject.slug)
    said: set[str] = set()
    return tuple(
        _headline(measure, figure, ranges.get(measure.slug), figures, subject, said)
        for measure, figure in shown
    )


def _has_residents(rate: FigureRow, subject: Subject) -> bool:
    """A park has none, and those of a council that has ended are now another council's."""
    if subject.ended_before_the_year:
        return False
    return rate.counted is not None or rate.peer_group is not None


def _headline(
    measure: Measure,
    figure: FigureRow,
    chance: RangeRow | None,
    figures: Figures,
    subject: Subject,
    said: set[str],
) -> Headline:
    return Headline(
        measure=measure.slug,
        title=measure.title,
        text=figure.text,
        count_line=_count_line(measure, figure, subject),
        range_line=_range_line(figure, chance, subject),
        average_line=_average_line(measure, figure, subject),
        late_line=_late_line(measure, figures, subject),
        sentences=(
            *sentences_of(measure, figure, subject),
            *_new(breaks_beginning(subject, measure.slug), said),
        ),
        picture=_picture(measure, figure, chance, subject),
    )


def _new(words: Iterable[str], said: set[str]) -> list[str]:
    new = [text for text in words if text not in said]
    said.update(new)
    return new


def _count_line(measure: Measure, figure: FigureRow, subject: Subject) -> str:
    counted, out_of = figure.counted, figure.out_of
    if counted is None or out_of is None:
        return ""
    if measure.is_rate:
        said = counts_said(measure, counted, out_of)
        return subject.say(f"{measure.section}.count_line", **said, residents=out_of)
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


def _late_line(measure: Measure, figures: Figures, subject: Subject) -> str:
    beside = subject.profile.late_beside(measure)
    late = figures.get(beside.slug) if beside else None
    if late is None or not late.counted:
        return ""
    assert late.out_of is not None
    return subject.say(f"{measure.section}.late_line", late=late.counted, counted=late.out_of)


def _average_line(measure: Measure, figure: FigureRow, subject: Subject) -> str:
    """Similar authorities together. If there are none, the figure's sentence says why."""
    if measure.is_rate:
        return subject.say("average.not_compared")
    if subject.ended_before_the_year or figure.peer_group is None:
        return ""
    group = subject.profile.group_name(figure.peer_group)
    if figure.peer_text == NO_CASES:
        return subject.say("average.no_cases", group=group)
    if figure.peer_text not in (None, NOT_AVAILABLE):
        return subject.say("average.line", average=figure.peer_text, group=group)
    if size_of_group(subject.edition, figure.peer_group, year=figure.year) == 1:
        return ""
    return subject.say("average.not_available", group=group)


def _picture(
    measure: Measure, figure: FigureRow, chance: RangeRow | None, subject: Subject
) -> Picture | None:
    if measure.is_rate or figure.counted is None:
        return None
    return share_picture(
        title=measure.title,
        text=figure.text,
        counted=figure.counted,
        out_of=figure.out_of,
        peer_text=figure.peer_text,
        peer_counted=figure.peer_counted,
        peer_out_of=figure.peer_out_of,
        peer_name=subject.profile.group_name(figure.peer_group),
        colour=subject.office.colour,
        chance=range_drawn(chance),
    )
