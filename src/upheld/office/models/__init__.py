"""The records of the office."""

from upheld.office.models.annual_review import (
    AnnualReview,
    EarlyAccess,
    MovedHour,
    Query,
    Signature,
    SigningKey,
)
from upheld.office.models.answers import Answer
from upheld.office.models.authorities import Authority, Contact, Letter
from upheld.office.models.cases import Case, Cleared, Decision, Report, Statement
from upheld.office.models.compliance import (
    Compliance,
    Evidence,
    Extension,
    Outcome,
    Recommendation,
)
from upheld.office.models.correction import Correction
from upheld.office.models.draft import Draft
from upheld.office.models.enquiries import Enquiry
from upheld.office.models.erasure import Erasure
from upheld.office.models.in_error import CanBeInError, next_number
from upheld.office.models.jobs import Job, Sign
from upheld.office.models.kept import Kept, PastTheLedger
from upheld.office.models.ledger import Entry, PersonalValue
from upheld.office.models.notes import Note
from upheld.office.models.of_findings import FurtherFinding
from upheld.office.models.passing import GivenTable, PassedRow
from upheld.office.models.people import AccountChange, Held, Person, Proposal, Unconfirmed
from upheld.office.models.readings import Reading
from upheld.office.models.restriction import NamedReader, Restriction, unseen_by
from upheld.office.models.shared import FailedSignIn, Shared

__all__ = (
    "AccountChange",
    "AnnualReview",
    "Answer",
    "Authority",
    "CanBeInError",
    "Case",
    "Cleared",
    "Compliance",
    "Contact",
    "Correction",
    "Decision",
    "Draft",
    "EarlyAccess",
    "Enquiry",
    "Entry",
    "Erasure",
    "Evidence",
    "Extension",
    "FailedSignIn",
    "FurtherFinding",
    "GivenTable",
    "Held",
    "Job",
    "Kept",
    "Letter",
    "MovedHour",
    "NamedReader",
    "Note",
    "Outcome",
    "PassedRow",
    "PastTheLedger",
    "Person",
    "PersonalValue",
    "Proposal",
    "Query",
    "Reading",
    "Recommendation",
    "Report",
    "Restriction",
    "Shared",
    "Sign",
    "Signature",
    "SigningKey",
    "Statement",
    "Unconfirmed",
    "next_number",
    "unseen_by",
)
