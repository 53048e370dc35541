"""CSV files that are read, and as what."""

from pathlib import Path

from upheld.intake.files.reading_files import read_raw, read_tables


def decided(folder: Path, content: bytes) -> tuple[dict[str, list[str]], list[int]]:
    (folder / "decided.csv").write_bytes(content)
    tables, _, problems = read_tables(folder)
    assert [str(problem) for problem in problems] == []
    columns = {name: cells.to_pylist() for name, cells in tables["decided"].columns.items()}
    return columns, list(tables["decided"].lines)


def test_headings_are_folded_and_cells_left_as_they_are(tmp_path):
    read = decided(tmp_path, b"Reference, Decided  On \n19 000 001 ,31/03/2020\n")

    assert read == ({"reference": ["19 000 001 "], "decided_on": ["31/03/2020"]}, [2])


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path):
    assert decided(tmp_path, "\ufeffreference\nA\n".encode()) == ({"reference": ["A"]}, [2])


def test_lines_are_those_at_which_rows_start_also_after_quoted_newlines(tmp_path):
    content = b'reference,text\r\nA,"one\r\ntwo"\r\n\r\nB,"a ""word"", quoted"\r\n'

    assert decided(tmp_path, content) == (
        {"reference": ["A", "B"], "text": ["one\r\ntwo", 'a "word", quoted']},
        [2, 5],
    )


def test_old_line_ends_and_none_at_the_last_line_are_read(tmp_path):
    assert decided(tmp_path, b"kind,text\rA,x\rB,y") == (
        {"kind": ["A", "B"], "text": ["x", "y"]},
        [2, 3],
    )


def test_blank_lines_and_what_a_spreadsheet_leaves_at_the_edges_are_dropped(tmp_path):
    content = b"\nkind,text,,\nA,x,,\n,,,\nB,y,,,,\n\n\n"

    assert decided(tmp_path, content) == ({"kind": ["A", "B"], "text": ["x", "y"]}, [3, 5])


def test_a_table_of_headings_alone_has_no_rows(tmp_path):
    assert decided(tmp_path, b"reference,authority\n") == ({"reference": [], "authority": []}, [])


def test_semicolons_within_headings_and_texts_separate_nothing(tmp_path):
    content = b'reference,"text; more"\nA,"x;y;z"\n'

    assert decided(tmp_path, content) == ({"reference": ["A"], "text_more": ["x;y;z"]}, [2])


def test_every_problem_of_every_file_is_told(tmp_path):
    (tmp_path / "decided.csv").write_bytes(b"a,b\n1\n1,2\n1,2,3\n")
    (tmp_path / "received.csv").write_bytes(b"")
    (tmp_path / "staff.csv").write_bytes(b"a\n1\n")

    places = [problem.place for problem in read_raw(tmp_path).problems]

    assert places == ["staff.csv", "decided.csv, line 2", "decided.csv, line 4", "received.csv"]
