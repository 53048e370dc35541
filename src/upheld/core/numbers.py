"""The numbers in a text, as they are compared: what is printed is read back and looked up."""

import re
from collections.abc import Iterable

NUMBER = re.compile(
    r"(?P<sign>[<>]|more than |less than )?"
    r"(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<unit>%?)"
)
SIGNS = {"more than ": ">", "less than ": "<"}  # in prose a sign is written out


def numbers_in(text: str, *, names: Iterable[str] = ()) -> list[str]:
    """Without the commas of thousands; percentages as printed, so that 45 is not 45%. A digit in
    one of ``names``, of a body or of a group, is no number.

    >>> numbers_in("1,203 of 1,500 (>99%) in 2019-20, more than 98%")
    ['1203', '1500', '>99%', '2019', '20', '>98%']
    >>> numbers_in("A2Dominion, 3 of 12 in the G15", names=["A2Dominion", "G15"])
    ['3', '12']
    >>> numbers_in("Area 12 is not Area 1.", names=["Area 1"])
    ['12']
    """
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
    return [
        f"{_sign(found)}{found['number'].replace(',', '')}{found['unit']}"
        for found in NUMBER.finditer(text)
    ]


def _sign(found: re.Match[str]) -> str:
    """Of percentages alone: "47 more than the year before 30" signs nothing."""
    sign = found["sign"] or ""
    return SIGNS.get(sign, sign) if found["unit"] else ""
