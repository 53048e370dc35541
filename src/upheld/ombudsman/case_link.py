"""The address of a case in the system that holds its correspondence: a pattern in office.toml.

The reference can be anywhere after the host, and can only be what it is: it is encoded, so that it
can never lead to another host or add to a query.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

from upheld.core.references import key_of, typed
from upheld.ombudsman.addresses import NOT_IN_AN_ADDRESS, website
from upheld.ombudsman.toml_values import shown

EXAMPLE = "https://cases.example/{reference}"
SPELLINGS = {  # how the address spells 19 018 397
    "reference": lambda reference: reference,  # 19%20018%20397
    "key": key_of,  # 19-018-397
    "typed": typed,  # 19018397
}
PLACE = re.compile(r"\{(\w*)\}")


def problems_of_case_link(key: str, value: Any) -> Iterator[str]:
    if not isinstance(value, str):
        yield f'{key}: {shown(value)} is not a text. Write {key} = "{EXAMPLE}".'
    elif why := _trouble(value):
        yield f'{key}: {shown(value)} {why} Write, for example, "{EXAMPLE}".'


def _trouble(pattern: str) -> str:
    if NOT_IN_AN_ADDRESS.search(pattern):
        return "has a character that no address can have."
    places = PLACE.findall(pattern)
    if len(places) != 1 or places[0] not in SPELLINGS or re.search(r"[{}]", PLACE.sub("", pattern)):
        known = ", ".join(f"{{{name}}}" for name in SPELLINGS)
        return f"must have one of {known}, once, and no other brackets."
    if not website(PLACE.sub("1", pattern)):
        return "is not the address of a website, which begins with https:// and has no password."
    return (
        "must have its host before the reference." if PLACE.search(urlsplit(pattern).netloc) else ""
    )


def address_of_case(pattern: str, reference: str) -> str:
    """'' without a pattern.

    >>> address_of_case("https://cases.example/{reference}", "19 018 397")
    'https://cases.example/19%20018%20397'
    >>> address_of_case("https://cases.example/?case={typed}", "19 018 397")
    'https://cases.example/?case=19018397'
    """
    return PLACE.sub(lambda place: quote(SPELLINGS[place[1]](reference), safe=""), pattern)
