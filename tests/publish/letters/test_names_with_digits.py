"""A digit in the name of a body is no number: it needs no proof, and proves no other number."""

import json
from dataclasses import replace

import pytest

from tests.editions import edition_of
from tests.profiles import LGSCO
from tests.publish.letters.composing import NWL, checked, composed, decided, recipients
from tests.tables import extract
from upheld.core.profile_parts import Category
from upheld.edition.queries.names_with_digits import names_with_digits
from upheld.publish.letters.known_numbers import known_numbers
from upheld.publish.letters.proof_of_content import prove_content

NAMES = ("A2Dominion", "Area 57 Council", "Borough of 1,066 Acres")


@pytest.fixture(params=NAMES)
def named(request):
    """An edition in which the council, and another one, bear a number in their names."""
    data = extract(decided=decided(NWL, upheld=1, not_upheld=2), compliance=checked(NWL, late=1))
    edition = edition_of(data)
    before = "North West Leicestershire District Council"
    for table in ("authority", "figure", "name"):
        change = f"UPDATE {table} SET name = replace(name, ?, ?)"
        edition.database.execute(change, (before, request.param))
    edition.database.execute(
        "UPDATE figure SET sentence = replace(sentence, ?, ?)", (before, request.param)
    )
    edition.database.execute("UPDATE authority SET name = 'Group G15' WHERE slug = 'leeds'")
    letter = json.loads(composed(edition, recipients(data, edition)[NWL]).as_json())
    return edition, letter, request.param


def with_paragraph(letter: dict, text: str) -> dict:
    opening = letter["sections"][0]
    opening["blocks"].append(opening["blocks"][0] | {"text": text})
    return letter


def test_a_letter_about_a_body_with_a_digit_in_its_name_is_proved(named):
    edition, letter, name = named
    assert letter["authority"] == name
    assert prove_content(letter, edition) == []


def test_the_name_of_another_body_needs_no_proof_either(named):
    edition, letter, name = named
    assert names_with_digits(edition) == {name, "Group G15"}
    assert prove_content(with_paragraph(letter, f"{name} is beside Group G15."), edition) == []


def test_a_service_with_a_digit_in_its_name_needs_no_proof():
    received = f"""
        reference | authority | category | received_on
        19 000001 | {NWL}     | Housing  | 2019-05-01
    """
    data = extract(decided=decided(NWL, upheld=1), received=received)
    edition = edition_of(data)
    services = {"section 106 agreements": Category(key="section 106 agreements")}
    vars(edition)["profile"] = replace(LGSCO, categories={**LGSCO.categories, **services})
    letter = json.loads(composed(edition, recipients(data, edition)[NWL]).as_json())
    assert "Section 106 agreements" in json.dumps(letter)
    assert prove_content(letter, edition) == []


def test_a_digit_of_a_name_proves_no_number(named):
    edition, letter, _ = named
    assert not {"57", "1066", "15"} & known_numbers(edition, NWL, names=names_with_digits(edition))
    (finding,) = prove_content(with_paragraph(letter, "We upheld 57 complaints."), edition)
    assert "says 57" in finding.trouble
