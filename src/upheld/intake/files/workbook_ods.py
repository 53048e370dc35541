"""Looks into an ODS workbook before its cells are read: what hides, computes, links or repeats.

The whole workbook is one XML part, so we see every sheet in one pass. A cell or row can have a
number of repeats, which is how a few bytes can claim to be 17 thousand million cells.
"""

import zipfile
from pyexpat import XMLParserType

from upheld.intake.files.file_reading import problem
from upheld.intake.files.headings import letters
from upheld.intake.files.workbook_package import Sheet, UnsafeWorkbookError, elements, local, parse

MANIFEST = "META-INF/manifest.xml"
CONTENT = "content.xml"
REFUSED_PARTS = (
    ("basic/", "macros", "Save it without macros."),
    ("scripts/", "macros", "Save it without macros."),
    ("object ", "an embedded object", "Delete what is embedded and save it again."),
)
REFUSED_ELEMENTS = {
    "tracked-changes": ("tracked changes, with what was deleted", "Accept all changes."),
    "data-pilot-table": (
        "a pivot table, which keeps a hidden copy of its data",
        "Delete the pivot table.",
    ),
    "table-source": ("links to another file", "Break the links (Edit, Links)."),
    "cell-range-source": ("links to another file", "Break the links (Edit, Links)."),
    "dde-source": ("links to another program", "Break the links (Edit, Links)."),
    "event-listener": ("macros", "Save it without macros."),
}


def look_into_ods(package: zipfile.ZipFile, name: str) -> tuple[list[Sheet], list[str]]:
    """The sheets, and notes. Raises UnsafeWorkbookError if we must not read on."""
    parts = [part.casefold() for part in package.namelist()]
    if MANIFEST.casefold() in parts and any(
        element == "encryption-data" for element, _ in elements(package, MANIFEST, name)
    ):
        trouble = "the workbook is protected by a password"
        raise UnsafeWorkbookError([problem(name, trouble, "Save it again without a password.")])
    refused = {
        (what, remedy)
        for start, what, remedy in REFUSED_PARTS
        if any(part.startswith(start) and not part.endswith("/") for part in parts)
    }
    look = _Look()
    if not refused:
        parse(package, CONTENT, name, look.prepare)
    found = sorted(refused | look.refused)
    if found:
        raise UnsafeWorkbookError(
            [problem(name, f"the workbook has {what}", remedy) for what, remedy in found]
        )
    for sheet, style in zip(look.sheets, look.styles_of_sheets, strict=True):
        sheet.hidden = style in look.hidden_styles
    return look.sheets, [f"{name}: its comments were not read."] if look.has_comments else []


class _Look:
    """A class, because the parser calls us for each element and we must remember the place."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.styles_of_sheets: list[str] = []
        self.hidden_styles: set[str] = set()
        self.refused: set[tuple[str, str]] = set()
        self.has_comments = False
        self.style = ""
        self.row = self.column = self.columns_described = 0
        self.rows_repeated = self.columns_repeated = 1
        self.row_is_hidden = False
        self.names: dict[str, str] = {}  # names without prefixes, kept because it saves time

    def prepare(self, parser: XMLParserType) -> None:
        parser.StartElementHandler = self.start

    def start(self, prefixed: str, attributes: dict[str, str]) -> None:
        element = self.name(prefixed)
        if element == "p":  # the text of a cell: there are as many as cells
            return
        at = {self.name(key): value for key, value in attributes.items()} if attributes else {}
        if element in ("table-cell", "covered-table-cell"):
            self.cell(at)
        elif element == "table-row":
            self.begin_row(at)
        elif element == "table-column":
            self.describe_columns(at)
        elif element == "table" and "is-sub-table" not in at:
            self.sheets.append(Sheet(name=at.get("name", "")))
            self.styles_of_sheets.append(at.get("style-name", ""))
            self.row = self.columns_described = 0
            self.rows_repeated = 1
        elif element == "style":
            self.style = at.get("name", "")
        elif element == "table-properties" and at.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif element == "annotation":
            self.has_comments = True
        elif element in REFUSED_ELEMENTS:
            self.refused.add(REFUSED_ELEMENTS[element])

    def name(self, prefixed: str) -> str:
        known = self.names.get(prefixed)
        if known is None:
            known = self.names[prefixed] = local(prefixed)
        return known

    def begin_row(self, at: dict[str, str]) -> None:
        self.row += self.rows_repeated if self.row else 1
        self.rows_repeated = max(1, int(at.get("number-rows-repeated", 1)))
        self.column = 0
        self.columns_repeated = 1
        self.row_is_hidden = at.get("visibility", "visible") != "visible"

    def describe_columns(self, at: dict[str, str]) -> None:
        first = self.columns_described + 1
        self.columns_described += max(1, int(at.get("number-columns-repeated", 1)))
        if at.get("visibility", "visible") != "visible" and self.sheets:
            self.sheets[-1].hidden_columns.append((first, self.columns_described))

    def cell(self, at: dict[str, str]) -> None:
        self.column += self.columns_repeated if self.column else 1
        self.columns_repeated = max(1, int(at.get("number-columns-repeated", 1)))
        if not self.sheets:
            return
        sheet = self.sheets[-1]
        sheet.cells += 1
        if "formula" in at:
            sheet.formulas.setdefault(self.column, []).append(self.row)
        if "number-columns-spanned" in at or "number-rows-spanned" in at:
            self.merged(sheet, at)
        if "value-type" in at or "formula" in at:
            self.filled(sheet)

    def merged(self, sheet: Sheet, at: dict[str, str]) -> None:
        across = int(at.get("number-columns-spanned", 1))
        down = int(at.get("number-rows-spanned", 1))
        if across > 1 or down > 1:
            end = f"{letters(self.column + across - 1)}{self.row + down - 1}"
            sheet.merged.append(f"{letters(self.column)}{self.row}:{end}")

    def filled(self, sheet: Sheet) -> None:
        last = self.column + self.columns_repeated - 1
        sheet.last_column = max(sheet.last_column, last)
        sheet.last_row = max(sheet.last_row, self.row + self.rows_repeated - 1)
        sheet.filled_columns.add(self.column)
        if last > self.column:
            # A few numbers are enough for a bomb's millions: its extent alone gets it refused.
            sheet.filled_columns.update(range(self.column, min(last, self.column + 1000) + 1))
        if self.row_is_hidden:
            sheet.hidden_rows.append(self.row)
