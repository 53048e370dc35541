"""Templates are written in lines that a diff can show."""

from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "src" / "upheld"
LONGEST = 160


def test_no_line_of_a_template_is_too_long_for_a_diff() -> None:
    files = sorted(TEMPLATES.glob("*/templates/**/*.html"))
    assert {file.relative_to(TEMPLATES).parts[0] for file in files} == {"office", "site"}
    assert [
        f"{file.relative_to(TEMPLATES)}, line {number}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if len(line) > LONGEST
    ] == []
