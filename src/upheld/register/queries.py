"""From what is asked to what the index understands. No text is an error; nothing is parsed."""

import re
from collections.abc import Iterable, Mapping, Sequence

import tantivy
from tantivy import Occur, Query

from upheld.core.references import typed
from upheld.register.index import ABOUT, AMOUNT, TEXT
from upheld.register.words import LONGEST_QUERY, Asked, Words, asked, encodable, telling

Filters = Mapping[str, Sequence[str]]
# An amount, a percentage, an exclusion or a date can look like a reference, but is not one.
NO_REFERENCE = re.compile(
    r"[£$€%]|^\s*[-–−]|^\s*(?:\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{4}([/.-])\d{2}\2\d{2})\s*$"
)
ABOUT_COUNTS = 2.0  # weights against the text: a council's name, a service, a reference


def hidden_query(schema: tantivy.Schema, numbers: Sequence[int]) -> Query | None:
    """The decisions that must not be found; None if all may be."""
    return Query.term_set_query(schema, "number", list(numbers)) if numbers else None


def not_hidden(query: Query, hidden: Query | None) -> Query:
    """What may be found of what a query finds."""
    if hidden is None:
        return query
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, hidden)])


def text_query(
    index: tantivy.Index, searcher: tantivy.Searcher, text: str, *, hidden: Query | None = None
) -> Query | None:
    """Everything that is asked for; None if nothing is. A reference alone asks for its decision.

    The reference of a hidden decision is any text, as if there were no such decision.
    """
    text = text[:LONGEST_QUERY]
    reference = "" if NO_REFERENCE.search(text) else typed(text)
    if reference and searcher.doc_freq("reference", reference):
        asked_for = Query.term_query(index.schema, "reference", reference)
        if hidden is None or searcher.search(not_hidden(asked_for, hidden), limit=1).hits:
            return asked_for
    parts = [
        (Occur.MustNot if part.is_excluded else Occur.Must, _part(index.schema, part))
        for part in asked(text)
    ]
    if parts and all(occur is Occur.MustNot for occur, _ in parts):
        parts.append((Occur.Must, Query.all_query()))  # everything, to leave something out of
    return Query.boolean_query(parts) if parts else None


def marked_words(schema: tantivy.Schema, text: str) -> Query:
    """The words marked in a passage: all that are asked for and mean something."""
    words = {
        word
        for part in asked(text)
        if not part.is_excluded
        for phrase in (*part.phrases, part.words)
        for word in telling(phrase) or filter(None, phrase)
    }
    return _any([Query.term_query(schema, TEXT, word) for word in sorted(words)])


def _part(schema: tantivy.Schema, part: Asked) -> Query:
    if part.amount:
        return _amount(schema, part)
    choices = [_phrase(schema, words) for words in part.phrases]
    if part.words:
        choices.append(_all([_word(schema, word) for word in part.words]))
    return _any(choices)


def _amount(schema: tantivy.Schema, part: Asked) -> Query:
    try:
        return Query.term_query(schema, AMOUNT, part.amount)
    except ValueError:  # an index from before amounts were indexed
        return _any([_phrase(schema, words) for words in part.phrases])


def _word(schema: tantivy.Schema, word: str) -> Query:
    about = Query.term_query(schema, ABOUT, word)
    return _any([Query.boost_query(about, ABOUT_COUNTS), Query.term_query(schema, TEXT, word)])


def _phrase(schema: tantivy.Schema, words: Words) -> Query:
    if len(words) == 1:
        return _word(schema, words[0])
    placed: list[str | tuple[int, str]] = [
        (place, word) for place, word in enumerate(words) if word
    ]
    about = Query.phrase_query(schema, ABOUT, placed)
    text = Query.phrase_query(schema, TEXT, placed)
    return _any([Query.boost_query(about, ABOUT_COUNTS), text])


def filter_queries(schema: tantivy.Schema, filters: Filters) -> dict[str, Query]:
    """Facet to what it lets through: any of its values. This does not affect relevance."""
    return {
        name: Query.const_score_query(
            Query.term_set_query(schema, name, [encodable(value) for value in values]), 0.0
        )
        for name, values in filters.items()
        if values
    }


def together(queries: Iterable[Query | None]) -> Query:
    given = [query for query in queries if query is not None]
    return _all(given) if given else Query.all_query()


def _all(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _any(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])
