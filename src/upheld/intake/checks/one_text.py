"""One text as a form takes it: read, and refused, as a cell of an extract with the same text is.

Whatever takes texts that will leave in an extract asks here, so that none is taken which intake
would refuse. That a cell is read so is decided where cells are read; a test holds both together.
"""

import pyarrow as pa

from upheld.intake.checks.cells import empty_cell
from upheld.intake.checks.fit_to_print import why_not_printed
from upheld.intake.checks.nothing import read_as_empty, refused, with_words_for_nothing
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import (
    plainly,
    reader_of,
    refuse_control_characters,
    trimmed,
    with_control_characters,
)
from upheld.intake.tables import TABLES, Column, Holds

TEXTS = (Holds.TEXT, Holds.EMAIL)


def columns_of_text(table: str) -> dict[str, Column]:
    return {each.name: each for each in TABLES[table].columns if each.holds in TEXTS}


def read_text(table: str, column: str, text: str, *, kind: str = "") -> str:
    """As intake will hold it; '' for an empty cell. ``kind`` is that of a recommendation.

    Raises Unreadable.
    """
    found = _as_read(table, columns_of_text(table)[column], text)
    if why := why_not_printed(table, column, found, kind=kind):
        raise Unreadable(*why)
    return found


def _as_read(table: str, column: Column, text: str) -> str:
    reader = reader_of(table, column.name, column.holds)
    cell = trimmed(pa.array([text]) if reader else plainly(pa.array([text])))
    bare = cell[0].as_py()
    if bare is None:
        if column.filled:
            raise empty_cell()
        return ""
    if with_control_characters(cell)[0].as_py():
        raise refuse_control_characters()
    if reader:
        found = with_words_for_nothing(reader, column)(bare)
        return "" if found is None else str(found)
    if why := refused(bare, column):
        raise why
    return "" if read_as_empty(bare, column) else str(bare)
