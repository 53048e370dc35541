"""No two rows of a table share its key, and what is decided again is numbered without gaps."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from upheld.core.english import joined
from upheld.core.references import PLAIN, typed
from upheld.intake.checks.checked import MOST_LISTED, CheckedTable
from upheld.intake.problems import Problem
from upheld.intake.tables import TableSpec

# What stands in these tables may be entered again; each entry then bears its number.
ENTERED_AGAIN = {"decided": "decided_on", "compliance": "recorded_on"}


def codes_of(*columns: pa.ChunkedArray | pa.Array) -> np.ndarray:
    """One number for each distinct combination of values; empty cells are a value too."""
    combined = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        encoded = array.dictionary_encode(null_encoding="encode")
        size = len(encoded.dictionary) + 1
        pairs = pa.array(combined * size + encoded.indices.to_numpy())
        # Numbered anew at each step: 95,000 references times 400 authorities twice over would not
        # fit into 64 bits. Arrow's hashing takes a tenth of the time of numpy's sorting.
        combined = pairs.dictionary_encode().indices.to_numpy().astype(np.int64)
    return combined


def alike(references: pa.ChunkedArray | pa.Array) -> pa.Array:
    """What is the same for all spellings of one reference."""
    array = references.combine_chunks() if isinstance(references, pa.ChunkedArray) else references
    encoded = array.dictionary_encode()
    return _typed(encoded.dictionary).take(encoded.indices)


def _typed(references: pa.Array) -> pa.Array:
    """As ``references.typed``, at once for all that are plain; those that are not, one by one."""
    found = pc.ascii_lower(pc.replace_substring_regex(references, "[^0-9A-Za-z]", ""))
    is_plain = pc.match_substring_regex(references, f"^(?:{PLAIN.pattern})$")
    others = pc.filter(references, pc.invert(is_plain)).to_pylist()
    folded = pa.array([typed(each) or each for each in others], pa.string())
    return pc.replace_with_mask(found, pc.invert(is_plain), folded)


def repeated(checked: CheckedTable, spec: TableSpec) -> list[Problem]:
    """Rows whose key stands in an earlier row: alike throughout, or contradicting it."""
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
    key = ", ".join(repr(here[name]) for name in spec.key if here[name] is not None)
    trouble = f"repeats the {joined(spec.key)} of line {checked.lines[first]} ({key})"
    different = [name for name in here if here[name] != there[name]]
    if not different:
        trouble += " and is the same throughout"
        remedy = "Delete one of the two rows."
    else:
        name = different[0]
        trouble += f" but says otherwise in {joined(different)}"
        trouble += f" ({name}: {_plain(there[name])} there, {_plain(here[name])} here)"
        remedy = "Keep the row that is right."
        if spec.name in ENTERED_AGAIN:
            remedy += " If the case was decided again, number the rows 1, 2 in column sequence."
    return Problem(checked.source, int(checked.lines[row]), None, None, trouble, remedy)


def _plain(value: object) -> str:
    return "nothing" if value is None else repr(value) if isinstance(value, str) else str(value)


def out_of_sequence(checked: CheckedTable) -> list[Problem]:
    """Entries numbered with gaps (1, 3 without 2), and dates that go back from one to the next.

    That a case begins above 1 is no mistake of an extract that begins later than the case.
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
    back = same & (days[order] < np.r_[days[:1], days[order][:-1]])
    previous = dict(zip(order[1:].tolist(), order[:-1].tolist(), strict=True))
    # With rows left out for their own problems a gap may not be one.
    gaps = _gaps(checked, np.sort(gap), sequence) if checked.whole else []
    return gaps + _backwards(checked, np.sort(order[back]), previous, dated)


def _gaps(checked: CheckedTable, rows: np.ndarray, sequence: np.ndarray) -> list[Problem]:
    return checked.problems(
        rows,
        column="sequence",
        value=lambda row: str(sequence[row]),
        trouble=lambda row: (
            f"follows no {sequence[row] - 1}: {checked.cell(row, 'reference')!r}"
            f" ({checked.cell(row, 'authority')}) has a gap in its sequence"
        ),
        remedy="Number the entries of a case 1, 2, 3 and leave none out between two of them.",
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
        remedy="Correct the date or the sequence: later entries bear higher numbers.",
    )
