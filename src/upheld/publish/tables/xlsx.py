"""A workbook as XLSX, in the style of gptables: one table per sheet, from A1, header frozen.

We write the XML ourselves: an authority's workbook must take milliseconds, a national one with half
a million cells must not take minutes, and the same tables must always give the same bytes.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pyarrow as pa

from upheld.core.spreadsheets import runs_as_formula
from upheld.publish.tables import xlsx_parts
from upheld.publish.tables.cell_text import Value
from upheld.publish.tables.packages import Part, joined, write_package
from upheld.publish.tables.table import Kind, Table, lines_of
from upheld.publish.tables.workbook import Properties, column_letters, extent, widths
from upheld.publish.tables.xlsx_parts import HEADER, PROSE, RIGHT, TEXT, TYPED

STYLES = {Kind.PROSE: PROSE, Kind.SHARE: RIGHT, Kind.WHOLE: RIGHT, Kind.NUMBER: RIGHT}
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class SharedTexts(dict[str, int]):
    """Every text in the workbook once, numbered in the order in which it first comes."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number

    def part(self) -> str:
        # Excel reads _x0041_ as A: where that would happen, the underscore itself is escaped.
        items = (f"<si><t>{escape(_LOOKS_ESCAPED.sub('_x005F_', text))}</t></si>" for text in self)
        return f"{xlsx_parts.TEXTS_START}{''.join(items)}</sst>"


def write_xlsx(path: Path, tables: Sequence[Table], properties: Properties) -> None:
    """Write the tables as sheets of one workbook, in their order."""
    write_package(path, parts_of(tables, properties), dated=properties.dated)


def parts_of(tables: Sequence[Table], properties: Properties) -> Iterator[Part]:
    """The name and content of every part of the workbook."""
    texts = SharedTexts()
    for name, content in xlsx_parts.fixed_parts(tables, properties).items():
        yield name, content.encode()
    for place, table in enumerate(tables, start=1):
        yield xlsx_parts.sheet_part(place), joined(_sheet(table, texts, place=place))
    yield xlsx_parts.TEXTS, texts.part().encode()


def _sheet(table: Table, texts: SharedTexts, *, place: int) -> Iterator[str | bytes]:
    yield sheet_start(table, place=place)
    header = _cell_writer(HEADER, texts)
    cells = (
        f'<c r="{column_letters(number)}1{header(heading)}'
        for number, heading in enumerate(table.headings, start=1)
    )
    yield f'<row r="1">{"".join(cells)}</row>'
    if table.height:
        yield _lines(table, texts)
    yield sheet_end(table)


def _lines(table: Table, texts: SharedTexts) -> bytes:
    number = pa.array(range(2, table.height + 2)).cast(pa.string())
    parts: list[pa.Array | str] = ['<row r="', number, '">']
    for place, (column, cells) in enumerate(zip(table.columns, table.cells, strict=True), start=1):
        write = _cell_writer(STYLES.get(column.kind, TEXT), texts)
        parts += [f'<c r="{column_letters(place)}', number, cells.written(write)]
    return lines_of([*parts, "</row>"])


def _cell_writer(style: int, texts: SharedTexts) -> Callable[[Value], str]:
    """Value to the rest of its cell's XML, after the row number in its reference."""

    def write(value: Value) -> str:
        if not isinstance(value, str):
            return f'" s="{style}"><v>{value!r}</v></c>'
        # Marked as text: the cell stays text if someone edits it.
        its_style = TYPED if runs_as_formula(value) else style
        return f'" s="{its_style}" t="s"><v>{texts[value]}</v></c>'

    return write


def sheet_start(table: Table, *, place: int) -> str:
    selected = ' tabSelected="1"' if place == 1 else ""
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths(table), start=1)
    )
    return (
        f'{xlsx_parts.XML}<worksheet xmlns="{xlsx_parts.MAIN}" xmlns:r="{xlsx_parts.RELATED}">'
        f'<dimension ref="{extent(table)}"/>'
        f'<sheetViews><sheetView{selected} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def sheet_end(table: Table) -> str:
    part = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' if table.height else ""
    return (
        "</sheetData>"
        # Percentages are text on purpose: without this, each has a green corner.
        f'<ignoredErrors><ignoredError sqref={quoteattr(extent(table))} numberStoredAsText="1"/>'
        f"</ignoredErrors>{part}</worksheet>"
    )
