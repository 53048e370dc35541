"""What is true of one person alone: "the last stationmaster at Thornhill"."""

import re

from upheld.office.identity.form_of_writing import form
from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known, Sort

_AGENT = (
    r"[a-z]{2,18}(?:er|or|ist|ian|man|woman|master|mistress|wife|girl|boy|eer)s?"
    r"|famil(?:y|ies)|pupil|nurse|priest|vicar|imam|rabbi|twins|triplets|couple"
)
_WHERE = (
    r"(?:in|at|of|on|to)\s(?:(?:the|our|his|her|their|this)\s)?"
    r"(?:village|hamlet|parish|island|street|road|lane|close|school|town|county|block|valley"
    r"|(?-i:[A-Z])[\w’'-]{1,30})"
)
_NOBODY = re.compile(
    r"\b(?:letter|number|other|offer|order|matter|quarter|paper|error|corner|floor|door|answer|chapter"
    r"|factor|summer|winter|november|october|september|december|reminder|meter|tower|counter|folder"
    r"|tier|error|visitor|together|under|over|for|or|per|her|after|water)s?\s(?:in|at|of|on|to)\b",
    re.IGNORECASE,
)


def _is_a_thing(match: re.Match[str], known: Known) -> bool:
    """The first letter to the Council; the only officer in May."""
    last = match.group().split()[-1]
    is_official = last[:1].isupper() and known.sort(last.lower()) in (Sort.OFFICIAL, Sort.BOTH)
    return is_official or bool(_NOBODY.search(match.group()))


FORMS = (
    form(
        Kind.RENOWN,
        r"\b(?:the|our|its|their)\s(?:only|last|first|oldest|youngest|longest[-\s]serving)\s"
        rf"(?:[a-z-]{{2,20}}\s){{0,3}}?(?:{_AGENT})\s{_WHERE}",
        "the only midwife in the village",
        harmless=_is_a_thing,
    ),
    form(
        Kind.RENOWN,
        r"\b(?:been|was|once|past|former|ex)[\s-](?:an?\s|the\s)?(?:Lord\s)?[Mm]ayor\sof\s[A-Z][\w’'-]{1,30}",
        "was Mayor of Totnes",
        capitals=True,
    ),
)
