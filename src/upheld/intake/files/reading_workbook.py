"""Turns a workbook into raw tables: we look inside it first, and only then read its cells.

Decides which sheets are tables, and refuses anything that the sender may not have seen or meant:
hidden sheets, rows and columns, merged cells, and formulas, whose values change.
"""

import datetime
import io
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from upheld.intake.files.file_reading import FileReading, problem, unknown_table
from upheld.intake.files.headings import folded, letters
from upheld.intake.files.limits import (
    MOST_COLUMNS,
    MOST_EMPTY_CELLS,
    MOST_EMPTY_FOR_EACH_FILLED,
    MOST_PROBLEMS,
    MOST_SHEETS,
)
from upheld.intake.files.tabulating import NumberedRow, tabulate
from upheld.intake.files.workbook_ods import look_into_ods
from upheld.intake.files.workbook_package import (
    NOT_A_WORKBOOK,
    SAVE_AGAIN,
    Sheet,
    UnsafeWorkbookError,
    open_package,
    opening_of,
)
from upheld.intake.files.workbook_xlsx import CONTENT_TYPES, look_into_xlsx
from upheld.intake.problems import Problem
from upheld.intake.tables import TABLES

ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
DOCUMENTATION = ("readme", "read_me", "cover", "contents", "notes", "guidance", "glossary")
# Spreadsheets keep whole numbers exact up to 15 digits; longer references end in zeros.
EXACT_UP_TO = 10**15


def read_workbook(data: bytes, *, name: str) -> FileReading:
    reading = FileReading()
    try:
        package = open_package(data, name)
        sheets, reading.notes = _look_into(package, name)
        sheets = _tables_of(sheets, name, reading)
        if sheets:
            _read_sheets(data, sheets, name, reading)
    except UnsafeWorkbookError as error:
        reading.problems += error.problems
    except CalamineError as error:
        trouble = f"the workbook is damaged ({str(error)[:150]})"
        reading.problems.append(problem(name, trouble, SAVE_AGAIN))
    return reading


def _look_into(package: zipfile.ZipFile, name: str) -> tuple[list[Sheet], list[str]]:
    """By content, as the reader of cells does: an ODS file named .xlsx is read as ODS."""
    parts = package.namelist()
    if "mimetype" in parts and CONTENT_TYPES not in parts:
        kind = opening_of(package, "mimetype", name).strip()
        if kind != ODS_TYPE:
            said = kind.decode("ascii", "replace")
            trouble = f"the file is not a spreadsheet but {said!r}"
            raise UnsafeWorkbookError([problem(name, trouble, NOT_A_WORKBOOK)])
        return look_into_ods(package, name)
    return look_into_xlsx(package, name)


def _tables_of(sheets: list[Sheet], name: str, reading: FileReading) -> list[Sheet]:
    """The sheets to read as tables. What is wrong with any of them is added to the reading."""
    if not 0 < len(sheets) <= MOST_SHEETS:
        trouble = f"the workbook has {len(sheets):,} sheets"
        remedy = f"Send between 1 and {MOST_SHEETS} sheets, one for each table."
        reading.problems.append(problem(name, trouble, remedy))
        return []
    tables: dict[str, Sheet] = {}
    for sheet in sheets:
        source, table = f"{name}, sheet {sheet.name}", folded(sheet.name)
        if sheet.hidden:
            remedy = "Unhide it and look at what is in it. Then delete it or leave it visible."
            reading.problems.append(problem(source, "the sheet is hidden", remedy))
        elif table in tables:
            trouble = f"the sheet has the same name as {tables[table].name!r}"
            reading.problems.append(problem(source, trouble, "Keep one of them."))
        elif table not in TABLES:
            _pass_over(sheet, source, reading)
        elif troubles := too_large(sheet, source):
            reading.problems += troubles
        else:
            tables[table] = sheet
            reading.problems += sheet_problems(sheet, source)
    if not tables and not reading.problems:
        remedy = f"Name the sheets after the tables: {', '.join(TABLES)}."
        reading.problems.append(problem(name, "no sheet in the workbook is a table", remedy))
    return list(tables.values())


def _pass_over(sheet: Sheet, source: str, reading: FileReading) -> None:
    if folded(sheet.name) in DOCUMENTATION:
        reading.notes.append(f"{source}: we skipped this sheet, as it is documentation.")
    elif not sheet.empty:  # a new workbook may have an empty Sheet2
        unknown = unknown_table(source, folded(sheet.name))
        reading.problems.append(unknown)


def too_large(sheet: Sheet, source: str) -> list[Problem]:
    """A sheet is read as a rectangle: refuse one that is nearly all empty, or too wide."""
    reach = f"the sheet reaches to {letters(sheet.last_column)}{sheet.last_row}"
    empty = sheet.last_row * sheet.last_column - sheet.cells
    if empty > MOST_EMPTY_CELLS + MOST_EMPTY_FOR_EACH_FILLED * sheet.cells:
        trouble = f"{reach}, but only {sheet.cells:,} of its cells are used"
        remedy = "Delete all rows and columns after the table, then save it again."
        return [problem(source, trouble, remedy)]
    if sheet.last_column > MOST_COLUMNS:
        remedy = f"We read up to {MOST_COLUMNS} columns. Delete those after the table."
        return [problem(source, reach, remedy)]
    return []


def sheet_problems(sheet: Sheet, source: str) -> list[Problem]:
    """What is not as it seems on a sheet: hidden, merged or computed cells, and errors."""
    hidden = "Unhide it and look at what is in it. Then delete it or leave it visible."
    found = [
        problem(source, "the column is hidden", hidden, column=f"column {letters(column)}")
        for column in sorted(sheet.filled_columns)
        if any(first <= column <= last for first, last in sheet.hidden_columns)
    ]
    found += [
        problem(source, "the row is hidden, or filtered out", hidden, line=row)
        for row in sheet.hidden_rows[:MOST_PROBLEMS]
    ]
    unmerge = "Unmerge them and fill in each one."
    found += [
        problem(source, "cells are merged", unmerge, column=f"cells {cells}")
        for cells in sheet.merged[:MOST_PROBLEMS]
    ]
    found += [_formulas(source, column, rows) for column, rows in sorted(sheet.formulas.items())]
    remedy = "Write the correct value, or leave the cell empty."
    found += [
        problem(source, "is an error", remedy, line=row, column=cell(row, column), value=text)
        for row, column, text in sheet.errors[:MOST_PROBLEMS]
    ]
    return found


def _formulas(source: str, column: int, rows: list[int]) -> Problem:
    trouble = "the cell has a formula"
    if len(rows) > 1:
        trouble += f", as do {len(rows) - 1:,} more in its column"
    remedy = "Copy the column and paste it as values."
    return problem(source, trouble, remedy, line=rows[0], column=cell(rows[0], column))


def cell(row: int, column: int) -> str:
    return f"cell {letters(column)}{row}"


def _read_sheets(data: bytes, sheets: list[Sheet], name: str, reading: FileReading) -> None:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        for sheet in sheets:
            source = f"{name}, sheet {sheet.name}"
            cells = workbook.get_sheet_by_name(sheet.name)
            rows = _rows(cells, source, reading.problems)
            tabulate(reading, name=folded(sheet.name), source=source, rows=rows)


def _rows(cells: CalamineSheet, source: str, problems: list[Problem]) -> Iterator[NumberedRow]:
    """Every row of the sheet as text, with the sheet's own row numbers."""
    first_column = cells.start[1] if cells.start else 0
    for number, values in enumerate(cells.iter_rows(), 1):
        texts = [value if type(value) is str else as_text(value) for value in values]
        for place, value in enumerate(values, first_column + 1):
            if type(value) is float and abs(value) >= EXACT_UP_TO:
                problems.append(_inexact(source, number, place, value))
        yield number, [""] * first_column + texts


def _inexact(source: str, row: int, column: int, value: float) -> Problem:
    trouble = "is a number of more than 15 digits, and a spreadsheet loses the last ones"
    remedy = "Format the column as text and fill it in again from the case system."
    return problem(
        source, trouble, remedy, line=row, column=cell(row, column), value=f"{value:.0f}"[:40]
    )


def as_text(value: object) -> str:
    """A cell as text: 3 for 3.0, yes and no, 2020-03-31, with a time only where there is one."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < EXACT_UP_TO else repr(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
