"""The numbers in a text, as they are compared: what is printed is read back and looked up."""

import re

NUMBER = re.compile(r"(?P<sign>[<>]?)(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<unit>%?)")


def numbers_in(text: str) -> list[str]:
    """Without the commas of thousands; percentages as printed, so that 45 is not 45%.

    >>> numbers_in("1,203 of 1,500 (>99%) in 2019-20")
    ['1203', '1500', '>99%', '2019', '20']
    """
    return [
        f"{found['sign'] if found['unit'] else ''}{found['number'].replace(',', '')}{found['unit']}"
        for found in NUMBER.finditer(text)
    ]
