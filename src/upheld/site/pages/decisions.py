"""Searching decisions: by words and by facets; as a page, as data, and as a feed to follow."""

from collections.abc import Mapping
from typing import Any

from upheld.core.english import capitalised
from upheld.register.also_searched import also_searched
from upheld.register.reading import Register
from upheld.register.searching import DEEPEST, Search, SearchResult, Sort, search
from upheld.site.asking import (
    CATEGORY,
    COUNCIL,
    SUBCATEGORY,
    Asking,
    read_asking,
    refuse_missing_page,
    with_councils_named,
)
from upheld.site.atom import MOST_ENTRIES, Entry, feed
from upheld.site.case_list import around, published_register
from upheld.site.facets import counts_of
from upheld.site.page import Answer, Page
from upheld.site.question import Question
from upheld.site.register_facts import (
    decision_address,
    decision_facts,
    nothing_yet,
    outcome_in_words,
    register_facts,
    rows_of,
    whole,
)

TITLES = {
    "outcome": "Decision",
    COUNCIL: "{Body}",
    CATEGORY: "Service",
    SUBCATEGORY: "Part of the service",
    "year": "Year of the decision",
    "kind": "Kind",
    "remedy": "Improvement agreed",
}
SORTS = {Sort.RELEVANCE: "Best match", Sort.NEWEST: "Newest first", Sort.OLDEST: "Oldest first"}


def decisions(question: Question) -> Answer:
    register = question.published.register
    if register is None:
        return nothing_yet("decisions", question)
    names, (_, bodies) = register.names, register.profile.body
    asking, meant = with_councils_named(question, _asking(question), names)
    found = search(register, search_of(asking))
    refuse_missing_page(asking, found.pages)
    results = [decision_facts(hit.decision, register) for hit in found.hits]
    counts = counts_of_choices(register, asking, found)
    drawn = around(
        question,
        asking,
        register,
        counts,
        titles=TITLES,
        always_open="outcome",
        meant=meant,
        pages=found.pages,
    )
    return Page(
        template="decisions.html",
        title=asking.titled("Decisions", "about", names),
        description=f"Search every published decision on complaints about {bodies}.",
        facts={
            "text": asking.text,
            "chosen": dict(asking.chosen),
            "also_searched": also_searched(asking.text) if found.total else [],
            "total": found.total,
            "page_number": asking.page,
            "pages": found.pages,
            "results": results,
            "counts": {name: dict(pairs) for name, pairs in counts.items()},
            "feed": whole(question, asking.feed()),
            "register": register_facts(register),
        },
        rows=rows_of(results, register),
        drawings=drawn
        | {
            "passages": [hit.passage for hit in found.hits],
            "sorts": _sorts(asking),
            "deepest": DEEPEST if found.total > DEEPEST else 0,
            "words_alone": Asking(
                path=asking.path, text=asking.text, chosen=dict.fromkeys(asking.chosen, ())
            ),
        },
        may_be_indexed=not asking.text and asking.page == 1,
    )


def _asking(question: Question) -> Asking:
    return read_asking(question, tuple(TITLES), sorts=tuple(SORTS))


def search_of(asking: Asking, *, page_size: int = Search.page_size) -> Search:
    return Search(
        text=asking.text,
        filters=asking.filters(),
        sort=Sort(asking.sort) if asking.sort else Sort.RELEVANCE,
        page=asking.page,
        page_size=page_size,
    )


def counts_of_choices(register: Register, asking: Asking, found: SearchResult) -> dict[str, Any]:
    """What each choice would find: another category is asked for without the subcategory."""
    counts = counts_of(found.facets, register)
    if asking.chosen[SUBCATEGORY]:
        wider = asking.having(CATEGORY, *asking.chosen[CATEGORY])
        counts[CATEGORY] = search(register, search_of(wider, page_size=1)).facets[CATEGORY]
    if len(asking.chosen[CATEGORY]) != 1:
        counts[SUBCATEGORY] = []
    return counts


def _sorts(asking: Asking) -> list[dict[str, Any]]:
    """Best match is an order only if there are words to match, and is then the usual one."""
    usual = Sort.RELEVANCE if asking.text else Sort.NEWEST
    shown = asking.sort or usual
    if shown == Sort.RELEVANCE:
        shown = usual
    return [
        {
            "text": text,
            "address": asking.sorted_by("" if sort == usual else sort).address(),
            "is_shown": sort == shown,
        }
        for sort, text in SORTS.items()
        if asking.text or sort != Sort.RELEVANCE
    ]


def decisions_feed(question: Question) -> Answer:
    """The newest decisions that a search finds."""
    register = published_register(question, "decisions")
    names = register.names
    asking, _ = with_councils_named(question, _asking(question), names)
    asking = asking.sorted_by("")
    newest = asking.sorted_by(Sort.NEWEST)
    found = search(register, search_of(newest, page_size=MOST_ENTRIES))
    entries = [_entry(hit.decision, register) for hit in found.hits]
    title = asking.titled("Decisions", "about", names)
    return feed(question, asking, entries, title=title, as_at=register.manifest.as_at)


def _entry(row: Mapping[str, Any], register: Register) -> Entry:
    address, outcome = decision_address(row), outcome_in_words(row, register)
    return Entry(
        identity=address,
        address=address,
        title=f"{register.names[row['authority']]} ({row['reference']}): {outcome}",
        words=row["summary"] or capitalised(outcome) + ".",
        published_on=row["published_on"],
        updated_on=row["published_on"],
        term=row["category"],
    )
