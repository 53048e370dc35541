"""Looks into an XLSX workbook before its cells are read: what hides, computes, links or lies.

The reader of cells does not see formulas, hidden rows or comments, and two cells far apart can make
it use all the memory. So we go through every sheet's XML once, and read cells only from sheets that
have in them what you see on the screen.
"""

import posixpath
import zipfile
from functools import lru_cache
from pyexpat import XMLParserType

from upheld.intake.files.file_reading import problem
from upheld.intake.files.workbook_package import (
    NOT_A_WORKBOOK,
    SAVE_AGAIN,
    Sheet,
    UnsafeWorkbookError,
    elements,
    local,
    parse,
)

CONTENT_TYPES = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
# Parts that contain or run what you cannot see on a sheet: folder or file, what it is, what to do.
REFUSED_PARTS = (
    ("xl/vbaproject", "macros", "Save it as a workbook without macros (.xlsx)."),
    ("xl/macrosheets/", "macros", "Save it as a workbook without macros (.xlsx)."),
    ("xl/activex/", "controls", "Delete the controls and save it again."),
    ("xl/embeddings/", "an embedded file", "Delete what is embedded and save it again."),
    ("xl/externallinks/", "links to another workbook", "Break the links (Data, Edit Links)."),
    ("xl/connections", "a connection to a database", "Delete it (Data, Queries & Connections)."),
    ("xl/querytables/", "a query", "Delete it (Data, Queries & Connections)."),
    (
        "xl/pivotcache/",
        "a pivot table, which keeps a hidden copy of its data",
        "Delete the pivot table.",
    ),
)
TOLD_PARTS = (
    ("xl/comments", "comments"),
    ("xl/threadedcomments/", "comments"),
    ("xl/charts/", "charts"),
    ("xl/media/", "pictures"),
)


def look_into_xlsx(package: zipfile.ZipFile, name: str) -> tuple[list[Sheet], list[str]]:
    """The sheets, with what is wrong with each, and notes. Raises UnsafeWorkbookError."""
    parts = {part.casefold() for part in package.namelist()}
    _refuse_other_documents(parts, package, name)
    refused = [
        problem(name, f"the workbook has {what}", remedy)
        for start, what, remedy in REFUSED_PARTS
        if any(part.startswith(start) for part in parts)
    ]
    notes = [
        f"{name}: its {what} were not read."
        for what in dict.fromkeys(
            what for start, what in TOLD_PARTS if any(part.startswith(start) for part in parts)
        )
    ]
    if refused:
        raise UnsafeWorkbookError(refused)
    return _sheets(package, name), notes


def _sheets(package: zipfile.ZipFile, name: str) -> list[Sheet]:
    targets = _targets(package, name)
    sheets = []
    for element, attributes in elements(package, WORKBOOK, name):
        if element != "sheet":
            continue
        state = attributes.get("state", "visible")
        sheet = Sheet(name=attributes.get("name", ""), hidden=state != "visible")
        sheets.append(sheet)
        part = targets.get(attributes.get("id", ""), "")
        if not part.startswith("xl/chartsheets/"):
            parse(package, part, name, _SheetLook(sheet).prepare)
    return sheets


def _refuse_other_documents(parts: set[str], package: zipfile.ZipFile, name: str) -> None:
    """A Word file, an XLSB or any other ZIP named like a workbook, or a workbook with macros."""
    if CONTENT_TYPES.casefold() not in parts:
        trouble = "the file is a ZIP archive, not a workbook"
        raise UnsafeWorkbookError([problem(name, trouble, NOT_A_WORKBOOK)])
    types = " ".join(at.get("ContentType", "") for _, at in elements(package, CONTENT_TYPES, name))
    if "macroEnabled" in types:
        trouble = "the workbook has macros (it is an XLSM)"
        remedy = "Save it as a workbook without macros (.xlsx)."
    elif "xl/workbook.bin" in parts:
        trouble, remedy = "the file is a binary workbook (XLSB)", "Save it as .xlsx."
    elif "word/document.xml" in parts or "ppt/presentation.xml" in parts:
        trouble, remedy = "the file is a document or a presentation, not a workbook", NOT_A_WORKBOOK
    elif WORKBOOK not in parts:
        trouble, remedy = f"the part {WORKBOOK!r} is missing", SAVE_AGAIN
    else:
        return
    raise UnsafeWorkbookError([problem(name, trouble, remedy)])


def _targets(package: zipfile.ZipFile, name: str) -> dict[str, str]:
    """The part that each relationship of the workbook points at."""
    found = {}
    for element, attributes in elements(package, "xl/_rels/workbook.xml.rels", name):
        if element == "Relationship":
            target = attributes.get("Target", "")
            found[attributes.get("Id", "")] = posixpath.normpath(
                target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            )
    return found


class _SheetLook:
    """A class, because the parser calls us for each element and we must remember the row."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.row = self.column = 0
        self.row_is_hidden = False
        self.is_error = False
        self.parser: XMLParserType | None = None

    def prepare(self, parser: XMLParserType) -> None:
        self.parser = parser
        parser.StartElementHandler = self.start

    def start(self, element: str, attributes: dict[str, str]) -> None:
        # A large sheet makes a million calls, so the two commonest elements come first. A prefix,
        # which no spreadsheet program writes, takes time only where there is one.
        if element == "c":
            self.cell(attributes)
        elif element == "v" or element == "is":
            self.filled()
        elif element == "row":
            self.row = int(attributes.get("r") or self.row + 1)
            self.column = 0
            self.row_is_hidden = is_on(attributes.get("hidden")) or attributes.get("ht") == "0"
        elif element == "f":
            self.filled()
            self.sheet.formulas.setdefault(self.column, []).append(self.row)
        elif element == "col":
            if is_on(attributes.get("hidden")) or attributes.get("width") == "0":
                span = int(attributes["min"]), int(attributes["max"])
                self.sheet.hidden_columns.append(span)
        elif element == "mergeCell":
            self.sheet.merged.append(attributes.get("ref", ""))
        elif ":" in element:
            self.start(local(element), attributes)

    def cell(self, attributes: dict[str, str]) -> None:
        sheet = self.sheet
        if reference := attributes.get("r"):
            self.row, self.column = position(reference)
        else:
            self.column += 1
        sheet.cells += 1
        sheet.last_row = max(sheet.last_row, self.row)
        sheet.last_column = max(sheet.last_column, self.column)
        self.is_error = attributes.get("t") == "e"

    def filled(self) -> None:
        self.sheet.filled_columns.add(self.column)
        if self.row_is_hidden and (not (rows := self.sheet.hidden_rows) or rows[-1] != self.row):
            self.sheet.hidden_rows.append(self.row)
        if self.is_error and self.parser:
            self.parser.CharacterDataHandler = self.error

    def error(self, text: str) -> None:
        # We do not unset the handler here: that flushes the parser's text, which calls this again.
        if self.is_error:
            self.is_error = False
            self.sheet.errors.append((self.row, self.column, text))


def is_on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def position(reference: str) -> tuple[int, int]:
    """Row and column of a reference, both from 1. Raises ValueError if it is not a reference.

    >>> position("B7"), position("XFD1048576")
    ((7, 2), (1048576, 16384))
    """
    name = reference.rstrip("0123456789")
    return int(reference[len(name) :]), column_number(name)


@lru_cache(maxsize=20_000)
def column_number(name: str) -> int:
    if not (name.isascii() and name.isalpha() and len(name) <= 3):
        raise ValueError(f"{name!r} is not a column")
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
