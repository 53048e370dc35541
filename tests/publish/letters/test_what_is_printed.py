"""Whatever is accepted where it is read, a letter prints, and it is read back from PDF and HTML."""

import json
import unicodedata
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.publish.letters import samples
from tests.publish.letters.test_typesetting import DATED, TEMPLATE
from upheld.core.plain import on_one_line, plain
from upheld.core.printed import unprintable
from upheld.core.printed_ranges import MARKED, PRINTED
from upheld.publish.letters.as_set import MAY_BREAK, breakable
from upheld.publish.letters.html import render_html
from upheld.publish.letters.letter import (
    Addressee,
    Letter,
    Listing,
    Paragraph,
    Section,
    Table,
)
from upheld.publish.letters.pdf_text import text_of_pdf
from upheld.publish.letters.proof import prove_html, prove_letter
from upheld.publish.letters.structure import standards_broken
from upheld.publish.letters.text_differences import differences
from upheld.publish.letters.typesetting import LetterError, LetterPress


@pytest.fixture(scope="module")
def press() -> LetterPress:
    return LetterPress(TEMPLATE)


def saying(*texts: str) -> Letter:
    """A letter with each text as a paragraph, an item, a cell of a title, a mark and who signs."""
    blocks = [
        *(Paragraph(text=text) for text in texts),
        Listing(items=texts),
        Table(title="T", headings=("A", "B"), rows=tuple(("Case", text) for text in texts)),
        Paragraph(text="The last block goes with the signature."),
    ]
    section = Section(heading="Heading", blocks=tuple(blocks))
    (text, *_) = texts
    return replace(
        samples.NORMAL, sections=(section,), marks=(text[:100],), signatures=((text, text),)
    )


def findings(press: LetterPress, letter: Letter, addressee: Addressee) -> list[str]:
    content = json.loads(letter.as_json())
    pdf = press.render(letter, addressee, timestamp=DATED)
    html = render_html(letter, addressee)
    found = [
        *prove_letter(pdf, content, where="pdf"),
        *prove_html(html, content, where="html"),
    ]
    return [str(finding) for finding in found]


def characters(ranges: str) -> list[str]:
    ends = [each.split("-") for each in ranges.split()]
    return [
        chr(point)
        for low, *high in ends
        for point in range(int(low, 16), int((high or [low])[0], 16) + 1)
    ]


def test_every_character_that_is_accepted_is_printed_and_read_back(press):
    printed = characters(PRINTED)
    assert len(printed) > 3_000
    pairs = [letter + mark for mark, letters in MARKED.items() for letter in characters(letters)]
    for texts in (printed[:1_500], printed[1_500:], pairs[:1_500], pairs[1_500:]):
        section = Section(heading="Heading", blocks=(Paragraph(text=" ".join(texts)),))
        letter = replace(samples.NORMAL, sections=(section,))
        pdf = press.render(letter, samples.ADDRESSEE, timestamp=DATED)
        with pikepdf.open(BytesIO(pdf)) as document:
            assert differences(text_of_pdf(document).said, json.loads(letter.as_json())) == []
        assert standards_broken(pdf) == []


# Texts as people write them, and any character at all among them.
SIGNS = st.one_of(
    st.characters(exclude_categories=("Cs",)),
    st.sampled_from(characters(PRINTED)),
    st.sampled_from("abc 🙂→✓ṄẸọ\u0301\u0304\u0323\u2011\uf0b7\ufb01\u00ad\u200b\n\t₦½"),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@example("a\tb\nc")
@example("x" * 300)
@example("https://ombudsman.example/" + "decisions/" * 20)
@example("Ọ\u0301" * 60)
@given(st.text(SIGNS, min_size=1, max_size=120))
def test_what_the_check_accepts_is_printed_and_read_back(press, text):
    accepted = "".join(
        sign for sign in plain(text) if sign.isspace() or unicodedata.category(sign)[0] != "C"
    ).strip()
    for found in reversed(list(unprintable(accepted))):
        accepted = accepted[: found.at] + accepted[found.at + 1 :]
    if not accepted.strip() or any(unprintable(accepted)):
        return
    name = "".join(c for c in on_one_line(accepted) if not c.isnumeric()) or "Name"
    addressee = Addressee(
        lines=(name, "Chief Executive"), salutation=f"Dear {name}", copies=(name,)
    )
    assert findings(press, saying(accepted), addressee) == []


def test_a_long_word_can_be_broken():
    """An address of 300 letters ran off the page, where nobody can read it."""
    address = "https://ombudsman.example/" + "a" * 300
    assert breakable(address).replace(MAY_BREAK, "") == address
    assert max(map(len, breakable(address).split(MAY_BREAK))) <= 24


def test_a_letter_that_is_too_long_names_its_longest_texts(press):
    """It said "Shorten its own paragraph", which was empty."""
    items = tuple(
        f"{'Review the policy. ' * 200}(19 000 0{n:02}, agreed on 2 May 2019)" for n in range(20)
    )
    end = Paragraph(text="The last block goes with the signature.")
    section = Section(heading="Heading", blocks=(Listing(items=items), end))
    with pytest.raises(LetterError) as refused:
        press.render(
            replace(samples.NORMAL, sections=(section,)), samples.ADDRESSEE, timestamp=DATED
        )
    assert "the limit is 4. Shorten its longest texts" in str(refused.value)
    assert "\n  3,834 characters: 'Review the policy. Review" in str(refused.value)
    assert "(19 000 019, agreed on 2 May 2019)'" in str(refused.value)


def test_a_sign_that_came_past_the_check_is_named_and_not_the_template(press):
    addressee = replace(samples.ADDRESSEE, lines=("Chen 李",))
    with pytest.raises(LetterError) as refused:
        press.render(samples.NORMAL, addressee, timestamp=DATED)
    assert "'Chen 李' has a character that our letters cannot print" in str(refused.value)
    assert "template" not in str(refused.value)
