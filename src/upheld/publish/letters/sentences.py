"""A figure in words: the sentence stored with it, and the explanation that only letters add."""

from upheld.core.comparing.comparison import why_not_compared
from upheld.core.figures.figure import Body, Figure
from upheld.core.measures import Cells, Kind, Measure
from upheld.core.saying.comparisons import said_of
from upheld.core.saying.figures import FigureContext
from upheld.core.shares import NO_CASES, NOT_AVAILABLE, NOT_GIVEN, share_of
from upheld.core.vocabulary import What
from upheld.edition.queries.counts import counted_of, is_held
from upheld.edition.queries.figures import FigureRow
from upheld.publish.letters.subject import Subject


def sentences_of(measure: Measure, figure: FigureRow, subject: Subject) -> list[str]:
    """Everything that is said about one figure, in order."""
    said = [figure.sentence]
    meaning = f"{measure.section}.meaning"
    if figure.text not in (NO_CASES, NOT_AVAILABLE, NOT_GIVEN):
        return [*said, subject.say(meaning)] if subject.wording.has(meaning) else said
    if measure.kind is Kind.SHARE and figure.text == NO_CASES and _has_others(subject):
        said.append(subject.say(f"{measure.section}.other_decisions"))
    return said


def _has_others(subject: Subject) -> bool:
    """Whether decisions that no share is out of can be read, so that a reader may ask for them."""
    decided = counted_of(subject.edition, subject.slug, What.DECIDED)
    return any(row.outcome in subject.profile.listed for row in decided)


def without_a_figure(measure: Measure, subject: Subject) -> FigureRow:
    """For a body with no cases of any kind: none if cases were counted, otherwise not available."""
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
        measure=measure.slug,
        **figure.columns(),
        comparison=str(answer),
        sentence=" ".join(subject.say(key, **values) for key, values in said),
    )
