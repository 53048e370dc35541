"""A group of a TOML file, asked for its keys one by one: every problem is listed, with its place.

The answer has the right type in any case, so that all of a file is looked at, however much of it is
wrong. A key that is never asked for is a problem too.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from upheld.core.years import Year, YearError
from upheld.ombudsman.toml_lines import Path, lines_of
from upheld.ombudsman.toml_values import as_key, shown

A_TEXT = '"..."'
FORMS = {"a text": A_TEXT, "a list of texts": f"[{A_TEXT}]", "a whole number": "1"}


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """What is wrong, and what to write, at a place: ("outcomes", "upheld", "stage")."""

    path: Path
    text: str

    def with_line(self, lines: Mapping[Path, int]) -> str:
        known = (self.path[:length] for length in range(len(self.path), 0, -1))
        line = next((lines[each] for each in known if each in lines), None)
        place = ", ".join(f"number {each}" if each.isdigit() else each for each in self.path)
        return f"{f'line {line}, ' if line else ''}{place}: {self.text}"


def with_lines(troubles: Iterable[Trouble], text: str) -> tuple[str, ...]:
    """Each in one line, with the line of the file it is about."""
    found = tuple(troubles)
    lines = lines_of(text) if found else {}
    return tuple(dict.fromkeys(each.with_line(lines) for each in found))


def near(word: str, known: Iterable[str]) -> str:
    """What to write instead of a word that is none of these."""
    known = list(known)
    found = get_close_matches(word, known, n=1)
    if found:
        return f'Did you mean "{found[0]}"?'
    return f"Write one of: {', '.join(known)}." if known else "Delete it."


@dataclass
class Group:
    """``content`` may be anything: what is not a group is a problem, and counts as an empty one."""

    content: Any
    path: Path
    troubles: list[Trouble]
    asked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if not isinstance(self.content, Mapping):
            self.trouble(f"{shown(self.content)} is not a group. Write {{ key = value }}.")
            self.content = {}

    def trouble(self, text: str, *keys: str) -> None:
        self.troubles.append(Trouble(path=(*self.path, *keys), text=text))

    def is_wrong(self, *keys: str) -> bool:
        """Whether anything is wrong with one of these."""
        paths = [(*self.path, key) for key in keys]
        return any(each.path[: len(self.path) + 1] in paths for each in self.troubles)

    def finish(self) -> None:
        """Tell what was never asked for."""
        for key in self.content:
            if key not in self.asked:
                self.trouble(f"there is no such key. {near(key, sorted(self.asked))}", key)

    def has(self, key: str) -> bool:
        self.asked.add(key)
        return key in self.content

    def text(self, key: str, *, known: Collection[str] = (), default: str | None = None) -> str:
        """``known``: the words that it may be. Without a default it must be there."""
        value = self._given(key, default)
        instead = next(iter(known), "") if default is None else default
        if value is None and known:
            self.trouble(f"it is missing. Write one of: {', '.join(known)}.", key)
            return instead
        if not isinstance(value, str) or not (value.strip() or value == default):
            self._not_a(key, value, "a text", "Write a text between quotes")
            return instead
        if known and value not in known and value != default:
            self.trouble(f'"{value}" is not one that we know. {near(value, known)}', key)
            return instead
        return value

    def texts(
        self, key: str, *, known: Collection[str] = (), default: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        value = self._given(key, default)
        are_texts = isinstance(value, Sequence) and not isinstance(value, str)
        if not are_texts or not all(isinstance(each, str) and each.strip() for each in value):
            self._not_a(key, value, "a list of texts", 'Write ["...", "..."]')
            return tuple(default or ())
        for each in value:
            if known and each not in known:
                self.trouble(f'"{each}" is not one that we know. {near(each, known)}', key)
            if value.count(each) > 1:
                self.trouble(f'"{each}" is there twice. Delete one.', key)
        return tuple(each for each in dict.fromkeys(value) if not known or each in known)

    def flag(self, key: str, *, default: bool = False) -> bool:
        value = self._given(key, default)
        if isinstance(value, bool):
            return value
        self._not_a(key, value, "true or false", "Write one of them without quotes")
        return default

    def number(self, key: str, *, default: int | None = None, least: int = 1) -> int:
        value = self._given(key, default)
        if isinstance(value, int) and not isinstance(value, bool):
            if value >= least or value == default:
                return value
            self.trouble(f"{value} is too small. Write {least} or more.", key)
        else:
            self._not_a(key, value, "a whole number", f"Write {least} or more, without quotes")
        return default if default is not None else least

    def year(self, key: str) -> Year | None:
        """A business year, or None if it is not there."""
        value = self._given(key, "")
        try:
            return Year.parse(value) if value != "" else None
        except (YearError, TypeError):
            self._not_a(key, value, "a year", 'Write it like "2019-20"')
            return None

    def group(self, key: str) -> "Group":
        """The group under a key; an empty one if it is not there."""
        return Group(self._given(key, {}), (*self.path, key), self.troubles)

    def groups(self, key: str) -> list["Group"]:
        """The groups of a list, [[key]]."""
        value = self._given(key, [])
        if not isinstance(value, list):
            self._not_a(key, value, "a list of groups", f"Write [[{key}]] before each")
            return []
        return [
            Group(each, (*self.path, key, str(place)), self.troubles)
            for place, each in enumerate(value, start=1)
        ]

    def members(self, key: str) -> dict[str, "Group"]:
        """The groups under a key by their own keys, in their order."""
        within = self.group(key)
        within.asked.update(within.content)
        return {
            name: Group(value, (*within.path, name), self.troubles)
            for name, value in within.content.items()
        }

    def _given(self, key: str, default: Any) -> Any:
        self.asked.add(key)
        return self.content.get(key, default)

    def _not_a(self, key: str, value: Any, kind: str, remedy: str) -> None:
        if value is None:
            self.trouble(f"it is missing. Write {as_key(key)} = {FORMS[kind]}.", key)
        else:
            self.trouble(f"{shown(value)} is not {kind}. {remedy}.", key)
