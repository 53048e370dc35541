"""An authority's private case sheets, given to it before publication: the same, named provisional.

The candidate's own sheets are read and written again with one line more, so what the authority is
asked to check is what the figures count.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from upheld.core.days import in_words
from upheld.publish.tables.cell_text import Value
from upheld.publish.tables.reading_back import Lines, read_workbook
from upheld.publish.tables.table import Column, Kind, Table, cells_of_rows
from upheld.publish.tables.workbook import WIDEST, Properties
from upheld.publish.tables.xlsx import write_xlsx

FIRST = "Provisional"
SAYS = (
    "These cases are provisional, and so are the figures that count them. If something is wrong,"
    " tell us by {last_day}, the last day of queries, and send what shows it. If you disagree with"
    " a decision, that is not a query: ask for a review of the decision."
)


def write_provisional(sheets: Path, into: Path, *, title: str, last_day: date, dated: date) -> None:
    """``sheets`` is the workbook next to a candidate. Raises Unreadable for one that is damaged."""
    first = (FIRST, SAYS.format(last_day=in_words(last_day)))
    read = read_workbook(sheets)
    about = next(iter(read))
    read[about].insert(1, [*first])
    tables = [_table(name, lines) for name, lines in read.items()]
    properties = Properties(title=f"Provisional: {title}", description=first[1], dated=dated)
    write_xlsx(into, tables, properties)


def _table(name: str, lines: Lines) -> Table:
    headings, *rows = lines
    cells, height = cells_of_rows(
        ([_value(cell) for cell in row] for row in rows), width=len(headings)
    )
    columns = tuple(
        Column(name=heading, heading=heading, kind=_kind([row[place] for row in rows]), meaning="")
        for place, heading in enumerate(headings)
    )
    return Table(name=name, title=name, columns=columns, cells=cells, height=height)


def _value(cell: Value) -> Value:
    """Numbers are read as floats, and all that these sheets have are whole."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _kind(cells: Sequence[Value]) -> Kind:
    if any(isinstance(cell, float) for cell in cells):
        return Kind.NUMBER
    return Kind.PROSE if max((len(str(cell)) for cell in cells), default=0) > WIDEST else Kind.TEXT
