"""What only tests call is a test's own, and stands in tests/: here nothing is kept for them."""

import ast
import re
from collections import Counter
from pathlib import Path

import upheld

CODE = Path(upheld.__file__).parent
ROOMS = ("core", "edition", "intake", "register")  # the others have names that a library calls
KEPT = {"benjamini_hochberg"}  # of core.many_tests, which is yet to be used


def test_every_function_and_class_is_used_by_the_program():
    texts = [
        path.read_text(encoding="utf-8")
        for suffix in ("*.py", "*.html", "*.md", "*.toml")
        for path in CODE.rglob(suffix)
    ]
    named = Counter(word for text in texts for word in re.findall(r"\w+", text))
    unused = {
        node.name
        for room in ROOMS
        for path in (CODE / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("__")
        if named[node.name] == 1
    }
    assert unused == KEPT, "Use it, take it out, or move it to tests/."
