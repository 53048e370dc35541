"""A letter as the template gets it: what it says, written so that it can be set.

A tab becomes a space, as it would not in print. A word longer than a line may break at zero-width
marks, which reading back leaves out. A figure in a narrow column never breaks within its counts.
HTML breaks words by its style.
"""

import json
import re
from dataclasses import asdict
from typing import Any

from upheld.publish.letters.letter import Addressee, Letter
from upheld.publish.letters.numeric_columns import flush_right

LONGEST_WORD = 24  # characters that fit a letter's narrowest column
MAY_BREAK = "\u200b"
LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
AFTER_SIGN = re.compile(r"(?<=[/.,;:_=&?@#)-])(?<!//)(?=\w)")
NO_BREAK = "\u00a0"
TO_ADDRESS = "://"
JOINED = TO_ADDRESS + "\u2060"  # or a line could end between https:// and its address
WITHIN_COUNTS = re.compile(r"(?<![%,]) ")  # 100% (14 of 14, 1 late) [r]
PIECES = re.compile(rf"(?:.[\u0300-\u036f]*){{1,{LONGEST_WORD}}}")  # each letter with its marks
# Not running text: names, drawings and links.
AS_IT_IS = frozenset(
    ("slug", "authority", "title", "language", "office_name", "colour", "kind", "measure", "svg")
)


def letter_as_set(letter: Letter) -> str:
    """As JSON, with the columns of each table that are set flush right."""
    content = letter.as_data()
    for section in content["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "table":
                numbers = flush_right(block["rows"]) or [False] * len(block["headings"])
                block["flush_right"] = numbers
                block["rows"] = [_with_counts_whole(row, numbers) for row in block["rows"]]
    return json.dumps(_as_set(content), ensure_ascii=False)


def addressee_as_set(addressee: Addressee) -> str:
    return json.dumps(_as_set(asdict(addressee)), ensure_ascii=False)


def breakable(text: str) -> str:
    """
    >>> breakable("see https://ombudsman.example/reviews, or ask").replace(MAY_BREAK, "|")
    'see https://ombudsman.|example/|reviews, or ask'
    >>> breakable("a" * 50).replace(MAY_BREAK, "|")
    'aaaaaaaaaaaaaaaaaaaaaaaa|aaaaaaaaaaaaaaaaaaaaaaaa|aa'
    """
    return LONG_WORD.sub(lambda word: MAY_BREAK.join(_pieces(word[0])), text)


def _with_counts_whole(row: list[str], are_numbers: list[bool]) -> list[str]:
    return [
        counts_whole(cell) if is_number else cell
        for cell, is_number in zip(row, are_numbers, strict=True)
    ]


def counts_whole(cell: str) -> str:
    """
    >>> counts_whole("100% (14 of 14, 1 late) [r]").replace(NO_BREAK, "_")
    '100% (14_of_14, 1_late)_[r]'
    """
    whole = WITHIN_COUNTS.sub(NO_BREAK, cell)
    fits = all(len(piece) <= LONGEST_WORD for piece in whole.split(" "))
    return whole if fits else cell


def _pieces(word: str) -> list[str]:
    return [piece for part in AFTER_SIGN.split(word) for piece in PIECES.findall(part)]


def _as_set(value: Any) -> Any:
    if isinstance(value, str):
        return breakable(value.replace("\t", " ")).replace(TO_ADDRESS, JOINED)
    if isinstance(value, list | tuple):
        return [_as_set(each) for each in value]
    if isinstance(value, dict) and value.get("kind") != "links":
        return {key: each if key in AS_IT_IS else _as_set(each) for key, each in value.items()}
    return value
