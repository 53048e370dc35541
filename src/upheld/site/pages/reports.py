"""Public interest reports, and what has become of each."""

from collections.abc import Mapping
from typing import Any

from upheld.register.listing import REPORTS, listed
from upheld.site.asking import (
    COUNCIL,
    Asking,
    read_asking,
    refuse_missing_page,
    with_councils_named,
)
from upheld.site.atom import MOST_ENTRIES, Entry, feed
from upheld.site.case_words import REPORT_STATES, facet_words
from upheld.site.cases import (
    nothing_yet,
    register_facts,
    report_facts,
    rows_of,
    whole,
)
from upheld.site.facets import chosen_of, counts_of, facets_of, paging
from upheld.site.page import Answer, Page
from upheld.site.question import NotThere, Question

TITLES = {"state": "What has become of it", COUNCIL: "Council", "year": "Year of publication"}


def reports(question: Question) -> Answer:
    register = question.published.register
    if register is None:
        return nothing_yet("reports")
    names = register.names
    asking, meant = with_councils_named(question, read_asking(question, tuple(TITLES)), names)
    found = listed(register, REPORTS, filters=asking.filters(), page=asking.page)
    refuse_missing_page(asking, found.pages)
    facts = facts_of(found.rows, names)
    counts = counts_of(found.facets, states=list(REPORT_STATES))

    def words(name: str, value: str) -> str:
        return facet_words(name, value, names)

    return Page(
        template="reports.html",
        title=asking.titled("Public interest reports", "about", names),
        description="Reports that we published in the public interest, and what came of them.",
        facts={
            "chosen": dict(asking.chosen),
            "total": found.total,
            "page_number": asking.page,
            "pages": found.pages,
            "reports": facts,
            "counts": {name: dict(pairs) for name, pairs in counts.items()},
            "feed": whole(question, asking.feed()),
            "register": register_facts(register),
        },
        rows=rows_of(facts, register),
        drawings={
            "asking": asking,
            "canonical": whole(question, asking.address()),
            "facets": facets_of(asking, counts, titles=TITLES, words=words, always_open="state"),
            "chosen": chosen_of(asking, titles=TITLES, words=words),
            "paging": paging(asking, found.pages),
            "meant": [(names.get(slug, slug), asking.having(COUNCIL, slug)) for slug in meant],
        },
        may_be_indexed=asking.page == 1,
    )


def reports_feed(question: Question) -> Answer:
    register = question.published.register
    if register is None:
        raise NotThere("No reports have been published yet.")
    names = register.names
    asking, _ = with_councils_named(question, read_asking(question, tuple(TITLES)), names)
    asking = asking.on_page(1)
    found = listed(register, REPORTS, filters=asking.filters(), page_size=MOST_ENTRIES, facets=())
    entries = [_entry(facts) for facts in facts_of(found.rows, names)]
    title = asking.titled("Public interest reports", "about", names)
    return feed(question, asking, entries, title=title, as_at=register.manifest.as_at)


def facts_of(rows: list[dict[str, Any]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [report_facts(row, names, is_listed=row["number"] is not None) for row in rows]


def _entry(facts: Mapping[str, Any]) -> Entry:
    """A report stays known by its reference and body when its decision has left."""
    days = (facts["published_on"], facts["considered_on"], facts["satisfied_on"])
    identity = Asking(
        path="/reports",
        chosen={"council": (facts["authority"],), "reference": (facts["reference"],)},
    )
    return Entry(
        identity=identity.address(),
        address=facts["address"]
        or Asking(path="/reports", chosen={"council": (facts["authority"],)}).address(),
        title=facts["title"],
        words=facts["state_in_words"],
        published_on=facts["published_on"],
        updated_on=max(filter(None, days)),
        term=facts["state"],
    )
