"""A word of the vocabulary that has a name is written out there alone."""

import ast
from pathlib import Path

import pytest

import upheld
from upheld.core import vocabulary

SOURCE = Path(upheld.__file__).parent
NAMED = {
    vocabulary.CHIEF_EXECUTIVE: ["core/vocabulary.py"],
    vocabulary.LINK_OFFICER: ["core/vocabulary.py"],
    vocabulary.PREMATURE: ["core/vocabulary.py"],
    vocabulary.UNDER_REVIEW: ["core/vocabulary.py", "office/rules/states.py"],  # a state, too
}


@pytest.fixture(scope="module")
def written() -> dict[str, set[object]]:
    """Module to the words and numbers in it; migrations apart, which keep what once was."""
    return {
        path.relative_to(SOURCE).as_posix(): {
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant)
        }
        for path in sorted(SOURCE.rglob("*.py"))
        if "migrations" not in path.parts
    }


@pytest.mark.parametrize("word", NAMED)
def test_a_word_with_a_name_is_written_out_once(written, word):
    assert [module for module, words in written.items() if word in words] == NAMED[word]
