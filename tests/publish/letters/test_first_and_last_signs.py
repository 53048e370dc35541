"""Whatever sign a text begins or ends with: what the check takes, a letter prints and proves.

A text that began with a bullet was taken, and stopped the whole build: reading back took its own
bullet for that of its list.
"""

import unicodedata
from dataclasses import replace

import pytest

from tests.publish.letters import samples
from tests.publish.letters.test_typesetting import TEMPLATE
from tests.publish.letters.test_what_is_printed import characters, findings, saying
from tests.sampling import sample
from upheld.core.plain import BULLETS_OF_WORD, plain
from upheld.core.printed import why_unprintable
from upheld.core.printed_ranges import PRINTED
from upheld.publish.letters.typesetting import LetterPress

WORDS = "Train staff"
AT_ONCE = 25  # texts of one letter, of four pages at most
BULLETS = ("•", "‣", "–", "-", "*", "·", "▪", "●", "■", "❖", "➢", "☐", "→", *BULLETS_OF_WORD)
MARKUP = (
    *("=", "==", "+", "/", "//", "/*", "*/", "*a*", "_a_", "#", "#let x", "#[", "\\", "\\u{41}"),
    *("$", "$x$", "`", "```", "~", "---", "--", "...", "'", '"', "<a>", "@a", "[", "]", "{", "}"),
    *("1.", "a)", "<b>", "</p>", "&amp;", "&", "<!--", "<script>", "=1", "%", "^", "|", "(", ")"),
)
PLACES = {
    "at the start": lambda sign: f"{sign}{WORDS}",
    "before a space": lambda sign: f"{sign} {WORDS}",
    "at the end": lambda sign: f"{WORDS}{sign}",
    "alone": lambda sign: sign,
    "twice": lambda sign: f"{sign} {sign} {WORDS}",
    "on each line": lambda sign: f"{sign} {WORDS}\n{sign} {WORDS}",
}


@pytest.fixture(scope="module")
def press() -> LetterPress:
    return LetterPress(TEMPLATE)


def read(text: str) -> str:
    """As it is held where a text is read: in its plain form, and taken."""
    found = plain(text).strip()
    assert why_unprintable(found) is None
    return found


def prove_all(press: LetterPress, texts: list[str]) -> None:
    for first in range(0, len(texts), AT_ONCE):
        some = texts[first : first + AT_ONCE]
        letter = replace(saying(*some), marks=("Draft",))  # a mark has one line
        assert findings(press, letter, samples.ADDRESSEE) == []


@pytest.mark.parametrize("place", PLACES)
def test_bullets_of_any_kind_are_printed(press, place):
    prove_all(press, [read(PLACES[place](sign)) for sign in BULLETS])


@pytest.mark.parametrize("place", PLACES)
def test_what_would_be_markup_elsewhere_is_printed(press, place):
    prove_all(press, [read(PLACES[place](sign)) for sign in MARKUP])


@pytest.mark.sampled
@pytest.mark.parametrize("place", PLACES)
def test_every_sign_that_is_no_letter_is_printed(press, place):
    signs = [c for c in characters(PRINTED) if unicodedata.category(c)[0] != "L"]
    assert len(signs) > 1_300
    prove_all(press, [read(PLACES[place](sign)) for sign in sample(signs, AT_ONCE * 3, seed=11)])
