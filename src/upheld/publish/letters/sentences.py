"""A figure in words: the sentence stored with it, and the explanation that only letters add."""

from upheld.core.comparing.comparison import why_not_compared
from upheld.core.figures.figure import Body, Figure
from upheld.core.measures import (
    BY_SLUG,
    COMPLIANCE,
    SATISFACTORY_REMEDIES,
    UPHELD_PER_100000,
    UPHELD_RATE,
    Cells,
)
from upheld.core.saying.comparisons import said_of
from upheld.core.saying.figures import FigureContext
from upheld.core.shares import NO_CASES, NOT_AVAILABLE, NOT_GIVEN, share_of
from upheld.core.vocabulary import CLOSED, What
from upheld.edition.queries.counts import counted_of, is_held
from upheld.edition.queries.figures import FigureRow
from upheld.publish.letters.subject import Subject

MEANINGS = {  # what is said after every figure for the measure
    UPHELD_RATE.slug: "upheld.meaning",
    COMPLIANCE.slug: "compliance.year",
    SATISFACTORY_REMEDIES.slug: "remedies.meaning",
    UPHELD_PER_100000.slug: "per_residents.meaning",
}


def sentences_of(figure: FigureRow, subject: Subject) -> list[str]:
    """Everything that is said about one figure, in order."""
    said = [figure.sentence]
    if figure.text not in (NO_CASES, NOT_AVAILABLE, NOT_GIVEN):
        return [*said, subject.say(MEANINGS[figure.measure])]
    if figure.measure == UPHELD_RATE.slug and figure.text == NO_CASES:
        decided = counted_of(subject.edition, subject.slug, What.DECIDED)
        if any(row.outcome == CLOSED for row in decided):
            said.append(subject.say("upheld.closed_earlier"))
    return said


def without_a_figure(slug: str, subject: Subject) -> FigureRow:
    """For a body with no cases of any kind: none if cases were counted, otherwise not available."""
    measure = BY_SLUG[slug]
    cells = [each for each in (measure.counted, measure.out_of) if isinstance(each, Cells)]
    number = 0 if all(is_held(subject.edition, each.what) for each in cells) else None
    share = share_of(measure, counted=number, out_of=number)
    body = Body(
        slug=subject.slug,
        peer_group=subject.authority.peer_group,
        exists=not subject.ended_before_the_year,
        residents=None,
    )
    figure = Figure(body=body, share=share, average=None)
    answer = why_not_compared(share, exists=body.exists, members=0)
    assert answer
    group = subject.edition.profile.group_name(body.peer_group)
    said = said_of(FigureContext(figure=figure, answer=answer, group=group))
    return FigureRow(
        authority=subject.slug,
        gss_code=subject.authority.gss_code,
        name=subject.authority.name,
        year=str(subject.edition.year),
        measure=slug,
        **figure.columns(),
        comparison=str(answer),
        sentence=" ".join(subject.say(key, **values) for key, values in said),
    )
