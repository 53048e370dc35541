"""Days as people write them: 27/3/2024, 27.3.24, Wednesday 27th March 2024, 27 Mar, 2024.

The day comes before the month, as it does in Britain. Only 2024-03-27 begins with the year.
"""

import re

NUMBERS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %m %Y", "%d/%m/%y", "%d.%m.%y", "%d-%m-%y")
WORDS = ("%d %B %Y", "%d %b %Y", "%d %B %y", "%d %b %y", "%B %d %Y", "%b %d %Y")
DAY_FORMATS = ("%Y-%m-%d", *NUMBERS, *WORDS)

_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[ ,.]*", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(\d{1,2})(st|nd|rd|th)\b", re.IGNORECASE)
_OF = re.compile(r"\bof\b", re.IGNORECASE)
_SEPTEMBER = re.compile(r"\bsept\b\.?", re.IGNORECASE)
_DOT_OF_MONTH = re.compile(r"(?<=[a-z])\.", re.IGNORECASE)


def in_one_form(text: str) -> str:
    """Without what does not say which day it is.

    >>> in_one_form(" Wednesday, the 27th of Sept., 2024 ")
    '27 Sep 2024'
    """
    text = _WEEKDAY.sub("", text.strip())
    text = re.sub(r"^the\b ", "", text, flags=re.IGNORECASE)
    text = _OF.sub(" ", _ORDINAL.sub(r"\1", text))
    text = _DOT_OF_MONTH.sub("", _SEPTEMBER.sub("Sep", text))
    text = re.sub(r" ?([/.-]) ?", r"\1", text.replace(",", " "))
    return " ".join(text.split())
