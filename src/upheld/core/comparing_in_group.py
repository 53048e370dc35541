"""An authority beside any group of similar authorities, also one that a reader has just picked.

The answers are those of core.comparison, by the same test as in an edition: all cases of the group,
the authority's own among them. Where a figure is not compared, the reason is given in words.
"""

from dataclasses import dataclass

from upheld.core.averages import Told, pooled_average
from upheld.core.comparison import Answer, Compared, compare
from upheld.core.distributions import Stratum
from upheld.core.groups import Group
from upheld.core.measures import Measure

NEVER_COMPARED = "Compliance, lateness and rates by residents are never compared."


@dataclass(frozen=True, kw_only=True)
class ComparedInGroup:
    answer: Answer
    compared: Compared | None = None  # None: not compared, and ``reason`` says why
    reason: str = ""


def compare_in_group(
    authority: str, told: Told, *, group: Group, measure: Measure
) -> ComparedInGroup:
    """``told`` are the counts of all members of the group in its year.

    Raises ValueError where the authority is not of the group: its cases are not among the group's.
    """
    if group.reason:
        return ComparedInGroup(answer=Answer.NO_GROUP, reason=group.reason)
    if authority not in group.members:
        raise ValueError(f"{authority!r} is not of {group.whole}: {', '.join(group.members)}.")
    own = told.get(authority)
    if own is None:
        reason = "We do not hold its counts. That does not mean that there were no cases."
        return ComparedInGroup(answer=Answer.NOT_AVAILABLE, reason=reason)
    counted, out_of = own
    if out_of == 0:
        reason = f"There were no {measure.out_of_name[1]}."
        return ComparedInGroup(answer=Answer.NO_CASES, reason=reason)
    if not measure.is_compared:
        return ComparedInGroup(answer=Answer.NOT_COMPARED, reason=NEVER_COMPARED)
    together = pooled_average(measure, group, told)
    if together.share is None:
        return ComparedInGroup(answer=Answer.NOT_COMPARED, reason=together.reason)
    whole = together.share
    assert whole.counted is not None
    assert whole.out_of is not None
    stratum = Stratum(out_of=out_of, group_counted=whole.counted, group_out_of=whole.out_of)
    compared = compare(counted, [stratum])
    return ComparedInGroup(answer=compared.answer, compared=compared)
