"""Templates are written in lines that a diff can show, and leave a space between words."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "src" / "upheld"
LONGEST = 160
# The site's templates drop the end of a line after {% if %}: text on both sides grows together.
GROWN_TOGETHER = re.compile(r"[\w.,;:)”’](?:{%-? (?:if|endif|for|endfor)\b[^%\n]*%})+\n *(?:\w|{{)")


def test_no_line_of_a_template_is_too_long_for_a_diff() -> None:
    files = sorted(TEMPLATES.glob("*/templates/**/*.html"))
    assert {file.relative_to(TEMPLATES).parts[0] for file in files} == {"office", "site"}
    assert [
        f"{file.relative_to(TEMPLATES)}, line {number}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if len(line) > LONGEST
    ] == []


def test_no_two_words_grow_together_at_the_end_of_a_line() -> None:
    assert [
        f"{file.name}: {found[0]!r}"
        for file in sorted(TEMPLATES.glob("site/templates/*.html"))
        for found in GROWN_TOGETHER.finditer(file.read_text("utf-8"))
    ] == []
