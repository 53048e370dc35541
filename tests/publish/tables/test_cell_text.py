import pytest

from upheld.core.spreadsheets import csv_text, runs_as_formula
from upheld.publish.tables.cell_text import LONGEST_TEXT, plain


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t=", "\r+", "\n@", " ="])
def test_no_text_of_a_csv_file_is_run_by_a_spreadsheet(start):
    assert csv_text(plain(f"{start}1+1")).startswith("'")


def test_printed_shares_and_symbols_are_left_as_they_are():
    for text in ("<1%", ">99%", "33%", "no cases", "[x]", "[z]", "O'Brien & <b>"):
        assert (csv_text(plain(text)), runs_as_formula(text)) == (text, False)


def test_a_text_longer_than_a_cell_of_excel_is_cut_and_says_so():
    assert plain("a" * 40_000) == "a" * (LONGEST_TEXT - 1) + "…"


def test_what_xml_cannot_hold_is_replaced():
    assert plain("a\x00b\x1fc\x0bd") == "a�b�c�d"
