"""How a letter is spread over its pages: three where it can be, none nearly empty, none torn apart.

A letter of every length between two pages and four is set, one line longer each time, so that the
end of a page falls once between any two of its parts.
"""

from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from tests.publish.letters import samples
from tests.publish.letters.variants import VARIANTS
from upheld.ombudsman.folder import DEFAULT_OFFICE
from upheld.publish.letters.letter import Listing, Paragraph
from upheld.publish.letters.printed_places import placed_pages
from upheld.publish.letters.typesetting import CLOSER, LetterPress, Setting, look_of, settings_of

DATED = datetime(2020, 7, 22, 12, tzinfo=UTC)
TWENTY_MM = 56.69  # points, the narrowest margin at the sides
LENGTHS = range(0, 60)
INTRODUCTION = "Of the changes it agreed to make, these are public."
LIST = Listing(
    items=("First, train its staff.", "Second, write to those affected."), more="Or ask."
)
UNLISTED = "One other is not listed."


@pytest.fixture(scope="module")
def press():
    return LetterPress(DEFAULT_OFFICE / "letter.typ")


@pytest.fixture(scope="module", params=LENGTHS)
def printed(request, press):
    line = Paragraph(text="We looked into one more matter, and found that it had been put right.")
    letter = samples.letter(
        more=(
            *(line,) * request.param,
            Paragraph(text=INTRODUCTION),
            LIST,
            Paragraph(text=UNLISTED),
            samples.FAILED,
        )
    )
    return press.render(letter, samples.ADDRESSEE, timestamp=DATED)


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def page_with(pages: list[str], words: str) -> int:
    (found,) = [place for place, text in enumerate(pages) if words in text]
    return found


def test_what_belongs_together_is_on_one_page(printed):
    pages = pages_of(printed)
    assert page_with(pages, INTRODUCTION) == page_with(pages, LIST.items[0])
    assert page_with(pages, LIST.items[-1]) == page_with(pages, LIST.more)
    assert page_with(pages, LIST.items[-1]) == page_with(pages, UNLISTED)
    together = [samples.FAILED.title, "18 0110 111", "18 0119 111", "2 more may not be listed."]
    assert len({page_with(pages, words) for words in together}) == 1
    for title in ("Complaints upheld", "Compliance with recommendations"):
        block = next(b for b in samples.STANDARD if b.title == title)
        start = block.sentences[0][:40]
        assert page_with(pages, block.count_line) == page_with(pages, start)


def test_signature_is_on_the_page_of_the_last_list(printed):
    pages = pages_of(printed)
    assert page_with(pages, "Yours sincerely") == len(pages) - 1
    assert "https://ombudsman.example/training" in pages[-1]


def test_letter_that_takes_little_more_than_its_pages_is_set_closer(press):
    """Of all the lengths, few leave a last page nearly empty: those that no setting can help."""
    looks = []
    for length in LENGTHS:
        line = Paragraph(
            text="We looked into one more matter, and found that it had been put right."
        )
        letter = samples.letter(more=(line,) * length)
        looks.append(look_of(press.render(letter, samples.ADDRESSEE, timestamp=DATED)))
    assert [look.pages for look in looks] == sorted(look.pages for look in looks)
    assert sum(look.is_nearly_empty for look in looks) <= 3, looks


@pytest.mark.parametrize("slug", VARIANTS)
def test_no_text_stands_out_of_the_margins(press, slug):
    letter, addressee = VARIANTS[slug]
    for page in placed_pages(press.render(letter, addressee, timestamp=DATED)):
        for text in page.texts:
            assert text.box.left >= TWENTY_MM - 1, page.words_of(text)
            assert text.box.right <= page.box.width - TWENTY_MM + 1, page.words_of(text)


def test_last_page_with_a_few_lines_alone_is_nearly_empty(press):
    letter = replace(samples.NORMAL, sections=samples.NORMAL.sections[:1])
    one = look_of(press.render(letter, samples.ADDRESSEE, timestamp=DATED))
    assert (one.pages, one.is_nearly_empty) == (1, False)


def test_a_long_letter_is_set_closer_first():
    assert settings_of(VARIANTS["four-pages"][0])[0] == CLOSER


@pytest.mark.parametrize(
    ("end", "is_good"), [(1.2, False), (1.6, True), (2.3, False), (2.5, True), (3.1, False)]
)
def test_what_is_tried_first_is_expected_to_fill_its_last_page(end, is_good):
    setting = Setting({}, pages_of_none=end, pages_of_a_thousand=0.3)
    assert (setting.spare(0) > 0) == is_good
