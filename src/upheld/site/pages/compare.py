"""A council beside any others: its type, its region, its neighbours, or those that a reader picks.

The one page whose numbers are not all in an edition: for the group that was picked, core works out
the average, the comparison and what chance alone would give, from the edition's own counts.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from upheld.core.chance import ByChance
from upheld.core.groups import Group, Kind
from upheld.core.measures import UPHELD_PER_100000, UPHELD_RATE, measures_in
from upheld.core.vocabulary import PEER_GROUPS
from upheld.edition.picked_group import BesideGroup, beside_group, chance_in_group
from upheld.edition.reading import Edition
from upheld.publish.pictures.drawing import Drawing
from upheld.publish.pictures.group import MOST_PICKED
from upheld.publish.pictures.of_edition import funnel_of
from upheld.site.figures import SHOWS, interval_text
from upheld.site.page import Answer, Page
from upheld.site.picking import KINDS, Picked, picked_in
from upheld.site.question import MOST_VALUES, NotThere, Question

Facts = dict[str, Any]
ORDERS = {"picked": "As picked", "name": "By name", "group": "By type, then name"}
KIND_WORDS = {
    Kind.TYPE: "All of its type",
    Kind.REGION: "All of its region",
    Kind.NEIGHBOURS: "Its statistical neighbours",
}
NO_NEIGHBOURS = "We were given no statistical neighbours, so they cannot be compared with."


def compare(question: Question) -> Answer:
    edition = question.edition
    picked = picked_in(question, edition)
    measures = [m for m in measures_in(edition.year) if picked.measure in ("", m.slug)]
    if not measures:
        raise NotThere(f"{picked.measure!r} is no measure of {edition.year}.")
    group, beside = _beside(question, edition, picked)
    named = _named(edition)
    listed = listed_in(picked, group)
    tables = [
        _table(edition, picked, measure.slug, named, listed)
        | {"beside": _said(edition, group, each) if (each := beside.get(measure.slug)) else None}
        for measure in measures
        if listed
    ]
    drawing = _funnel(question, edition, picked)
    return Page(
        template="compare.html",
        title=_title(picked, group, named, edition),
        description="Any councils beside one another: counts, bases, intervals and words.",
        facts={
            "year": str(edition.year),
            "years": _years(question, picked),
            "measure": picked.measure,
            "measures": _measures(edition, picked),
            "order": _order(picked),
            "orders": _orders(picked),
            "council": named.get(picked.council),
            "kind": str(picked.kind or ""),
            "kinds": _kinds(question, picked),
            "picked": [_with_addresses(named[slug], picked) for slug in _hand_picked(picked)],
            "group": _group_facts(group),
            "is_shortened": bool(group and len(group.members) > len(listed)),
            "tables": tables,
            "unclear": _unclear(picked, named),
            "address": picked.address,
            "most": MOST_VALUES,
        },
        rows=[row for table in tables for row in _rows(table, picked)],
        drawings={"funnel": drawing},
        edition=edition,
        may_be_indexed=not question.query,
    )


def _beside(
    question: Question, edition: Edition, picked: Picked
) -> tuple[Group | None, dict[str, BesideGroup]]:
    """The group, and by measure what core and the office say; nothing where nobody is picked."""
    if not (picked.council and picked.kind):
        return None, {}
    listed: Sequence[str] = picked.others
    if picked.kind is Kind.NEIGHBOURS:
        listed = (question.published.neighbours or {}).get(picked.council, ())
    group, found = beside_group(
        edition, picked.council, picked.kind, question.office, listed=listed
    )
    return group, {each.measure.slug: each for each in found}


def _named(edition: Edition) -> dict[str, Facts]:
    rows = edition.rows("SELECT slug, name, short_name, peer_group, region FROM authority")
    return {row["slug"]: {**row, "group": PEER_GROUPS.get(row["peer_group"] or "")} for row in rows}


def _hand_picked(picked: Picked) -> list[str]:
    return [slug for slug in (picked.council, *picked.others) if slug]


def listed_in(picked: Picked, group: Group | None) -> list[str]:
    """Whose figures stand in the tables. A long group is listed for one measure at a time."""
    members = list(group.members) if group else []
    if len(members) > MOST_VALUES and not picked.measure:
        members = []
    return list(dict.fromkeys([*_hand_picked(picked), *members]))


def _table(
    edition: Edition, picked: Picked, measure: str, named: Mapping[str, Facts], listed: list[str]
) -> Facts:
    marks = ", ".join("?" * len(listed))
    told = edition.rows(
        "SELECT authority, name, counted, out_of, out_of_name, text, low, high, comparison"
        f" FROM figure WHERE year = ? AND measure = ? AND authority IN ({marks})",
        (str(edition.year), measure, *listed),
    )
    rows = [
        row
        | {
            "group": named[row["authority"]]["group"],
            "interval": interval_text(row),
            "shows": SHOWS[row["comparison"]],
            "is_council": row["authority"] == picked.council,
        }
        for row in told
    ]
    about = edition.rows("SELECT title, definition FROM measure WHERE slug = ?", (measure,))[0]
    return {
        "measure": measure,
        **about,
        "is_rate": measure == UPHELD_PER_100000.slug,
        "rows": sorted(rows, key=_key(picked, named, listed)),
        "untold": [named[s]["name"] for s in listed if s not in {r["authority"] for r in told}],
    }


def _key(picked: Picked, named: Mapping[str, Facts], listed: list[str]) -> Any:
    """As picked, by name, or by type and name: by figure is no order, for it would rank."""
    if _order(picked) == "group":
        return lambda row: ((row["group"] or "~").casefold(), named[row["authority"]]["short_name"])
    if _order(picked) == "name":
        return lambda row: named[row["authority"]]["short_name"]
    return lambda row: listed.index(row["authority"])


def _said(edition: Edition, group: Group | None, beside: BesideGroup) -> Facts:
    assert group is not None
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
        "shows": SHOWS[beside.answer],
        "words": beside.words,
        "chance": _chance(chance_in_group(edition, group, beside.measure)),
    }


def _chance(found: ByChance | None) -> Facts | None:
    if found is None:
        return None
    return {
        "compared": found.compared,
        "expected": float(found.expected),
        "text": f"{float(found.expected):.1f}",
        "low": found.low,
        "high": found.high,
    }


def _group_facts(group: Group | None) -> Facts | None:
    if group is None:
        return None
    return {"whole": group.whole, "members": len(group.members), "reason": group.reason}


def _rows(table: Facts, picked: Picked) -> list[Facts]:
    """For CSV: the figures, and beside the council that asks what its group shows."""
    left_out = ("shows", "is_council", "interval")
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


def _funnel(question: Question, edition: Edition, picked: Picked) -> Drawing | None:
    """The type of the council that asks, in which it and the first others are marked."""
    measure = picked.measure or UPHELD_RATE.slug
    compared = [each.slug for each in measures_in(edition.year) if each.is_compared]
    told = edition.rows(
        "SELECT authority, peer_group FROM figure"
        " WHERE year = ? AND measure = ? AND counted IS NOT NULL AND peer_group IS NOT NULL",
        (str(edition.year), measure),
    )
    groups = {row["authority"]: row["peer_group"] for row in told}
    peer_group = groups.get(picked.council)
    if not peer_group or measure not in compared:
        return None
    alike = [slug for slug in _hand_picked(picked) if groups.get(slug) == peer_group]
    return funnel_of(
        edition,
        peer_group,
        measure,
        picked=alike[:MOST_PICKED],
        colour=question.office.colour,
    )


def _title(
    picked: Picked, group: Group | None, named: Mapping[str, Facts], edition: Edition
) -> str:
    if not picked.council:
        return "Compare councils"
    name = named[picked.council]["name"]
    if not picked.kind:
        return f"Compare {name}"
    if picked.others:
        many = len(picked.others)
        one = named[picked.others[0]]["name"] if many == 1 else f"{many} others"
        return f"{name} beside {one}, {edition.year}"
    whole = group.whole if group and not group.reason else KIND_WORDS[picked.kind].lower()
    return f"{name} beside {whole}, {edition.year}"


def _with_addresses(authority: Facts, picked: Picked) -> Facts:
    slug = authority["slug"]
    return authority | {
        "is_council": slug == picked.council,
        "without": picked.without(slug).address,
        "asked_by": picked.asked_by(slug).address,
    }


def _years(question: Question, picked: Picked) -> list[Facts]:
    return [
        {"year": str(year), "address": picked.changed(year=str(year)).address}
        for year in reversed(question.published.current)
    ]


def _measures(edition: Edition, picked: Picked) -> list[Facts]:
    every = {"measure": "", "title": "All measures", "address": picked.changed(measure="").address}
    return [
        every,
        *(
            {"measure": m.slug, "title": m.title, "address": picked.changed(measure=m.slug).address}
            for m in measures_in(edition.year)
        ),
    ]


def _orders(picked: Picked) -> list[Facts]:
    return [
        {"order": order, "text": text, "address": picked.changed(order=order).address}
        for order, text in ORDERS.items()
        if order != "picked" or picked.kind not in KINDS
    ]


def _order(picked: Picked) -> str:
    """A whole group was picked at once: it stands by name."""
    if picked.kind in KINDS and picked.order != "group":
        return "name"
    return picked.order or "picked"


def _kinds(question: Question, picked: Picked) -> list[Facts]:
    if not picked.council:
        return []
    return [
        {"kind": kind.value, "text": text, "address": picked.of_kind(kind).address}
        for kind, text in KIND_WORDS.items()
        if kind is not Kind.NEIGHBOURS or question.published.neighbours is not None
    ]


def _unclear(picked: Picked, named: Mapping[str, Facts]) -> list[Facts]:
    return [
        {
            "text": each.text,
            "suggestions": [
                {"name": named[slug]["name"], "address": picked.plus(slug).address}
                for slug in each.slugs
            ],
        }
        for each in picked.unclear
    ]
