"""The words of complaints and their order. Every table, letter and page takes its words from here.

The words are those in the Ombudsman's own statistics, in the order in which its tables print them.
Other spellings that files may have are data too (``OUTCOME_ALIASES`` and the others). A word in
neither place is a problem to report, and we never guess.
"""

from enum import StrEnum


class What(StrEnum):
    """What a published count counts."""

    RECEIVED = "received"  # complaints and enquiries received in the year
    DECIDED = "decided"  # decisions about authorities made in the year
    COMPLIANCE = "compliance"  # compliance outcomes recorded in the year
    REMEDIED = "remedied"  # upheld decisions that the authority had already remedied


UPHELD = "upheld"
NOT_UPHELD = "not upheld"
CLOSED = "closed after initial enquiries"

OUTCOMES = (
    "invalid or incomplete",
    "advice given",
    "referred back for local resolution",
    CLOSED,
    NOT_UPHELD,
    UPHELD,
)
INVESTIGATED = (UPHELD, NOT_UPHELD)
# Too early, or not for the Ombudsman to look at.
NOT_OURS = tuple(outcome for outcome in OUTCOMES if outcome not in (CLOSED, *INVESTIGATED))

SATISFIED = "complete and satisfied"
LATE = "complete late"
NOT_SATISFIED = "complete but not satisfied"
NOT_COMPLETE = "not complete and not satisfied"
CEASED = "ceased"

COMPLIANCE_OUTCOMES = (SATISFIED, LATE, NOT_SATISFIED, NOT_COMPLETE, CEASED)
FAILED_COMPLIANCE = (NOT_SATISFIED, NOT_COMPLETE)
DONE = (SATISFIED, LATE, NOT_SATISFIED)  # done, so there is a day when it was

# The outcomes that a count of each kind may have.
OUTCOMES_OF = {
    What.RECEIVED: (),
    What.DECIDED: OUTCOMES,
    What.COMPLIANCE: COMPLIANCE_OUTCOMES,
    What.REMEDIED: (UPHELD,),
}

CATEGORIES = (
    "Adult Care Services",
    "Benefits & Tax",
    "Corporate & Other Services",
    "Education & Children's Services",
    "Environmental Services & Public Protection & Regulation",
    "Highways & Transport",
    "Housing",
    "Planning & Development",
    "Other",
)

# Peer group: what a sentence calls the group ("For all district councils together").
PEER_GROUPS = {
    "county": "county councils",
    "district": "district councils",
    "metropolitan": "metropolitan boroughs",
    "unitary": "unitary councils",
    "london": "London boroughs",
}

PERSONAL_REMEDY = "personal remedy"
SERVICE_IMPROVEMENT = "service improvement"
RECOMMENDATION_KINDS = (PERSONAL_REMEDY, SERVICE_IMPROVEMENT)

REMEDIES = (
    "apology",
    "financial redress for distress",
    "financial redress for loss of service",
    "financial redress for quantifiable loss",
    "new appeal, review or reconsidered decision",
    "reassessment",
    "provide services",
    "provide information or advice",
    "add or correct records",
    "procedure or policy change or review",
    "training or guidance",
    "other",
)

DECISION_KINDS = ("statement", "report")
EVENT_KINDS = ("course", "seminar", "webinar")
CHIEF_EXECUTIVE = "chief executive"
LINK_OFFICER = "link officer"
CONTACT_ROLES = (
    CHIEF_EXECUTIVE,
    LINK_OFFICER,
    "leader",
    "scrutiny chair",
    "monitoring officer",
)
# In which a contact is written to, with their codes and own names.
LANGUAGES = ("English", "Welsh", "Irish", "Scottish Gaelic")
PREMATURE = "premature"
UNDER_REVIEW = "under review"
OTHER_REASON = "other"
WITHHELD_REASONS = (
    PREMATURE,
    UNDER_REVIEW,
    "a person could be identified",
    "sole trader",
    "employment",
    "consent",
    OTHER_REASON,
)

OUTCOME_ALIASES = {
    "invalid": "invalid or incomplete",
    "incomplete": "invalid or incomplete",
    "incomplete/invalid": "invalid or incomplete",
    "invalid/incomplete": "invalid or incomplete",
    "incomplete or invalid": "invalid or incomplete",
    "advice": "advice given",
    "referred back": "referred back for local resolution",
    "closed after initial enquiry": CLOSED,
    "closed after initial inquiries": CLOSED,
    "closed": CLOSED,
}
COMPLIANCE_ALIASES = {
    "remedy complete and satisfied": SATISFIED,
    "remedy completed late": LATE,
    "remedy complete late": LATE,
    "completed late": LATE,
    "remedy complete but not satisfied": NOT_SATISFIED,
    "remedy not complete and not satisfied": NOT_COMPLETE,
}
CATEGORY_ALIASES = {
    "adult social care": "Adult Care Services",
    "adult care": "Adult Care Services",
    "benefits and tax": "Benefits & Tax",
    "corporate and other services": "Corporate & Other Services",
    "corporate & other": "Corporate & Other Services",
    "education and childrens services": "Education & Children's Services",
    "education and children's services": "Education & Children's Services",
    "environmental services and public protection and regulation": (
        "Environmental Services & Public Protection & Regulation"
    ),
    "environmental services": "Environmental Services & Public Protection & Regulation",
    "highways and transport": "Highways & Transport",
    "planning and development": "Planning & Development",
    "planning": "Planning & Development",
    # The Ombudsman's web pages use different categories for decisions than its statistics do.
    "children's care services": "Education & Children's Services",
    "education": "Education & Children's Services",
    "environment and regulation": "Environmental Services & Public Protection & Regulation",
    "other categories": "Other",
    "transport and highways": "Highways & Transport",
}
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
PEER_GROUP_ALIASES = {
    "county council": "county",
    "county councils": "county",
    "district council": "district",
    "district councils": "district",
    "metropolitan borough": "metropolitan",
    "metropolitan boroughs": "metropolitan",
    "unitary council": "unitary",
    "unitary councils": "unitary",
    "london borough": "london",
    "london boroughs": "london",
}


def folded(text: str) -> str:
    """The form used to compare words: case, spacing and curly apostrophes do not matter."""
    return " ".join(text.replace("’", "'").split()).casefold()
