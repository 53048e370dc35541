"""What is compared, as facts: figures from the edition, and the picked group from core.

Core works out the averages, the comparison and what chance alone would give, from the edition's own
counts and in the office's words. Nothing is worked out here.
"""

from collections.abc import Mapping
from typing import Any

from upheld.core.authorities.groups import Group
from upheld.core.comparing.chance import ByChance
from upheld.core.measures import MAY_BE_COMPARED, Measure
from upheld.edition.beside.picked_group import BesideGroup, chance_in_group
from upheld.edition.queries.authorities import authorities
from upheld.edition.queries.figures import FigureRow, figures_of_measure
from upheld.edition.queries.measures import measure_of
from upheld.edition.reading import Edition
from upheld.publish.pictures.group import MOST_PICKED
from upheld.publish.pictures.of_edition import funnel_of
from upheld.publish.pictures.svg import Drawing
from upheld.site.edition_facts import expected_text, interval_text, shows
from upheld.site.picking import Picked
from upheld.site.question import MOST_VALUES, Question

Facts = dict[str, Any]


def named_in(edition: Edition) -> dict[str, Facts]:
    return {
        each.slug: {
            "slug": each.slug,
            "name": each.name,
            "short_name": each.short_name,
            "peer_group": each.peer_group,
            "region": each.region,
            "group": edition.profile.group_name(each.peer_group) or None,
        }
        for each in authorities(edition)
    }


def listed_in(picked: Picked, group: Group | None) -> list[str]:
    """Whose figures are in the tables. A long group is listed for one measure at a time."""
    members = list(group.members) if group else []
    if len(members) > MOST_VALUES and not picked.measure:
        members = []
    return list(dict.fromkeys([*picked.councils, *members]))


def figures_table(
    edition: Edition, picked: Picked, measure: str, named: Mapping[str, Facts], listed: list[str]
) -> Facts:
    told = [row for row in figures_of_measure(edition, measure) if row.authority in listed]
    rows = [
        {
            "authority": row.authority,
            "name": row.name,
            "counted": row.counted,
            "out_of": row.out_of,
            "out_of_name": row.out_of_name,
            "text": row.text,
            "low": row.low,
            "high": row.high,
            "comparison": row.comparison,
            "group": named[row.authority]["group"],
            "interval": interval_text(row),
            "why_no_interval": why_no_interval(row, edition.profile.by_slug[measure]),
            "shows": shows(row.comparison, edition.profile),
            "is_council": row.authority == picked.council,
        }
        for row in told
    ]
    about = measure_of(edition, measure)
    assert about
    return {
        "measure": measure,
        "title": about.title,
        "definition": about.definition,
        "is_rate": edition.profile.by_slug[measure].is_rate,
        "rows": sorted(rows, key=_key(picked, named, listed)),
        "untold": [named[s]["name"] for s in listed if s not in {row.authority for row in told}],
    }


def why_no_interval(row: FigureRow, measure: Measure) -> str:
    if row.interval is not None:
        return ""
    if row.counted is None:
        return "not available"
    if not row.out_of:
        return "no cases"
    return "not compared" if measure.kind in MAY_BE_COMPARED else "not a sample"


def _key(picked: Picked, named: Mapping[str, Facts], listed: list[str]) -> Any:
    """As picked, by name, or by type and name. There is no order by figure: it would rank."""
    if picked.order_shown == "group":
        return lambda row: ((row["group"] or "~").casefold(), named[row["authority"]]["short_name"])
    if picked.order_shown == "name":
        return lambda row: named[row["authority"]]["short_name"]
    return lambda row: listed.index(row["authority"])


def beside_facts(edition: Edition, group: Group | None, beside: BesideGroup | None) -> Facts | None:
    """None if there is no group, or the council has no such figure."""
    if group is None or beside is None:
        return None
    pooled, mean = beside.pooled, beside.mean
    share = pooled.share
    return {
        "pooled": {
            "name": pooled.name,
            "text": share.text if share else "",
            "counted": share.counted if share else None,
            "out_of": share.out_of if share else None,
            "members": pooled.members,
            "reason": pooled.reason,
        },
        "mean": {
            "name": mean.name,
            "text": "" if mean.reason else mean.text,
            "members": mean.members,
            "reason": mean.reason,
        },
        "comparison": beside.answer.value,
        "shows": shows(beside.answer, edition.profile),
        "words": beside.words,
        "range": beside.range,
        "chance": _chance(chance_in_group(edition, group, beside.measure)),
    }


def _chance(found: ByChance | None) -> Facts | None:
    if found is None:
        return None
    return {
        "compared": found.compared,
        "expected": float(found.expected),
        "text": expected_text(float(found.expected)),
        "most": found.most,
    }


def group_facts(group: Group | None) -> Facts | None:
    if group is None:
        return None
    return {"whole": group.whole, "members": len(group.members), "reason": group.reason}


def csv_rows(table: Facts, picked: Picked) -> list[Facts]:
    """For CSV: the figures, and in the row of the council that asks, what its group shows."""
    left_out = ("shows", "is_council", "interval", "why_no_interval")
    found = []
    for row in table["rows"]:
        plain = {name: value for name, value in row.items() if name not in left_out}
        found.append({"measure": table["measure"], **plain})
    if table["beside"]:
        pooled, mean = table["beside"]["pooled"], table["beside"]["mean"]
        last = {
            "group_average_name": pooled["name"],
            "group_average": pooled["text"],
            "group_counted": pooled["counted"],
            "group_out_of": pooled["out_of"],
            "mean_of_rates": mean["text"],
            "comparison_in_group": table["beside"]["comparison"],
            "words": table["beside"]["words"],
        }
        found = [row | last if row["authority"] == picked.council else row for row in found]
    return found


def funnel_of_type(question: Question, edition: Edition, picked: Picked) -> Drawing | None:
    """The type of the council that asks, with it and the first others marked."""
    measure = picked.measure or edition.profile.main.slug
    groups = {
        row.authority: row.peer_group
        for row in figures_of_measure(edition, measure)
        if row.counted is not None and row.peer_group
    }
    peer_group = groups.get(picked.council)
    if not peer_group or not edition.profile.by_slug[measure].is_compared:
        return None
    alike = [slug for slug in picked.councils if groups.get(slug) == peer_group]
    return funnel_of(
        edition,
        peer_group,
        measure,
        picked=alike[:MOST_PICKED],
        colour=question.office.colour,
    )
