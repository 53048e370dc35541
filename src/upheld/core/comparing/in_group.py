"""An authority compared with any group of similar ones, including one that a reader just picked.

The answers come from comparing.comparison, with the same test as in an edition: all the group's
cases, including the authority's own. If a figure is not compared, the reason is given in words.
"""

from dataclasses import dataclass

from upheld.core.authorities.groups import NO_GROUP, Group
from upheld.core.comparing.comparison import Answer, Compared, compare, why_not_compared
from upheld.core.comparing.distributions import Stratum
from upheld.core.figures.averages import PairsByAuthority, pooled_average
from upheld.core.measures import Kind, Measure
from upheld.core.shares import Share, share_of

# By kind. Figures of a kind that could be compared are not, because their ombudsman does not ask.
NEVER_COMPARED = {
    Kind.KEPT: "Whether what was agreed was done is never compared.",
    Kind.LATE: "Lateness is never compared.",
    Kind.RATE: "Rates per resident are never compared.",
}
NOT_COMPARED = "These figures are never compared."


@dataclass(frozen=True, kw_only=True)
class ComparedInGroup:
    answer: Answer
    compared: Compared | None = None  # None: not compared, and ``reason`` says why
    reason: str = ""


def compare_in_group(
    authority: str, pairs: PairsByAuthority, *, group: Group, measure: Measure
) -> ComparedInGroup:
    """``pairs``: the counts for all members of the group in its year.

    Raises ValueError if the authority is not in the group: its cases are not among the group's.
    """
    if not group.reason and authority not in group.members:
        raise ValueError(f"{authority!r} is not in {group.whole}: {', '.join(group.members)}.")
    counted, out_of = pairs.get(authority) or (None, None)
    share = share_of(measure, counted=counted, out_of=out_of)
    # All members of a group exist in its year.
    if why := why_not_compared(share, exists=True, members=len(group.members)):
        return ComparedInGroup(answer=why, reason=_in_words(why, group, measure))
    whole = pooled_average(measure, group, pairs)
    if whole.share is None:
        return ComparedInGroup(answer=Answer.NOT_COMPARED, reason=whole.reason)
    assert counted is not None
    assert out_of is not None
    compared = compare(counted, [_stratum(out_of, whole.share)])
    return ComparedInGroup(answer=compared.answer, compared=compared)


def _stratum(out_of: int, whole: Share) -> Stratum:
    assert whole.counted is not None
    assert whole.out_of is not None
    return Stratum(out_of=out_of, group_counted=whole.counted, group_out_of=whole.out_of)


def _in_words(why: Answer, group: Group, measure: Measure) -> str:
    if why == Answer.NOT_AVAILABLE:
        return "We do not hold its counts. That does not mean that there were no cases."
    if why == Answer.NO_CASES:
        return f"There were no {measure.out_of_name[1]}."
    if why == Answer.NOT_COMPARED:
        return NEVER_COMPARED.get(measure.kind, NOT_COMPARED)
    return group.reason or NO_GROUP
