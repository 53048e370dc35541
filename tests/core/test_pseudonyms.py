"""What looks like the name of a real person, and what is a pseudonym."""

import pytest

from upheld.core.pseudonyms import looks_like_a_name


@pytest.mark.parametrize(
    "text",
    [
        *("Ms Jane Fairweather", "ms jane fairweather", "MISS FAIRWEATHER", "Mr & Mrs Fairweather"),
        *("Jane Fairweather", "Fairweather, Jane", "J. Fairweather", "Siân O’Brien", "Mx Li"),
        *("Mr van Dyke", "Mr B and Jane Fairweather", "JANE FAIRWEATHER", "Dr B Fairweather"),
    ],
)
def test_a_title_and_a_name_or_two_words_with_capitals_look_real(text):
    assert looks_like_a_name(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Mr B", "Miss XY", "Miss X. Y.", "Mr and Mrs B", "Mr B (on behalf of Miss C)"),
        *("Complainant A", "Person A and Person B", "Person 12", "C-000123", "complainant-4711"),
        *("Ms T's son", "Mr B’s mother", "The complainant", "Repairs to homes", "Mr"),
    ],
)
def test_a_title_with_letters_and_a_mark_are_pseudonyms(text):
    assert not looks_like_a_name(text)
