"""How a message shows a value or a key of a TOML file: nearly as it is written there."""

import json
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

BARE = re.compile("[A-Za-z0-9_-]+")
LARGEST = 10**20  # a number with thousands of digits cannot even be shown


def shown(value: Any) -> str:
    """
    >>> shown({"on": date(2020, 7, 22), "is": [True, "a"]}), shown({}), shown(10**30)
    ("{ on = 2020-07-22, is = [true, 'a'] }", '{}', 'this number')
    """
    match value:
        case date() | time():
            return value.isoformat()
        case bool():
            return str(value).lower()
        case int() if abs(value) > LARGEST:
            return "this number"
        case list():
            return f"[{', '.join(map(shown, value))}]"
        case Mapping():
            inside = ", ".join(f"{as_key(key)} = {shown(each)}" for key, each in value.items())
            return f"{{ {inside} }}" if inside else "{}"
    return repr(value)


def as_key(key: str) -> str:
    """
    >>> as_key("fault-found"), as_key("no fault")
    ('fault-found', '"no fault"')
    """
    return key if BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def why_no_toml(error: Exception, text: str) -> str:
    """Why a text is no TOML: with the line, and what to write there if that can be known."""
    place = re.search(r"at line (\d+)", str(error))
    line = text.split("\n")[int(place[1]) - 1].strip() if place else ""
    if not line:
        return f"{error}. Correct that line."
    better = _in_quotes(line)
    remedy = f"Write {better}" if better else "Correct it"
    return f"{error}. The line is: {line.removesuffix('.')}. {remedy}."


def _in_quotes(line: str) -> str:
    """The line, with quotes around what is a text and has none, or only the first; '' if it is not
    that.

    >>> _in_quotes("name = Our Ombudsman  # in full"), _in_quotes("not for us = { listed = true }")
    ('name = "Our Ombudsman"', '"not for us" = { listed = true }')
    >>> _in_quotes('name = "Our Ombudsman'), _in_quotes('name = "A" "B"')
    ('name = "Our Ombudsman"', '')
    """
    key, is_pair, value = (part.strip() for part in line.partition("="))
    bare = value.partition("#")[0].strip().removeprefix('"')
    if not is_pair or not key or key[0] in "[#":
        return ""
    if not BARE.fullmatch(key.replace(".", "")) and '"' not in key and "'" not in key:
        return f"{as_key(key)} = {value}"
    is_text = bare and bare[0] not in "[{'" and '"' not in bare
    return f'{key} = "{bare}"' if is_text else ""
