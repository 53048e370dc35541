"""The tables of an extract and what each column may have in it: our contract with its senders.

Everything that reads, checks, writes or documents an extract reads this module. Optional tables
and columns may be missing. What they would have given is then "not available", never 0.
"""

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What a column holds. Each kind is checked and typed in one place (intake.checks.values)."""

    REFERENCE = "reference"  # text, in which a run of spaces is one space
    AUTHORITY = "authority"  # looked up in the directory; becomes its slug
    DATE = "date"
    YEAR = "year"  # 2019-20; becomes the calendar year in which it starts
    TEXT = "text"
    EMAIL = "email"
    YES_NO = "yes or no"
    WHOLE = "whole number"  # 0 or more
    SEQUENCE = "sequence"  # 1, 2, ...
    CATEGORY = "category"
    OUTCOME = "outcome"  # of a decision
    COMPLIANCE = "compliance outcome"
    ANY_OUTCOME = "outcome of a decision or of compliance"
    MEANT = "outcome or category"
    RECOMMENDATION = "personal remedy or service improvement"
    REMEDY = "remedy"
    DECISION_KIND = "statement or report"
    EVENT_KIND = "course, seminar or webinar"
    WHAT = "received, decided, compliance or remedied"
    CODED = "decided, compliance or category"
    PEER_GROUP = "peer group"
    MEASURE = "measure"
    ROLE = "role"
    REASON = "reason for withholding"
    FAULT = "kind of fault"  # from the list in the ombudsman's folder, if it has one
    LANGUAGE = "language"


BY_WHAT = (Holds.ANY_OUTCOME, Holds.MEANT)  # what it is of, the column ``what`` says
# Columns in which an office's own codes are read, and what the table ``codes`` says they are for.
CODED = {Holds.OUTCOME: "decided", Holds.COMPLIANCE: "compliance", Holds.CATEGORY: "category"}


@dataclass(frozen=True)
class Column:
    name: str
    holds: Holds
    required: bool = True  # the column must be there
    filled: bool = True  # and every cell must be filled in


def optional(name: str, holds: Holds) -> Column:
    return Column(name, holds, required=False, filled=False)


@dataclass(frozen=True)
class TableSpec:
    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()  # no two rows have the same
    dated_by: str = ""  # an authority's name is looked up at the date in this column


REFERENCE = Column("reference", Holds.REFERENCE)
AUTHORITY = Column("authority", Holds.AUTHORITY)

RECEIVED = TableSpec(
    "received",
    (
        REFERENCE,
        AUTHORITY,
        Column("received_on", Holds.DATE),
        Column("category", Holds.CATEGORY),
        optional("subcategory", Holds.TEXT),
        optional("complainant", Holds.TEXT),
    ),
    key=("reference", "authority"),
    dated_by="received_on",
)
DECIDED = TableSpec(
    "decided",
    (
        REFERENCE,
        AUTHORITY,
        Column("decided_on", Holds.DATE),
        Column("outcome", Holds.OUTCOME),
        Column("category", Holds.CATEGORY),
        optional("subcategory", Holds.TEXT),
        optional("remedied_by_authority", Holds.YES_NO),
        optional("sequence", Holds.SEQUENCE),
        optional("finding", Holds.SEQUENCE),
        optional("issue", Holds.TEXT),
        optional("kind", Holds.DECISION_KIND),
        optional("summary", Holds.TEXT),
        optional("statement", Holds.TEXT),
        optional("withheld_reason", Holds.REASON),
        optional("published_on", Holds.DATE),
        optional("fault_from", Holds.DATE),
        optional("fault_to", Holds.DATE),
        optional("fault", Holds.FAULT),
        optional("earlier_case", Holds.REFERENCE),
        optional("entered_on", Holds.DATE),
    ),
    key=("reference", "authority", "sequence", "finding"),
    dated_by="decided_on",
)
RECOMMENDATIONS = TableSpec(
    "recommendations",
    (
        REFERENCE,
        AUTHORITY,
        Column("number", Holds.SEQUENCE),
        Column("kind", Holds.RECOMMENDATION),
        Column("remedy", Holds.REMEDY),
        Column("agreed_on", Holds.DATE),
        Column("due_on", Holds.DATE),
        Column("text", Holds.TEXT),
        optional("extended_to", Holds.DATE),
        optional("status", Holds.COMPLIANCE),
        optional("completed_on", Holds.DATE),
        optional("recorded_on", Holds.DATE),
    ),
    key=("reference", "authority", "number"),
    dated_by="agreed_on",
)
COMPLIANCE = TableSpec(
    "compliance",
    (
        REFERENCE,
        AUTHORITY,
        Column("recorded_on", Holds.DATE),
        Column("outcome", Holds.COMPLIANCE),
        optional("sequence", Holds.SEQUENCE),
    ),
    key=("reference", "authority", "sequence"),
    dated_by="recorded_on",
)
REPORTS = TableSpec(
    "reports",
    (
        REFERENCE,
        AUTHORITY,
        Column("published_on", Holds.DATE),
        Column("title", Holds.TEXT),
        optional("file", Holds.TEXT),
        optional("considered_on", Holds.DATE),
        optional("satisfied_on", Holds.DATE),
        optional("respond_by", Holds.DATE),
        optional("extended_to", Holds.DATE),
        optional("further_report_on", Holds.DATE),
    ),
    key=("reference", "authority"),
    dated_by="published_on",
)
# What we asked an authority about a case, and whether the reply was late: to be counted only.
ENQUIRIES = TableSpec(
    "enquiries",
    (
        REFERENCE,
        AUTHORITY,
        Column("sent_on", Holds.DATE),
        Column("due_on", Holds.DATE),
        Column("received_on", Holds.DATE, filled=False),
    ),
    key=("reference", "authority", "sent_on"),
    dated_by="sent_on",
)
EVENTS = TableSpec(
    "events",
    (
        Column("event", Holds.REFERENCE),
        Column("kind", Holds.EVENT_KIND),
        Column("audience", Holds.TEXT),
        Column("held_on", Holds.DATE),
        Column("place", Holds.TEXT, filled=False),
        Column("title", Holds.TEXT),
    ),
    key=("event",),
)
# The organisation may be a body that is not an authority, so it is text here. Those in the
# directory are counted as authorities, the others are not.
ATTENDANCE = TableSpec(
    "attendance",
    (
        Column("event", Holds.REFERENCE),
        Column("organisation", Holds.TEXT),
        Column("people", Holds.WHOLE),
    ),
    key=("event", "organisation"),
)
COUNTS = TableSpec(
    "counts",
    (
        Column("year", Holds.YEAR),
        AUTHORITY,
        Column("what", Holds.WHAT),
        optional("category", Holds.CATEGORY),
        optional("outcome", Holds.ANY_OUTCOME),
        Column("count", Holds.WHOLE),
    ),
    key=("year", "authority", "what", "category", "outcome"),
    dated_by="year",
)
AVERAGES = TableSpec(
    "averages",
    (
        Column("year", Holds.YEAR),
        Column("peer_group", Holds.PEER_GROUP),
        Column("measure", Holds.MEASURE),
        Column("text", Holds.TEXT),
        Column("source", Holds.TEXT),
    ),
    key=("year", "peer_group", "measure"),
)
CONTACTS = TableSpec(
    "contacts",
    (
        AUTHORITY,
        Column("role", Holds.ROLE),
        Column("title", Holds.TEXT, filled=False),
        Column("name", Holds.TEXT),
        Column("email", Holds.EMAIL),
        optional("valid_from", Holds.DATE),
        optional("valid_to", Holds.DATE),
        optional("language", Holds.LANGUAGE),
    ),
    key=("authority", "role", "name"),
)
LETTERS = TableSpec(
    "letters",
    (
        AUTHORITY,
        optional("send", Holds.YES_NO),
        optional("paragraph", Holds.TEXT),
        optional("approved_by", Holds.TEXT),
        optional("source", Holds.TEXT),
        optional("checked_by", Holds.TEXT),
    ),
    key=("authority",),
)
EARLIER_LETTERS = TableSpec(
    "earlier_letters",
    (AUTHORITY, Column("year", Holds.YEAR), Column("file", Holds.TEXT)),
    key=("authority", "year"),
    dated_by="year",
)
CODES = TableSpec(
    "codes",
    (
        Column("what", Holds.CODED),
        Column("code", Holds.TEXT),
        Column("outcome", Holds.MEANT),
        optional("remedied_by_authority", Holds.YES_NO),
    ),
    key=("what", "code"),
)
POPULATIONS = TableSpec(
    "populations",
    (
        Column("year", Holds.YEAR),
        AUTHORITY,
        Column("population", Holds.WHOLE),
        Column("source", Holds.TEXT),
    ),
    key=("year", "authority"),
    dated_by="year",
)
# What the extract says about itself: `notice` is printed on everything made from it.
ABOUT = TableSpec("about", (Column("key", Holds.TEXT), Column("value", Holds.TEXT)), key=("key",))

TABLES = {
    spec.name: spec
    for spec in (
        RECEIVED,
        DECIDED,
        RECOMMENDATIONS,
        COMPLIANCE,
        REPORTS,
        ENQUIRIES,
        EVENTS,
        ATTENDANCE,
        COUNTS,
        AVERAGES,
        CONTACTS,
        LETTERS,
        EARLIER_LETTERS,
        CODES,
        POPULATIONS,
        ABOUT,
    )
}
COUNTED = ("received", "decided", "compliance", "counts")  # one of them must say something
