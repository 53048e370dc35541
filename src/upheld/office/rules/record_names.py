"""What people call each kind of record, each of its columns, and whatever acts without a person.

The ledger has the program's own names. Pages, messages, the audit and commands have these, from
here alone. A test fails if a kind of record or a column has none.
"""

import re
from collections.abc import Mapping

from upheld.core.days import in_words

KINDS: Mapping[str, str] = {
    # Records.
    "annualreview": "year",
    "answer": "answer to a request",
    "case": "case",
    "cleared": "cleared finding",
    "compliance": "outcome of a case",
    "contact": "contact",
    "correction": "correction",
    "decision": "decision",
    "earlyaccess": "early access",
    "enquiry": "enquiry",
    "erasure": "erasure",
    "evidence": "evidence",
    "extension": "extension",
    "furtherfinding": "further finding",
    "giventable": "imported table",
    "held": "role",
    "letter": "annual letter",
    "movedhour": "hour of publication",
    "namedreader": "person who may read a restricted case",
    "note": "note",
    "outcome": "outcome of a recommendation",
    "passedrow": "imported row",
    "person": "account",
    "proposal": "proposed change to an account",
    "query": "query of an authority",
    "recommendation": "recommendation",
    "report": "public interest report",
    "restriction": "restriction",
    "signature": "signature",
    "signingkey": "key for signing editions",
    "statement": "version of a statement",
    "unconfirmed": "change to an account by command",
    # What the ledger has entries about besides.
    "account with a provider": "account with a provider",
    "announcement": "announced hour",
    "directory": "directory",
    "email address": "email address for signing in",
    "extract": "extract",
    "list": "downloaded list",
    "output": "downloaded output",
    "provisional sheets": "provisional case sheets",
    "register": "register",
    "second factor": "second factor",
}
COLUMNS: Mapping[str, str] = {
    "about": "kind of record",
    "access_from": "access from",
    "access_until": "access until",
    "act": "kind of correction",
    "agreed_by_id": "second person",
    "agreed_on": "agreed on",
    "answer": "answer",
    "answered_at": "answered at",
    "answered_by_id": "answered by",
    "answered_on": "answered on",
    "approved_by": "approved by",
    "as_agreed": "full wording as agreed",
    "as_at": "as at",
    "asked": "search",
    "asked_at": "asked for at",
    "asked_by_id": "asked for by",
    "asked_on": "asked for on",
    "authority_id": "authority",
    "became": "answer",
    "built_at": "built at",
    "built_for_id": "built for",
    "by_id": "cleared by",
    "case_id": "case",
    "category": "category",
    "cells": "values",
    "change": "change",
    "changes": "changes",
    "checked_by": "numbers checked by",
    "checked_by_id": "checked by",
    "checked_on": "checked on",
    "columns": "columns",
    "compared_at": "compared on the site at",
    "complainant": "complainant",
    "completed_on": "done on",
    "confirmed_at": "confirmed at",
    "confirmed_by_id": "confirmed by",
    "considered_on": "considered by the authority on",
    "decided_on": "decided on",
    "decision_id": "decision",
    "differs": "files that differ on the site",
    "done_at": "erased at",
    "due_on": "due on",
    "earlier_case": "earlier case",
    "edition": "edition",
    "edition_hash": "hash of the edition",
    "effect": "what the query changed",
    "email": "email address",
    "encrypted": "secret half",
    "entered_by_id": "entered by",
    "entered_on": "entered on",
    "erased": "number of values erased",
    "evidence": "evidence",
    "extended_to": "extended to",
    "fault": "kind of fault",
    "fault_from": "fault from",
    "fault_to": "fault until",
    "file": "file",
    "finding": "what was found",
    "finding_kind": "kind of finding",
    "frozen_at": "frozen at",
    "frozen_by_id": "frozen by",
    "further_report_on": "further report published on",
    "granted_at": "granted at",
    "granted_by_id": "granted by",
    "granted_on": "granted on",
    "ground": "ground",
    "hidden_at": "hidden at",
    "hour": "hour",
    "in_error": "entered in error",
    "is_active": "switched on",
    "is_named": "name is published",
    "issue": "issue",
    "language": "language",
    "last_day_of_queries": "last day of queries",
    "letters_sent": "letters sent",
    "lift_asked_by_id": "lifting asked for by",
    "lift_reason": "reason for lifting",
    "lifted_by_id": "lifted by",
    "lifted_on": "lifted at",
    "link_agreed_by_id": "sign-in link agreed by",
    "link_by_id": "sign-in link made by",
    "link_on": "sign-in link made at",
    "made_at": "made at",
    "made_for": "made for",
    "made_on": "made at",
    "media_type": "type of file",
    "move": "why it is another hour",
    "name": "name",
    "not_published_because": "why it was not published",
    "note": "note",
    "number": "number",
    "officer_id": "officer",
    "opened_from_id": "opened because of",
    "organisation": "organisation",
    "outcome": "outcome",
    "over_queries": "why it was signed with open queries",
    "own_factor_on": "second factor of their own since",
    "paragraph": "paragraph",
    "password": "password",
    "person_id": "person",
    "place": "row",
    "post": "post",
    "proposed_action": "what was asked for",
    "proposed_by_id": "asked for by",
    "proposed_on": "asked for at",
    "proposed_reason": "reason given by the person who asked",
    "proposed_withheld_reason": "reason for withholding that was asked for",
    "public": "public half",
    "publish_on": "to be published on",
    "published_at": "published at",
    "published_on": "published on",
    "queries_closed_at": "queries closed at",
    "queries_closed_by_id": "queries closed by",
    "read_at": "read at",
    "reason": "reason",
    "received_on": "received on",
    "recommendation_id": "recommendation",
    "recommendation_kind": "kind of recommendation",
    "record": "number of the record",
    "recorded_by_id": "recorded by",
    "recorded_on": "recorded on",
    "reference": "reference",
    "rehearsal_seconds": "seconds that the rehearsal took",
    "rehearsed_at": "publication rehearsed at",
    "remedied_by_authority": "remedied by the authority before",
    "remedy": "remedy",
    "respond_by": "respond by",
    "restricted": "restricted",
    "restricted_by_id": "restricted by",
    "restricted_on": "restricted at",
    "result": "result of our check",
    "review_id": "year",
    "role": "role",
    "roles": "roles",
    "row": "sign-in details",
    "satisfied_on": "satisfied on",
    "says": "what it says is wrong",
    "send": "letter is sent",
    "sent_at": "letters sent at",
    "sent_on": "sent on",
    "sequence": "number",
    "sessions_ended": "times all sessions were ended",
    "sha256": "file",
    "should_be": "what would be right",
    "signed_at": "signed at",
    "size": "size in bytes",
    "source": "source of quoted numbers",
    "standing": "state",
    "state": "state",
    "statement": "statement",
    "statement_kind": "kind of decision",
    "statement_version": "version of the statement",
    "status": "outcome",
    "subcategory": "subcategory",
    "summary": "summary",
    "table": "table",
    "taken_at": "copy taken at",
    "taken_by_id": "added by",
    "taken_down_by_id": "taken down by",
    "targets": "what is to be erased",
    "text": "text",
    "title": "title",
    "told_at": "told the new hour at",
    "turned_down": "paragraph turned down",
    "until": "new due date",
    "user_id": "person",
    "valid_from": "in post from",
    "valid_to": "in post until",
    "was_reset": "sign-in was reset",
    "what": "what was asked for",
    "why": "reason",
    "why_taken_down": "reason for taking it down",
    "withheld_reason": "reason for withholding",
    "written_by_id": "written by",
    "written_on": "written at",
    "year": "year",
}
# Where a kind calls a column something else.
OF_KIND: Mapping[str, Mapping[str, str]] = {
    "contact": {"title": "title of the post", "role": "role"},
    "earlyaccess": {"what": "what they may have", "authorities": "authorities whose letters"},
    "evidence": {"name": "file name"},
    "giventable": {"name": "table"},
    "recommendation": {"text": "words"},
    "cleared": {"why": "why it does not identify anyone"},
}
# What acts without a person, as in "Published by the calendar".
ACTORS: Mapping[str, str] = {
    "acts": "the acts next to an edition",
    "calendar": "the calendar",
    "command": "a command on the server",
    "import": "an import",
    "restore": "restoring a backup",
    "worker": "the worker",
}
# The bare number in the key of a record, and of what belongs to it: which of how many it is.
NUMBERED: Mapping[str, str] = {
    "decision": "decision",
    "statement": "decision",
    "cleared": "decision",
    "furtherfinding": "decision",
    "recommendation": "recommendation",
    "extension": "recommendation",
    "outcome": "recommendation",
    "compliance": "overall outcome",
    "contact": "contact",
    "passedrow": "row",
}
# A key begins with the case's reference and authority.
IN_A_CASE = frozenset(
    {
        *("case", "cleared", "compliance", "correction", "decision", "enquiry", "evidence"),
        *("extension", "furtherfinding", "note", "outcome", "recommendation", "report"),
        "statement",
    }
)
PERSON = re.compile(r"person number \d+")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*(?:\+00:00|Z)?")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def name_of_kind(kind: str) -> str:
    return KINDS.get(kind, kind)


def name_of_column(kind: str, column: str) -> str:
    """A table or a column of an extract, such as events, is called what the contract calls it."""
    words = OF_KIND.get(kind, {}).get(column) or COLUMNS.get(column)
    return words or column.replace("_", " ")


def key_in_words(
    kind: str, key: str, *, people: Mapping[str, str], authorities: Mapping[str, str]
) -> str:
    """What a page calls the record that the ledger has under this key.

    ``people`` are names by "person number 7", ``authorities`` names by their short names.

    >>> key_in_words("decision", "19 018 397, leeds, 1", people={}, authorities={"leeds": "Leeds"})
    '19 018 397, Leeds, decision 1'
    >>> key_in_words("enquiry", "1, leeds, enquiry sent on 2026-03-01", people={}, authorities={})
    '1, leeds, enquiry sent on 1 March 2026'
    """
    if kind == "person":
        return people.get(f"person {key}", key)
    first, *others = key.split(", ")
    parts = [people.get(first) or authorities.get(first, first)]
    for part in others:
        if part.isdecimal() and kind in NUMBERED:
            part = f"{NUMBERED[kind]} {part}"
        parts.append(authorities.get(part, part))
    return days_in_words(", ".join(parts))


def record_in_words(
    kind: str, key: str, *, people: Mapping[str, str], authorities: Mapping[str, str]
) -> str:
    """What a sentence calls it, with an article where it needs one.

    >>> record_in_words(
    ...     "outcome", "19 018 397, leeds, 2, outcome 1", people={}, authorities={"leeds": "Leeds"}
    ... )
    'outcome 1 of recommendation 2 in case 19 018 397, Leeds'
    >>> record_in_words("person", "number 7", people={"person number 7": "Seven"}, authorities={})
    'the account of Seven'
    """
    words = key_in_words(kind, key, people=people, authorities=authorities)
    if kind == "person":
        return f"the account of {words}"
    if kind in IN_A_CASE:
        reference, authority, *within = words.split(", ")
        own = " of ".join(reversed(within)) or f"the {name_of_kind(kind)}"
        case = f"case {reference}, {authority}"
        return case if kind == "case" else f"{own} in {case}"
    return f"the {name_of_kind(kind)} {words}"


def days_in_words(text: str) -> str:
    """
    >>> days_in_words("sent on 2026-03-01")
    'sent on 1 March 2026'
    """
    return DAY.sub(lambda found: in_words(found[0]), text)
