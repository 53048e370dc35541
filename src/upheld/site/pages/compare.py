"""A council compared with any others: its type, its region, its neighbours, or a reader's choice.

The one page whose numbers are not all in an edition: see upheld.site.compared_facts.
"""

from collections.abc import Mapping, Sequence

from upheld.core.authorities.groups import Group, Kind
from upheld.edition.beside.picked_group import BesideGroup, beside_group
from upheld.edition.reading import Edition
from upheld.site.compared_facts import (
    Facts,
    beside_facts,
    csv_rows,
    figures_table,
    funnel_of_type,
    group_facts,
    listed_in,
    named_in,
)
from upheld.site.edition_facts import INTERVAL
from upheld.site.page import Answer, Page, Prints
from upheld.site.page_words import page_words
from upheld.site.picking import KINDS, Picked, picked_in
from upheld.site.question import MOST_VALUES, NotThere, Question

TELLS = "Compare any {bodies}: counts, bases{and_intervals}."
ORDERS = {"picked": "As picked", "name": "By name", "group": "By type, then name"}
KIND_WORDS = {
    Kind.TYPE: "All {bodies} of its type",
    Kind.REGION: "All {bodies} in its region",
    Kind.NEIGHBOURS: "Its statistical neighbours",
}


def compare(question: Question) -> Answer:
    edition = question.edition
    picked = picked_in(question, edition)
    measures = [
        m for m in edition.profile.measures_in(edition.year) if picked.measure in ("", m.slug)
    ]
    if not measures:
        raise NotThere(f"{picked.measure!r} is not a measure for {edition.year}.")
    group, beside = _beside(question, edition, picked)
    named = named_in(edition)
    listed = listed_in(picked, group)
    tables = [
        figures_table(edition, picked, measure.slug, named, listed)
        | {
            "beside": beside_facts(edition, group, each)
            if (each := beside.get(measure.slug))
            else None
        }
        for measure in measures
        if listed
    ]
    drawing = funnel_of_type(question, edition, picked)
    return Page(
        template="compare.html",
        title=_title(picked, group, named, edition),
        description=TELLS.format_map(page_words(edition.profile)),
        facts={
            "year": str(edition.year),
            "years": _years(question, picked),
            "measure": picked.measure,
            "measures": _measures(edition, picked),
            "order": picked.order_shown,
            "orders": _orders(picked),
            "council": named.get(picked.council),
            "kind": str(picked.kind or ""),
            "kinds": _kinds(question, picked, named),
            "picked": [_with_addresses(named[slug], picked) for slug in picked.councils],
            "group": group_facts(group),
            "is_shortened": bool(group and len(group.members) > len(listed)),
            "tables": tables,
            "unclear": _unclear(picked, named),
            "address": picked.address,
            "most": MOST_VALUES,
            "interval_name": INTERVAL,
        },
        rows=[row for table in tables for row in csv_rows(table, picked)],
        drawings={"funnel": drawing},
        edition=edition,
        prints=Prints(bodies=frozenset(listed), measure=picked.measure, year=str(edition.year)),
        may_be_indexed=not question.query,
    )


def _beside(
    question: Question, edition: Edition, picked: Picked
) -> tuple[Group | None, dict[str, BesideGroup]]:
    """The group, and by measure what core and the office say; nothing if no council is picked."""
    if not (picked.council and picked.kind):
        return None, {}
    listed: Sequence[str] = picked.others
    if picked.kind is Kind.NEIGHBOURS:
        listed = (question.published.neighbours or {}).get(picked.council, ())
    group, found = beside_group(
        edition, picked.council, picked.kind, question.office, listed=listed
    )
    return group, {each.measure.slug: each for each in found}


def _title(
    picked: Picked, group: Group | None, named: Mapping[str, Facts], edition: Edition
) -> str:
    if not picked.council:
        return f"Compare {edition.profile.body[1]}"
    name = named[picked.council]["name"]
    if not picked.kind:
        return f"Compare {name}"
    if picked.others:
        many = len(picked.others)
        one = named[picked.others[0]]["name"] if many == 1 else f"{many} others"
        return f"{name} compared with {one}, {edition.year}"
    whole = group.whole if group and not group.reason else _kind_words(picked.kind, edition).lower()
    return f"{name} compared with {whole}, {edition.year}"


def _kind_words(kind: Kind, edition: Edition) -> str:
    return KIND_WORDS[kind].format(bodies=edition.profile.body[1])


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
            for m in edition.profile.measures_in(edition.year)
        ),
    ]


def _orders(picked: Picked) -> list[Facts]:
    return [
        {"order": order, "text": text, "address": picked.changed(order=order).address}
        for order, text in ORDERS.items()
        if order != "picked" or picked.kind not in KINDS
    ]


def _kinds(question: Question, picked: Picked, named: Mapping[str, Facts]) -> list[Facts]:
    """The groups that the council that asks has."""
    if not picked.council:
        return []
    council = named[picked.council]
    has = {
        Kind.TYPE: council["peer_group"],
        Kind.REGION: council["region"],
        Kind.NEIGHBOURS: question.published.neighbours is not None,
    }
    return [
        {
            "kind": kind.value,
            "text": _kind_words(kind, question.edition),
            "address": picked.of_kind(kind).address,
        }
        for kind in KIND_WORDS
        if has[kind]
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
