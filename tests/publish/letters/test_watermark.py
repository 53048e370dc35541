"""A marked letter names its holder on every page, and says what it said, to everybody, as before."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from tests.whole.country import country_once
from upheld.publish.letters.pdf_text import text_of_pdf
from upheld.publish.letters.structure import standards_broken
from upheld.publish.letters.watermark import WatermarkError, watermarked

HOLDER = "Áine Ṅkem"
LINE = f"Early copy for {HOLDER}, Permanent secretary, The ministry. Confidential until 00:01."


@pytest.fixture(scope="module")
def letter(tmp_path_factory) -> bytes:
    return (country_once(tmp_path_factory).edition / "letters" / "leeds.pdf").read_bytes()


@pytest.fixture(scope="module")
def marked(letter) -> bytes:
    return watermarked(letter, HOLDER, LINE)


def read(pdf: bytes):
    with pikepdf.open(BytesIO(pdf)) as document:
        return text_of_pdf(document)


def test_every_word_and_number_of_the_letter_is_what_it_was(letter, marked):
    before, after = read(letter), read(marked)
    assert after.said == before.said
    assert [edge.endswith(was) for edge, was in zip(after.edges, before.edges, strict=True)] == (
        [True] * len(before.edges)
    )
    assert (after.untagged, after.misread, after.foreign) == ([], [], [])


def test_each_page_has_the_name_at_its_edge_and_across_it(marked):
    edges = read(marked).edges
    assert len(edges) > 1
    assert all(edge.count(HOLDER) == 2 and LINE in edge for edge in edges)


def test_it_is_still_accessible_and_lasting(marked):
    assert standards_broken(marked) == []


def test_the_description_of_the_file_has_the_name(marked):
    with pikepdf.open(BytesIO(marked)) as document:
        assert str(document.docinfo["/Subject"]) == LINE
        with document.open_metadata() as told:
            assert told["dc:description"] == LINE


def test_the_mark_is_seen_and_the_same_copy_is_the_same_bytes(letter, marked):
    for place in range(len(pypdfium2.PdfDocument(letter))):
        before, after = (_picture(pdf, place) for pdf in (letter, marked))
        share = sum(1 for was, now in zip(before, after, strict=True) if was != now) / len(before)
        assert 0.01 < share < 0.15
        darker = [now <= was for was, now in zip(before, after, strict=True)]
        assert all(darker)  # nothing of the letter is covered
    assert watermarked(letter, HOLDER, LINE) == marked


def _picture(pdf: bytes, page: int) -> bytes:
    return pypdfium2.PdfDocument(pdf)[page].render(scale=0.5, grayscale=True).to_numpy().tobytes()


def test_a_name_that_cannot_be_printed_is_refused_in_words(letter):
    with pytest.raises(WatermarkError, match="cannot be printed on a copy"):
        watermarked(letter, "\U0001f980", LINE)
