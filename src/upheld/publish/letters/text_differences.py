"""Whether what was read back is what the letter says: every text, in order, and nothing in between.

Extra text is allowed only in the place of the addressee, which editions do not hold, and it may not
contain a figure. So every digit that a reader sees is one of the letter's.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from upheld.publish.letters.letter import PRINTED, Printed, texts_of
from upheld.publish.letters.reading_back import folded

LIST_SIGNS = tuple("•‣–")
SHOWN = 60  # characters of a difference
PAGE_NUMBERS = re.compile(r"([0-9]+)[^0-9]{1,8}([0-9]+)")  # Page 1 of 3, or the same in Welsh


def differences(said: str, content: dict[str, Any], printed: Printed = PRINTED) -> list[str]:
    """The first difference in the running text, in words."""
    whole = folded(said)
    texts = [folded(text) for text in texts_of(content, printed)]
    opening = _texts_before_sections(content)
    place, extra = 0, ""
    for number, text in enumerate(texts):
        if not text:
            continue
        if number <= opening:  # the addressee is printed among these
            found = whole.find(text, place)
            if found < 0:
                return [f"does not print {_short(text)}"]
            extra += whole[place:found]
        else:
            found = _past_list_signs(whole, place, text)
            if not whole.startswith(text, found):
                return [_difference(whole[found:], text)]
        place = found + len(text)
    extra += whole[place:]
    if re.search("[0-9]", extra):
        return [
            f"prints {_short(_around_digit(extra))}, a number that is not in the letter. Remove it"
            " from letter.typ or from the contact"
        ]
    return []


def _texts_before_sections(content: dict[str, Any]) -> int:
    return sum(1 for _ in texts_of({**content, "sections": [], "signatures": []})) - 1


def _past_list_signs(printed: str, place: int, text: str) -> int:
    """Where the text begins after its list's bullet, which may also be its own first character."""
    while printed[place : place + 1] in LIST_SIGNS and not printed.startswith(text, place):
        place += 1
    return place


def _difference(printed: str, text: str) -> str:
    same = 0
    while same < min(len(printed), len(text)) and printed[same] == text[same]:
        same += 1
    start = max(same - 20, 0)
    return (
        f"prints {_short(printed[start:])} where the letter says {_short(text[start:])}"
        " (spaces are left out)"
    )


def _short(text: str) -> str:
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def _around_digit(text: str) -> str:
    found = re.search("[0-9]", text)
    assert found
    return text[max(found.start() - 15, 0) : found.start() + 15]


def edge_differences(edges: Sequence[str], content: dict[str, Any]) -> list[str]:
    """Wrong numbers in headers and footers: those that are not the letter's or the page's."""
    known = sorted({folded(text) for text in _repeated_texts(content)} - {""}, key=len)
    troubles = []
    for number, edge in enumerate(edges, start=1):
        rest = folded(edge)
        for text in reversed(known):
            rest = rest.replace(text, " ")
        pages = PAGE_NUMBERS.search(rest)
        if pages and (int(pages[1]), int(pages[2])) == (number, len(edges)):
            rest = rest.replace(pages[0], " ", 1)
        if re.search("[0-9]", rest):
            troubles.append(
                f"page {number} has {_short(rest.strip())} in its header or footer, which is not in"
                f" the letter; the page is {number} of {len(edges)}"
            )
    return troubles


def _repeated_texts(content: dict[str, Any]) -> Iterator[str]:
    """What a header or footer may repeat: whose letter it is, and the headings of a long table."""
    yield from (content["title"], content["authority"], content["office_name"], content["dated"])
    yield from content["marks"]
    for section in content["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "table":
                yield from (block["title"], *block["headings"])


def alts_of(content: dict[str, Any]) -> list[str]:
    return [
        block["picture"]["alt"]
        for section in content["sections"]
        for block in section["blocks"]
        if block["kind"] == "headline" and block["picture"]
    ]


def tables_in(content: dict[str, Any]) -> int:
    return sum(
        block["kind"] == "table" for section in content["sections"] for block in section["blocks"]
    )


def links_of(content: dict[str, Any]) -> set[str]:
    """The addresses that a letter links to."""
    return {
        address
        for section in content["sections"]
        for block in section["blocks"]
        if block["kind"] == "links"
        for _, address in block["items"]
    }
