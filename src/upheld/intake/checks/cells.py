"""The cells in one column: text in, typed values out, and a problem for each unreadable one.

Each distinct value is read once (95,000 decisions have some 1,500 dates, 400 authorities and 9
categories) and given to its rows by index. Rows are looked up only for values we cannot read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from upheld.intake.checks.checked import number_of
from upheld.intake.checks.nothing import (
    BEGINS_WITH_A_DIGIT,
    DOUBTFUL,
    LONGEST,
    read_as_empty,
    refused,
    with_words_for_nothing,
)
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import (
    Reader,
    plainly,
    refuse_control_characters,
    trimmed,
    type_of,
    with_control_characters,
)
from upheld.intake.problems import Problem
from upheld.intake.tables import Column

SAME_VALUE_SHOWN = 5  # rows listed for one value in a column; the others are counted
# A column with this many different unreadable values is the wrong column. The rest of it is
# counted and not read: a "did you mean" for each of 95,000 references took 18 s.
MOST_UNREADABLE = 200


@dataclass
class Cells:
    """``values`` is null in the rows where ``bad`` is true."""

    values: pa.Array
    bad: np.ndarray
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Texts:
    """A column of a file, and the line that each of its cells is on."""

    source: str
    column: Column
    array: pa.Array
    lines: np.ndarray


def as_array(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    """One array of strings without nulls, whatever the file's reader made of it."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return array.cast(pa.string()).fill_null("")


def read_cells(texts: Texts, reader: Reader | None, *, as_written: str = "") -> Cells:
    """Values that match ``as_written`` and begin with a digit need no reading: no word that means
    "no value" begins with one.
    """
    if reader is None:
        return _read_texts(texts)
    encoded = as_array(texts.array).dictionary_encode()
    distinct = trimmed(encoded.dictionary)
    read = with_words_for_nothing(reader, texts.column)
    return read_distinct(
        texts,
        codes=encoded.indices.to_numpy(),
        distinct=distinct,
        read=lambda _, text: read(text),
        quote=encoded.dictionary,
        stand=_standing(distinct, as_written) if as_written else None,
    )


def read_cells_by_what(texts: Texts, whats: pa.Array, reader_by: Callable[[str], Reader]) -> Cells:
    """Each cell by the reader for what ``what`` in its row says. Where that could not be read, the
    row is bad already.
    """
    encoded, beside = as_array(texts.array).dictionary_encode(), as_array(whats).dictionary_encode()
    size = len(beside.dictionary)
    pairs, codes = np.unique(
        encoded.indices.to_numpy().astype(np.int64) * size + beside.indices.to_numpy(),
        return_inverse=True,
    )
    at_texts, at_whats = (pa.array(part) for part in np.divmod(pairs, max(size, 1)))
    said = beside.dictionary.take(at_whats).to_pylist()
    readers = {what: with_words_for_nothing(reader_by(what), texts.column) for what in said if what}
    return read_distinct(
        texts,
        codes=codes,
        distinct=trimmed(encoded.dictionary).take(at_texts),
        read=lambda at, text: readers[said[at]](text) if said[at] else None,
        quote=encoded.dictionary.take(at_texts),
    )


def _standing(texts: pa.Array, as_written: str) -> list[bool]:
    patterns = (BEGINS_WITH_A_DIGIT, as_written)
    begin, fit = (pc.match_substring_regex(texts, pattern=each) for each in patterns)
    found: list[bool] = pc.and_(begin, fit).fill_null(False).to_pylist()
    return found


def read_distinct(
    texts: Texts,
    *,
    codes: np.ndarray,
    distinct: pa.Array,
    read: Callable[[int, str], object],
    quote: pa.Array,
    stand: Sequence[bool] | None = None,
) -> Cells:
    """Read ``distinct[code]`` for each code. ``quote`` has the same values as the file spells them;
    those for which ``stand`` is true need no reading.
    """
    unseen = with_control_characters(distinct).to_pylist()
    values: list[object] = []
    unreadable: dict[int, Unreadable] = {}
    for at, text in enumerate(distinct.to_pylist()):
        if len(unreadable) == MOST_UNREADABLE:
            break
        if stand and stand[at]:
            values.append(text)
            continue
        values.append(None)
        try:
            if text is None:
                if texts.column.filled:
                    unreadable[at] = empty_cell()
            elif unseen[at]:
                raise refuse_control_characters()
            else:
                values[at] = read(at, text)
        except Unreadable as why:
            unreadable[at] = why
    unread = int((codes >= len(values)).sum())
    values_of_all = values + [None] * (len(distinct) - len(values))
    typed = pa.array(values_of_all, type_of(texts.column.holds)).take(pa.array(codes))
    bad_code = np.zeros(len(distinct), dtype=bool)
    bad_code[list(unreadable)] = True
    bad_code[len(values) :] = True
    said = {at: None if distinct[at].as_py() is None else quote[at].as_py() for at in unreadable}
    return Cells(
        values=typed,
        bad=bad_code[codes],
        problems=_problems(texts, codes, unreadable, said) + _unread(texts, unread),
    )


def _read_texts(texts: Texts) -> Cells:
    """There are as many free texts as rows, so they are read a column at a time."""
    values, problems, bad = _words_for_nothing(texts, trimmed(plainly(as_array(texts.array))))
    unseen = with_control_characters(values).fill_null(False).to_numpy(zero_copy_only=False)
    problems += _listed(
        texts,
        np.flatnonzero(unseen),
        value=lambda row: values[row].as_py(),
        why=refuse_control_characters(),
        shown=MOST_UNREADABLE,
    )
    bad = bad | unseen
    if texts.column.filled:
        empty = values.is_null().to_numpy(zero_copy_only=False) & ~bad
        problems += _listed(
            texts, np.flatnonzero(empty), value=None, why=empty_cell(), shown=SAME_VALUE_SHOWN
        )
        bad = bad | empty
    return Cells(values=values, bad=bad, problems=problems)


def _words_for_nothing(
    texts: Texts, values: pa.Array
) -> tuple[pa.Array, list[Problem], np.ndarray]:
    """The texts, with words that mean "no value" refused or turned into empty cells."""
    is_short = pc.less_equal(pc.utf8_length(values), LONGEST)
    short = pc.if_else(is_short, values, pa.scalar(None, pa.string())).dictionary_encode()
    codes = short.indices.fill_null(len(short.dictionary)).to_numpy()
    words = short.dictionary.to_pylist()
    is_doubtful = pc.match_substring_regex(short.dictionary, pattern=DOUBTFUL)
    doubtful = np.flatnonzero(is_doubtful.to_numpy(zero_copy_only=False)).tolist()
    refusals = {at: why for at in doubtful if (why := refused(words[at], texts.column))}
    empty = [at for at in doubtful if read_as_empty(words[at], texts.column)]
    bad = np.isin(codes, list(refusals))
    nothing = pa.array(bad | np.isin(codes, empty))
    left = pc.if_else(nothing, pa.scalar(None, pa.string()), values)
    said = {at: words[at] for at in refusals}
    return left, _problems(texts, codes, refusals, said), bad


def empty_cell() -> Unreadable:
    return Unreadable("the cell is empty", "Fill it in.")


def _unread(texts: Texts, rows: int) -> list[Problem]:
    if not rows:
        return []
    trouble = (
        f"we stopped after {MOST_UNREADABLE} different values that we could not read, and left"
        f" {number_of(rows, 'more row')} unread"
    )
    remedy = "Check that this is the right column."
    return [Problem(texts.source, None, texts.column.name, None, trouble, remedy)]


def _problems(
    texts: Texts,
    codes: np.ndarray,
    unreadable: dict[int, Unreadable],
    said: dict[int, str | None],
) -> list[Problem]:
    """Values in the order in which they first appear in the file."""
    if not unreadable:
        return []
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    problems = []
    for at, why in unreadable.items():
        first, last = np.searchsorted(ordered, [at, at + 1])
        rows = order[first:last]
        value = said[at]
        problems += _listed(
            texts,
            rows,
            value=None if value is None else _always(value),
            why=why,
            shown=1 if why.once else SAME_VALUE_SHOWN,
        )
    return problems


def _always(value: str) -> Callable[[int], str]:
    return lambda _: value


def _listed(
    texts: Texts,
    rows: np.ndarray,
    *,
    value: Callable[[int], str] | None,
    why: Unreadable,
    shown: int,
) -> list[Problem]:
    """The first rows one by one, and how many more there are. A ``once`` value gets one total."""
    source, column = texts.source, texts.column.name
    trouble = why.trouble
    if why.once:
        trouble = f"{why.trouble}; it is in {number_of(len(rows), 'row')}"
    listed = [
        Problem(
            source,
            int(texts.lines[row]),
            column,
            value(row) if value else None,
            trouble,
            why.remedy,
        )
        for row in rows[:shown].tolist()
    ]
    rest = len(rows) - len(listed)
    if rest and not why.once:
        more = f"{why.trouble}, in {number_of(rest, 'more row')}"
        first = value(rows[0]) if value else None
        listed.append(Problem(source, None, column, first, more, why.remedy))
    return listed
