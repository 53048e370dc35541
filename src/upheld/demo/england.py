"""The words of England's ombudsman, in which its demonstration is invented, in a fixed order.

They are the default profile's. Changing their order changes every case.
"""

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
COMPLIANCE_OUTCOMES = (
    "complete and satisfied",
    "complete late",
    "complete but not satisfied",
    "not complete and not satisfied",
    "ceased",
)
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
GROUPS = ("county", "district", "metropolitan", "unitary", "london")
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
CHIEF_EXECUTIVE = "chief executive"
LINK_OFFICER = "link officer"
WITHHELD_REASONS = (
    "premature",
    "under review",
    "a person could be identified",
    "sole trader",
    "employment",
    "consent",
    "other",
)
