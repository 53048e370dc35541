"""How problems read."""

from upheld.intake.problems import MOST_SHOWN, IntakeError, Problem


def test_a_problem_names_file_line_column_value_trouble_and_remedy():
    problem = Problem(
        "decided.csv", 14, "outcome", "Uphelt", "is not a value we know", "Did you mean 'upheld'?"
    )

    assert str(problem) == (
        "decided.csv, line 14, outcome: 'Uphelt' is not a value we know. Did you mean 'upheld'?"
    )


def test_parts_that_a_problem_lacks_are_left_out():
    remedy = "Export it again."

    assert str(Problem("a.csv", None, None, None, "the file is empty", remedy)) == (
        "a.csv: the file is empty. Export it again."
    )
    assert str(Problem("a.csv", 3, None, None, "the row is short", remedy)) == (
        "a.csv, line 3: the row is short. Export it again."
    )
    assert str(Problem("a.csv", None, "kind", None, "the column is missing", remedy)) == (
        "a.csv, kind: the column is missing. Export it again."
    )


def test_a_sheet_has_rows_where_a_file_has_lines():
    problem = Problem("b.xlsx, sheet decided", 2, "cell D2", None, "holds a formula", "Paste it.")

    assert str(problem) == "b.xlsx, sheet decided, row 2, cell D2: holds a formula. Paste it."


def test_a_long_value_is_cut_and_its_length_told():
    text = str(Problem("a.csv", 2, "title", "x" * 5000, "is too long", "Shorten it."))

    assert (
        text == f"a.csv, line 2, title: {'x' * 80!r}... (5,000 characters) is too long. Shorten it."
    )


def test_an_error_lists_every_problem():
    problems = [Problem("a.csv", n, "kind", "x", "is not known", "Change it.") for n in (2, 9)]

    assert str(IntakeError("cases", problems)) == (
        "cases: 2 problems, nothing was loaded.\n"
        "  a.csv, line 2, kind: 'x' is not known. Change it.\n"
        "  a.csv, line 9, kind: 'x' is not known. Change it."
    )


def test_one_mistake_made_in_every_row_does_not_bury_the_others():
    many = [
        Problem("a.csv", n, None, None, f"the row has {n} cells", "Change it.") for n in range(1000)
    ]
    one = Problem("b.csv", 2, "kind", "x", "is not known", "Change it.")
    error = IntakeError("cases", [*many, one])

    lines = str(error).splitlines()
    assert len(error.problems) == 1001
    assert len(lines) == 1 + MOST_SHOWN + 2
    assert lines[-2:] == [
        "  a.csv: and 980 more problems of this kind.",
        "  b.csv, line 2, kind: 'x' is not known. Change it.",
    ]
