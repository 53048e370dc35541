"""A workbook as ODS: one table per sheet, from A1, header frozen, the same bytes every time.

We write the XML ourselves: odfpy puts the time of day into its files and takes almost a minute for
a national edition.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from upheld.publish.tables import ods_parts
from upheld.publish.tables.cell_text import Value
from upheld.publish.tables.packages import Part, joined, write_package
from upheld.publish.tables.table import Table, lines_of
from upheld.publish.tables.workbook import Properties

TEXT_CELL = '<table:table-cell office:value-type="string"><text:p>'
HEADER_CELL = '<table:table-cell table:style-name="header" office:value-type="string"><text:p>'
NUMBER_CELL = '<table:table-cell office:value-type="float" office:value="'
CELL_END = "</text:p></table:table-cell>"


def write_ods(path: Path, tables: Sequence[Table], properties: Properties) -> None:
    """Write the tables as sheets of one workbook, in their order."""
    # Readers recognise the file by its first part, which must not be compressed.
    write_package(
        path, parts_of(tables, properties), dated=properties.dated, stored=(ods_parts.TYPE,)
    )


def parts_of(tables: Sequence[Table], properties: Properties) -> Iterator[Part]:
    """The name and content of every part of the workbook."""
    for name, content in ods_parts.fixed_parts(tables, properties).items():
        yield name, content.encode()
    yield ods_parts.CONTENT, joined(_content(tables))


def _content(tables: Sequence[Table]) -> Iterator[str | bytes]:
    yield ods_parts.content_start(tables)
    for table in tables:
        yield ods_parts.table_start(table)
        header = "".join(f"{HEADER_CELL}{escape(h)}{CELL_END}" for h in table.headings)
        yield f"<table:table-header-rows><table:table-row>{header}</table:table-row>"
        yield "</table:table-header-rows>"
        if table.height:
            cells = [column.written(cell) for column in table.cells]
            yield lines_of(["<table:table-row>", *cells, "</table:table-row>"])
        yield ods_parts.TABLE_END
    yield ods_parts.content_end(tables)


def cell(value: Value) -> str:
    """Text is marked as text, so that it can never be a formula."""
    if isinstance(value, str):
        return f"{TEXT_CELL}{escape(value)}{CELL_END}"
    return f'{NUMBER_CELL}{value!r}"><text:p>{value!r}{CELL_END}'
