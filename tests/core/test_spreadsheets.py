"""Text that a spreadsheet would run is guarded in whatever CSV file it stands."""

import csv
import io
import re
from pathlib import Path

import pytest

import upheld
from upheld.core.spreadsheets import csv_cell, write_records, write_rows

RUNS = ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "－1"]


@pytest.mark.parametrize("text", RUNS)
def test_what_runs_is_guarded_and_nothing_else_of_it_changes(text):
    to = io.StringIO(newline="")
    write_rows(to, [[text, "plain"]])
    assert next(csv.reader(io.StringIO(to.getvalue(), newline=""))) == [f"'{text}", "plain"]


@pytest.mark.parametrize("value", [-3, -0.5, None, "<1%", "1-2", "a=b", "'=1", ""])
def test_numbers_and_plain_text_stay_as_they_are(value):
    assert csv_cell(value) is value


def test_records_have_the_names_of_all_columns_in_the_order_in_which_they_are_met():
    to = io.StringIO(newline="")
    write_records(to, [{"b": 1, "a": "=2"}, {"c": "x"}])
    assert to.getvalue() == "b,a,c\r\n1,'=2,\r\n,,x\r\n"


def test_every_csv_file_but_an_extract_is_written_here():
    """Who writes CSV otherwise writes an extract, which is read back as it was written."""
    source = Path(upheld.__file__).parent
    writers = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if re.search(r"csv\.(writer|DictWriter)|CSVWriter|to_csv", path.read_text("utf-8"))
    }
    assert writers == {
        "core/spreadsheets.py",
        "demo/extract_files.py",
        "office/moving/extracting.py",
    }
