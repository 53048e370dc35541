"""A letter in which every text of the extract is as long as the check lets it be has four pages."""

import json

from tests.publish.letters.composing import NWL, checked, decided, letter_of, section
from tests.publish.letters.test_typesetting import DATED, TEMPLATE
from upheld.intake.checks.fit_to_print import LONGEST_NAME, LONGEST_TEXT, LONGEST_TITLE
from upheld.publish.letters.letter import Addressee, Letter, Listing
from upheld.publish.letters.listings import MOST_CHARACTERS
from upheld.publish.letters.proof import prove_letter
from upheld.publish.letters.typesetting import LetterPress

WORDS = "Review how records of calls and visits are kept, and tell scrutiny what has changed. "


def words(longest: int) -> str:
    return (WORDS * longest)[:longest]


def improvements(number: int, *, characters: int) -> list[dict[str, str]]:
    return [
        {
            "reference": f"19 {place:06}",
            "authority": NWL,
            "number": "1",
            "kind": "service improvement",
            "remedy": "procedure or policy change or review",
            "agreed_on": "2019-06-03",
            "due_on": "2019-09-03",
            "text": words(characters),
        }
        for place in range(1, number + 1)
    ]


def longest_letter(*, of_each: int, characters: int) -> Letter:
    reports = [
        {
            "reference": f"19 {place:06}",
            "authority": NWL,
            "published_on": "2019-12-03",
            "title": words(LONGEST_TITLE),
        }
        for place in range(1, 13)
    ]
    return letter_of(
        decided=[
            *decided(NWL, upheld=40, not_upheld=30, remedied=9, closed=20, advice=20),
            *decided("cambridge", start=500, upheld=44, not_upheld=53, remedied=9),
        ],
        compliance=checked(NWL, satisfied=20, late=3, not_satisfied=6, not_complete=6, ceased=1),
        recommendations=improvements(of_each, characters=characters),
        reports=reports,
        letters=[{"authority": NWL, "paragraph": words(LONGEST_TEXT), "approved_by": "A director"}],
    )


def test_a_letter_with_all_at_its_longest_has_room():
    name = words(LONGEST_NAME)
    addressee = Addressee(lines=(f"{name}, {name}",), salutation=f"Dear {name}", copies=(name,) * 5)
    letter = longest_letter(of_each=12, characters=LONGEST_TEXT)
    pdf = LetterPress(TEMPLATE).render(letter, addressee, timestamp=DATED)
    assert prove_letter(pdf, json.loads(letter.as_json()), where="it") == []


def listings(letter: Letter) -> list[Listing]:
    blocks = section(letter, "Service improvements agreed").blocks
    return [block for block in blocks if block.kind == "listing"]


def test_fewer_improvements_are_listed_where_they_are_long():
    listed = [
        listings(longest_letter(of_each=12, characters=characters))[0]
        for characters in (200, MOST_CHARACTERS // 4, MOST_CHARACTERS + 1)
    ]
    assert [len(listing.items) for listing in listed] == [10, 4, 1]
    assert [listing.more.split()[1] for listing in listed] == ["2", "8", "11"]


def test_an_improvement_of_several_lines_is_one_item():
    (row,) = improvements(1, characters=1)
    letter = letter_of(
        decided=decided(NWL, upheld=1), recommendations=[row | {"text": "First\nSecond"}]
    )
    (listing,) = listings(letter)
    assert listing.items[0].startswith("First Second")
