"""Authorities added up by area and by service: the whole country, each region, each category.

An area has every authority that existed in the year or has a count for it. Those that ended before
are in it too, because late decisions about them do not belong to a successor. If one count is
missing, the sum is not available. There is no rate by residents: late decisions about an authority
that has ended would be divided by residents who are also its successor's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from upheld.core.figures.averages import together
from upheld.core.figures.figure import Body, YearCounts
from upheld.core.measures import Cells, Measure
from upheld.core.profile import Profile
from upheld.core.shares import Share, share_of
from upheld.core.sums import all_known, pair_of
from upheld.core.vocabulary import What

EVERYWHERE = ""  # all authorities together
ALL_SERVICES = ""

RECEIVED = Cells(what=What.RECEIVED, outcomes=("",))


@dataclass(frozen=True, kw_only=True)
class ServiceShare:
    """The main share for one service of one authority, and how many complaints there were."""

    authority: str
    category: str
    received: int | None  # None: we do not have it by category
    decided: int | None
    share: Share


@dataclass(frozen=True, kw_only=True)
class AreaShare:
    area: str
    category: str
    share: Share
    authorities: int


def service_shares(bodies: Iterable[Body], counts: YearCounts) -> Iterator[ServiceShare]:
    """For a year whose cases we have by category. A service without cases has no row."""
    main = counts.main
    if What.DECIDED not in counts.held or main is None:
        return
    every_decision = _decided(counts.profile)
    for body in bodies:
        counted = _by_category(body.slug, main.counted, counts)
        out_of = _by_category(body.slug, main.out_of, counts)
        if counted is None or out_of is None:
            continue
        decided = _by_category(body.slug, every_decision, counts)
        received = _by_category(body.slug, RECEIVED, counts)
        for category in counts.profile.categories:
            if any(category in (found or {}) for found in (decided, received)):
                yield ServiceShare(
                    authority=body.slug,
                    category=category,
                    received=None if received is None else received.get(category, 0),
                    decided=None if decided is None else decided.get(category, 0),
                    share=share_of(
                        main, counted=counted.get(category, 0), out_of=out_of.get(category, 0)
                    ),
                )


def area_shares(
    bodies: Iterable[Body], regions: Mapping[str, str], counts: YearCounts
) -> Iterator[AreaShare]:
    """``regions``: slug to region. An authority without one is only in the whole country."""
    everybody = [body.slug for body in bodies if body.exists or body.slug in counts.authorities]
    members = {EVERYWHERE: everybody}
    for slug in everybody:
        if region := regions.get(slug):
            members.setdefault(region, []).append(slug)
    for area, slugs in sorted(members.items()):
        for measure in counts.measures:
            if not measure.is_rate:
                yield AreaShare(
                    area=area,
                    category=ALL_SERVICES,
                    share=_pooled(measure, slugs, counts),
                    authorities=len(slugs),
                )
        for category, share in _pooled_by_category(slugs, counts):
            yield AreaShare(area=area, category=category, share=share, authorities=len(slugs))


def _pooled(measure: Measure, slugs: Iterable[str], counts: YearCounts) -> Share:
    assert isinstance(measure.out_of, Cells)
    cells = measure.counted, measure.out_of
    return together(
        measure, (pair_of(*(counts.of(slug, each) for each in cells)) for slug in slugs)
    )


def _pooled_by_category(slugs: Iterable[str], counts: YearCounts) -> Iterator[tuple[str, Share]]:
    main = counts.main
    if What.DECIDED not in counts.held or main is None:
        return
    needed = (_decided(counts.profile), main.counted, main.out_of)
    known = all_known(
        all_known(_by_category(slug, cells, counts) for cells in needed) for slug in slugs
    )
    sums: dict[str, list[int]] = {}
    for decided, counted_in, out_of_in in known or ():
        for category in decided:
            both = sums.setdefault(category, [0, 0])
            both[0] += counted_in.get(category, 0)
            both[1] += out_of_in.get(category, 0)
    for category in counts.profile.categories:
        if category in sums:
            counted, out_of = sums[category]
            yield category, share_of(main, counted=counted, out_of=out_of)


def _decided(profile: Profile) -> Cells:
    return Cells(what=What.DECIDED, outcomes=profile.outcomes_of(What.DECIDED))


def _by_category(slug: str, cells: Cells | str, counts: YearCounts) -> dict[str, int] | None:
    """None if we do not have the year's cases, or not all of them by category."""
    assert isinstance(cells, Cells)
    return counts.by_service(slug, cells) if cells.what in counts.held else None
