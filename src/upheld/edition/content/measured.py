"""The tables ``measure`` and ``break``: what the profile measures, and where its series break."""

from typing import Any

from upheld.core.profile import Profile
from upheld.core.years import Year

Rows = list[tuple[Any, ...]]


def measure_rows(profile: Profile, year: Year) -> Rows:
    """Each by its rule for the edition's year, which may not be the latest."""
    rules = [profile.measure_in(slug, year) for slug in profile.by_slug]
    return sorted(
        (m.slug, place, m.title, m.definition, *m.counted_name, *m.out_of_name, m.source)
        for place, m in enumerate(rules, start=1)
    )


def break_rows(profile: Profile) -> Rows:
    return sorted(
        (str(each.year), series, int(each.is_break), each.said())
        for each in profile.breaks
        for series in each.series
    )
