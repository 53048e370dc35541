"""A list of single cases in the register: its page, narrowed by facets, and its feed.

Improvements and reports are such lists. Decisions are searched instead of listed, and share what is
shown around any list.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from upheld.core.row import Row
from upheld.register.listing import Listing, listed
from upheld.register.reading import Register
from upheld.site.asking import (
    COUNCIL,
    Asking,
    read_asking,
    refuse_missing_page,
    with_councils_named,
)
from upheld.site.atom import MOST_ENTRIES, Entry, feed
from upheld.site.case_words import facet_words
from upheld.site.facets import Counted, chosen_of, counts_of, facets_of, paging
from upheld.site.page import Answer, Page
from upheld.site.page_words import page_words
from upheld.site.question import NotThere, Question
from upheld.site.register_facts import nothing_yet, register_facts, rows_of, whole

Facts = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class CaseList:
    name: str  # of its address, its template and its facts
    listing: Listing
    title: str
    joined_by: str  # what comes between the title and the councils that were asked for
    description: str  # it and titles of facets may have names of page_words
    facets: Mapping[str, str]  # name to title, in the order in which they are shown
    states: Mapping[str, str]  # to how each is said, in the order in which they are counted
    facts: Callable[[Row, Register], Facts]
    entry: Callable[[Row, Facts], Entry]


def list_page(question: Question, of: CaseList) -> Answer:
    register = question.published.register
    if register is None:
        return nothing_yet(of.name, question)
    names = register.names
    asking, meant = with_councils_named(question, read_asking(question, tuple(of.facets)), names)
    found = listed(register, of.listing, filters=asking.filters(), page=asking.page)
    refuse_missing_page(asking, found.pages)
    facts = [of.facts(row, register) for row in found.rows]
    counts = counts_of(found.facets, register, states=list(of.states))
    return Page(
        template=f"{of.name}.html",
        title=asking.titled(of.title, of.joined_by, names),
        description=of.description.format_map(page_words(register.profile)),
        facts={
            "chosen": dict(asking.chosen),
            "total": found.total,
            "page_number": asking.page,
            "pages": found.pages,
            of.name: facts,
            "states": _states(of, dict(counts["state"])),
            "counts": {name: dict(pairs) for name, pairs in counts.items()},
            "feed": whole(question, asking.feed()),
            "register": register_facts(register),
        },
        rows=rows_of(facts, register),
        drawings=around(
            question,
            asking,
            register,
            counts,
            titles=of.facets,
            always_open="state",
            meant=meant,
            pages=found.pages,
        ),
        may_be_indexed=asking.page == 1,
    )


def _states(of: CaseList, counts: Mapping[str, int]) -> list[Facts]:
    """Every state with how many are in it, including 0."""
    return [
        {"state": state, "text": text, "count": counts.get(state, 0)}
        for state, text in of.states.items()
    ]


def around(
    question: Question,
    asking: Asking,
    register: Register,
    counts: Mapping[str, Counted],
    *,
    titles: Mapping[str, str],
    always_open: str,
    meant: Sequence[str],
    pages: int,
) -> Facts:
    """What is shown around a list: its facets, what has been chosen, links to other pages."""

    names, said = register.names, page_words(register.profile)
    titles = {name: title.format_map(said) for name, title in titles.items()}

    def words(name: str, value: str) -> str:
        return facet_words(name, value, register)

    return {
        "asking": asking,
        "canonical": whole(question, asking.address()),
        "facets": facets_of(asking, counts, titles=titles, words=words, always_open=always_open),
        "chosen": chosen_of(asking, titles=titles, words=words),
        "paging": paging(asking, pages),
        "meant": [(names.get(slug, slug), asking.having(COUNCIL, slug)) for slug in meant],
    }


def list_feed(question: Question, of: CaseList) -> Answer:
    """The start of the list, whatever page of it was asked for."""
    register = published_register(question, of.name)
    names = register.names
    asking, _ = with_councils_named(question, read_asking(question, tuple(of.facets)), names)
    asking = asking.on_page(1)
    found = listed(
        register, of.listing, filters=asking.filters(), page_size=MOST_ENTRIES, facets=()
    )
    entries = [of.entry(row, of.facts(row, register)) for row in found.rows]
    title = asking.titled(of.title, of.joined_by, names)
    return feed(question, asking, entries, title=title, as_at=register.manifest.as_at)


def published_register(question: Question, what: str) -> Register:
    """Raises NotThere if none has been published: a feed has no page to say so."""
    if question.published.register is None:
        raise NotThere(f"No {what} have been published yet.")
    return question.published.register
