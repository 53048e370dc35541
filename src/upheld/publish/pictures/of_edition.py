"""An edition's pictures: which rows each of them shows."""

from collections.abc import Sequence

from upheld.core.years import Year
from upheld.edition.queries.figures import YearOfSeries, figures_of_measure, years_of
from upheld.edition.reading import Edition
from upheld.publish.pictures.funnel import funnel
from upheld.publish.pictures.group import Member
from upheld.publish.pictures.plot import WIDE
from upheld.publish.pictures.printed_share import Value
from upheld.publish.pictures.series import YearShown
from upheld.publish.pictures.svg import Drawing
from upheld.publish.pictures.trend import trend


def funnel_of(
    edition: Edition,
    peer_group: str,
    measure: str,
    *,
    picked: Sequence[str] = (),
    colour: str,
    width: int = WIDE,
) -> Drawing | None:
    """A group in the edition's year; None if too few members have cases.

    None too if the measure is never compared: the curves say what could be chance.
    """
    group = edition.profile.group_name(peer_group)
    measured = edition.profile.by_slug[measure]
    if not measured.is_compared:
        return None
    return funnel(
        title=f"{measured.title}: {group}, {edition.year}",
        members=[
            Member(slug=row.authority, name=row.name, counted=row.counted, out_of=row.out_of)
            for row in figures_of_measure(edition, measure)
            if row.peer_group == peer_group and row.counted is not None and row.out_of is not None
        ],
        picked=picked,
        group_name=group,
        base_name=measured.out_of_name[1],
        colour=colour,
        width=width,
    )


def trend_of(
    edition: Edition,
    authority: str,
    measure: str,
    *,
    colour: str,
    width: int = WIDE,
    identifier: str = "trend",
) -> Drawing | None:
    """All years that the edition has for one authority; None if no year has a share."""
    rows = years_of(edition, authority, measure)
    if not rows:
        return None
    last = rows[-1]
    return trend(
        title=edition.profile.by_slug[measure].title,
        profile=edition.profile,
        measure=measure,
        years=[_year_shown(row) for row in rows],
        authority_name=last.name,
        group_name=edition.profile.group_name(_group_of(rows)),
        colour=colour,
        width=width,
        identifier=identifier,
    )


def _group_of(rows: Sequence[YearOfSeries]) -> str:
    """The last group that it had, as a body that has ended has none; '' if it never had one."""
    groups = [row.peer_group for row in rows if row.peer_group]
    return groups[-1] if groups else ""


def _year_shown(row: YearOfSeries) -> YearShown:
    return YearShown(
        year=Year.parse(row.year),
        published=Value(text=row.text, counted=row.counted, out_of=row.out_of),
        average=_value(row.peer_text, row.peer_counted, row.peer_out_of),
        revised=_value(row.text_now, row.counted_now, row.out_of_now),
    )


def _value(text: str | None, counted: int | None, out_of: int | None) -> Value | None:
    return None if text is None else Value(text=text, counted=counted, out_of=out_of)
