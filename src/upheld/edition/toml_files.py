"""The TOML files of an office folder: read in one way, in the plain form, and what is wrong told.

Whoever reads one decides what may be in it; here only that it can be read, and what it would print
printed.
"""

import codecs
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from upheld.core.mistakes import Mistake
from upheld.core.plain import plain
from upheld.core.printed import unprintable, why_unprintable


class TomlError(Mistake):
    """A file that cannot be read as TOML at all: which, why, and what to do."""


@dataclass(frozen=True, kw_only=True)
class TomlFile:
    content: dict[str, Any]
    unprintable: tuple[str, ...]  # of each text that a letter could not print: line, key, why


def read_toml(path: Path) -> TomlFile:
    """The file's texts in their plain form. Raises TomlError."""
    try:
        data = path.read_bytes().removeprefix(codecs.BOM_UTF8)
        text = data.decode("utf-8")
        content = _plain(tomllib.loads(text))
    except OSError as error:
        raise TomlError(
            f"{path} cannot be read: {error.strerror}. Put a file there that you may read."
        ) from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TomlError(
            f"{path} is not TOML: line {line} is not UTF-8. Save the file again as UTF-8."
        ) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TomlError(f"{path} is not TOML: {error}. Correct that line.") from None
    return TomlFile(content=content, unprintable=tuple(_unprintable(content, text)))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _unprintable(content: Mapping[str, Any], text: str) -> Iterator[str]:
    lines = plain(text).split("\n")
    for key, value in _texts(content):
        if why := why_unprintable(value):
            trouble, remedy = why
            sign = next(unprintable(value)).sign
            line = next((f"line {n}, " for n, each in enumerate(lines, 1) if sign in each), "")
            yield f"{line}{key}: {value!r} {trouble}. {remedy}"


def _texts(group: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its key, as letter.closing or address, number 2."""
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
