"""Every character that a PDF says is read, with its place in or outside the structure."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
import typst

from upheld.publish.letters.pdf_text import _is_what_it_prints, text_of_pdf
from upheld.publish.letters.typesetting import STANDARDS, fonts

DAY = int(datetime(2020, 7, 22, tzinfo=UTC).timestamp())


def read(source, **how):
    pdf = typst.compile(source.encode(), timestamp=DAY, **how)
    with pikepdf.open(BytesIO(pdf)) as document:
        return text_of_pdf(document)


def test_a_digit_after_the_same_digit_in_the_cell_before_is_read():
    """Readers made for searching take the second 2 for a shadow of the first."""
    source = "#table(columns: 2, table.header([Year], [Rate]), [2021-22], [82%], [2019-20], [60%])"
    said = read(f'#set document(title: "t")\n#set text(lang: "en")\n{source}').said
    assert "".join(said.split()) == "YearRate2021-2282%2019-2060%"


def test_what_stands_at_the_edge_of_the_page_is_told_apart():
    text = read('#set page(footer: [Page 1 of 1])\n#set document(title: "t")\nThe letter')
    assert (text.said.strip(), [edge.strip() for edge in text.edges]) == (
        "The letter",
        ["Page 1 of 1"],
    )


def test_ligatures_and_letters_beyond_english_are_read_as_written():
    assert (
        read('#set document(title: "t")\nofficial Llŷr £5 ½').said.strip() == "official Llŷr £5 ½"
    )


@pytest.mark.parametrize(
    "text", ["Ṣẹ S Ṣ", "S Ṣ ṣ s", "ṣ Ṣ Ọ́ ọ́ Ẹ̀ e", "Ọláńrewájú Ṣẹ", "Ṅ N Ṅkem n ṅ"]
)
def test_letters_that_are_set_in_pieces_say_what_they_print(text):
    found = read(
        '#set document(title: "t")\n#set text(font: ("Open Sans", "Noto Sans"))\n' + text,
        font_paths=fonts(),
        pdf_standards=STANDARDS,
    )
    assert (found.said.strip(), found.misread) == (text, [])


@pytest.mark.parametrize("printed", ["S", "Ṇ", "ẠṢ", "SS", "Ṣ́Ṣ"[:1] + "A", ""])
def test_a_letter_that_is_said_with_a_mark_and_printed_otherwise_is_misread(printed):
    assert not _is_what_it_prints("Ṣ", printed)
