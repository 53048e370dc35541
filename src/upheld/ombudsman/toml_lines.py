"""On which line of a TOML file each key stands: what is wrong is told with the line to go to.

tomllib says what a file holds and not where. It is asked statement by statement, so that it stays
the only one here who knows how TOML is written.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str, ...]  # ("signatories", "2", "name")
KEY_OF_A_PROBLEM = re.compile(r"(.*?)(?=:| is )")
BETWEEN_KEYS = re.compile(r", number |[., ]+")


def lines_of(text: str) -> dict[Path, int]:
    """The line of each key and group of a file that can be read.

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
    """Of the key that a problem begins with, or of what that is in.

    >>> lines = {("links",): 2, ("links", "1"): 2, ("links", "1", "text"): 3}
    >>> line_of("links, number 1, text: 7 is not a text.", lines), line_of("name is missing", lines)
    (3, None)
    """
    key = KEY_OF_A_PROBLEM.match(problem)
    path = tuple(BETWEEN_KEYS.split(key[1])) if key else ()
    known = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[each] for each in known if each in lines), None)


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Each with its first line: a line, or as many as it takes until they can be read."""
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
    """Of every key, from the outside in; the groups of a list by their numbers."""
    if isinstance(content, dict):
        inside = [((key,), value) for key, value in content.items()]
    elif isinstance(content, list):
        inside = [((str(place),), value) for place, value in enumerate(content, start=1)]
    else:
        return []
    return [path for key, value in inside for path in (key, *((*key, *p) for p in _paths(value)))]


def _numbered(path: Path, found: Mapping[Path, int]) -> Path:
    """[[links]] is read alone, as number 1, however many came before it."""
    if path[-1] != "1":
        return path
    before = [each for each in found if len(each) == len(path) and each[:-1] == path[:-1]]
    return (*path[:-1], str(len(before) + 1))
