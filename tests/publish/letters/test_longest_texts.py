"""A letter in which every text of the extract is as long as the check lets it be has four pages."""

import json

from tests.publish.letters.composing import NWL, checked, decided, letter_of
from tests.publish.letters.test_typesetting import DATED, TEMPLATE
from upheld.intake.checks.fit_to_print import LONGEST_NAME, LONGEST_TEXT
from upheld.publish.letters.letter import Addressee, Letter
from upheld.publish.letters.proof import prove_letter
from upheld.publish.letters.typesetting import LetterPress

WORDS = "Review how records of calls and visits are kept, and tell scrutiny what has changed. "


def words(longest: int) -> str:
    return (WORDS * longest)[:longest]


def longest_letter() -> Letter:
    return letter_of(
        decided=[
            *decided(NWL, upheld=40, not_upheld=30, remedied=9, closed=20, advice=20),
            *decided("cambridge", start=500, upheld=44, not_upheld=53, remedied=9),
        ],
        compliance=checked(NWL, satisfied=20, late=3, not_satisfied=6, not_complete=6, ceased=1),
        letters=[{"authority": NWL, "paragraph": words(LONGEST_TEXT), "approved_by": "A director"}],
    )


def test_a_letter_with_all_at_its_longest_has_room():
    name = words(LONGEST_NAME)
    addressee = Addressee(lines=(f"{name}, {name}",), salutation=f"Dear {name}", copies=(name,) * 5)
    letter = longest_letter()
    pdf = LetterPress(TEMPLATE).render(letter, addressee, timestamp=DATED)
    assert prove_letter(pdf, json.loads(letter.as_json()), where="it") == []
