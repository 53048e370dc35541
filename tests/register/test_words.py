"""How a typed text becomes what is asked for, and what the list of synonyms may say."""

import tomllib
from itertools import combinations

import pytest

from upheld.register.words import SYNONYMS, Asked, asked, words_of

DATA = tomllib.loads(SYNONYMS.read_text("utf-8"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("repairs", "Repaired"), ("Children’s", "children's"), ("café", "CAFE"), ("delay", "delays")],
)
def test_capitals_accents_endings_and_apostrophes_do_not_matter(one, other):
    assert words_of(one) == words_of(other)


def test_words_are_asked_for_one_by_one_and_a_quotation_as_a_whole():
    assert asked('delay "the repair" of roof') == [
        Asked(words=("delay",)),
        Asked(phrases=(("the", "repair"),)),
        Asked(words=("roof",)),
    ]


def test_the_longest_synonym_is_taken_and_its_own_words_will_do_too():
    (whole,) = asked("statement of special educational needs")
    assert words_of("EHCP") in whole.phrases
    assert whole.words == words_of("statement special educational needs")


def test_no_words_stand_in_two_groups_of_synonyms():
    groups = [{words_of(member) for member in group} for group in DATA["groups"]]
    assert [one & other for one, other in combinations(groups, 2) if one & other] == []


def test_every_group_of_synonyms_says_more_than_one_thing():
    assert [group for group in DATA["groups"] if len({words_of(m) for m in group}) < 2] == []


def test_every_member_of_a_group_asks_for_all_of_it():
    for group in DATA["groups"]:
        members = {words_of(member) for member in group}
        for member in group:
            (part,) = asked(member)
            assert set(part.phrases) == members


def test_words_that_tell_nothing_are_not_asked_for():
    assert asked(" ".join(DATA["telling_nothing"])) == []
