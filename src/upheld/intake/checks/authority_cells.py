"""The authorities in a column: each is looked up in the directory at the date of its own row.

Names change hands: "Dorset" was a county council until 31 March 2019 and has been a unitary one
since. What a name means can change only on a day when the directory changes, so a name is matched
once for each stretch between two such days (a combined authority may begin in November).
"""

from collections.abc import Callable
from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa

from upheld.core.years import Year
from upheld.intake.checks.cells import MOST_UNREADABLE, Cells, Texts, as_array, read_distinct
from upheld.intake.checks.nothing import is_nothing, refused
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import trimmed
from upheld.intake.directory.directory import Directory
from upheld.intake.directory.matching import Match
from upheld.intake.tables import Column

DAY_ONE = date(1970, 1, 1).toordinal()
EARLIEST = date(1970, 1, 1)  # before every day when the directory changes
MANY_DAYS = 1_000_000  # more days than there are to any date: text and day make one number


def read_authorities(
    texts: Texts, *, days: np.ndarray, else_on: date | None = None, directory: Directory
) -> Cells:
    """``days`` has, for each row, the day on which its authority is looked up.

    ``else_on`` is the second day to try for rows that have no date of their own: today we can
    already have a contact at a council that begins tomorrow.
    """
    encoded = as_array(texts.array).dictionary_encode()
    names = trimmed(encoded.dictionary)
    known = names.to_pylist()
    text_codes = encoded.indices.to_numpy().astype(np.int64)
    nothing = np.array([bool(text) and is_nothing(text) for text in known], dtype=bool)
    # A word that means "no value" is reported once, whatever the dates of its rows.
    days = np.where(nothing[text_codes], np.datetime64(EARLIEST), days)
    stretches = _stretches(days, directory)
    second = days if else_on is None else np.full(len(days), else_on, dtype="datetime64[D]")
    second_days = second.astype("datetime64[D]").astype(np.int64)
    first_try = text_codes * MANY_DAYS + stretches

    @cache
    def match(pair: int) -> Match | None:
        text = known[pair // MANY_DAYS]
        return directory.match(text, on=_date(pair % MANY_DAYS)) if text else None

    pairs, inverse = np.unique(first_try, return_inverse=True)
    again = _unmatched(pairs, match)[inverse]
    asked = np.where(again, text_codes * MANY_DAYS + second_days, first_try)
    pairs, codes = np.unique(asked, return_inverse=True)
    at_texts = pa.array(pairs // MANY_DAYS)
    return read_distinct(
        texts,
        codes=codes,
        distinct=names.take(at_texts),
        read=_slug_reader(pairs, match, texts.column),
        quote=encoded.dictionary.take(at_texts),
    )


def _unmatched(pairs: np.ndarray, match: Callable[[int], Match | None]) -> np.ndarray:
    """Which pairs name no authority. The search ends when there are too many to be a mistake.

    A name that two bodies share on a day counts as found, even if only one has it on another day.
    """
    unmatched = np.zeros(len(pairs), dtype=bool)
    many = 0
    for at, pair in enumerate(pairs.tolist()):
        found = match(pair)
        if found is not None and found.authority is None and not found.is_shared:
            unmatched[at] = True
            many += 1
            if many == MOST_UNREADABLE:
                break
    return unmatched


def _slug_reader(
    pairs: np.ndarray, match: Callable[[int], Match | None], column: Column
) -> Callable[[int, str], object]:
    def read(at: int, text: str) -> str:
        if why := refused(text, column):
            raise why
        found = match(int(pairs[at]))
        assert found is not None  # an empty cell is never read
        if found.authority is None:
            raise Unreadable(found.why, remedy_of(found))
        return found.authority.slug

    return read


def remedy_of(match: Match) -> str:
    if match.did_you_mean:
        names = [repr(name) for name in match.did_you_mean]
        return f"Did you mean {' or '.join(names)}?"
    return "Write its full name or its GSS code, or add it to the directory of authorities."


def _stretches(days: np.ndarray, directory: Directory) -> np.ndarray:
    """For each day, the directory's last change on or before it, as days since 1970."""
    turns = np.array([EARLIEST, *directory.turning_days], dtype="datetime64[D]").astype(np.int64)
    places = np.searchsorted(turns, days.astype("datetime64[D]").astype(np.int64), side="right")
    return turns[np.maximum(places - 1, 0)]


def _date(day_number: int) -> date:
    return date.fromordinal(DAY_ONE + day_number)


def last_days_of(years: pa.Array, *, otherwise: date) -> np.ndarray:
    """For rows dated by a business year: its last day, when all that began in it had begun."""
    distinct = years.dictionary_encode(null_encoding="encode")
    days = [otherwise if y is None else Year(y).last_day for y in distinct.dictionary.to_pylist()]
    return np.array(days, dtype="datetime64[D]")[distinct.indices.to_numpy()]
