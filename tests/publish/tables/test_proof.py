"""Whatever is changed in the folder of tables is found, the hashes of the package included."""

import json
import shutil

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.publish.tables.examples import some_edition
from tests.publish.tables.tampering import add_part, change_part, change_text
from upheld.publish.tables.data_package import data_package_of
from upheld.publish.tables.proof import contradictions, prove_tables
from upheld.publish.tables.sheets import tables_of
from upheld.publish.tables.writing import with_notice, write_tables

ODS, XLSX = "complaint-outcomes-2019-20.ods", "complaint-outcomes-2019-20.xlsx"
RECEIVED = "xl/worksheets/sheet5.xml"  # after cover, notes, glossary and columns


@pytest.fixture(scope="module")
def edition():
    return some_edition()


@pytest.fixture(scope="module")
def whole(edition, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    write_tables(edition, folder)
    return folder


@pytest.fixture
def folder(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "tables")


def make_hashes_fit(edition, folder):
    noticed = [with_notice(table, edition.manifest.notice) for table in tables_of(edition)]
    content = json.dumps(data_package_of(edition, folder, noticed), ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(content + "\n", "utf-8")


def findings_of(edition, folder) -> list[str]:
    make_hashes_fit(edition, folder)
    return [str(finding) for finding in prove_tables(edition, folder)]


def test_tables_as_written_have_no_findings(edition, folder):
    assert prove_tables(edition, folder) == []


def test_one_cell_of_a_csv_file(edition, folder):
    (right,) = edition.rows(
        "SELECT text FROM figure WHERE authority = 'leeds' AND measure = 'upheld'"
    )
    change_text(folder / "decided.csv", f",{right['text']},", ",99%,")
    (finding,) = findings_of(edition, folder)
    assert finding.startswith("tables/decided.csv: line ")
    assert "uphold_rate" in finding
    assert "the edition has" in finding


def test_one_count_of_a_csv_file_is_named_with_its_authority(edition, folder):
    header, *lines = (folder / "received.csv").read_text().splitlines()
    place = next(n for n, line in enumerate(lines) if ",leeds," in line)
    cells = lines[place].split(",")
    right, cells[-2] = cells[-2], "999"
    lines[place] = ",".join(cells)
    (folder / "received.csv").write_text("\n".join([header, *lines]) + "\n")
    assert findings_of(edition, folder) == [
        f"tables/received.csv: line {place + 2} (leeds), total: prints '999', but the edition has"
        f" '{right}'"
    ]


def test_a_line_left_out_of_a_csv_file(edition, folder):
    text = (folder / "counts.csv").read_text().splitlines()
    (folder / "counts.csv").write_text("\n".join(text[:-1]))
    height = len(text) - 1
    assert findings_of(edition, folder) == [
        f"tables/counts.csv: has {height - 1} lines, but the edition has {height}"
    ]


def test_a_renamed_column(edition, folder):
    change_text(folder / "figures.csv", "out_of_name", "base")
    assert "its header is not authority, gss_code" in findings_of(edition, folder)[0]


def test_one_cell_of_a_parquet_file(edition, folder):
    path = folder / "decided.parquet"
    table = pq.read_table(path)
    place = table.column_names.index("upheld")
    counts = table["upheld"].to_pylist()
    right = counts[0]
    counts[0] = right + 1
    pq.write_table(table.set_column(place, table.schema.field(place), pa.array(counts)), path)
    assert findings_of(edition, folder) == [
        f"tables/decided.parquet: line 2 (adur), upheld: prints {right + 1}, but the edition has"
        f" {right}"
    ]


def test_a_parquet_file_without_its_notice(edition, folder):
    path = folder / "decided.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["notice"]), path)
    assert "its columns or metadata are not ours" in findings_of(edition, folder)[0]


def test_one_number_of_the_ods(edition, folder):
    right = 'office:value="2"><text:p>2<'
    change_part(
        folder / ODS,
        "content.xml",
        lambda text: text.replace(right, right.replace("2", "9"), 1),
    )
    told = findings_of(edition, folder)
    assert any("prints 9.0, but the edition has 2" in finding for finding in told)


def test_a_number_of_the_ods_that_is_shown_otherwise_than_it_counts(edition, folder):
    change_part(
        folder / ODS,
        "content.xml",
        lambda text: text.replace('"2"><text:p>2<', '"2"><text:p>9<', 1),
    )
    assert findings_of(edition, folder) == [
        f"tables/{ODS}: part content.xml is not what the edition gives"
    ]


def test_one_text_of_the_xlsx(edition, folder):
    change_part(
        folder / XLSX,
        "xl/sharedStrings.xml",
        lambda text: text.replace("<t>Leeds City Council</t>", "<t>Leeds</t>"),
    )
    told = findings_of(edition, folder)
    assert any(
        "name: prints 'Leeds', but the edition has 'Leeds City" in finding for finding in told
    )


def test_one_number_of_the_xlsx(edition, folder):
    change_part(folder / XLSX, RECEIVED, lambda text: text.replace('s="2"><v>2<', 's="2"><v>9<', 1))
    told = findings_of(edition, folder)
    assert len(told) == 2
    assert "sheet received: line" in told[1]


@pytest.mark.parametrize(
    ("name", "part", "old", "new", "trouble"),
    [
        (XLSX, RECEIVED, '<row r="3"', '<row r="3" hidden="1"', "hides a sheet, row or column"),
        (XLSX, RECEIVED, '<col min="2"', '<col hidden="1" min="2"', "hides a sheet"),
        (XLSX, RECEIVED, "<v>2</v>", "<f>1+1</f><v>2</v>", "holds a formula"),
        (
            XLSX,
            RECEIVED,
            "</sheetData>",
            '</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>',
            "merges cells",
        ),
        (
            XLSX,
            "xl/workbook.xml",
            'name="counts"',
            'state="veryHidden" name="counts"',
            "hides a sheet",
        ),
        (
            XLSX,
            "docProps/core.xml",
            "<dc:title>",
            "<dc:creator>A. Clerk</dc:creator><dc:title>",
            "names an author",
        ),
        (XLSX, "xl/styles.xml", '<sz val="11"/>', '<sz val="1"/>', "is not what the edition gives"),
        (
            ODS,
            "content.xml",
            "<table:table-row><table:table-cell office",
            '<table:table-row table:visibility="collapse"><table:table-cell office',
            "hides a sheet",
        ),
        (
            ODS,
            "content.xml",
            'office:value-type="float"',
            'table:formula="of:=1+1" office:value-type="float"',
            "holds a formula",
        ),
        (
            ODS,
            "meta.xml",
            "<dc:title>",
            "<meta:initial-creator>A. Clerk</meta:initial-creator><dc:title>",
            "names an author",
        ),
    ],
)
def test_what_a_reader_does_not_see(edition, folder, name, part, old, new, trouble):
    change_part(folder / name, part, lambda text: text.replace(old, new, 1))
    assert any(f"part {part} {trouble}" in finding for finding in findings_of(edition, folder))


def test_a_hidden_sheet_with_names_in_it(edition, folder):
    workbook = openpyxl.load_workbook(folder / XLSX)
    sheet = workbook.create_sheet("people")
    sheet["A1"] = "Mr B"
    sheet.sheet_state = "hidden"
    workbook.save(folder / XLSX)
    told = " ".join(findings_of(edition, folder))
    assert "part xl/workbook.xml hides a sheet" in told
    assert ", people, not cover" in told


def test_a_part_that_no_sheet_shows(edition, folder):
    add_part(folder / XLSX, "xl/comments1.xml", "<comments/>")
    assert findings_of(edition, folder) == [
        f"tables/{XLSX}: has a part that is not ours: xl/comments1.xml"
    ]


def test_a_cell_far_away_is_found_without_reading_a_million_lines(edition, folder):
    change_part(
        folder / XLSX,
        RECEIVED,
        lambda text: text.replace(
            "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
    )
    assert findings_of(edition, folder) == [
        f"tables/{XLSX}: part {RECEIVED} is not what the edition gives"
    ]


def test_files_missing_and_files_too_many(edition, folder):
    (folder / "counts.csv").unlink()
    (folder / "people.csv").write_text("name\nMr B\n")
    assert [str(finding) for finding in prove_tables(edition, folder)] == [
        "tables/counts.csv: is missing",
        "tables/people.csv: is not a table in this edition",
    ]


@pytest.mark.parametrize("name", [ODS, XLSX, "received.parquet", "datapackage.json"])
def test_a_file_that_is_something_else(edition, folder, name):
    (folder / name).write_bytes(b"not at all")
    told = [str(finding) for finding in prove_tables(edition, folder)]
    assert any(f"tables/{name}: cannot be" in finding for finding in told)


def test_a_csv_file_that_is_not_utf_8(edition, folder):
    (folder / "received.csv").write_bytes(b"\xff\xfe")
    assert any(
        "received.csv: cannot be read" in finding for finding in findings_of(edition, folder)
    )


def test_the_words_beside_the_files(edition, folder):
    change_text(folder / "README.txt", "never printed as 0%", "printed as 0%")
    assert findings_of(edition, folder) == ["tables/README.txt: does not say what the edition says"]


def test_a_data_package_whose_hash_or_licence_was_changed(edition, folder):
    package = json.loads((folder / "datapackage.json").read_text())
    package["resources"][0]["hash"] = "sha256:" + "0" * 64
    package["licenses"] = []
    (folder / "datapackage.json").write_text(json.dumps(package))
    told = [str(finding) for finding in prove_tables(edition, folder)]
    assert len(told) == 2
    assert "licenses is []" in told[0]
    assert "received.csv: its hash, size or columns" in told[1]


def test_an_edition_whose_outcomes_do_not_make_its_percentage():
    edition = some_edition()
    edition.database.execute(
        "UPDATE figure SET counted = counted + 1 WHERE authority = 'leeds' AND measure = 'upheld'"
    )
    (finding,) = contradictions(edition, tables_of(edition))
    assert str(finding).startswith("tables/decided: leeds: uphold_rate_counted is")
