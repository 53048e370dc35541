"""Lists and small numbers are written in one way, and by one function."""

import ast
from pathlib import Path

import upheld
from upheld.core.english import SMALL_NUMBERS, joined, written_out

CODE = {
    path.relative_to(Path(upheld.__file__).parent).as_posix(): path.read_text()
    for path in sorted(Path(upheld.__file__).parent.rglob("*.py"))
}


def test_words_are_joined_with_commas_and_one_and():
    assert joined([]) == ""
    assert joined(["Corby"]) == "Corby"
    assert joined(word for word in ("Corby", "Kettering")) == "Corby and Kettering"
    assert joined(["Corby", "Kettering", "Daventry"]) == "Corby, Kettering and Daventry"
    assert joined(["a", "b", "c"], last_after="or") == "a, b or c"


def test_numbers_are_written_out_up_to_ten():
    assert [written_out(n) for n in (0, 1, 10, 11, 1_100)] == ["no", "one", "ten", "11", "1,100"]


def joins_a_list(node):
    """Whether an f-string holds a ", ".join(...), then a word such as and, then the last."""
    if not isinstance(node, ast.JoinedStr):
        return False
    text = ast.unparse(node)
    return "', '.join(" in text and ("} and {" in text or "} or {" in text)


def test_no_other_code_joins_words_so():
    found = [
        name
        for name, code in CODE.items()
        if any(joins_a_list(node) for node in ast.walk(ast.parse(code)))
    ]
    assert found == []


def test_no_other_code_has_a_list_of_numbers_in_words():
    three = tuple(word for number in SMALL_NUMBERS[1:4] for word in (f'"{number}"',))
    found = [name for name, code in CODE.items() if all(each in code.lower() for each in three)]
    assert found == ["core/english.py"]


def test_how_far_work_is_is_told_in_one_way():
    typed = [name for name, code in CODE.items() if "Callable[[str, int, int], None]" in code]
    assert typed == ["core/progress.py"]
