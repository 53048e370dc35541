"""Where a line of a letter may end: not within an address's beginning, a case or its counts."""

import re
from datetime import UTC, datetime

import pypdfium2
import pytest

from tests.publish.letters import samples
from upheld.ombudsman.folder import DEFAULT_OFFICE
from upheld.publish.letters.letter import Paragraph, Table
from upheld.publish.letters.typesetting import LetterPress

UNSEEN = re.compile("[\u200b\u2060]")
DATED = datetime(2020, 7, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def press():
    return LetterPress(DEFAULT_OFFICE / "letter.typ")


def lines_of(press, *blocks) -> list[str]:
    """What stands on each line of the letter, as it is read."""
    pdf = press.render(samples.letter(more=blocks), samples.ADDRESSEE, timestamp=DATED)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return [line for page in pages for line in UNSEEN.sub("", page).splitlines()]


def test_an_address_is_not_broken_after_its_two_strokes(press):
    texts = [
        Paragraph(text=f"{'word ' * words}{'w' * more} https://ombudsman.example/reviews at last")
        for words in range(14, 20)
        for more in range(1, 6)
    ]
    lines = lines_of(press, *texts)
    assert sum("https://ombudsman" in line for line in lines) >= len(texts)
    assert [line for line in lines if line.strip().endswith("//")] == []


def test_counts_in_a_narrow_table_are_not_torn(press):
    table = Table(
        title="Figures as published",
        headings=("Year", *(f"A long heading of the column {name}" for name in "abcd")),
        rows=tuple((f"20{y}-{y + 1}", *("100% (1,018 of 1,018, 106 late)",) * 4) for y in (18, 19)),
    )
    lines = [line.replace("\u00a0", " ") for line in lines_of(press, table)]
    assert [line.strip() for line in lines if "late)" in line] == ["106 late)"] * 8
    assert sum("100% (1,018 of 1,018," in line for line in lines) == 8
