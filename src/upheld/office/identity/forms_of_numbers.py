"""Numbers, electronic addresses and initials that tell who somebody is, by their form alone.

The forms are wide on purpose: a person looks at every finding, but nobody looks at what is not
found. Common and harmless matches (years, amounts, roads) are named with the form.
"""

import re

from upheld.office.identity.form_of_writing import GAP, form, written_as
from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known, Sort

TOLD_AS_NUMBER = (
    r"(?:ref(?:erence)?s?|case|claim|account|complaint|application|notice|pcn|payment|tenancy|rent"
    r"|customer|order|policy|licence|passport|registration|id|appeal|invoice|permit|badge|deed|plate"
    r"|roll|member(?:ship)?|staff|crime|incident|utr|sort\s?code|card|grave|plot|pupil|upn|meter|imei)"
)
# What is somebody's own online.
PAGE = r"(?:page|group|channel|blog|vlog|account|profile|handle|username|feed|podcast|server|wifi)"
# Numbers that begin with 03 are those of public bodies and firms, by Ofcom's plan.
PUBLIC_PHONE = re.compile(r"(?<!\d)0\s?3\s?[\d\s]{8,12}$")

_harmless_number = written_as(
    r"(?:19|20)\d\d(?:[\s/–-]{1,3}(?:to\s)?(?:(?:19|20)\d\d|\d\d)){0,9}",  # years in a row
    r"\d{1,3}[a-z]{1,2}",  # section 26A
    r"\d+(?:st|nd|rd|th|s|am|pm|m|km|cm|mm|kg|g|p|k|bn|mph|hrs?|mins?|days?|year)",
    r"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:\d\d|\d{4})|\d{4}-\d\d-\d\d",
    r"\d+(?:\.\d+)+(?:am|pm)?",
    r"covid-?19|\d{1,3}-[a-z]{2,20}(?:-[a-z]{2,20}){0,2}|[a-z]{2,12}-\d{1,2}",  # 45-degree, post-16
    r"[abm]\d{1,4}(?:\(m\))?",  # roads
    r"[a-z]{1,3}\d{1,2}|[a-z]\d{3}|p11d|co2|pm10|pm2\.5",  # policy DM12, form TE7
    r"0\s?3\s?\d(?:[\s-]?\d){8}",  # the phone of a public body
)
_harmless_called = re.compile(
    rf"{TOLD_AS_NUMBER}\W{{1,3}}(?:(?:of|is|was)\s)?(?:\d{{1,3}}|(?:19|20)\d\d|[a-z]{{1,3}}\d{{1,2}})\b",
    re.IGNORECASE,
)
_harmless_slashed = written_as(r"[a-z]+(?:/[a-z]+)+")  # and/or/neither
_harmless_initials = written_as(r"(?:e\.\s?g|i\.\s?e|a\.m|p\.m|n\.b|u\.k|c\.v|s\.o|v\.s)\.?\s?")


def _is_harmless(match: re.Match[str], known: Known) -> bool:
    is_person = _harmless_called.fullmatch(match.group()) and not match.group().lower().startswith(
        ("plot", "grave")
    )
    is_official = ".gov.uk" in match.group().lower()
    return bool(
        is_official
        or _harmless_number(match, known)
        or is_person
        or _harmless_slashed(match, known)
    )


def _is_of_words(match: re.Match[str], known: Known) -> bool:
    """p45 for; b12 and: the letters are a word."""
    return known.sort(match.group()[-3:].lower()) != Sort.UNKNOWN


def _is_known_site(match: re.Match[str], known: Known) -> bool:
    """Booking.com and ageuk.org.uk: no part is a name or a word that we do not know."""
    site = match.group().lower()
    parts = re.split(r"[.-]", re.sub(r"\.(?:co\.uk|org\.uk|[a-z]{2,9})$", "", site))
    is_official = bool(re.search(r"gov\.uk|nhs\.uk|ac\.uk|sch\.uk|ombudsman|lgo|advice", site))
    personal = (Sort.NAME, Sort.UNKNOWN, Sort.BOTH)
    return is_official or all(known.sort(part) not in personal for part in parts if part != "www")


def _is_brand(match: re.Match[str], known: Known) -> bool:
    """FixMyStreet, TellUsOnce."""
    return known.is_official(match.group().lower())


def _is_public(match: re.Match[str], _known: Known) -> bool:
    return bool(PUBLIC_PHONE.search(match.group()))


FORMS = (
    form(
        Kind.EMAIL,
        r"(?<![\w.+'’-])[\w.+'’-]{1,64}\s?(?:[(\[{]at[)\]}]|\sat\s)\s?(?!www\.)[\w-]{1,64}"
        r"(?:(?:\.|\s?[(\[{]dot[)\]}]\s?|\sdot\s)[a-z][\w-]{1,64}){1,5}",
        "name (at) place (dot) org",
    ),
    form(
        Kind.EMAIL,
        r"(?<![\w.+'’-])[\w.+'’-]{0,64}\s?@\s?\w{1,64}(?:[.-]\w{1,64}){0,5}",
        "name@place.org, and the handle @name",
    ),
    form(
        Kind.EMAIL,
        r"\b[\w.+'’-]{1,64}(?:[(\[{]dot[)\]}][\w+'’-]{1,64}){1,6}",
        "an address with every full stop written out",
    ),
    form(
        Kind.ONLINE,
        r"(?:facebook|twitter|instagram|linkedin|tiktok|youtube|x)\.com/[\w./@-]{1,99}",
        "a person's page",
    ),
    form(
        Kind.ONLINE,
        r"\bhttps?://(?!(?:www\.)?(?:[\w-]{1,40}\.){0,4}(?:gov\.uk|nhs\.uk|ombudsman\.org\.uk))[\w./?=&%#~+-]{4,200}",
        "a page that is not the government's may be a person's",
    ),
    form(
        Kind.ONLINE,
        r"\b(?:user\s?name|handle|log-?in|screen\s?name|snapchat|instagram|insta|gamertag|skype)\W{1,3}(?:(?:is|was|of|name|id|as)\W{1,2})?"
        r"(?=[\w.-]{0,30}[\d._-])[\w.-]{3,30}\w",
        "a username after the word for it",
    ),
    form(
        Kind.ONLINE,
        r"(?<![\w@/.-])[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){0,3}\.(?:com|org|net|info|blog|me|io|example|co\.uk|org\.uk|uk)\b",
        "a site that is not the government's may be a person's",
        harmless=_is_known_site,
    ),
    form(
        Kind.ONLINE,
        r"\b(?:bit\.ly|tinyurl\.com|goo\.gl|t\.me|youtu\.be|wa\.me)/\w{1,60}",
        "a page in short",
    ),
    form(
        Kind.ONLINE,
        r"(?<![\w/.@-])[a-z][a-z0-9.]{0,30}_\w{1,30}\b",
        "only a username has a line between its words",
    ),
    form(
        Kind.ONLINE,
        r"\b(?!covid|what3)[a-z]{3,30}\d{1,4}[a-z]{1,30}\b",
        "EastonMums4Real, mumof3boys: only a username has a number within",
    ),
    form(
        Kind.ONLINE,
        r"\b[A-Z][a-z]{1,15}(?:[A-Z][a-z]{1,15}){2,6}\b",
        "SaveOurMeadow: words run together, three or more",
        harmless=_is_brand,
        capitals=True,
    ),
    form(
        Kind.ONLINE,
        rf"\b{PAGE}\b[\s,]{{1,2}}(?:(?:is|was|called|named|known|as|belongs|to|run|by)\s){{0,3}}"
        r"[\"“‘'](?P<found>[A-Z0-9][^\"”’.!?\n]{2,40})[\"”’']",
        'the Facebook group "Voices of Eastside"',
        capitals=True,
    ),
    form(
        Kind.ONLINE,
        rf"\b{PAGE}\s(?:is|was|called|named|known\sas|belongs\sto)\s(?:the\s)?"
        r"(?P<found>[A-Z]\w{1,30}(?:\s(?:of|for|and|the|[A-Z]\w{1,30})){0,5})",
        "the page is called Voices of Eastside",
        capitals=True,
    ),
    form(
        Kind.NATIONAL_INSURANCE,
        rf"\b[a-z][\s.-]?[a-z]{GAP}\d(?:{GAP}\d){{5}}{GAP}[a-d]\b",
        "QQ 12 34 56 C, however it is broken",
    ),
    form(
        Kind.NATIONAL_INSURANCE,
        r"\b[A-Z]{2}[\s.-]?\d\d[\s.-]?\d\d[\s.-]?\d\d\b",
        "without its last letter",
        capitals=True,
    ),
    form(
        Kind.NHS,
        r"\bNHS\s{0,3}(?:number|no\.?)?[\s:#]{0,4}(?:(?:is|was|being)\s)?\s{0,2}\d(?:[\s-]?\d){9}\b",
        "ten digits told as such",
    ),
    form(Kind.NHS, r"(?<![\d£+])[1-9]\d{2}[\s-]\d{3}[\s-]\d{4}(?!\d)", "943 476 5919"),
    form(
        Kind.PHONE,
        rf"(?<![\w£])(?:\+|00)?\(?(?:44|0)(?:{GAP}\d){{8,12}}(?!\d)",
        "every number of the country, however it is broken",
        harmless=_is_public,
    ),
    form(Kind.PHONE, r"(?<!\w)\+\d(?:[\s().-]{0,2}\d){7,14}", "a number abroad"),
    form(
        Kind.PHONE,
        r"\b(?:phoned?|tel|telephoned?|mobile|mob|call(?:ed)?|rang|ring|text(?:ed)?)\b"
        r"[^\n\d£]{0,25}\d(?:[\s-]?\d){4,40}",
        "digits after a word for a call: an extension, a short number",
        harmless=_is_public,
    ),
    form(
        Kind.PHONE,
        r"\b(?:ext(?:ension|n)?|extn)\b\.?\s{0,2}(?:no\.?\s?|number\s)?\d{3,6}\b",
        "an extension",
    ),
    form(
        Kind.CASE,
        rf"\b{TOLD_AS_NUMBER}\b\.?(?:\s{{1,3}}(?:no|num|number|ref|reference|code|id)\b\.?)?"
        r"\s{0,3}(?:is|was|of)?\s{0,3}[:#]?\s{0,3}"
        r"(?=\S{0,40}\d)[a-z0-9][\w/.\\–-]{0,40}\w(?:[\s-]\d[\w/-]{0,40}){0,3}",
        "what is called a reference",
        harmless=_is_harmless,
    ),
    form(
        Kind.CASE,
        r"\b(?:ending|ends|ended|last\s(?:three|four)\sdigits)\W{1,3}(?:(?:in|with|are|is|were|of)\W{1,2})?\d{3,4}\b",
        "the end of a card's or an account's number",
    ),
    form(
        Kind.CASE,
        r"(?<![\d-])\d\d-\d\d-\d\d(?![\d-])",
        "a sort code",
        harmless=_is_harmless,
    ),
    form(
        Kind.CASE,
        r"\b(?:plate|vehicle|taxi|badge|pc|collar|licence|reg(?:istration)?|deed|tpo|crime|roll)\W{1,3}"
        r"(?:(?:no\.?|number|is|was|plate)\W{1,2}){0,2}(?!(?:in|of|on|by|for|to|is|at)\b)(?:[a-z]{1,3}\s?)?\d{3,8}[a-z]{0,3}\b",
        "a plate, a badge or a deed, in two parts as well",
        harmless=written_as(r".{0,20}\W(?:19|20)\d\d"),
    ),
    form(
        Kind.CASE,
        r"\b(?:no|number)s?\b\.?\s{1,2}\d{1,5}\s(?:of|/)\s(?:18|19|20)\d\d\b",
        "No. 14 of 1987: an order about one person's land",
    ),
    form(
        Kind.CASE,
        r"(?<![\w£/.])\w{1,8}(?:/\w{1,8}){2,20}\b|(?<![\w£/])\d{2}/\d{3,9}\b",
        "12/34567/FUL",
        harmless=_is_harmless,
    ),
    form(
        Kind.CASE,
        r"(?<![£\w])(?=[\w./_-]{0,40}\d{2})(?=[\w./_-]{0,40}[a-z])[a-z0-9]{1,40}(?:[./_-][a-z0-9]{1,40}){0,20}\b",
        "AB123456: letters and digits in one",
        harmless=_is_harmless,
    ),
    form(
        Kind.CASE,
        r"(?<![£\d,.\w])\d(?:[\s-]?\d){4,40}(?!\d|,\d)",
        "our own 19 018 397, and any other run of five digits",
        harmless=_is_harmless,
    ),
    form(Kind.CASE, r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b", "a vehicle's", capitals=True),
    form(
        Kind.CASE,
        r"\b[A-HJ-NP-TV-Y]\s?\d{1,3}\s?[A-Z]{3}\b|\b[A-Z]{3}\s?\d{1,3}[A-Z]\b",
        "an older vehicle's",
        capitals=True,
    ),
    form(
        Kind.CASE,
        r"\b[a-hj-np-tv-y]\d{2,3}\s?[a-z]{3}\b",
        "the same in small letters",
        harmless=_is_of_words,
        capitals=True,
    ),
    form(
        Kind.INITIALS,
        r"\b(?:[A-Za-z]\.\s?){2,9}(?:[A-Z]\b)?",
        "J. K., also before a family name",
        harmless=_harmless_initials,
        capitals=True,
    ),
)
