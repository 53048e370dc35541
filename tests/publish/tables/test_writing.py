"""The files as others read them: what they hold, that they open, and that they repeat."""

import csv
import hashlib
import json
import re
import zipfile

import openpyxl
import pyarrow.parquet as pq
import pytest
import python_calamine
from odf.opendocument import load
from odf.table import Table as OdfTable

from tests.publish.tables.examples import NOTICE, rename, some_edition
from upheld.publish.tables.contents import documents_of
from upheld.publish.tables.sheets import tables_of
from upheld.publish.tables.writing import files_of, write_tables

NUMBER = re.compile(r"-?[0-9]+[.][0-9]+(e-?[0-9]+)?")
WORKBOOKS = ("complaint-outcomes-2019-20.ods", "complaint-outcomes-2019-20.xlsx")


@pytest.fixture(scope="module")
def edition():
    edition = some_edition()
    rename(edition, "leeds", '=1+1 O\'Brien & <b>, "Leeds" _x0041_')
    return edition


@pytest.fixture(scope="module")
def folder(edition, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    write_tables(edition, folder)
    return folder


def read_csv(path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_every_file_is_there_and_no_other(edition, folder):
    assert {path.name for path in folder.iterdir()} == files_of(edition, tables_of(edition))


def test_csv_files_hold_the_sheets_and_the_notice_in_every_line(edition, folder):
    for table in tables_of(edition):
        header, *lines = read_csv(folder / f"{table.name}.csv")
        assert header == [*(column.name for column in table.columns), "notice"]
        by_hand = [
            [f"'{cell}" if str(cell)[:1] in "=+-@" else str(cell) for cell in row]
            for row in table.rows
        ]
        numbers = [column.kind.is_number for column in table.columns]
        for line, row, printed in zip(lines, table.rows, by_hand, strict=True):
            cells = [
                str(cell) if is_number else text
                for cell, text, is_number in zip(row, printed, numbers, strict=True)
            ]
            assert line == [*cells, NOTICE]


def test_no_number_in_a_csv_file_is_nearly_a_short_decimal(folder):
    """As 0.1 + 0.2 is nearly 0.3: a number that was worked out otherwise than it is defined."""
    cells = {cell for path in folder.glob("*.csv") for line in read_csv(path) for cell in line}
    numbers = {cell: float(cell) for cell in cells if NUMBER.fullmatch(cell)}
    assert "0.025" in numbers
    assert [
        cell for cell, number in numbers.items() if 0 < abs(number - round(number, 9)) < 1e-14
    ] == []


def test_an_edition_without_a_notice_has_no_column_for_it(tmp_path):
    write_tables(some_edition(notice=""), tmp_path)
    assert "notice" not in read_csv(tmp_path / "received.csv")[0]
    assert "notice" not in pq.read_table(tmp_path / "received.parquet").column_names


def test_parquet_files_hold_the_sheets_with_null_for_symbols(edition, folder):
    for table in tables_of(edition):
        found = pq.read_table(folder / f"{table.name}.parquet")
        assert found.schema.metadata[b"notice"] == NOTICE.encode()
        for column, cells in zip(table.columns, zip(*table.rows, strict=True), strict=True):
            values = [None if cell in ("[x]", "[z]") else cell for cell in cells]
            read = found[column.name].to_pylist()
            if column.kind == "day":
                read = [day and day.isoformat() for day in read]
            assert read == values


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbooks_hold_documents_and_sheets_cell_by_cell(edition, folder, name):
    tables = tables_of(edition)
    workbook = python_calamine.load_workbook(str(folder / name))
    every = [*documents_of(edition, tables), *tables]
    assert workbook.sheet_names == [table.name for table in every]
    for table in every:
        lines = workbook.get_sheet_by_name(table.name).to_python()
        assert lines == [list(table.headings), *map(list, table.rows)]
        for line in lines[1:]:
            kinds = [type(cell) is float for cell in line if cell not in ("[x]", "[z]")]
            columns = zip(table.columns, line, strict=True)
            assert kinds == [c.kind.is_number for c, cell in columns if cell not in ("[x]", "[z]")]


def test_the_xlsx_is_a_table_a_sheet_with_a_frozen_header_and_no_author(folder):
    workbook = openpyxl.load_workbook(folder / WORKBOOKS[1])
    for sheet in workbook:
        assert sheet.freeze_panes == "A2"
        assert [table.ref for table in sheet.tables.values()] == [sheet.dimensions]
        assert (sheet.sheet_state, list(sheet.merged_cells.ranges)) == ("visible", [])
    assert workbook.properties.title == "Complaint outcomes by authority, 2019-20"
    assert workbook.properties.language == "en-GB"
    with zipfile.ZipFile(folder / WORKBOOKS[1]) as archive:
        assert b"creator" not in archive.read("docProps/core.xml")
    names = [cell.value for cell in workbook["received"]["A"]]
    assert '=1+1 O\'Brien & <b>, "Leeds" _x0041_' in names
    (cell,) = [c for c in workbook["received"]["A"] if str(c.value).startswith("=")]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_ods_opens_elsewhere_and_has_no_formula_and_no_author(edition, folder):
    document = load(str(folder / WORKBOOKS[0]))
    sheets = document.spreadsheet.getElementsByType(OdfTable)
    tables = tables_of(edition)
    assert len(sheets) == 4 + len(tables)
    with zipfile.ZipFile(folder / WORKBOOKS[0]) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert b"table:formula" not in archive.read("content.xml")
        assert b"creator" not in archive.read("meta.xml")


def test_the_same_edition_gives_the_same_bytes(edition, folder, tmp_path):
    write_tables(edition, tmp_path)
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_nothing_in_a_package_bears_the_day_on_which_it_was_made(folder):
    for name in WORKBOOKS:
        with zipfile.ZipFile(folder / name) as archive:
            assert {part.date_time for part in archive.infolist()} == {(2020, 3, 31, 0, 0, 0)}


def test_the_data_package_tells_hash_columns_licence_and_notice(folder):
    package = json.loads((folder / "datapackage.json").read_text())
    assert package["licenses"][0]["title"] == "Open Government Licence v3.0"
    assert package["description"].startswith(NOTICE)
    files = {path.name for path in folder.iterdir()} - {"README.txt", "datapackage.json"}
    assert {resource["path"] for resource in package["resources"]} == files
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
        if resource["format"] == "csv":
            fields = [field["name"] for field in resource["schema"]["fields"]]
            assert fields == read_csv(folder / resource["path"])[0]


def test_notes_and_glossary_stand_beside_the_csv_files(folder):
    text = (folder / "README.txt").read_text()
    assert NOTICE in text
    for words in ("[x]", "Uphold rate: percentage", "detailed investigations", "closed after"):
        assert words in text
    assert "received: In 2020-21 we took no new complaints for three months." in text
    assert "upheld: 2022-23: Do not compare uphold rates before and after" in text
