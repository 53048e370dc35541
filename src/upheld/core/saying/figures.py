"""What we say about a figure: which sentences, in which order, and which numbers are in them.

An office decides how each is worded (in its words). That we say three cases are too few is decided
here and in ``saying.comparisons``. No sentence says good, bad, best or worst, ranks, or calls
anything unlikely to be chance: a small tail is not the chance that a result came by chance. In a
sentence there is no sign before a number: "more than 99%", not ">99%".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upheld.core.comparing.comparison import FEWEST_CASES, Answer, why_alone
from upheld.core.comparing.in_every_way import Comparison
from upheld.core.figures.figure import Figure
from upheld.core.measures import Kind, Measure
from upheld.core.shares import (
    NO_CASES,
    NOT_AVAILABLE,
    NOT_GIVEN,
    Share,
    in_prose,
    whole_percent,
)

Values = Mapping[str, str | int]
Filled = dict[str, str | int]
Said = tuple[str, Values]  # a sentence's key in the wording, and what is filled in


@dataclass(frozen=True, kw_only=True)
class Handing:
    """Compliance outcomes recorded after a body's last day that count for its successor."""

    taken: int = 0  # how many of the outcomes that count here
    taken_from: str = ""  # the names of the bodies
    given: int = 0  # recorded after its own last day
    given_to: str = ""  # the names of the successors


@dataclass(frozen=True, kw_only=True)
class FigureContext:
    """A figure with everything else that its sentences need."""

    figure: Figure
    answer: Answer
    group: str = ""  # what a sentence calls similar authorities: district councils
    comparisons: Sequence[Comparison] = ()
    related: bool = False  # it stands out only because of related complaints
    members: int = 0  # how many its group has in the year, including the authority
    late: Share | None = None  # how many of those kept were late, shown with them
    neither: int = 0  # compliance outcomes that count neither for nor against it
    failed: int | None = None  # of those not kept; None: all of them
    handing: Handing = Handing()
    population: str = ""  # where the number of residents is from
    abolished_on: str = ""  # in words, for a body that has ended: the day after its last
    successors: str = ""  # their names; '' if no body took over
    counted_with: str = ""  # what we call its kind, if its residents are counted with others

    @property
    def share(self) -> Share:
        return self.figure.share

    @property
    def measure(self) -> Measure:
        return self.share.measure

    def said(self, name: str, **values: str | int) -> Said:
        """A sentence of the measure's own, among those of its section, with the figure in it."""
        counted, out_of = self.share.counted, self.share.out_of
        if counted is None or out_of is None:
            return f"{self.measure.section}.{name}", values
        figure = counts_said(self.measure, counted, out_of)
        percent = in_prose(self.share.text)
        return f"{self.measure.section}.{name}", {**figure, "percent": percent, **values}


def counts_said(measure: Measure, counted: int, out_of: int) -> Filled:
    """Both counts, and what the measure calls them."""
    return {
        "counted": counted,
        "counted_name": agreeing(counted, measure.counted_name),
        "out_of": out_of,
        "out_of_name": agreeing(out_of, measure.out_of_name),
    }


def agreeing(number: int, name: tuple[str, str]) -> str:
    """
    >>> agreeing(0, ("case", "cases")), agreeing(1, ("case", "cases"))
    ('cases', 'case')
    """
    one, many = name
    return one if number == 1 else many


def said_of_figure(context: FigureContext) -> list[Said]:
    """The figure itself, similar authorities together, and why there is no comparison."""
    if context.share.counted is None:
        return _without_counts(context)
    said = _OF_KIND[context.measure.kind](context)
    if context.measure.is_rate:
        return said
    return said + _average(context) + _why_alone(context)


def _without_counts(context: FigureContext) -> list[Said]:
    """The counts are not available, or it is a rate whose residents are counted elsewhere."""
    if context.share.text == NOT_AVAILABLE:
        return [("figure.not_available", {})]
    if not context.figure.body.exists:
        key = "ended" if context.successors else "ended_alone"
        return [context.said(key, successors=context.successors)]
    return [context.said("counted_with_others", kinds=context.counted_with)]


def _share(context: FigureContext) -> list[Said]:
    counted, out_of = _counts(context.share)
    return [context.said(form_of(counted, out_of) if out_of else "no_cases")]


def _kept(context: FigureContext) -> list[Said]:
    complied, outcomes = _counts(context.share)
    aside = [*_neither(context), *_given(context)]
    if outcomes == 0:
        return [*aside, context.said("no_others" if aside else "no_cases")]
    others = outcomes - complied
    have_failed = context.failed in (None, others)  # or a sentence would blame it for the rest
    none = "none" if have_failed else "some"
    said = [context.said("all" if not others else "some" if complied else none)]
    if complied and others and have_failed:
        said.append(context.said("not_satisfied", not_satisfied=others))
    return [*said, *_late_among(context), *_taken(context, outcomes), *aside]


def _neither(context: FigureContext) -> list[Said]:
    return [context.said("neither", cases=context.neither)] if context.neither else []


def _given(context: FigureContext) -> list[Said]:
    """For an ended body: what was recorded afterwards, and whose figures it counts in."""
    handing = context.handing
    if not handing.given:
        return []
    name = agreeing(handing.given, context.measure.out_of_name)
    return [
        context.said(
            "handed_on", given=handing.given, successors=handing.given_to, out_of_name=name
        )
    ]


def _taken(context: FigureContext, outcomes: int) -> list[Said]:
    """For a successor: how many outcomes were about recommendations to an ended body."""
    handing = context.handing
    if not handing.taken:
        return []
    key = "taken_all" if handing.taken == outcomes else "taken"
    return [context.said(key, taken=handing.taken, bodies_before=handing.taken_from)]


def _late_among(context: FigureContext) -> list[Said]:
    share = context.late
    if share is None or share.counted is None or not share.out_of:
        return []
    late, complied = share.counted, share.out_of
    key = "on_time" if late == 0 else "late_all" if late == complied else "late"
    return [context.said(key, late=late)]


def _late(context: FigureContext) -> list[Said]:
    late, complied = _counts(context.share)
    if complied == 0:
        return [context.said("no_cases")]
    return [context.said("on_time" if late == 0 else "all" if late == complied else "share")]


def form_of(counted: int, out_of: int) -> str:
    """One case, all of several, or some of them: each has its own sentence."""
    if out_of == 1:
        return "single"
    return "all" if counted == out_of else "share"


def _rate(context: FigureContext) -> list[Said]:
    if context.share.text == NOT_GIVEN:
        return [context.said("not_given", fewest=f"{context.measure.fewest:,}")]
    rate, per = in_prose(context.share.text), f"{context.measure.per:,}"
    return [context.said("rate", rate=rate, per=per, population=context.population)]


_OF_KIND = {
    Kind.SHARE: _share,
    Kind.KEPT: _kept,
    Kind.LATE: _late,
    Kind.REMEDIED: _share,
    Kind.RATE: _rate,
}


def _counts(share: Share) -> tuple[int, int]:
    assert share.counted is not None
    assert share.out_of is not None
    return share.counted, share.out_of


def _average(context: FigureContext) -> list[Said]:
    """Similar authorities together, including the authority, if it has a figure at all."""
    average = context.figure.average
    if average is None or average.text in (NO_CASES, NOT_AVAILABLE) or not context.share.is_number:
        return []
    said = context.said("average", average=in_prose(average.text), group=context.group)
    return [said, *_weight_of_one(context)]


def _weight_of_one(context: FigureContext) -> list[Said]:
    """A few compliance outcomes are never called too few. We say how much each counts for."""
    _complied, outcomes = _counts(context.share)
    if context.measure.kind is not Kind.KEPT or outcomes >= FEWEST_CASES:
        return []
    if outcomes == 1:
        return [context.said("weight_of_one", least="0%", greatest="100%")]
    return [context.said("weight_of_each", points=whole_percent(1, outcomes) or 0)]


def _why_alone(context: FigureContext) -> list[Said]:
    """Why a figure has no comparison: the body has ended, or no others are similar to it."""
    if not context.share.is_number:
        return []
    why = why_alone(exists=context.figure.body.exists, members=context.members)
    if why == Answer.ENDED:
        return [_ended(context)]
    if why == Answer.NO_GROUP:
        if context.figure.body.peer_group is None:
            return [("comparison.no_group", {})]
        return [("comparison.only_member", {"group": context.group})]
    if context.measure.is_compared and context.answer == Answer.NOT_COMPARED:
        return [("comparison.group_not_known", {"group": context.group})]
    return []


def _ended(context: FigureContext) -> Said:
    """Our decisions about a body after its last day are not added to its successors' figures."""
    if context.measure.kind is not Kind.SHARE:
        return ("comparison.ended_too", {"abolished_on": context.abolished_on})
    values: Values = {
        "abolished_on": context.abolished_on,
        "successors": context.successors,
        "out_of": _counts(context.share)[1],
    }
    return ("comparison.ended" if context.successors else "comparison.ended_alone", values)
