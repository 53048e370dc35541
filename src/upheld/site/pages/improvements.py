"""What authorities agreed to change, one recommendation a line, and what was decided of each."""

from collections.abc import Mapping
from typing import Any

from upheld.register.listing import IMPROVEMENTS, listed
from upheld.site.asking import (
    COUNCIL,
    read_asking,
    refuse_missing_page,
    with_councils_named,
)
from upheld.site.atom import MOST_ENTRIES, Entry, feed
from upheld.site.case_words import STATES, facet_words
from upheld.site.cases import (
    improvement_facts,
    nothing_yet,
    register_facts,
    rows_of,
    whole,
)
from upheld.site.facets import chosen_of, counts_of, facets_of, paging
from upheld.site.page import Answer, Page
from upheld.site.question import NotThere, Question

TITLES = {
    "state": "What was decided",
    COUNCIL: "Council",
    "remedy": "Improvement",
    "year": "Year in which it was agreed",
}


def improvements(question: Question) -> Answer:
    register = question.published.register
    if register is None:
        return nothing_yet("improvements")
    names = register.names
    asking, meant = with_councils_named(question, read_asking(question, tuple(TITLES)), names)
    found = listed(register, IMPROVEMENTS, filters=asking.filters(), page=asking.page)
    refuse_missing_page(asking, found.pages)
    facts = [improvement_facts(row, names) for row in found.rows]
    counts = counts_of(found.facets, states=list(STATES))

    def words(name: str, value: str) -> str:
        return facet_words(name, value, names)

    return Page(
        template="improvements.html",
        title=asking.titled("Agreed improvements", "of", names),
        description="What councils agreed to improve because of complaints, and whether they did.",
        facts={
            "chosen": dict(asking.chosen),
            "total": found.total,
            "page_number": asking.page,
            "pages": found.pages,
            "improvements": facts,
            "states": states_of(counts["state"]),
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


def improvements_feed(question: Question) -> Answer:
    """Those of the decisions that were published last."""
    register = question.published.register
    if register is None:
        raise NotThere("No improvements have been published yet.")
    names = register.names
    asking, _ = with_councils_named(question, read_asking(question, tuple(TITLES)), names)
    asking = asking.on_page(1)
    found = listed(
        register, IMPROVEMENTS, filters=asking.filters(), page_size=MOST_ENTRIES, facets=()
    )
    entries = [_entry(row, names) for row in found.rows]
    title = asking.titled("Agreed improvements", "of", names)
    return feed(question, asking, entries, title=title, as_at=register.manifest.as_at)


def _entry(row: Mapping[str, Any], names: Mapping[str, str]) -> Entry:
    facts = improvement_facts(row, names)
    return Entry(
        identity=f"{facts['address']}#improvement-{row['number']}",
        address=f"{facts['address']}#improvement-{row['number']}",
        title=f"{facts['name']} ({row['reference']}): {row['remedy']}",
        words=f"{row['text']} {facts['state_in_words']}.",
        published_on=row["published_on"],
        updated_on=row["published_on"],
        term=row["remedy"],
    )


def states_of(counted: list[tuple[str, int]]) -> list[dict[str, Any]]:
    """Every state with how many are in it, 0 too."""
    counts = dict(counted)
    return [
        {"state": state, "text": text, "count": counts.get(state, 0)}
        for state, text in STATES.items()
    ]
