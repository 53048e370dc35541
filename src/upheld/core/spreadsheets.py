"""What a CSV file may give a spreadsheet: text, and nothing that it would run.

Every CSV file for people is written here. Only the extracts that Upheld writes for itself
(`upheld demo`, `upheld office extract`) are not, because they are read back as they were written.
"""

import csv
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

# What Excel and LibreOffice take for the start of a formula, including full-width forms, and what
# they ignore before one.
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def runs_as_formula(text: str) -> bool:
    """True for text that a spreadsheet would run when it is typed or opened from a CSV file."""
    return text.startswith(FORMULA_STARTS)


def csv_text(text: str) -> str:
    """The text as it is in a CSV file: with an apostrophe in front if it would run as a formula.

    >>> csv_text("=1+1"), csv_text("<1%")
    ("'=1+1", '<1%')
    """
    return f"'{text}" if runs_as_formula(text) else text


def csv_cell(value: Any) -> Any:
    """Numbers stay as they are, even -3, because only text can be a formula.

    >>> csv_cell(-3), csv_cell("-3")
    (-3, "'-3")
    """
    return csv_text(value) if isinstance(value, str) else value


def write_rows(to: TextIO, rows: Iterable[Iterable[Any]]) -> None:
    writer = csv.writer(to, lineterminator="\r\n")  # RFC 4180
    writer.writerows([csv_cell(value) for value in row] for row in rows)


def write_records(to: TextIO, records: Iterable[Mapping[str, Any]]) -> None:
    """Write records with a heading for each column, in the order in which they first appear."""
    records = list(records)
    names = list(dict.fromkeys(name for record in records for name in record))
    write_rows(to, [names])
    write_rows(to, ([record.get(name, "") for name in names] for record in records))
