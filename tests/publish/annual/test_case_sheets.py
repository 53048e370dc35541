"""Each authority's private sheets: all of its cases, nothing of anybody's person, and provable."""

import shutil
import zipfile
from collections import Counter

import openpyxl
import pytest

from tests.editions import edition_of
from tests.profiles import OMBUDSMEN
from tests.publish.case_sheets import write_sheets
from tests.publish.tables.examples import some_edition, some_extract
from tests.publish.tables.tampering import change_part
from tests.tables import extract
from upheld.ombudsman.folder import read_office
from upheld.publish.annual.case_sheets_proof import prove_case_sheets


@pytest.fixture(scope="module")
def edition():
    return some_edition()


@pytest.fixture(scope="module")
def whole(edition, tmp_path_factory):
    folder = tmp_path_factory.mktemp("private")
    write_sheets(some_extract(), edition, folder)
    return folder


@pytest.fixture
def folder(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "private")


def lines(path, sheet: str) -> list[tuple]:
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def findings_of(edition, folder) -> list[str]:
    return [str(finding) for finding in prove_case_sheets(edition, folder)]


def test_the_sheets_list_the_cases_that_were_counted(whole):
    extract = some_extract()
    expected = Counter(
        (row["reference"], row["category"], row["outcome"])
        for row in extract.tables["decided"].to_pylist()
        if row["authority"] == "leeds"
    )
    header, *cases = lines(whole / "leeds.xlsx", "decided")
    assert header[4] == "Decision"
    assert Counter((case[0], case[2], case[4]) for case in cases) == expected


def test_every_authority_of_the_year_has_a_workbook_with_or_without_cases(edition, whole):
    slugs = {row["authority"] for row in edition.rows("SELECT authority FROM figure")}
    assert {path.stem for path in whole.iterdir()} == slugs
    assert lines(whole / "barnet.xlsx", "received") == [
        ("Reference", "Received on", "Category", "Subcategory")
    ]


def test_no_statement_and_no_complainant_is_in_them(whole):
    for path in whole.iterdir():
        with zipfile.ZipFile(path) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
        assert b"Secret" not in content
        assert b"<t>P1" not in content


def test_text_that_looks_like_a_formula_is_text(whole):
    found = [
        (cell.value, cell.data_type, cell.quotePrefix)
        for path in (whole / "leeds.xlsx", whole / "adur.xlsx", whole / "peak-district.xlsx")
        if path.exists()
        for row in openpyxl.load_workbook(path)["received"]
        for cell in row
        if str(cell.value).startswith("=")
    ]
    assert set(found) <= {("=HYPERLINK(1)", "s", True)}


def test_the_first_sheet_says_whose_they_are_that_they_are_private_and_invented(whole):
    about = dict(lines(whole / "leeds.xlsx", "about"))
    assert about["Authority"] == "Leeds City Council"
    assert about["Private"].startswith("For the authority named above only.")
    assert about["Please note"] == "These data are invented."


def test_a_case_decided_again_is_listed_once_by_its_last_decision(tmp_path):
    cases = extract(
        decided="""
        reference | authority | decided_on | outcome      | category | sequence
        1         | leeds     | 2019-05-01 | not upheld   | Housing  | 1
        1         | leeds     | 2019-12-01 | upheld       | Housing  | 2
        2         | leeds     | 2019-05-01 | advice given | Housing  | 1
        2         | leeds     | 2020-05-01 | upheld       | Housing  | 2
        """
    )
    edition = edition_of(cases)
    write_sheets(cases, edition, tmp_path)
    _, *decided = lines(tmp_path / "leeds.xlsx", "decided")
    assert decided == [
        ("2", "2019-05-01", "Housing", "[x]", "advice given", "[z]"),
        ("1", "2019-12-01", "Housing", "[x]", "upheld", "[x]"),
    ]
    assert findings_of(edition, tmp_path) == []


def test_each_finding_of_a_decision_is_a_line_where_findings_are_counted(tmp_path):
    decided = """
        reference | authority   | decided_on | outcome           | category           | sequence | finding
        1         | alder-homes | 2024-06-03 | Maladministration | Charges            | 1        | 2
        1         | alder-homes | 2024-06-03 | Service failure   | Property condition | 1        | 1
        2         | alder-homes | 2024-06-04 | Reasonable redress | Charges           | 1        | 1
        """
    office = read_office(OMBUDSMEN / "housing")
    data = extract(decided=decided)
    edition = edition_of(data, year="2024-25", directory=office.directory, office=office)
    write_sheets(data, edition, tmp_path)
    assert lines(tmp_path / "alder-homes.xlsx", "decided")[1:] == [
        ("1", "1", "2024-06-03", "Property condition", "[x]", "Service failure"),
        ("1", "2", "2024-06-03", "Charges", "[x]", "Maladministration"),
        ("2", "1", "2024-06-04", "Charges", "[x]", "Reasonable redress"),
    ]
    assert prove_case_sheets(edition, tmp_path) == []


def test_a_kind_of_which_only_totals_are_known_has_no_sheet(tmp_path):
    cases = extract(
        counts="""
        year    | authority | what     | count
        2019-20 | leeds     | received | 70
        """
    )
    edition = edition_of(cases)
    write_sheets(cases, edition, tmp_path)
    assert openpyxl.load_workbook(tmp_path / "leeds.xlsx").sheetnames == ["about"]
    assert findings_of(edition, tmp_path) == []


def test_progress_is_told_after_each_workbook(edition, tmp_path):
    done = []
    write_sheets(some_extract(), edition, tmp_path, progress=lambda: done.append(1))
    assert len(done) == len(list(tmp_path.iterdir()))


def test_the_same_cases_give_the_same_bytes(edition, whole, tmp_path):
    write_sheets(some_extract(), edition, tmp_path)
    assert (tmp_path / "leeds.xlsx").read_bytes() == (whole / "leeds.xlsx").read_bytes()


def test_sheets_as_written_have_no_findings(edition, folder):
    assert findings_of(edition, folder) == []


def test_an_outcome_that_was_changed(edition, folder):
    change_part(
        folder / "adur.xlsx",
        "xl/sharedStrings.xml",
        lambda text: text.replace("<t>upheld</t>", "<t>not upheld</t>"),
    )
    assert any("adur.xlsx: decided, " in finding for finding in findings_of(edition, folder))


def test_a_remedy_that_was_changed(edition, folder):
    change_part(
        folder / "adur.xlsx",
        "xl/sharedStrings.xml",
        lambda text: text.replace("<t>no</t>", "<t>yes</t>"),
    )
    assert any("adur.xlsx: remedied, " in finding for finding in findings_of(edition, folder))


def test_the_workbook_of_another_authority(edition, folder):
    shutil.copy(folder / "leeds.xlsx", folder / "barnet.xlsx")
    findings = findings_of(edition, folder)
    assert findings[0] == (
        "private/barnet.xlsx: its sheet about is not for this authority and edition"
    )


def test_a_column_too_many(edition, folder):
    workbook = openpyxl.load_workbook(folder / "leeds.xlsx")
    workbook["received"]["E1"] = "Complainant"
    workbook.save(folder / "leeds.xlsx")
    assert any(
        "sheet received: its header is not Reference," in f for f in findings_of(edition, folder)
    )


def test_a_hidden_row_and_a_formula(edition, folder):
    sheet = "xl/worksheets/sheet2.xml"
    change_part(
        folder / "leeds.xlsx",
        sheet,
        lambda text: text.replace('<row r="3"', '<row r="3" hidden="1"'),
    )
    assert findings_of(edition, folder) == [
        f"private/leeds.xlsx: part {sheet} hides a sheet, row or column"
    ]


def test_a_workbook_missing_one_too_many_and_one_that_is_none(edition, folder):
    (folder / "leeds.xlsx").unlink()
    (folder / "names.csv").write_text("Mr B")
    (folder / "adur.xlsx").write_text("nothing")
    assert findings_of(edition, folder) == [
        "private/leeds.xlsx: is missing",
        "private/names.csv: is not a case sheet of this edition",
        "private/adur.xlsx: is not one of our workbooks: it cannot be opened, or is far too large",
    ]
