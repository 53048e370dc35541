"""GLOSSARY.md has each word once and in order, and none of the office's states is missing."""

import re
from pathlib import Path

from upheld.office.rules.states import State

TEXT = (Path(__file__).parent.parent / "GLOSSARY.md").read_text("utf-8")
ROW = re.compile(r"^\| (?!word \|)([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def words_of(section: str) -> list[str]:
    return [word for word, _ in ROW.findall(section)]


def test_each_word_is_there_once() -> None:
    words = words_of(TEXT)
    assert len(words) > 80
    assert sorted(words) == sorted(set(words))


def test_each_table_is_in_the_order_of_its_words() -> None:
    for section in TEXT.split("\n## ")[1:]:
        words = [word.removeprefix("the ").casefold() for word in words_of(section)]
        assert words == sorted(words)


def test_what_became_of_councils_is_explained() -> None:
    assert {"merged", "abolished", "predecessor, successor"} - set(words_of(TEXT)) == set()


def test_every_state_of_a_decision_is_explained() -> None:
    assert {state.value for state in State} - set(words_of(TEXT)) == set()
