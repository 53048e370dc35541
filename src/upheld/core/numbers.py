"""The numbers in a text, as they are compared: what is printed is read back and looked up."""

import re
from collections.abc import Iterable

NUMBER = re.compile(r"(?P<sign>[<>]?)(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<unit>%?)")


def numbers_in(text: str, *, names: Iterable[str] = ()) -> list[str]:
    """Without the commas of thousands; percentages as printed, so that 45 is not 45%. A digit in
    one of ``names``, of a body or of a group, is no number.

    >>> numbers_in("1,203 of 1,500 (>99%) in 2019-20")
    ['1203', '1500', '>99%', '2019', '20']
    >>> numbers_in("A2Dominion, 3 of 12 in the G15", names=["A2Dominion", "G15"])
    ['3', '12']
    """
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return [
        f"{found['sign'] if found['unit'] else ''}{found['number'].replace(',', '')}{found['unit']}"
        for found in NUMBER.finditer(text)
    ]
