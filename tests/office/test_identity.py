"""The scan for identity: what is planted is found, and what only looks like it is left alone.

The measured figures are printed: pytest -s tests/office/test_identity.py
"""

from collections import Counter

import numpy as np
import pytest

from tests.office.planted import clean_statements, planted_statements
from upheld.demo.invented_words import (
    OUTCOMES_IN_WORDS,
    CaseFacts,
    subcategories,
    summary_and_statement,
)
from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known
from upheld.office.identity.known_places import known_places
from upheld.office.identity.scanning import scan

KNOWN = Known(places=known_places())
STATEMENTS = 500


def findings_in(text):
    return [(finding.kind, finding.text) for finding in scan(text, known=KNOWN)]


def demonstration(many):
    chance = np.random.default_rng(5)
    for number in range(many):
        category = number % 9
        own = subcategories(category)
        told = CaseFacts(
            category=category,
            subcategory=own[number % len(own)],
            outcome=OUTCOMES_IN_WORDS[number % len(OUTCOMES_IN_WORDS)],
            council=("the Council", "Leeds City Council")[number % 2],
        )
        yield "\n".join(summary_and_statement(told, chance.integers(0, 1 << 20, 9)))


def test_of_what_is_planted_in_500_statements_99_of_100_are_found_whole():
    """Whole: every letter and digit of a plant lies within findings. Half a name is none."""
    many, whole, right, wrong, missed = 0, 0, 0, 0, Counter()
    for planted in planted_statements(STATEMENTS, seed=1):
        findings = scan(planted.text, known=KNOWN)
        covered = {place for each in findings for place in range(each.start, each.end)}
        for plant in planted.plants:
            letters = {p for p in range(plant.start, plant.end) if planted.text[p].isalnum()}
            many, whole = many + 1, whole + (letters <= covered)
            if not letters <= covered:
                missed[plant.kind, plant.form] += 1
        for each in findings:
            is_right = any(p.start < each.end and each.start < p.end for p in planted.plants)
            right, wrong = right + is_right, wrong + (not is_right)
    recall, precision = whole / many, right / (right + wrong)
    print(f"\n{many} planted in {STATEMENTS}: recall {recall:.4f}, precision {precision:.4f}")
    print(f"missed: {dict(missed)}")
    assert many > 3 * STATEMENTS
    assert recall >= 0.99
    assert precision >= 0.9


def test_statements_in_our_own_style_have_hardly_a_finding():
    """Of the demonstration, none; of real phrases with laws, offices and places, less than 1 each."""
    assert [findings_in(text) for text in demonstration(300) if findings_in(text)] == []
    clean = clean_statements(200, seed=1)
    false = Counter(each for text in clean for each in findings_in(text))
    print(f"\n{false.total()} false findings in {len(clean)} clean statements: {dict(false)}")
    assert false.total() / len(clean) < 0.5


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("He told April that it was late.", Kind.NAME, "April"),
        ("Brown told us it was late.", Kind.NAME, "Brown"),
        ("We spoke to mr o’neill.", Kind.NAME, "mr o’neill"),
        ("We spoke to Mr JS.", Kind.INITIALS, "Mr JS"),
        ("We wrote to Chester about it.", Kind.NAME, "Chester"),
        ("The house at 12A acacia avenue was empty.", Kind.ADDRESS, "12A acacia avenue"),
        ("It is in ls11ur.", Kind.POSTCODE, "ls11ur"),
        ("He rang +44 (0)7700 900123.", Kind.PHONE, "+44 (0)7700 900123"),
        ("Write to jane at example dot org.", Kind.EMAIL, "jane at example dot org"),
        ("She has a DOB: 3/4/62.", Kind.BIRTH, "DOB: 3/4/62"),
        ("It has qq123456c on it.", Kind.NATIONAL_INSURANCE, "qq123456c"),
        ("The form says 943 476 5919.", Kind.NHS, "943 476 5919"),
        ("See 19 018 397.", Kind.CASE, "19 018 397"),
        ("The plan 21/01234/FUL stands.", Kind.CASE, "21/01234/FUL"),
    ],
)
def test_each_kind_is_found_as_what_it_is(text, kind, part):
    assert findings_in(text) == [(kind, part)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr B and Miss X, Mrs C’s son, met Mr and Mrs K.",
        "In May 2021 and on 3 June the Council wrote to Ms D.",
        "It paid £12,500 in 2019/20 under section 26A of the Care Act 2014.",
        "Leeds City Council and the London Borough of Barnet agreed.",
        "May the Council refuse? It may.",
        "Will the Council pay? Young people asked.",
    ],
)
def test_our_own_style_laws_councils_months_and_amounts_are_left_alone(text):
    assert findings_in(text) == []


def test_a_finding_stands_where_the_text_has_it_whatever_cannot_be_seen():
    text = "José and Ma\u200brtha Bło\u00adchowiak wrote to ０７７００９００１２３."
    for finding in scan(text, known=KNOWN):
        assert text[finding.start : finding.end] == finding.text
    assert [finding.text for finding in scan(text, known=KNOWN)] == [
        "José",
        "Ma\u200brtha Bło\u00adchowiak",
        "０７７００９００１２３",
    ]


def test_a_finding_keeps_its_hash_while_the_words_around_it_stay():
    sentence = "The Council wrote to Ms D and to Martha Holroyd about the long delay."
    (alone,) = scan(sentence, known=KNOWN)
    (among,) = scan(f"It was late. {sentence} It has agreed.", known=KNOWN)
    (other,) = scan(sentence.replace("Ms D and", "Ms D but not"), known=KNOWN)
    assert alone.hash == among.hash
    assert alone.hash != other.hash


def test_a_long_text_of_digits_and_capitals_is_read_in_a_moment():
    """No pattern may go back over a text again and again: this takes minutes where one does."""
    for part in ("1 ", "A ", "a.", "1/", "A1-", "Ab ", "1\n", "0(", "at x.", "May 1 ", "a"):
        scan(part * 4_000, known=KNOWN)
