"""Searching the register: text, filters, facets with their counts, sorting, paging, passages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import tantivy
from tantivy import Order, Query, SnippetGenerator

from upheld.core.row import Row
from upheld.register.index import FACETS, TEXT, text_of
from upheld.register.manifest import RegisterError
from upheld.register.queries import (
    Filters,
    filter_queries,
    hidden_query,
    marked_words,
    not_hidden,
    text_query,
    together,
)
from upheld.register.reading import Register, decisions_numbered

PAGE_SIZE = 20
DEEPEST = 10_000  # results to page through; narrower searches find the rest
PASSAGE_LENGTH = 300  # characters
MOST_VALUES = 1000  # of a facet; there are about 400 authorities
MOST_OF_A_FILTER = 50  # values for one facet that a search may name


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, kw_only=True)
class Search:
    text: str = ""
    filters: Filters = field(default_factory=dict)  # facet to values, any of which will do
    sort: Sort = Sort.RELEVANCE  # newest first if there is no text
    page: int = 1
    page_size: int = PAGE_SIZE


@dataclass(frozen=True, kw_only=True)
class Hit:
    decision: Row
    passage: str  # HTML, escaped, with <mark>; '' if it has no word from the text


@dataclass(frozen=True, kw_only=True)
class SearchResult:
    hits: tuple[Hit, ...]
    total: int
    pages: int  # that can be asked for; at least 1
    facets: dict[str, list[tuple[str, int]]]  # facet to value and count, the most frequent first


def search(register: Register, asked: Search) -> SearchResult:
    """What a search finds. A page that does not exist is empty; a facet that does not is refused.

    A facet's counts ignore its own filter, so that they show what another choice would give.
    """
    if unknown := sorted(asked.filters.keys() - set(FACETS)):
        raise RegisterError(f"There is no facet {unknown[0]!r}. Known facets: {', '.join(FACETS)}.")
    if register.index is None or any(
        len(values) > MOST_OF_A_FILTER for values in asked.filters.values()
    ):
        return SearchResult(hits=(), total=0, pages=1, facets={name: [] for name in FACETS})
    index, searcher = register.index, register.searcher
    hidden = hidden_query(index.schema, register.hidden)
    text = text_query(index, searcher, asked.text, hidden=hidden)
    filters = filter_queries(index.schema, asked.filters)
    query = not_hidden(together([text, *filters.values()]), hidden)
    total, numbers = _numbers(searcher, query, asked, by_relevance=text is not None)
    shown = DEEPEST // asked.page_size
    return SearchResult(
        hits=_hits(register, numbers, asked.text if text is not None else ""),
        total=total,
        pages=max(1, min(-(-total // asked.page_size), shown)),
        facets=_facets(searcher, text, filters, hidden),
    )


def _numbers(
    searcher: tantivy.Searcher, query: Query, asked: Search, *, by_relevance: bool
) -> tuple[int, list[int]]:
    """How many there are, and the numbers of the decisions on the page."""
    offset = (asked.page - 1) * asked.page_size
    is_there = asked.page >= 1 and offset + asked.page_size <= DEEPEST
    if asked.sort is Sort.RELEVANCE and by_relevance:
        found = searcher.search(
            query, limit=asked.page_size, offset=offset if is_there else 0, count=True
        )
        addresses = [address for _, address in found.hits]
        numbers = searcher.fast_field_values("number", addresses) if addresses else []
    else:
        # Decisions are numbered from the newest.
        found = searcher.search(
            query,
            limit=asked.page_size,
            offset=offset if is_there else 0,
            count=True,
            order_by_field="number",
            order=Order.Desc if asked.sort is Sort.OLDEST else Order.Asc,
        )
        numbers = [number for number, _ in found.hits]
    total: int = found.count  # type: ignore[attr-defined]  # its stub lacks it
    return total, [int(number or 0) for number in numbers] if is_there else []


def _hits(register: Register, numbers: Sequence[int], text: str) -> tuple[Hit, ...]:
    rows = decisions_numbered(register, numbers)
    if not text or not rows:
        return tuple(Hit(decision=row, passage="") for row in rows)
    schema = register.index.schema
    passages = SnippetGenerator.create(register.searcher, marked_words(schema, text), schema, TEXT)
    passages.set_max_num_chars(PASSAGE_LENGTH)
    return tuple(Hit(decision=row, passage=_passage(passages, row)) for row in rows)


def _passage(passages: SnippetGenerator, row: Row) -> str:
    """Tantivy escapes the text and adds <b>, which can then be nowhere else."""
    document = tantivy.Document(text=text_of(row))
    html = passages.snippet_from_doc(document).to_html()
    return html.replace("<b>", "<mark>").replace("</b>", "</mark>") if "<b>" in html else ""


def _facets(
    searcher: tantivy.Searcher,
    text: Query | None,
    filters: dict[str, Query],
    hidden: Query | None,
) -> dict[str, list[tuple[str, int]]]:
    """One count for all facets without a filter, and one for each facet with a filter."""
    open_facets = [name for name in FACETS if name not in filters]
    counts = _counted(
        searcher, not_hidden(together([text, *filters.values()]), hidden), open_facets
    )
    for name in filters:
        others = [query for other, query in filters.items() if other != name]
        counts |= _counted(searcher, not_hidden(together([text, *others]), hidden), [name])
    return {name: counts[name] for name in FACETS}


def _counted(
    searcher: tantivy.Searcher, query: Query, names: Sequence[str]
) -> dict[str, list[tuple[str, int]]]:
    wanted = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in names}
    found = searcher.aggregate(query, wanted)
    return {
        name: sorted(
            ((bucket["key"], int(bucket["doc_count"])) for bucket in found[name]["buckets"]),
            key=lambda counted: (-counted[1], counted[0]),
        )
        for name in names
    }
