"""Whether words for the public contain a deadline, which a service improvement's never may.

They are published unchanged, while extensions move the date: so the date has its own column, and
the words say only what is to be done. The patterns find dates, periods within which something is to
be done, and "by ...". How long a service may take in its own work is worded like a deadline too
("answer within 20 working days"). It is refused as well, because the two cannot be told apart for
certain: put it in other words ("answer in the time that the policy sets").
"""

import re

from upheld.core.days import MONTHS

_MONTH = "(?:" + "|".join(f"{month}|{month[:3]}" for month in MONTHS) + r"|Sept)\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMBER = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen"
    r"|fifteen|eighteen|twenty(?:[- ](?:one|four|five|eight))?|thirty|forty|sixty|ninety|few)"
)
_KIND = r"(?:calendar |working |school |clear |full )?"
_UNIT = r"(?:hours?|days?|weeks?|fortnights?|months?|quarters?|years?|terms?)"
_SPAN = rf"(?:(?:an? )?further )?{_NUMBER}(?: \(\d+\))? (?:further |more )?{_KIND}{_UNIT}\b"
_PERIOD = rf"(?:{_UNIT}|{_MONTH}|spring|summer|autumn|winter|easter|christmas|financial|\d{{4}})"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # A day.
        rf"\b{_DAY}(?: day)?(?: of)? {_MONTH}(?: \d{{4}})?",
        rf"\b{_MONTH} (?:{_DAY}\b(?:,? \d{{4}})?|\d{{4}}\b)",
        r"\b\d{4}-\d{2}-\d{2}\b",
        r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b",
        # A stretch of time.
        rf"\bwithin (?:the |its )?(?:next |coming |following )?(?:{_SPAN}|{_KIND}{_UNIT}\b)",
        rf"\b(?:in|over|during) (?:the )?(?:next|coming|following) (?:{_SPAN}|{_KIND}{_UNIT}\b)",
        rf"\bin {_NUMBER} {_KIND}{_UNIT}(?:['’]s?|s['’])? time\b",
        rf"\b{_SPAN} (?:of|from|after)"
        r" (?:the (?:date|day|final|decision)|this|our|today|receipt)\b",
        # By, before, no later than.
        rf"\bby (?:the )?(?:{_MONTH}|{_WEEKDAY}|spring|summer|autumn|winter|easter|christmas)\b",
        rf"\bby (?:{_SPAN}|{_DAY}\b|\d{{4}}\b|tomorrow|then)",
        rf"\bby (?:the )?(?:next|this|following|coming) {_KIND}{_PERIOD}",
        r"\bby (?:the )?(?:end|start|beginning|close|middle) of\b",
        rf"\b(?:before|until|till) (?:the )?(?:end|start|beginning|close|middle) of"
        rf" (?:the |this |next |each )*(?:\w+ )?{_PERIOD}",
        rf"\b(?:before|until|till) (?:next {_PERIOD}|{_MONTH})",
        r"\bno(?:t)? later than\b",
        r"\bat the latest\b",
    )
)


def deadline_in(text: str) -> str:
    """The first words that read as a deadline; '' if there are none.

    >>> deadline_in("Train its officers within two terms of the decision.")
    'within two terms'
    >>> deadline_in("Train its officers, by writing to all of them.")
    ''
    """
    told = " ".join(text.split())
    found = [match for pattern in PATTERNS if (match := pattern.search(told))]
    return min(found, key=lambda match: match.start()).group().strip() if found else ""
