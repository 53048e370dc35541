"""The line that each key in a TOML file is on, so that a problem can be reported with its line.

tomllib says what is in a file but not where. We give it one statement at a time, so that only
tomllib needs to know how TOML is written.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str, ...]  # ("signatories", "2", "name")
KEY_OF_A_PROBLEM = re.compile(r"(.*?)(?=:| is )")
BETWEEN_KEYS = re.compile(r", number |[., ]+")


def lines_of(text: str) -> dict[Path, int]:
    """The line of each key and group in a file that can be read.

    >>> lines_of('name = "A"\\n[[links]]\\ntext = "B"')
    {('name',): 1, ('links',): 2, ('links', '1'): 2, ('links', '1', 'text'): 3}
    """
    found: dict[Path, int] = {}
    within: Path = ()
    for line, statement, content in _statements(text):
        if statement.lstrip().startswith("["):
            within = _numbered(_paths(content)[-1], found)
            paths = [within]
        else:
            paths = [(*within, *path) for path in _paths(content)]
        for path in paths:
            for length in range(1, len(path) + 1):
                found.setdefault(path[:length], line)
    return found


def line_of(problem: str, lines: Mapping[Path, int]) -> int | None:
    """The line of the key that a problem begins with, or of the group that the key is in.

    >>> lines = {("links",): 2, ("links", "1"): 2, ("links", "1", "text"): 3}
    >>> line_of("links, number 1, text: 7 is not a text.", lines), line_of("name is missing", lines)
    (3, None)
    """
    key = KEY_OF_A_PROBLEM.match(problem)
    path = tuple(BETWEEN_KEYS.split(key[1])) if key else ()
    known = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[each] for each in known if each in lines), None)


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Each statement with its first line: one line, or as many as it takes to be readable."""
    first, held = 1, ""
    for number, line in enumerate(text.split("\n"), start=1):
        held += line + "\n"
        try:
            content = tomllib.loads(held)
        except (ValueError, RecursionError):
            continue
        if content:
            yield first, held, content
        first, held = number + 1, ""


def _paths(content: Any) -> list[Path]:
    """The path of every key, from the outside in, with the groups in a list by number."""
    if isinstance(content, dict):
        inside = [((key,), value) for key, value in content.items()]
    elif isinstance(content, list):
        inside = [((str(place),), value) for place, value in enumerate(content, start=1)]
    else:
        return []
    return [path for key, value in inside for path in (key, *((*key, *p) for p in _paths(value)))]


def _numbered(path: Path, found: Mapping[Path, int]) -> Path:
    """tomllib reads each [[links]] alone, as number 1, however many came before it."""
    if path[-1] != "1":
        return path
    before = [each for each in found if len(each) == len(path) and each[:-1] == path[:-1]]
    return (*path[:-1], str(len(before) + 1))
