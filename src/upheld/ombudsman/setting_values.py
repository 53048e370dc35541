"""What a value in a TOML file is: a text, a list of texts, a number, a list of groups; or what to
write instead.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from upheld.ombudsman.toml_values import shown

Settings = Mapping[str, Any]
Check = Callable[[str, Any], Iterator[str]]


def unknown_keys(where: str, group: Settings, known: Collection[str]) -> Iterator[str]:
    for key in group:
        if key not in known:
            yield f"{where}{key} is not a setting. Write one of: {', '.join(known)}."


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(is_text(text) for text in value)


def text(key: str, value: Any) -> Iterator[str]:
    if not is_text(value):
        yield f"{key}: {shown(value)} is not a text. Write it between quotes."


def whole_number(least: int, most: int) -> Check:
    def check(key: str, value: Any) -> Iterator[str]:
        if type(value) is not int or not least <= value <= most:
            yield (
                f"{key}: {shown(value)} is not a whole number from {least} to {most:,}."
                " Write it without quotes."
            )

    return check


def texts(key: str, value: Any) -> Iterator[str]:
    """A single text is refused: each of its letters would be taken for a text."""
    if not are_texts(value):
        yield f'{key}: {shown(value)} is not a list of texts. Write {key} = ["...", "..."].'


def not_groups(key: str, value: Any) -> Iterator[str]:
    """With one bracket instead of two, a list of groups becomes a single group."""
    groups = value if isinstance(value, list) else [value]
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in groups):
        yield (
            f"{key}: {shown(value)} is not a list of groups."
            f" Write [[{key}]] before each, with two brackets."
        )


def groups_of(key: str, value: Any) -> list[tuple[str, Settings]]:
    """Each group, with its place in the list."""
    groups = value if isinstance(value, list) else []
    return [
        (f"{key}, number {place}", group)
        for place, group in enumerate(groups, start=1)
        if isinstance(group, Mapping)
    ]
