"""The page rate by group, from an edition's counts. Core decides how it is simulated.

Worked out when an edition is made and when its own year is proved, but not again for years taken
from the edition before.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from upheld.core.authorities.groups import FEWEST_MEMBERS
from upheld.core.comparability import break_between
from upheld.core.comparing.grounds import Grounds, YearOfFigures
from upheld.core.comparing.in_every_way import MOST_YEARS_TOGETHER
from upheld.core.comparing.page_rate import GroupYear, page_rate
from upheld.core.measures import SATISFACTORY_REMEDIES, UPHELD_RATE, Measure

Rates = Mapping[str, float | None]  # by group


def page_rates(grounds: Grounds) -> Rates:
    """None for a group if not all of its cases are known."""
    return {group: _rate(grounds, group) for group in sorted(grounds.members)}


def _rate(grounds: Grounds, group: str) -> float | None:
    years = list(_years(grounds, group))
    return page_rate(*years) if years and len(grounds.members[group]) >= FEWEST_MEMBERS else None


def _years(grounds: Grounds, group: str) -> Iterator[GroupYear]:
    """The year itself, by service if known, and the earlier years that are added up."""
    members = sorted(grounds.members[group])
    latest = grounds.years[0].year
    added = np.ones(len(members) + 1, dtype=bool)
    for back, year in enumerate(grounds.years[:MOST_YEARS_TOGETHER]):
        is_next = year.year.start == latest.start - back
        total = year.total(group, UPHELD_RATE.slug)
        if not is_next or total is None or break_between(UPHELD_RATE.slug, year.year, latest):
            return
        is_in = [year.groups.get(each) == group for each in members]
        added &= np.array([*is_in, False])
        sizes = [
            year.shares[each, UPHELD_RATE.slug][1] if there else 0
            for each, there in zip(members, is_in, strict=True)
        ]
        yield GroupYear(
            # Last, all others in that year's group: those that have ended or changed group.
            sizes=np.array([*sizes, total[1] - sum(sizes)]),
            kinds=_kinds_by_service(grounds, members) if not back else _kinds(year, group),
            members=added.copy(),
        )


def _kinds(year: YearOfFigures, group: str) -> np.ndarray:
    """Not upheld; upheld; upheld and remedied beforehand. All services together."""
    upheld, investigated = year.total(group, UPHELD_RATE.slug) or (0, 0)
    remedied, _ = year.total(group, SATISFACTORY_REMEDIES.slug) or (0, 0)
    return np.array([[investigated - upheld, upheld - remedied, remedied]])


def _kinds_by_service(grounds: Grounds, members: Sequence[str]) -> np.ndarray:
    """The same with one row for each service, or a single row if not all services are known."""
    upheld = _services(grounds, UPHELD_RATE, members)
    remedied = _services(grounds, SATISFACTORY_REMEDIES, members)
    if upheld is None or remedied is None:
        group = grounds.years[0].groups[members[0]]
        return _kinds(grounds.years[0], group)
    return np.array(
        [
            [n - x, x - remedied.get(service, (0, 0))[0], remedied.get(service, (0, 0))[0]]
            for service, (x, n) in sorted(upheld.items())
        ]
    )


def _services(
    grounds: Grounds, measure: Measure, members: Sequence[str]
) -> dict[str, tuple[int, int]] | None:
    group = grounds.years[0].groups[members[0]]
    return grounds.services.get((group, measure.slug))
