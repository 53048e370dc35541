"""Texts that a letter may print: in characters its fonts have, and short enough to fit.

Problems are found here, with the line that each is on, and not when hundreds of letters are being
made. Letters never print personal remedies, or cases that are in none of these tables.
"""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from upheld.core.printed import DOUBTFUL, why_unprintable
from upheld.core.vocabulary import SERVICE_IMPROVEMENT
from upheld.intake.checks.checked import CheckedTable
from upheld.intake.checks.findings import Findings, Tables

# The most characters in one text. If all were this long, a letter would have four pages.
LONGEST_NAME = 150
LONGEST_TITLE = 300
LONGEST_TEXT = 2_000
PRINTED: Mapping[str, Mapping[str, int]] = {
    "recommendations": {"reference": LONGEST_NAME, "text": LONGEST_TEXT},
    "compliance": {"reference": LONGEST_NAME},
    "reports": {"reference": LONGEST_NAME, "title": LONGEST_TITLE},
    "contacts": {"name": LONGEST_NAME, "title": LONGEST_NAME},
    "letters": {"paragraph": LONGEST_TEXT},
    "about": {"value": LONGEST_NAME},
}
LINE = 80  # a line break takes up as much room as this many characters


def check_printed(tables: Tables) -> Findings:
    findings = Findings()
    for name, columns in PRINTED.items():
        if name in tables:
            for column, longest in columns.items():
                findings.add(_of_column(tables[name], column, longest))
    return findings


def why_not_printed(
    table: str, column: str, text: str, *, kind: str = ""
) -> tuple[str, str] | None:
    """The same for one text alone. ``kind`` is the kind of its recommendation."""
    longest = PRINTED.get(table, {}).get(column)
    if longest is None or (table == "recommendations" and kind != SERVICE_IMPROVEMENT):
        return None
    return _why(text, longest)


def _of_column(table: CheckedTable, column: str, longest: int) -> Findings:
    texts = table.table[column]
    rows = np.flatnonzero(_may_be_printed(table) & _looked_at(texts, longest))
    found = {row: why for row in rows.tolist() if (why := _why(texts[row].as_py(), longest))}
    return Findings(
        table.problems(
            np.array(list(found), dtype=int),
            column=column,
            value=lambda row: str(texts[row].as_py()),
            trouble=lambda row: found[row][0],
            remedy=lambda row: found[row][1],
        )
    )


def _may_be_printed(table: CheckedTable) -> np.ndarray:
    if table.name == "recommendations":
        return table.equals("kind", SERVICE_IMPROVEMENT)
    return np.ones(table.rows, dtype=bool)


def _looked_at(texts: pa.ChunkedArray, longest: int) -> np.ndarray:
    """A quick look at every text. Few need a closer one."""
    is_long = pc.greater(pc.utf8_length(texts), longest)
    has_lines = pc.match_substring(texts, "\n")
    is_doubtful = pc.match_substring_regex(texts, pattern=DOUBTFUL)
    found = pc.or_(pc.or_(is_long, has_lines), is_doubtful).fill_null(False)
    return found.to_numpy(zero_copy_only=False)


def _why(text: str, longest: int) -> tuple[str, str] | None:
    if len(text) + LINE * text.count("\n") > longest:
        lines = f" on {text.count(chr(10)) + 1:,} lines" if "\n" in text else ""
        return (
            f"is {len(text):,} characters long{lines}, which is more than the {longest:,} that a"
            " letter has room for",
            "Shorten it." if not lines else f"Each line break counts as {LINE}. Shorten it.",
        )
    return why_unprintable(text)
