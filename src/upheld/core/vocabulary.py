"""The words that are the same for every ombudsman: what is counted, and kinds of things.

All others, such as outcomes and categories, are in an ombudsman's profile. A word in neither place
is a problem to report, and we never guess.
"""

from enum import StrEnum


class What(StrEnum):
    """What a published count counts."""

    RECEIVED = "received"  # complaints and enquiries received in the year
    DECIDED = "decided"  # decisions about authorities made in the year
    COMPLIANCE = "compliance"  # compliance outcomes recorded in the year
    RECOMMENDATIONS = "recommendations"  # due in the year, by how each stands
    REMEDIED = "remedied"  # upheld decisions that the authority had already remedied


NOT_DECIDED = "nothing decided"  # how a recommendation stands on which nothing was recorded

PERSONAL_REMEDY = "personal remedy"
SERVICE_IMPROVEMENT = "service improvement"
RECOMMENDATION_KINDS = (PERSONAL_REMEDY, SERVICE_IMPROVEMENT)

DECISION_KINDS = ("statement", "report")
EVENT_KINDS = ("course", "seminar", "webinar")
# In which a contact is written to, with their codes and own names.
LANGUAGES = ("English", "Welsh", "Irish", "Scottish Gaelic")
LANGUAGE_ALIASES = {
    "en": "English",
    "cy": "Welsh",
    "cymraeg": "Welsh",
    "ga": "Irish",
    "gaeilge": "Irish",
    "gd": "Scottish Gaelic",
    "gaelic": "Scottish Gaelic",
    "gàidhlig": "Scottish Gaelic",
}


def folded(text: str) -> str:
    """The form used to compare words: case, spacing and curly apostrophes do not matter."""
    return " ".join(text.replace("’", "'").split()).casefold()
