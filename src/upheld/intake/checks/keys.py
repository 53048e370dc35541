"""No two rows of a table have the same key, and repeated decisions are numbered without gaps."""

from collections.abc import Collection

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from upheld.core.english import joined
from upheld.core.references import PLAIN, typed
from upheld.intake.checks.checked import MOST_LISTED, CheckedTable
from upheld.intake.problems import Problem
from upheld.intake.tables import TableSpec

# A case may be in these tables more than once. Each entry then has its number.
ENTERED_AGAIN = {"decided": "decided_on", "compliance": "recorded_on"}


FINDING = "finding"


def key_of_rows(spec: TableSpec, given: Collection[str]) -> tuple[str, ...]:
    """The columns of the key, as a message names them: few tables have findings."""
    return tuple(name for name in spec.key if name != FINDING or name in given)


def codes_of(*columns: pa.ChunkedArray | pa.Array) -> np.ndarray:
    """One number for each distinct combination of values. An empty cell is a value too."""
    combined = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        encoded = array.dictionary_encode(null_encoding="encode")
        size = len(encoded.dictionary) + 1
        pairs = pa.array(combined * size + encoded.indices.to_numpy())
        # Numbered again at each step: 95,000 references times 400 authorities twice over would not
        # fit in 64 bits. Arrow's hashing takes a tenth of the time of numpy's sorting.
        combined = pairs.dictionary_encode().indices.to_numpy().astype(np.int64)
    return combined


def alike(references: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A form of each reference that is the same for all its spellings."""
    array = references.combine_chunks() if isinstance(references, pa.ChunkedArray) else references
    encoded = array.dictionary_encode()
    return _typed(encoded.dictionary).take(encoded.indices)


def _typed(references: pa.Array) -> pa.Array:
    """As ``references.typed``: all plain references at once, the others one by one."""
    found = pc.ascii_lower(pc.replace_substring_regex(references, "[^0-9A-Za-z]", ""))
    is_plain = pc.match_substring_regex(references, f"^(?:{PLAIN.pattern})$")
    others = pc.filter(references, pc.invert(is_plain)).to_pylist()
    folded = pa.array([typed(each) or each for each in others], pa.string())
    return pc.replace_with_mask(found, pc.invert(is_plain), folded)


def repeated(checked: CheckedTable, spec: TableSpec) -> list[Problem]:
    """Rows whose key is in an earlier row already: identical to it, or contradicting it."""
    if not checked.rows or not spec.key:
        return []
    codes = codes_of(*(checked.table[name] for name in spec.key))
    order = np.argsort(codes, kind="stable")
    starts = np.r_[True, codes[order][1:] != codes[order][:-1]]
    if starts.all():
        return []
    firsts = order[np.maximum.accumulate(np.where(starts, np.arange(len(order)), 0))]
    pairs = sorted(zip(order[~starts].tolist(), firsts[~starts].tolist(), strict=True))
    listed = [_repeats(checked, spec, row=row, first=first) for row, first in pairs[:MOST_LISTED]]
    return listed + checked.more_problems(len(pairs) - MOST_LISTED, column=None)


def _repeats(checked: CheckedTable, spec: TableSpec, *, row: int, first: int) -> Problem:
    here = checked.table.slice(row, 1).to_pylist()[0]
    there = checked.table.slice(first, 1).to_pylist()[0]
    columns = key_of_rows(spec, checked.given)
    key = ", ".join(_plain(here[name]) for name in columns if here[name] is not None)
    trouble = f"repeats the {joined(columns)} in line {checked.lines[first]} ({key})"
    different = [name for name in here if here[name] != there[name]]
    if not different:
        trouble += " and is otherwise the same"
        remedy = "Delete one of the two rows."
    else:
        name = different[0]
        trouble += f" but differs in {joined(different)}"
        trouble += f" ({name}: {_plain(there[name])} there, {_plain(here[name])} here)"
        remedy = "Keep the row that is right."
        if FINDING in checked.given:
            remedy += " If it is another finding of the decision, give it a number of its own."
        elif spec.name in ENTERED_AGAIN:
            remedy += " If the case was decided again, number the rows 1, 2 in the column sequence."
    return Problem(checked.source, int(checked.lines[row]), None, None, trouble, remedy)


def _plain(value: object) -> str:
    return "nothing" if value is None else repr(value) if isinstance(value, str) else str(value)


def out_of_sequence(checked: CheckedTable) -> list[Problem]:
    """Entries numbered with gaps (1 and 3 but not 2), and later entries with earlier dates.

    A case may begin above 1: the extract may begin later than the case.
    """
    sequence = checked.table["sequence"].to_numpy()
    if not checked.rows or (sequence == 1).all():
        return []
    dated = ENTERED_AGAIN[checked.name]
    days = checked.days(dated)
    cases = codes_of(checked.table["reference"], checked.table["authority"])
    order = np.lexsort((sequence, cases))
    same = np.r_[False, cases[order][1:] == cases[order][:-1]]
    before = np.where(same, np.r_[0, sequence[order][:-1]], 0)
    gap = order[same & (sequence[order] > before + 1)]
    later = sequence[order] > before
    back = same & later & (days[order] < np.r_[days[:1], days[order][:-1]])
    previous = dict(zip(order[1:].tolist(), order[:-1].tolist(), strict=True))
    # Where rows were left out because of their own problems, a gap may not be real.
    gaps = _gaps(checked, np.sort(gap), sequence) if checked.whole else []
    return gaps + _backwards(checked, np.sort(order[back]), previous, dated)


def _gaps(checked: CheckedTable, rows: np.ndarray, sequence: np.ndarray) -> list[Problem]:
    return checked.problems(
        rows,
        column="sequence",
        value=lambda row: str(sequence[row]),
        trouble=lambda row: (
            f"has no {sequence[row] - 1} before it: {checked.cell(row, 'reference')!r}"
            f" ({checked.cell(row, 'authority')}) has a gap in its sequence"
        ),
        remedy="Number the entries for a case 1, 2, 3, without gaps.",
    )


def _backwards(
    checked: CheckedTable, rows: np.ndarray, previous: dict[int, int], dated: str
) -> list[Problem]:
    return checked.problems(
        rows,
        column=dated,
        value=lambda row: str(checked.cell(row, dated)),
        trouble=lambda row: (
            f"is before {checked.cell(previous[row], dated)}, the date of the earlier entry"
            f" in line {checked.lines[previous[row]]}"
        ),
        remedy="Later entries have higher numbers. Correct the date or the sequence.",
    )
