"""The numbers of related complaints are in the authority's private sheet, and nowhere else."""

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.directory import only
from tests.edition.content.test_largest import OTHERS, received_from
from tests.editions import edition_of
from tests.publish.case_sheets import write_sheets
from tests.publish.letters.composing import decided
from tests.publish.tables.tampering import change_part
from tests.tables import extract
from upheld.publish.annual.case_sheets_proof import prove_case_sheets

SLUG = "hinckley-and-bosworth"
OWN = decided(SLUG, upheld=14, not_upheld=4)
ITS_GROUP = only(SLUG, *(row["authority"] for row in OTHERS))
MEANING = (
    "Of the 18 detailed investigations, 10 came from one complainant. Without them the figure would"
    " be 50% (4 of 8), and it would not stand out."
)


def of_one_person(own=OWN, related: int = 10):
    every = own + OTHERS
    people = dict.fromkeys(range(related), "one person")
    return extract(decided=every, received=received_from(every, people))


@pytest.fixture(scope="module")
def edition():
    return edition_of(of_one_person(), directory=ITS_GROUP)


@pytest.fixture
def folder(edition, tmp_path) -> Path:
    write_sheets(of_one_person(), edition, tmp_path)
    return tmp_path


def lines(path: Path, sheet: str) -> list[tuple]:
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def findings_of(edition, folder: Path) -> list[str]:
    return [str(finding) for finding in prove_case_sheets(edition, folder)]


def test_it_gives_the_numbers_and_what_they_mean(folder):
    header, *numbers = lines(folder / f"{SLUG}.xlsx", "related")
    assert header == (
        "Figure",
        "Related by",
        "Counted",
        "Out of",
        "Counted, related",
        "Out of, related",
        "What it means",
    )
    assert numbers == [("Complaints upheld", "one complainant", 14, 18, 10, 10, MEANING)]


def test_the_first_sheet_says_what_they_do_and_why_nothing_public_has_them(folder):
    about = dict(lines(folder / f"{SLUG}.xlsx", "about"))
    assert about["Related complaints"] == (
        "At least one figure stands out from those of similar authorities only because of several"
        " complaints from one person, or about one matter. The sheet related says how many they"
        " are. All of them count in the figure. The letter and the website say that there are such"
        " complaints, but give no number, because somebody could work out from it who complained."
    )
    assert about["Column Counted, related"] == "How many of those counted are related."


def test_no_other_authority_has_such_a_sheet(folder):
    sheets = {path.stem: openpyxl.load_workbook(path).sheetnames for path in folder.iterdir()}
    assert {slug for slug, names in sheets.items() if "related" in names} == {SLUG}
    assert "Related complaints" not in dict(lines(folder / "blaby.xlsx", "about"))


def test_sheets_as_written_have_no_findings(edition, folder):
    assert findings_of(edition, folder) == []


@pytest.fixture
def by_both(tmp_path):
    """32 of 40 upheld, 16 of them remedied before, and both causes have a part of both figures."""
    own = [
        row
        | {"remedied_by_authority": "yes" if place < 16 else "no"}
        | {"issue": "one application" if place < 20 else f"issue {place}"}
        for place, row in enumerate(decided(SLUG, upheld=32, not_upheld=8))
    ]
    every = own + [row | {"remedied_by_authority": "no", "issue": ""} for row in OTHERS]
    people = dict.fromkeys(range(22), "one person")
    cases = extract(decided=every, received=received_from(every, people))
    edition = edition_of(cases, directory=ITS_GROUP)
    write_sheets(cases, edition, tmp_path)
    return edition, tmp_path


def test_one_matter_and_one_complainant_each_have_a_line_for_each_figure(by_both):
    edition, folder = by_both
    _, *numbers = lines(folder / f"{SLUG}.xlsx", "related")
    remedies = "Satisfactory remedies provided by the authority"
    assert [row[:6] for row in numbers] == [
        ("Complaints upheld", "one complainant", 32, 40, 22, 22),
        ("Complaints upheld", "one matter", 32, 40, 20, 20),
        (remedies, "one complainant", 16, 32, 16, 22),
        (remedies, "one matter", 16, 32, 16, 20),
    ]
    assert findings_of(edition, folder) == []


def put(cell: str, old: int, new: object) -> Callable[[Path], None]:
    """Another number in a cell of the sheet related; nothing else is touched."""
    return lambda path: change_part(
        path,
        "xl/worksheets/sheet2.xml",
        lambda text: text.replace(f'{cell}" s="2"><v>{old}<', f'{cell}" s="2"><v>{new}<'),
    )


@pytest.mark.parametrize(
    ("cell", "old", "new"),
    [
        ("C2", 14, 13),  # the figure's own
        ("E2", 10, 9),  # the numbers, and no longer what they are said to mean
        ("F2", 10, 11),
        ("E2", 10, 10.5),
        ("E2", 10, 15),  # more than there are
        ("F2", 10, 4),  # without so few it would still stand out
    ],
)
def test_a_number_that_was_changed(edition, folder, cell, old, new):
    put(cell, old, new)(folder / f"{SLUG}.xlsx")
    assert (
        f"private/{SLUG}.xlsx: sheet related: its lines do not follow from their numbers and the"
        " figures"
    ) in findings_of(edition, folder)


def test_numbers_that_would_not_take_it_away_are_none(edition, folder):
    put("F2", 10, 4)(folder / f"{SLUG}.xlsx")
    assert (
        f"private/{SLUG}.xlsx: sheet related: has no numbers for Complaints upheld, which stands out"
        " only with them"
    ) in findings_of(edition, folder)


def test_two_figures_that_give_one_cause_two_numbers(by_both):
    """21 upheld complaints of one person in the second figure, 22 in the first."""
    edition, folder = by_both
    put("F4", 22, 21)(folder / f"{SLUG}.xlsx")
    assert (
        f"private/{SLUG}.xlsx: sheet related: 22 complaints upheld for one complainant, but a base of 21"
    ) in findings_of(edition, folder)


def test_words_that_say_another_number(edition, folder):
    change_part(
        folder / f"{SLUG}.xlsx",
        "xl/sharedStrings.xml",
        lambda text: text.replace("10 came from", "9 came from"),
    )
    assert findings_of(edition, folder) == [
        f"private/{SLUG}.xlsx: sheet related: its lines do not follow from their numbers and the"
        " figures"
    ]


def test_the_sheet_of_an_authority_that_has_none_and_a_sheet_that_is_missing(edition, folder):
    shutil.copy(folder / f"{SLUG}.xlsx", folder / "blaby.xlsx")
    shutil.copy(folder / "melton.xlsx", folder / f"{SLUG}.xlsx")
    assert {
        "private/blaby.xlsx: has the sheets about, related, received, decided, not about, received,"
        " decided",
        f"private/{SLUG}.xlsx: has the sheets about, received, decided, not about, related,"
        " received, decided",
    } <= set(findings_of(edition, folder))
