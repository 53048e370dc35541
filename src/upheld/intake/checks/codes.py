"""An office's own codes, and the outcome or category that each one counts as.

A code can be in a column of outcomes or categories in place of one of our words. A code that
``codes`` does not explain is a problem, reported once with the number of rows it is in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from upheld.core.profile import Profile
from upheld.core.vocabulary import What, folded
from upheld.intake.checks.cells import as_array
from upheld.intake.checks.checked import CheckedTable
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import Reader
from upheld.intake.checks.with_fault import only_remedied
from upheld.intake.problems import Problem
from upheld.intake.tables import CODED, Column, Holds

CATEGORY = CODED[Holds.CATEGORY]
NAMED = {"decided": "an outcome", "compliance": "a compliance outcome", CATEGORY: "a category"}


@dataclass(frozen=True)
class Meaning:
    word: str  # an outcome or a category
    remedied_by_authority: bool | None = None


@dataclass(frozen=True)
class Codes:
    """``meanings["decided"]`` maps each folded code to what it counts as."""

    meanings: Mapping[str, Mapping[str, Meaning]] = field(default_factory=dict)

    def of(self, what: str) -> Mapping[str, Meaning]:
        return self.meanings.get(what, {})

    def tell_remedied(self, what: str) -> bool:
        return any(m.remedied_by_authority is not None for m in self.of(what).values())


def read_codes(checked: CheckedTable, profile: Profile) -> tuple[Codes, list[Problem]]:
    meanings: dict[str, dict[str, Meaning]] = {what: {} for what in CODED.values()}
    first: dict[tuple[str, str], int] = {}
    problems: list[Problem] = []
    for row, cells in enumerate(checked.table.to_pylist()):
        what, code = cells["what"], folded(cells["code"])
        meaning = Meaning(cells["outcome"], cells["remedied_by_authority"])
        wrong = _wrong(what, code, meaning, profile)
        earlier = meanings[what].get(code)
        if earlier and earlier != meaning:
            wrong = wrong or (
                "code",
                f"means {_words(earlier)} in line {checked.lines[first[what, code]]}"
                f" and {_words(meaning)} here",
                "Capitals and spaces make no difference to a code. Give each code one row.",
            )
        if wrong:
            column, trouble, remedy = wrong
            line = int(checked.lines[row])
            value = str(cells[column] if column != "remedied_by_authority" else "yes")
            problems.append(Problem(checked.source, line, column, value, trouble, remedy))
        if not _is_own_word(what, code, profile):
            meanings[what].setdefault(code, meaning)
        first.setdefault((what, code), row)
    return Codes(meanings), problems


def _words(meaning: Meaning) -> str:
    told = {None: "", True: ", remedied by the authority", False: ", not remedied"}
    return repr(meaning.word + told[meaning.remedied_by_authority])


def _wrong(what: str, code: str, meaning: Meaning, profile: Profile) -> tuple[str, str, str] | None:
    """Column, trouble and remedy for a row that cannot be right."""
    if _is_own_word(what, code, profile) and code != folded(meaning.word):
        return (
            "code",
            f"is one of our own words, so it cannot mean {meaning.word!r}",
            "Delete the row, or use another code.",
        )
    if meaning.remedied_by_authority is not None and what != "decided":
        return (
            "remedied_by_authority",
            f"does not apply to {NAMED[what]}",
            "Only a decision can say this. Leave the cell empty.",
        )
    if meaning.remedied_by_authority and meaning.word not in profile.with_fault:
        return (
            "remedied_by_authority",
            f"contradicts the outcome {meaning.word!r}",
            f"{only_remedied(profile)} Correct one of the two.",
        )
    return None


def _is_own_word(what: str, code: str, profile: Profile) -> bool:
    known = profile.categories if what == CATEGORY else profile.outcomes_of(What(what))
    return code in {folded(word) for word in known}


def coded_reader(codes: Codes, column: Column, reader: Reader) -> Reader:
    """The reader of a column of outcomes or categories: the office's codes first, then our own
    words. Other columns have no codes.
    """
    what = CODED.get(column.holds)
    if what is None:
        return reader
    meanings = codes.of(what)

    def read(text: str) -> object:
        meaning = meanings.get(folded(text))
        if meaning:
            return meaning.word
        try:
            return reader(text)
        except Unreadable as why:
            hint = f"{why.remedy} If it is one of your own codes, add it to the table codes."
            trouble = f"is neither {NAMED[what]} nor a known code"
            raise Unreadable(trouble, hint, once=True) from None

    return read


def remedied_by_code(codes: Codes, outcomes: pa.Array) -> pa.Array:
    """What the code in each row of ``decided`` says about a remedy: yes, no or nothing."""
    encoded = as_array(outcomes).dictionary_encode()
    meanings = codes.of("decided")
    told = [
        meaning.remedied_by_authority if (meaning := meanings.get(folded(text))) else None
        for text in encoded.dictionary.to_pylist()
    ]
    return pa.array(told, pa.bool_()).take(encoded.indices)


def filled_from_codes(
    column: pa.Array, told: pa.Array, *, source: str, lines: np.ndarray
) -> tuple[pa.Array, list[Problem]]:
    """The column of remedies, filled in from the codes, and each cell that contradicts its code."""
    differ = pa.compute.not_equal(column, told).fill_null(False).to_numpy(zero_copy_only=False)
    problems = [
        Problem(
            source,
            int(lines[row]),
            "remedied_by_authority",
            "yes" if column[row].as_py() else "no",
            "contradicts the code in the same row, which means the opposite",
            "Correct the cell, or leave it empty to follow the code,"
            " or correct the code in the table codes.",
        )
        for row in np.flatnonzero(differ).tolist()
    ]
    return pa.compute.coalesce(column, told), problems
