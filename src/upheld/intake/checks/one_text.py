"""One text from a form: read, or refused, exactly as a cell with the same text would be.

Anything that accepts texts for a later extract asks here, so that it never accepts a text that
intake would refuse. How cells are read is decided where they are read; a test checks that the two
agree.
"""

import pyarrow as pa

from upheld.core.references import Forms
from upheld.intake.checks.cells import empty_cell
from upheld.intake.checks.fit_to_print import why_not_printed
from upheld.intake.checks.lengths import why_too_long
from upheld.intake.checks.nothing import read_as_empty, refused, with_words_for_nothing
from upheld.intake.checks.reference_cells import reference_reader
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import (
    Reader,
    plainly,
    refuse_control_characters,
    text_reader,
    trimmed,
    with_control_characters,
)
from upheld.intake.tables import REFERENCE, TABLES, Column, Holds

TEXTS = (Holds.TEXT, Holds.EMAIL)


def columns_of_text(table: str) -> dict[str, Column]:
    return {each.name: each for each in TABLES[table].columns if each.holds in TEXTS}


def read_text(table: str, column: str, text: str, *, kind: str = "") -> str:
    """The text as intake will read it; '' for an empty cell. ``kind`` is the recommendation's.

    Raises Unreadable.
    """
    spec = columns_of_text(table)[column]
    found = _as_read(spec, text, text_reader(table, spec))
    if why := why_too_long(table, column, found) or why_not_printed(
        table, column, found, kind=kind
    ):
        raise Unreadable(*why)
    return found


def read_reference(text: str, forms: Forms) -> str:
    """A case's reference as the office writes it. Raises Unreadable, also if no letter prints it.

    A case may get a recommendation or a report later, and then be in a letter.
    """
    written = _as_read(REFERENCE, text, reference_reader(forms))
    if why := why_not_printed("reports", REFERENCE.name, written):
        raise Unreadable(*why)
    return written


def _as_read(column: Column, text: str, reader: Reader | None) -> str:
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
