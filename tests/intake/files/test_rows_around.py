"""Titles, totals and notes around a table are told once; what programs add to a file is no matter."""

from pathlib import Path

import pytest

from tests.intake.extracts import read_here
from upheld.intake.problems import IntakeError

HEADINGS = "reference,authority,decided_on,outcome,category,remedied_by_authority"
ROWS = (
    "19 000 001,Adur District Council,2019-09-02,upheld,Housing,no",
    "19 000 002,Kent County Council,2019-10-01,not upheld,Highways & Transport,no",
)
TABLE = (HEADINGS, *ROWS)
ABOVE = "is above the headings, which are in line {0}. Delete what is above line {0}."
BELOW = (
    "is in a row that is not part of the table: a total or a note below it. Delete it, or fill in"
    " the rest of the row."
)


def outcome(folder: Path, content: str | bytes) -> list[str] | int:
    """The problems of a file, or how many rows it has."""
    data = content if isinstance(content, bytes) else content.encode()
    (folder / "decided.csv").write_bytes(data)
    try:
        extract = read_here(folder)
    except IntakeError as refused:
        return [str(problem) for problem in refused.problems]
    return extract.tables["decided"].num_rows


TITLES = {
    "a title": (["Decisions 2019-20"], 2),
    "a title with commas": (["Decisions 2019-20,,,,,"], 2),
    "a title and a blank line": (["Decisions 2019-20,,,,,", ",,,,,"], 3),
    "a title, a date and a blank line": (["Decisions", "3 May 2020", ""], 4),
    "a line of the program": (["Report: CASE_DEC_01,Page 1,,,,"], 2),
    "a quoted title": (['"Decisions, by day"'], 2),
    "groups of columns": (["Case,,Decision,,,"], 2),
    "letters of columns": (["A,B,C,D,E,F"], 2),
    "numbers of columns": (["1,2,3,4,5,6"], 2),
    "a title of two cells": (["Ombudsman,Decisions"], 2),
}


@pytest.mark.parametrize(("lines", "headings"), TITLES.values(), ids=TITLES)
def test_a_title_is_told_once_with_the_line_of_the_headings(tmp_path, lines, headings):
    (told,) = outcome(tmp_path, "\n".join([*lines, *TABLE]))
    assert told.endswith(ABOVE.format(headings))
    assert told.startswith("decided.csv, line 1: ")


NOTES = {
    "a source": "Source: case system,,,,,",
    "a source that is quoted": '"Source: case system, exported 3 May 2020",,,,,',
    "a total": "Total,,,2,,",
    "a total in another column": ",,,,2 cases,",
    "a total in full": "Total,2,2,2,2,2",
    "a grand total": "Grand total: 2,,2,,,",
    "the end": "End of report,,,,,",
    "a page": ",,,,,Page 1 of 1",
    "a count of rows": "(2 rows affected),,,,,",
    "a day": ",,2020-05-03,,,",
}


@pytest.mark.parametrize("line", NOTES.values(), ids=NOTES)
def test_a_note_below_is_told_once(tmp_path, line):
    (told,) = outcome(tmp_path, "\n".join([*TABLE, line]))
    assert told.startswith("decided.csv, line 4: ")
    assert told.endswith(BELOW)


def test_several_notes_are_one_problem_with_their_lines(tmp_path):
    (told,) = outcome(tmp_path, "\n".join([*TABLE, "", "Total,,,2,,", "Source: cases,,,,,"]))
    assert told == (
        "decided.csv, line 5: 'Total' is in a row that is not part of the table: a total or a note"
        " below it (up to line 6). Delete it, or fill in the rest of the row."
    )


def test_a_row_that_was_cut_short_is_no_note(tmp_path):
    told = outcome(tmp_path, "\n".join([*TABLE, "19 000 003,Kent County Council,2019-10-01,,,"]))
    assert [line.split(":")[0] for line in told] == [
        "decided.csv, line 4, outcome",
        "decided.csv, line 4, category",
    ]


PLAIN = "\n".join(TABLE) + "\n"
AS_PROGRAMS_WRITE = {
    "quotes around all": "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) for line in TABLE
    ),
    "spaces after commas": PLAIN.replace(",", ", "),
    "quotes after spaces": PLAIN.replace(",Highways & Transport", ', "Highways & Transport"'),
    "CR alone": PLAIN.replace("\n", "\r"),
    "CR LF": PLAIN.replace("\n", "\r\n"),
    "CR CR LF": PLAIN.replace("\n", "\r\r\n"),
    "no end of the last line": PLAIN.rstrip("\n"),
    "Ctrl-Z": PLAIN + "\x1a",
    "a mark": "\ufeff" + PLAIN,
    "two marks": "\ufeff\ufeff" + PLAIN,
    "a mark and quotes": '\ufeff"reference"' + PLAIN.removeprefix("reference"),
    "a no-break space in a heading": PLAIN.replace("decided_on", "Decided\u00a0on"),
    "a zero-width space in a heading": PLAIN.replace("outcome", "\u200boutcome", 1),
    "a star at a heading": PLAIN.replace("decided_on", "Decided on *"),
    "a remark at a heading": PLAIN.replace("decided_on", "Decided on (dd/mm/yyyy)"),
    "a remark in a second line": PLAIN.replace("category", '"Category\n[service]"', 1),
    "empty columns": PLAIN.replace("\n", ",,,\n"),
    "empty lines": PLAIN + ",,,,,\n\n ,,,,,\n",
    "blank lines above": "\n\n" + PLAIN,
}


@pytest.mark.parametrize("content", AS_PROGRAMS_WRITE.values(), ids=AS_PROGRAMS_WRITE)
def test_what_programs_add_to_a_file_does_not_matter(tmp_path, content):
    assert outcome(tmp_path, content) == len(ROWS)


def test_a_remark_does_not_make_one_column_of_two(tmp_path):
    content = PLAIN.replace("remedied_by_authority", "Outcome (compliance)")
    assert outcome(tmp_path, content) == len(ROWS)
    extract = read_here(tmp_path)
    assert extract.tables["decided"]["outcome"].to_pylist() == ["upheld", "not upheld"]
