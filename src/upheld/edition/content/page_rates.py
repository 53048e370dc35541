"""The page rate by group, from an edition's counts. Core decides how it is simulated.

Worked out when an edition is made and when its own year is proved, but not again for years taken
from the edition before.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from upheld.core.authorities.groups import FEWEST_MEMBERS
from upheld.core.comparing.grounds import Grounds, YearOfFigures
from upheld.core.comparing.in_every_way import MOST_YEARS_TOGETHER
from upheld.core.comparing.page_rate import GroupYear, page_rate
from upheld.core.measures import Kind, Measure

Rates = Mapping[str, float | None]  # by group


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a page asks about: a share, and what was remedied beforehand of those it counts."""

    share: Measure
    remedied: Measure | None


def page_rates(grounds: Grounds) -> Rates:
    """None for a group if not all of its cases are known, or if a page asks anything else."""
    asked = _asked(grounds.counts.compared)
    return {
        group: _rate(grounds, group, asked) if asked else None for group in sorted(grounds.members)
    }


def _asked(compared: Sequence[Measure]) -> Asked | None:
    kinds = {each.kind: each for each in compared}
    share, remedied = kinds.get(Kind.SHARE), kinds.get(Kind.REMEDIED)
    if share is None or len(kinds) < len(compared):
        return None
    if remedied and remedied.out_of != share.counted:
        return None
    return Asked(share=share, remedied=remedied)


def _rate(grounds: Grounds, group: str, asked: Asked) -> float | None:
    years = list(_years(grounds, group, asked))
    return page_rate(*years) if years and len(grounds.members[group]) >= FEWEST_MEMBERS else None


def _years(grounds: Grounds, group: str, asked: Asked) -> Iterator[GroupYear]:
    """The year itself, by service if known, and the earlier years that are added up."""
    slug, break_between = asked.share.slug, grounds.counts.profile.break_between
    members = sorted(grounds.members[group])
    latest = grounds.years[0].year
    added = np.ones(len(members) + 1, dtype=bool)
    for back, year in enumerate(grounds.years[:MOST_YEARS_TOGETHER]):
        is_next = year.year.start == latest.start - back
        total = year.total(group, slug)
        if not is_next or total is None or break_between(slug, year.year, latest):
            return
        is_in = [year.groups.get(each) == group for each in members]
        added &= np.array([*is_in, False])
        sizes = [
            year.shares[each, slug][1] if there else 0
            for each, there in zip(members, is_in, strict=True)
        ]
        yield GroupYear(
            # Last, all others in that year's group: those that have ended or changed group.
            sizes=np.array([*sizes, total[1] - sum(sizes)]),
            kinds=_kinds(year, group, asked) if back else _kinds_by_service(grounds, group, asked),
            members=added.copy(),
        )


def _kinds(year: YearOfFigures, group: str, asked: Asked) -> np.ndarray:
    """Not counted; counted; counted and remedied beforehand. All services together."""
    counted, out_of = year.total(group, asked.share.slug) or (0, 0)
    of_remedied = year.total(group, asked.remedied.slug) if asked.remedied else None
    remedied, _ = of_remedied or (0, 0)
    return np.array([[out_of - counted, counted - remedied, remedied]])


def _kinds_by_service(grounds: Grounds, group: str, asked: Asked) -> np.ndarray:
    """The same with one row for each service, or a single row if not all services are known."""
    counted = grounds.services.get((group, asked.share.slug))
    remedied = grounds.services.get((group, asked.remedied.slug)) if asked.remedied else {}
    if counted is None or remedied is None:
        return _kinds(grounds.years[0], group, asked)
    return np.array(
        [
            [n - x, x - remedied.get(service, (0, 0))[0], remedied.get(service, (0, 0))[0]]
            for service, (x, n) in sorted(counted.items())
        ]
    )
