"""The letter as a PDF: accessible, the same bytes for the same letter, at most four pages."""

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest

from tests.publish.letters import samples
from upheld.ombudsman.folder import DEFAULT_OFFICE
from upheld.publish.letters.making import making_letters
from upheld.publish.letters.parallel import workers
from upheld.publish.letters.pdf_text import text_of_pdf
from upheld.publish.letters.proof import prove_letter
from upheld.publish.letters.typesetting import LetterError, LetterPress, TemplateError

DATED = datetime(2020, 7, 22, 12, tzinfo=UTC)
TEMPLATE = DEFAULT_OFFICE / "letter.typ"


@pytest.fixture(scope="module")
def press():
    return LetterPress(TEMPLATE)


def rendered(press, letter):
    return press.render(letter, samples.ADDRESSEE, timestamp=DATED)


@pytest.mark.parametrize("slug", samples.VARIANTS)
def test_every_variant_keeps_to_the_standards_and_says_what_the_letter_says(press, slug):
    letter = samples.VARIANTS[slug]
    assert prove_letter(rendered(press, letter), json.loads(letter.as_json()), where=slug) == []


def test_same_letter_and_date_give_the_same_bytes_from_another_press(press):
    once = rendered(press, samples.NORMAL)
    rendered(press, samples.FULL)
    assert rendered(press, samples.NORMAL) == once
    assert rendered(LetterPress(TEMPLATE), samples.NORMAL) == once


def test_file_is_accessible_and_made_to_last(press):
    pdf = rendered(press, samples.NORMAL)
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    assert page.validate_pdf_bytes(pdf, profile="3a").is_compliant


def test_file_bears_title_author_and_language(press):
    with pikepdf.open(BytesIO(rendered(press, samples.NORMAL))) as pdf:
        assert str(pdf.docinfo["/Title"]) == (
            "Annual review letter 2019-20: North West Leicestershire District Council"
        )
        assert str(pdf.docinfo["/Author"]) == "The Demonstration Ombudsman"
        assert str(pdf.Root.Lang) == "en-GB"


def test_name_with_markup_is_printed_as_it_is_written(press):
    with pikepdf.open(BytesIO(rendered(press, samples.MARKUP_NAME))) as document:
        said = text_of_pdf(document).said
    assert "O'Brien & <b>bold</b> *star* #let _x_ $1$ Council" in said


def test_marks_are_on_every_page(press):
    pdf = rendered(press, samples.NOTHING)
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    assert len(texts) > 1
    assert ["Draft" in text and "invented" in text for text in texts] == [True] * len(texts)


def test_letter_of_five_pages_is_refused_by_name(press):
    with pytest.raises(LetterError) as refused:
        rendered(press, samples.TOO_LONG)
    assert "The letter about Too Long Council (too-long) takes" in str(refused.value)
    assert "the limit is 4" in str(refused.value)


def test_template_that_asks_for_an_unknown_key_says_file_key_and_what_there_is(tmp_path):
    template = tmp_path / "letter.typ"
    template.write_text(TEMPLATE.read_text("utf-8").replace("letter.closing", "letter.clsing"))
    with pytest.raises(TemplateError) as refused:
        rendered(LetterPress(template), samples.NORMAL)
    message = str(refused.value)
    assert message.startswith(f"{template} does not work for the letter about North West")
    assert 'does not contain key "clsing"' in message
    assert "A letter has slug, authority, title" in message


def test_number_typed_into_a_template_is_found(tmp_path):
    template = tmp_path / "letter.typ"
    template.write_text(TEMPLATE.read_text("utf-8").replace("#title(", "Our ref. 77\n\n#title("))
    pdf = rendered(LetterPress(template), samples.NORMAL)
    (finding,) = prove_letter(pdf, json.loads(samples.NORMAL.as_json()), where="it")
    assert "77" in finding.trouble
    assert "letter.typ" in finding.trouble


def test_letters_are_made_as_files_beside_each_other_and_told_while_they_are_made(tmp_path):
    told: list[tuple[int, int]] = []
    with (
        workers() as share,
        making_letters(
            [(letter, samples.ADDRESSEE) for letter in samples.VARIANTS.values()] * 4,
            template=TEMPLATE,
            folder=tmp_path,
            timestamp=DATED,
            share=share,
            progress=lambda done, of: told.append((done, of)),
        ),
    ):
        assert told == []
    expected = {f"{slug}{ending}" for slug in samples.VARIANTS for ending in (".pdf", ".html")}
    assert {path.name for path in Path(tmp_path).iterdir()} == expected
    assert told == [(done, 24) for done in range(1, 25)]


def test_every_letter_that_cannot_be_made_is_told(tmp_path):
    making = making_letters(
        [(samples.TOO_LONG, samples.ADDRESSEE)] * 2,
        template=TEMPLATE,
        folder=tmp_path,
        timestamp=DATED,
        share=map,
    )
    with pytest.raises(LetterError) as refused, making:
        pass
    assert str(refused.value).count("Too Long Council") == 2
