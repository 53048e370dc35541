"""Telling what else was searched."""

from hypothesis import given
from hypothesis import strategies as st

from upheld.register.also_searched import also_searched


def test_the_others_of_a_group_are_told_in_their_own_spelling():
    assert also_searched("Blue badges refused") == [
        "disabled parking badge",
        "disabled parking permit",
    ]


def test_what_stands_between_quotes_is_searched_alone():
    assert also_searched("“blue badge” refused") == []


def test_words_without_a_synonym_have_none():
    assert also_searched("delay") == []


@given(st.text(max_size=60))
def test_no_text_is_an_error(text):
    assert isinstance(also_searched(text), list)
