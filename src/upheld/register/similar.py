"""Decisions like another: those that share the distinctive words of its summary."""

import tantivy
from tantivy import Occur, Query

from upheld.core.row import Row
from upheld.register.index import TEXT
from upheld.register.queries import filter_queries
from upheld.register.reading import Register, decisions_numbered

MOST = 5
TELLING_WORDS = 12
AT_MOST_IN = 5  # a word in more than one in five decisions says little
ENOUGH = 50  # decisions; among fewer, any word may be distinctive


def similar_to(register: Register, decision: Row, *, many: int = MOST) -> list[Row]:
    """Those about the same service first, then others; the most similar first in each."""
    if register.index is None:
        return []
    schema = register.index.schema
    alike = _alike(register, decision)
    same = filter_queries(
        schema,
        {name: [decision[name]] for name in ("category", "subcategory") if decision[name]},
    )
    itself = Query.term_set_query(schema, "number", [decision["number"], *register.hidden])
    inside = [(Occur.Must, alike), *((Occur.Must, query) for query in same.values())]
    numbers = _numbers(register, [*inside, (Occur.MustNot, itself)], many)
    if len(numbers) < many:
        known = Query.term_set_query(
            schema, "number", [decision["number"], *numbers, *register.hidden]
        )
        others = [(Occur.Must, alike), (Occur.MustNot, known)]
        numbers += _numbers(register, others, many - len(numbers))
    return decisions_numbered(register, numbers)


def _alike(register: Register, decision: Row) -> Query:
    decisions = register.manifest.decisions
    return Query.more_like_this_document_fields_query(
        register.index.schema,
        {TEXT: [decision["summary"] or decision["statement"]]},
        min_doc_frequency=2,
        max_doc_frequency=decisions // AT_MOST_IN if decisions > ENOUGH else None,
        min_term_frequency=1,
        max_query_terms=TELLING_WORDS,
        min_word_length=3,
    )


def _numbers(register: Register, parts: list[tuple[Occur, Query]], many: int) -> list[int]:
    searcher: tantivy.Searcher = register.searcher
    found = searcher.search(Query.boolean_query(parts), limit=many, count=False)
    addresses = [address for _, address in found.hits]
    values = searcher.fast_field_values("number", addresses) if addresses else []
    return [int(number) for number in values if number is not None]
