"""The TOML files in an ombudsman's folder: read in one way, with texts in their plain form.

The module that needs a file decides what may be in it, and which characters: a letter can print
fewer than a page. Here we only check that it can be read, and find the line of each problem.
"""

import codecs
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from upheld.core.mistakes import Mistake
from upheld.core.plain import plain
from upheld.core.printed import why_unprintable
from upheld.ombudsman.toml_lines import line_of, lines_of
from upheld.ombudsman.toml_values import why_no_toml

# What is wrong with a text that would be printed, and what to do; None if nothing is wrong.
Refused = Callable[[str], tuple[str, str] | None]


class TomlError(Mistake):
    """A file that cannot be read as TOML at all: which file, why, and what to do."""


@dataclass(frozen=True, kw_only=True)
class TomlFile:
    content: dict[str, Any]
    text: str
    unfit: tuple[str, ...]  # for each text that could not be printed: its key, and why

    def with_lines(self, problems: Iterable[str]) -> tuple[str, ...]:
        """These problems, and the texts that could not be printed, each with its line and key."""
        found = (*self.unfit, *problems)
        lines = lines_of(self.text) if found else {}
        return tuple(
            f"line {line}, {problem}" if (line := line_of(problem, lines)) else problem
            for problem in found
        )


NO_FILE = TomlFile(content={}, text="", unfit=())


def read_toml(path: Path, *, refused: Refused = why_unprintable) -> TomlFile:
    """The file's texts in their plain form. Raises TomlError."""
    try:
        data = path.read_bytes().removeprefix(codecs.BOM_UTF8)
        text = data.decode("utf-8")
        return _read(text, refused)
    except OSError as error:
        raise TomlError(
            f"{path} cannot be read: {error.strerror}. Put a file there that you can read."
        ) from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TomlError(
            f"{path} is not TOML: line {line} is not UTF-8. Save the file again as UTF-8."
        ) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TomlError(f"{path} is not TOML: {why_no_toml(error, text)}") from None
    except ValueError:  # Python does not read numbers with more than 4,300 digits
        line = re.split("[0-9_]{4300}", text)[0].count("\n") + 1
        raise TomlError(f"{path}: the number in line {line} is far too long. Shorten it.") from None


@lru_cache(maxsize=16)
def _read(text: str, refused: Refused) -> TomlFile:
    """Once for the same text, so nobody may change what is in it."""
    content = _plain(tomllib.loads(text))
    unfit = (
        f"{key}: {value!r} {why[0]}. {why[1]}"
        for key, value in _texts(content)
        if (why := refused(value))
    )
    return TomlFile(content=content, text=text, unfit=tuple(unfit))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _texts(group: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its key, such as letter.closing, or address, number 2."""
    for key, value in group.items():
        yield from _texts_of(f"{within}{key}", value)


def _texts_of(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for place, each in enumerate(value, start=1):
            yield from _texts_of(f"{key}, number {place}", each)
    elif isinstance(value, Mapping):
        yield from _texts(value, f"{key}.")
