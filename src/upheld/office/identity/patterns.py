"""What can be recognised by its form alone: addresses, numbers, dates of birth, initials.

The patterns are wide on purpose: a person looks at every finding, but nobody looks at what is not
found. Each repetition is limited, so that no text takes long. Common and harmless matches (years,
amounts, High Court) are listed below them.
"""

import re
from collections.abc import Iterator

from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import listed

# What may stand between the parts of one number.
GAP = r"[\s.,()/–—‐‑-]{0,3}"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
# Someone born in such a year is an adult, and no event that is complained about is so old.
LONG_AGO = r"(?:19\d\d|200[0-5])"
DATE = (
    rf"(?<!\w)(?:{DAY}[\s/.-]*(?:of\s+)?{MONTH}|{MONTH}\s+\d{{1,2}}\b|{MONTH},?\s+\d{{4}}"
    r"|\d{1,2}\s?[\s/.-]\s?\d{1,2}\s?[\s/.-]\s?\d{2}|\d{4}-\d\d-\d\d|\d{6}|(?:19|20)\d\d)"
    r"(?:[\s,/.'’-]*\d{1,4})?"
)
BORN = r"(?:\bborn\b|\b(?:date\s+of\s+)?birth\w*\b|\bd\.?\s?o\.?\s?b\b\.?)"
CAPITAL = r"[A-Z][\w’'-]{0,30}"
STREET = "|".join(sorted(listed("streets"), key=len, reverse=True))
STREET_CAPITAL = "|".join(
    sorted((word.capitalize() for word in listed("streets")), key=len, reverse=True)
)
TOLD_AS_NUMBER = (
    r"(?:ref(?:erence)?s?|case|claim|account|complaint|application|notice|pcn|payment|tenancy|rent"
    r"|customer|order|policy|licence|passport|registration|id|appeal|invoice|permit|badge)"
)

ANY_CASE = (
    # name@place, name (at) place (dot) org, and a handle
    (
        Kind.EMAIL,
        r"(?<![\w.+'’-])[\w.+'’-]{1,64}\s?(?:[(\[{]at[)\]}]|\sat\s)\s?[\w-]{1,64}"
        r"(?:(?:\.|\s?[(\[{]dot[)\]}]\s?|\sdot\s)[a-z][\w-]{1,64}){1,5}",
    ),
    (Kind.EMAIL, r"(?<![\w.+'’-])[\w.+'’-]{0,64}\s?@\s?\w{1,64}(?:[.-]\w{1,64}){0,5}"),
    (Kind.EMAIL, r"(?:facebook|twitter|instagram|linkedin|tiktok|x)\.com/[\w./@-]{1,99}"),
    (
        Kind.NATIONAL_INSURANCE,
        rf"\b[a-z][\s.-]?[a-z]{GAP}\d(?:{GAP}\d){{5}}{GAP}[a-d]\b",
    ),
    (Kind.NHS, r"\bNHS\s*(?:number|no\.?)?[\s:#]*(?:(?:is|was)\s)?\s*\d(?:[\s-]?\d){9}\b"),
    (Kind.NHS, r"(?<![\d£+])[1-9]\d{2}[\s-]\d{3}[\s-]\d{4}(?!\d)"),
    (Kind.PHONE, rf"(?<![\w£])(?:\+|00)?\(?(?:44|0)(?:{GAP}\d){{8,12}}(?!\d)"),
    (Kind.PHONE, r"(?<!\w)\+\d(?:[\s().-]{0,2}\d){7,14}"),
    (
        Kind.PHONE,
        r"\b(?:phoned?|tel|telephoned?|mobile|mob|call(?:ed)?|rang|ring|text(?:ed)?)\b"
        r"[^\n\d£]{0,25}\d(?:[\s-]?\d){4,40}",
    ),
    (Kind.BIRTH, rf"{BORN}[^\n.;]{{0,30}}?{DATE}"),
    (Kind.BIRTH, rf"{DATE}\s*\(?\s*{BORN}"),
    (Kind.BIRTH, rf"\b{DAY}[\s/.-]*(?:of\s+)?(?:{MONTH}|\d{{1,2}})[\s,/.-]*{LONG_AGO}\b"),
    (Kind.BIRTH, rf"\b{MONTH}\s+{DAY},?\s+{LONG_AGO}\b"),
    (Kind.BIRTH, rf"\b{LONG_AGO}-\d\d-\d\d\b"),
    (
        Kind.ADDRESS,
        r"\b(?:flat|apartment|apt|maisonette|bedsit|plot)\.?\s+(?:no\.?\s*)?\d+\s?[a-z]?\b",
    ),
    (
        Kind.ADDRESS,
        rf"\b\d{{1,5}}\s?[a-z]?(?:\s?[-–/]\s?\d{{1,5}}[a-z]?)?,?\s{{1,3}}(?:[a-z][\w’'.-]{{0,30}}\s{{1,3}}){{1,4}}?(?:{STREET})\b\.?",
    ),
    (Kind.ADDRESS, r"\b(?:house\s+|at\s+)number\s+\d+[a-z]?\b"),
    (
        Kind.POSTCODE,
        rf"\b[a-z]{{1,2}}(?=\d|..?{GAP}\d)[\doi][\da-z]?{GAP}[\do][abd-hjlnp-uw-z]{{2}}\b",
    ),
    (
        Kind.POSTCODE,
        r"\bpost(?:al)?\s?code\W{1,3}(?:(?:is|was|of|area)\W)?\s?[a-z]{1,2}\d[\da-z]?\b",
    ),
    (
        Kind.CASE,
        rf"\b{TOLD_AS_NUMBER}\b\.?(?:\s+(?:no|num|number|ref|reference|code|id)\b\.?)?"
        r"\s*(?:is|was|of)?\s*[:#]?\s*(?=\S{0,40}\d)[a-z0-9][\w/.\\–-]{0,40}\w(?:[\s-]\d[\w/-]*){0,3}",
    ),
    # 12/34567/FUL; AB123456; our own 19 018 397; any other run of five digits
    (Kind.CASE, r"(?<![\w£/])\w{1,8}(?:/\w{1,8}){2,20}\b|(?<![\w£/])\d{2}/\d{3,}\b"),
    (
        Kind.CASE,
        r"(?<![£\w])(?=[\w./_-]{0,40}\d{2})(?=[\w./_-]{0,40}[a-z])[a-z0-9]+(?:[./_-][a-z0-9]+){0,20}\b",
    ),
    (Kind.CASE, r"(?<![£\d,.\w])\d(?:[\s-]?\d){4,40}(?!\d|,\d)"),
)
WITH_CAPITALS = (
    (Kind.ADDRESS, rf"\b(?:{CAPITAL}\s{{1,3}}){{1,3}}(?:{STREET_CAPITAL})\b"),
    (Kind.ADDRESS, rf"\b\d{{1,5}}[a-zA-Z]?,?\s{{1,3}}{CAPITAL}(?:\s{{1,3}}{CAPITAL}){{0,3}}(?=,)"),
    (Kind.INITIALS, r"\b(?:[A-Za-z]\.\s?){2,9}(?:[A-Z]\b)?"),
    (Kind.CASE, r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b"),  # a vehicle's
    (Kind.NATIONAL_INSURANCE, r"\b[A-Z]{2}[\s.-]?\d\d[\s.-]?\d\d[\s.-]?\d\d\b"),
)
PATTERNS = (
    *((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in ANY_CASE),
    *((kind, re.compile(pattern)) for kind, pattern in WITH_CAPITALS),
)

HARMLESS_NUMBER = re.compile(
    r"(?:19|20)\d\d(?:[\s/–-]+(?:to\s)?(?:(?:19|20)\d\d|\d\d))*"  # years, one after another
    r"|\d{1,3}[a-z]{1,2}"  # section 26A
    r"|\d+(?:st|nd|rd|th|s|am|pm|m|km|cm|mm|kg|g|p|k|bn|mph|hrs?|mins?|days?|year)"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d|\d{4})|\d{4}-\d\d-\d\d|\d+(?:\.\d+)+(?:am|pm)?|covid-?19",
    re.IGNORECASE,
)
HARMLESS_TOLD = re.compile(
    rf"{TOLD_AS_NUMBER}\W+(?:of\s)?(?:\d{{1,3}}|(?:19|20)\d\d)\b", re.IGNORECASE
)
HARMLESS_SLASHED = re.compile(r"[a-z]+(?:/[a-z]+)+", re.IGNORECASE)  # and/or/neither
HARMLESS_PLACE = re.compile(
    r"(?:(?:the|a|an|this|each|our)\s+)?(?:(?:high|crown|county|supreme|family|planning|"
    r"administrative|care|council|housing|local|magistrates['’]?|coroner['’]?s|royal|green|admin)\s+)*"
    r"(?:court|house|park|green|end|way|place|bank|gate|view|building|buildings|close|hill)",
    re.IGNORECASE,
)
HARMLESS_INITIALS = re.compile(r"(?:e\.\s?g|i\.\s?e|a\.m|p\.m|n\.b|u\.k)\.?\s?", re.IGNORECASE)


def matches_in(text: str) -> Iterator[tuple[Kind, int, int]]:
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if not _is_harmless(kind, match.group()):
                yield kind, match.start(), match.end()


def _is_harmless(kind: Kind, text: str) -> bool:
    if kind == Kind.CASE:
        of_form = (HARMLESS_NUMBER, HARMLESS_TOLD, HARMLESS_SLASHED)
        return any(form.fullmatch(text) for form in of_form)
    if kind == Kind.ADDRESS:
        return bool(HARMLESS_PLACE.fullmatch(text))
    return kind == Kind.INITIALS and bool(HARMLESS_INITIALS.fullmatch(text))
