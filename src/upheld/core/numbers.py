"""The numbers in a text, ready to compare: what is printed is read back and looked up."""

import re
from collections.abc import Iterable

NUMBER = re.compile(
    r"([<>]|more than |less than )?([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(%?)"  # sign, number, unit
)
# In prose a sign is written out. Only a percentage has one: "47 more than the 30 before" has none.
SIGNS = {"more than ": ">", "less than ": "<"}


def numbers_in(text: str, *, names: Iterable[str] = ()) -> list[str]:
    """Without thousands separators, and percentages as printed, so that 45 is not 45%. A digit in
    one of ``names``, of a body or a group, is not a number.

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
        f"{SIGNS.get(sign, sign) if unit else ''}{number.replace(',', '')}{unit}"
        for sign, number, unit in NUMBER.findall(text)
    ]
