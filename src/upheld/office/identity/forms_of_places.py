"""Where somebody lives, works or goes to school: addresses, postcodes, homes and schools by name.

A town or a county shows nobody (see words/regions.txt); a street, a house, a care home or a surgery
may.
"""

import re
from collections.abc import Iterable

from upheld.office.identity.form_of_writing import GAP, form
from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known, Sort, listed


def _any_of(words: Iterable[str]) -> str:
    """The longest first, so that "St" does not stand for "Street"."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def _capitals(words: Iterable[str]) -> list[str]:
    return [
        word.upper() if len(word) == 2 and word != "st" else word.capitalize() for word in words
    ]


CAPITAL = r"[A-Z][\w’'-]{0,30}"
STREET = _any_of(listed("streets"))
STREET_CAPITAL = _any_of(word.capitalize() for word in listed("streets"))
SHORT_STREET = "st|rd|ave|cres|gdns|terr|ln|cl|ct|dr"
PART_OF_STREET = rf"(?!(?:{_any_of(listed('not_streets'))})\b)[a-z][\w’'.-]{{0,30}}"
NUMBER = r"\d{1,4}\s?[a-z]?"
NUMBERS = rf"(?<![\d£/.:,-]){NUMBER}(?:\s?(?:[-–/&,]|and|or|to)\s?{NUMBER}){{0,5}}"
INSTITUTION = (
    rf"(?:(?:{_any_of(_capitals(listed('institutions_of')))}|CofE|Sixth\sForm|Church\sof\sEngland)\s){{0,3}}"
    rf"(?:{_any_of(_capitals(listed('institutions')))})"
)
# "Ysgol Gynradd Pont-y-Glyn", and other names that begin with the kind of place.
KIND_FIRST = r"(?:Ysgol|Meddygfa|Cartref|Plas|Llys|Bryn|Cae|Tŷ|Ty)"
# "Park Road Officer", "Grange School Order": it is not the place that is spoken of.
NOT_BEFORE = (
    r"(?!\s{1,2}(?:Council|Officer|Team|Panel|Committee|Holiday|Policy|Board|Order|Act|Manager|Scheme"
    r"|Fund|Plan|Services?|Assessment)\b)"
)
# The commonest names of pubs.
PUB = (
    r"(?:red|white|black|blue|green|golden|royal|old|rising|jolly|three|two|five|seven|flying)\s"
    r"(?:anchor|bear|bells?|boar|boot|bull|bush|cock|cow|crowns?|cups|dog|dolphin|dragon|duck|eagle|fleece"
    r"|fox|goat|goose|greyhound|griffin|hart|horns|horse|horses|horseshoes|lion|oak|pheasant|pigeons|raven"
    r"|sailor|ship|stag|standard|star|stars|sun|swan|talbot|tuns|wheatsheaf)"
    r"|[a-z]{4,12}s['’]?\s(?:rest|retreat|return)"
    r"|(?:kings?|king['’]s|queens?|queen['’]s|nags?|nag['’]s|dukes?|bulls?|boars?)\s(?:head|arms)"
    r"|(?:angel|coach|crown|dog|eagle|elephant|fox|goat|hare|hounds?|lamb|plough|rose|ship|star|swan)\sand\s"
    r"(?:anchor|castle|child|compasses|crown|duck|flag|garter|gun|harrow|horses|hounds|royal|shovel|thistle)"
)
SAINTS = (
    "aidan|alban|andrew|anne?|anthony|augustine|barnabas|bartholomew|bede|benedict|bernadette|catherine"
    "|cuthbert|david|edmund|edward|elizabeth|francis|gabriel|george|giles|helen|hilda|hugh|james|john"
    "|joseph|jude|lawrence|luke|margaret|mark|martin|mary|matthew|michael|monica|nicholas|oswald|patrick"
    "|paul|peter|philip|stephen|swithun|teresa|thomas|vincent|wilfrid|winifred"
)
AT_NUMBER = _any_of(listed("before_numbers"))
POSTCODE_AREA = _any_of(listed("postcodes"))
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def _sorts(match: re.Match[str], known: Known) -> list[tuple[str, Sort]]:
    words = [word.lower() for word in _WORD.findall(match.group())]
    return [(word, known.sort(re.sub("[’']s?$", "", word))) for word in words]


def _is_generic(match: re.Match[str], known: Known) -> bool:
    """County Hall, Northampton County Court: nothing before the kind of place is a name."""
    *before, (kind, _) = _sorts(match, known)
    is_public = kind in listed("public_buildings")
    return not any(
        word not in listed("generic_places") | listed("institutions_of")
        and (sort != Sort.OFFICIAL or word in listed("also_places"))
        and not (sort == Sort.PLACE and is_public)
        and not (sort == Sort.ORDINARY and word.endswith("ing"))
        for word, sort in before
    )


def _is_official(match: re.Match[str], known: Known) -> bool:
    """The Council, The Housing Act."""
    return any(sort in (Sort.OFFICIAL, Sort.PLACE) for _, sort in _sorts(match, known)[1:])


def _is_of_ordinary_official(match: re.Match[str], known: Known) -> bool:
    """Capita Ltd."""
    return all(sort == Sort.OFFICIAL for _, sort in _sorts(match, known)[:1])


def _is_of_ordinary_words(match: re.Match[str], known: Known) -> bool:
    """2 March; 12 Doctor: a number, and then an ordinary word with a capital."""
    ordinary = (Sort.ORDINARY, Sort.OFFICIAL, Sort.PLACE)
    sorts = _sorts(match, known)
    return sorts[0][0] in listed("not_streets") or all(sort in ordinary for _, sort in sorts)


def _is_a_year(match: re.Match[str], _known: Known) -> bool:
    return bool(re.match(r"(?:19|20)\d\d\b", match.group()))


ADDRESSES = (
    form(
        Kind.ADDRESS, r"///\w{1,30}\.\w{1,30}\.\w{1,30}", "a square of three metres, in three words"
    ),
    form(
        Kind.ADDRESS,
        r"\b(?:flat|flt|apartment|appt|apt|maisonette|bedsit|plot|pitch|berth|mooring|caravan|unit)\b\.?"
        r"[ \t]{1,2}(?:no\.?\s?)?\d{1,4}\s?[a-z]?\b",
        "Flat 4; Plot 37A",
    ),
    form(
        Kind.ADDRESS,
        rf"{NUMBERS},?\s{{1,3}}(?:{PART_OF_STREET}\s{{1,3}}){{1,4}}?(?:{STREET})\b\.?",
        "27 Carrow Hill Road; 59 and 63 Tamarisk Avenue; 9 the spinney",
        harmless=_is_a_year,
    ),
    form(
        Kind.ADDRESS,
        rf"\b(?:(?:{AT_NUMBER}|next\s(?:door\s)?(?:to|at))\s{{1,2}}(?:the\s)?(?:numbers?|nos?\.?)"
        r"|(?:^|(?<=[.\n]\s))number)\s{1,2}\d{1,4}[a-z]?\b(?!\s(?:of|on|in\sthe|bus|route))",
        "at number 61",
    ),
    form(
        Kind.ADDRESS,
        r"\b(?:lives?|lived|living|next\sdoor|house|home|property|neighbours?|bungalow|residents?|tenants?)"
        r"\sat\s(?P<found>\d{1,4}[a-z]?)\b(?!\s?(?:am|pm|%|o['’]clock|[:.]\d))",
        "next door at 77",
    ),
    form(
        Kind.ADDRESS,
        r"\b(?:to|at|from|outside|opposite|behind|not)\s(?P<found>\d{1,3}[a-f])\b(?!\s(?:m\b|of\s))",
        "sent to 14b and not 14a",
    ),
    form(
        Kind.PLACE,
        rf"\bst\.?\s(?:{SAINTS})(?:['’]?s)?\b(?!['’]?s?\sday\b)",
        "st marys, in a note",
    ),
    form(Kind.ADDRESS, r"\bp\.?\s?o\.?\s{0,2}box\s{0,2}(?:no\.?\s?)?\d{1,6}\b", "PO Box 4417"),
    form(
        Kind.ADDRESS,
        rf"\b(?:{CAPITAL}\s{{1,3}}){{1,3}}(?:{STREET_CAPITAL})\b{NOT_BEFORE}",
        "Rose Cottage; Albemarle St; Pound Lane",
        harmless=_is_generic,
        capitals=True,
    ),
    form(
        Kind.ADDRESS,
        rf"\b(?=[a-z]{{3,20}}\s(?:{SHORT_STREET})\b)(?!(?:{_any_of(listed('not_streets'))}|the)\b)"
        rf"[a-z]{{3,20}}\s(?:{SHORT_STREET})",
        "canal st, in a note",
        capitals=True,
    ),
    form(
        Kind.ADDRESS,
        rf"\b\d{{1,4}}[a-zA-Z]?,?\s{{1,3}}{CAPITAL}(?:\s{{1,3}}{CAPITAL}){{0,3}}(?=,)",
        "12 Willowbank, Leeds",
        harmless=_is_of_ordinary_words,
        capitals=True,
    ),
)
POSTCODES = (
    form(
        Kind.POSTCODE,
        rf"\b[a-z]{{1,2}}(?=\d|..?{GAP}\d)[\doi][\da-z]?{GAP}[\do][abd-hjlnp-uw-z]{{2}}\b",
        "LS1 1UR, joined, dashed or in small letters",
    ),
    form(
        Kind.POSTCODE,
        r"\bpost(?:al)?\s?code\b[^\n.\d]{0,40}\b[a-z]{1,2}\s?\d[\da-z]?\b"
        r"(?:\s{1,2}(?:for|not|or|and|instead\sof)\s{1,2}[a-z]{1,2}\s?\d[\da-z]?\b)?",
        "half a postcode, with the word for it",
    ),
    form(
        Kind.POSTCODE,
        rf"(?<![\w/-])(?<!form\s)(?<!Form\s)(?<!policy\s)(?<!Policy\s)"
        rf"(?:{POSTCODE_AREA})\d{{1,2}}\b(?![\w/-])",
        "half a postcode: DE4",
        capitals=True,
    ),
)
NAMED_PLACES = (
    form(
        Kind.PLACE,
        rf"\b(?:{CAPITAL}\s{{1,2}}){{1,4}}{INSTITUTION}\b{NOT_BEFORE}",
        "Willowmere Lodge, Brookvale Surgery: a home, a school or a practice",
        harmless=_is_generic,
        capitals=True,
    ),
    form(
        Kind.PLACE,
        rf"(?<=[a-z]\s)The\s{{1,2}}{CAPITAL}(?:\s{{1,2}}{CAPITAL}){{0,2}}",
        "to The Laurels: a house or a pub keeps its article and its capital",
        harmless=_is_official,
        capitals=True,
    ),
    form(
        Kind.PLACE,
        rf"\b(?:village|hamlet|parish|estate)\s(?:of|called)\s{CAPITAL}(?:\s{{1,2}}{CAPITAL}){{0,3}}",
        "a village has few people",
        capitals=True,
    ),
    form(
        Kind.PLACE,
        rf"\bthe\s(?:{PUB})\b",
        "the Red Lion, in small letters as well",
    ),
    form(
        Kind.PLACE,
        r"\bthe\s(?P<found>Anchor|Bell|Bull|Chequers|Crown|Feathers|Fleece|Fox|Greyhound|Plough|Railway|Ship|Sun"
        r"|Swan|Talbot|Victoria|Wheatsheaf)\b(?!\s[A-Z]|\sProsecution)",
        "at the Plough",
        capitals=True,
    ),
    form(
        Kind.PLACE,
        r"\b(?:All\s(?:Saints|Souls|Hallows)|Christ\s(?:Church|the\sKing)|Corpus\sChristi|Good\sShepherd"
        r"|Sacred\sHeart|Immaculate\sConception|English\sMartyrs|Our\sLady|Saint\s[A-Z]\w{2,20}"
        r"|Holy\s(?:Apostles|Cross|Family|Ghost|Name|Redeemer|Rood|Rosary|Saviour|Souls|Spirit|Trinity))",
        "Holy Trinity: churches and their schools are called so",
        capitals=True,
    ),
    form(
        Kind.PLACE,
        r"\bthe\s(?:number\s|no\.?\s)?[a-z]?\d{1,3}[a-z]?\s(?:bus|tram)\b(?!\s(?:lane|gate|pass))",
        "the 38 bus: with a stop or a school it shows where somebody lives",
    ),
    form(
        Kind.PLACE,
        r"\b(?:farm|house|cottage|bungalow|barn|boat|pub|flat|home)\s(?:is|was)\s(?:called\s|named\s|known\sas\s)?"
        rf"(?P<found>{CAPITAL}(?:\s{{1,2}}{CAPITAL}){{1,3}})",
        "the farm is Nether Hey",
        harmless=_is_official,
        capitals=True,
    ),
    form(
        Kind.PLACE,
        rf"\b(?:{CAPITAL}\s(?:&\s)?){{1,5}}(?:Ltd|Limited|LLP|&\s(?:Co|Sons?|Daughters?|Partners))\b",
        "a firm: whose, or where somebody works",
        harmless=_is_of_ordinary_official,
        capitals=True,
    ),
    form(
        Kind.PLACE,
        rf"\b{KIND_FIRST}(?:\s{{1,2}}{CAPITAL}){{1,4}}",
        "the kind of place first, as in Welsh",
        capitals=True,
    ),
)
FORMS = (*ADDRESSES, *POSTCODES, *NAMED_PLACES)
