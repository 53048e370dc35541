"""A table as a CSV file: UTF-8, one header row, no comment lines. The notes are in other files."""

import re
from pathlib import Path

from upheld.core.spreadsheets import csv_text
from upheld.publish.tables.cell_text import Value
from upheld.publish.tables.table import Table, lines_of

LINE_END = "\r\n"  # RFC 4180
_TO_QUOTE = re.compile('[",\r\n]')


def write_csv(path: Path, table: Table) -> None:
    header = ",".join(field(column.name) for column in table.columns) + LINE_END
    parts = []
    for cells in table.cells:
        parts += [cells.written(field), ","]
    parts[-1] = LINE_END
    path.write_bytes(header.encode() + (lines_of(parts) if table.height else b""))


def field(value: Value) -> str:
    """The value as a CSV field: an apostrophe before what would run, quotes if needed.

    >>> field("=A1,B1"), field(3), field('the "Ombudsman"')
    ('"\\'=A1,B1"', '3', '"the ""Ombudsman""\"')
    """
    text = csv_text(value) if isinstance(value, str) else repr(value)
    if not _TO_QUOTE.search(text):
        return text
    return '"{}"'.format(text.replace('"', '""'))
