"""Workbooks that are read, as spreadsheet programs write them, and as what."""

import datetime
from pathlib import Path

import openpyxl
import pytest
from odf import opendocument, table, text
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.intake.workbooks import ODS_ROWS, ods, packed, sheet, xlsx_parts
from upheld.intake.files.headings import letters
from upheld.intake.files.reading_files import Reading, read_raw
from upheld.intake.files.workbook_xlsx import position


def columns_of(reading: Reading, name: str = "decided") -> dict[str, list[str]]:
    assert [str(problem) for problem in reading.problems] == []
    return {name: cells.to_pylist() for name, cells in reading.tables[name].columns.items()}


@pytest.mark.parametrize("epoch", ["1900", "1904"])
def test_cells_of_an_excel_workbook_become_the_text_that_csv_would_hold(tmp_path, epoch):
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904 if epoch == "1904" else book.epoch
    decided = book.active
    decided.title = "Decided"
    noon = datetime.datetime.fromisoformat("2020-03-31T12:05")
    for cells in (
        ["Reference", "Decided On", "Number", "Remedied by authority"],
        [" 19 000 001 ", datetime.date(2020, 3, 31), 3.0, True],
        [19000002, noon, 0.5, False],
        [None, None, None, None],
        ["O'Brien & <b>", "31/03/2020", -7, "no formula"],
    ):
        decided.append(cells)
    book.save(tmp_path / "cases.xlsx")

    reading = read_raw(tmp_path / "cases.xlsx")

    assert columns_of(reading) == {
        "reference": [" 19 000 001 ", "19000002", "O'Brien & <b>"],
        "decided_on": ["2020-03-31", "2020-03-31 12:05:00", "31/03/2020"],
        "number": ["3", "0.5", "-7"],
        "remedied_by_authority": ["yes", "no", "no formula"],
    }
    assert list(reading.tables["decided"].lines) == [2, 3, 5]
    assert reading.tables["decided"].source == "cases.xlsx, sheet Decided"


def test_rows_and_columns_are_numbered_as_the_sheet_numbers_them(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "decided"
    book.active["C4"], book.active["D4"], book.active["C6"] = "reference", "authority", "A"
    book.save(tmp_path / "cases.xlsx")

    reading = read_raw(tmp_path / "cases.xlsx")

    assert columns_of(reading) == {"reference": ["A"], "authority": [""]}
    assert list(reading.tables["decided"].lines) == [6]


def test_cells_of_an_ods_workbook_become_the_text_that_csv_would_hold(tmp_path):
    document = opendocument.OpenDocumentSpreadsheet()
    decided = table.Table(name="decided")
    document.spreadsheet.addElement(decided)

    def add(*cells: table.TableCell, **repeated: int) -> None:
        row = table.TableRow(**repeated)
        for cell in cells:
            row.addElement(cell)
        decided.addElement(row)

    def words(content: str) -> table.TableCell:
        cell = table.TableCell(valuetype="string")
        cell.addElement(text.P(text=content))
        return cell

    day = table.TableCell(valuetype="date", datevalue="2020-03-31")
    number = table.TableCell(valuetype="float", value="3")
    # LibreOffice fills a sheet up to its end with repeated nothing.
    rest, whole_row = (table.TableCell(numbercolumnsrepeated=n) for n in (16382, 16384))
    add(words("Reference"), words("Decided On"), words("Number"), rest)
    add(words("19 000 001"), day, number)
    add(whole_row, numberrowsrepeated=1048574)
    document.save(tmp_path / "cases.ods")

    reading = read_raw(tmp_path / "cases.ods")

    assert columns_of(reading) == {
        "reference": ["19 000 001"],
        "decided_on": ["2020-03-31"],
        "number": ["3"],
    }
    assert list(reading.tables["decided"].lines) == [2]


def test_sheets_that_hold_nothing_or_explain_are_passed_over(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "decided"
    book.active.append(["reference"])
    book.create_sheet("Sheet2")
    book.create_sheet("Read me").append(["Cases of the year"])
    book.save(tmp_path / "cases.xlsx")

    reading = read_raw(tmp_path / "cases.xlsx")

    assert columns_of(reading) == {"reference": []}
    assert reading.notes == [
        "cases.xlsx, sheet Read me: we skipped this sheet, as it is documentation."
    ]


def test_comments_are_told(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "decided"
    book.active.append(["reference"])
    book.active["A1"].comment = Comment("our own", "the office")
    book.save(tmp_path / "cases.xlsx")

    reading = read_raw(tmp_path / "cases.xlsx")

    assert columns_of(reading) == {"reference": []}
    assert reading.notes == ["cases.xlsx: its comments were not read."]


def test_hidden_columns_and_rows_beside_the_table_hide_nothing(tmp_path):
    beside = '<cols><col min="3" max="16384" hidden="1"/></cols>'
    parts = xlsx_parts({"decided": sheet(before=beside)})
    (tmp_path / "cases.xlsx").write_bytes(packed(parts))

    assert columns_of(read_raw(tmp_path / "cases.xlsx"))["authority"] == ["Poole"]


def test_sheets_of_a_workbook_are_tables_and_all_their_problems_are_told(tmp_path):
    names = ("decided", "received", "complaince")
    parts = xlsx_parts([(name, sheet()) for name in names], states={"received": "hidden"})
    (tmp_path / "cases.xlsx").write_bytes(packed(parts))

    places = [problem.place for problem in read_raw(tmp_path / "cases.xlsx").problems]

    assert places == ["cases.xlsx, sheet received", "cases.xlsx, sheet complaince"]


def test_a_workbook_is_known_by_what_it_holds(tmp_path: Path):
    (tmp_path / "cases.xlsx").write_bytes(ods(ODS_ROWS))

    assert columns_of(read_raw(tmp_path / "cases.xlsx"))["reference"] == ["19 000 001"]


@pytest.mark.parametrize("name", ["A1", "Z26", "AA27", "XFD1048576"])
def test_columns_are_lettered_as_spreadsheets_letter_them(name):
    row, column = position(name)

    assert f"{letters(column)}{row}" == name
