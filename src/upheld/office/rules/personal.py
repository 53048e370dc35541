"""Which columns of a record the ledger holds in plain, and which only under a seal.

Every column of every record is on exactly one list. A free text is personal, because anything can
be written in it. Under a seal, the ledger has a digest that says nothing without the salt of that
value (see ``upheld.office.ledger.sealing``), so a value can be erased and the chain stays whole.
"""

from collections.abc import Iterable, Mapping

OF_EVERY_RECORD = ("id", "version", "seals")
PLAIN: Mapping[str, tuple[str, ...]] = {
    "annualreview": (
        *("year", "frozen_at", "frozen_by_id", "built_at", "built_for_id", "edition"),
        *("edition_hash", "last_day_of_queries", "queries_closed_at", "queries_closed_by_id"),
        *("sent_at", "letters_sent", "published_at", "compared_at", "differs"),
        *("rehearsed_at", "rehearsal_seconds"),
    ),
    "answer": (
        *("asked_by_id", "what", "about", "record", "case_id", "became", "answered_by_id"),
        *("answered_at", "read_at"),
    ),
    "case": (
        *("reference", "authority_id", "received_on", "category", "opened_from_id"),
        *("officer_id", "in_error", "restricted"),
    ),
    "cleared": ("decision_id", "finding_kind", "by_id", "agreed_by_id"),
    "compliance": ("case_id", "sequence", "recorded_on", "outcome", "recorded_by_id", "in_error"),
    "contact": ("authority_id", "role", "valid_from", "valid_to", "language"),
    "correction": (
        *("case_id", "number", "act", "about", "record", "asked_by_id", "asked_on"),
        *("standing", "answered_by_id", "answered_on"),
    ),
    "decision": (
        *("case_id", "sequence", "state", "decided_on", "outcome", "category"),
        *("remedied_by_authority", "statement_kind", "statement_version", "publish_on"),
        *("published_on", "hidden_at", "withheld_reason", "proposed_by_id", "proposed_action"),
        *("proposed_withheld_reason", "confirmed_by_id"),
        *("fault_from", "fault_to", "earlier_case", "entered_on"),
    ),
    "earlyaccess": (
        *("review_id", "number", "post", "organisation", "is_named", "what", "authorities"),
        *("access_from", "access_until", "granted_by_id", "granted_at", "taken_by_id", "taken_at"),
    ),
    "erasure": (*("targets", "asked_by_id", "asked_at", "confirmed_by_id", "done_at", "erased"),),
    "enquiry": ("case_id", "sent_on", "due_on", "received_on"),
    "evidence": (
        *("case_id", "recommendation_id", "number", "media_type", "size", "received_on"),
        *("taken_by_id", "checked_on", "checked_by_id", "result", "in_error"),
    ),
    "extension": ("recommendation_id", "number", "granted_on", "until", "granted_by_id"),
    "furtherfinding": (
        *("decision_id", "number", "outcome", "category", "remedied_by_authority"),
        *("fault_from", "fault_to"),
    ),
    "movedhour": (
        *("review_id", "number", "move", "hour", "asked_by_id", "asked_at"),
        *("confirmed_by_id", "confirmed_at", "told_at"),
    ),
    "namedreader": ("case_id", "person_id"),
    "note": ("case_id", "number", "written_on", "written_by_id"),
    "giventable": ("name", "columns"),
    "held": ("person_id", "role"),
    "letter": ("authority_id", "send", "written_by_id", "turned_down"),
    "outcome": (
        *("recommendation_id", "number", "outcome", "completed_on", "recorded_on"),
        *("recorded_by_id", "in_error"),
    ),
    "passedrow": ("table", "place"),
    "person": (
        *("is_active", "sessions_ended", "link_by_id", "link_agreed_by_id", "link_on"),
        "own_factor_on",
    ),
    "proposal": ("person_id", "change", "roles", "proposed_by_id", "proposed_on"),
    "query": (
        *("review_id", "number", "authority_id", "case_id", "received_on", "ground"),
        *("should_be", "entered_by_id", "effect", "answered_on", "answered_by_id"),
    ),
    "recommendation": (
        *("case_id", "number", "recommendation_kind", "remedy", "agreed_on", "due_on"),
        *("extended_to", "status", "completed_on", "recorded_on", "in_error"),
    ),
    "report": (
        *("case_id", "published_on", "considered_on", "satisfied_on"),
        *("respond_by", "extended_to", "further_report_on"),
        *("state", "hidden_at", "taken_down_by_id", "confirmed_by_id"),
    ),
    "restriction": (
        *("case_id", "number", "restricted_by_id", "restricted_on", "lift_asked_by_id"),
        *("lifted_by_id", "lifted_on"),
    ),
    "signature": ("review_id", "edition_hash", "role", "person_id", "signed_at"),
    "signingkey": ("public", "made_at"),
    "statement": ("decision_id", "number", "written_on", "written_by_id"),
    "unconfirmed": ("person_id", "roles", "was_reset", "made_on"),
}
PERSONAL: Mapping[str, tuple[str, ...]] = {
    "annualreview": ("not_published_because",),
    "answer": ("reason",),
    "case": ("subcategory", "complainant"),
    "cleared": ("finding", "why"),  # a finding is a hash of words, which could be guessed
    "compliance": (),
    "contact": ("title", "name", "email"),
    "correction": ("changes", "reason"),  # a change has the values before and after
    "decision": (
        *("subcategory", "issue", "fault", "summary", "statement", "reason"),
        "proposed_reason",
    ),
    "earlyaccess": ("name", "reason"),
    "enquiry": (),
    "erasure": ("reason",),
    # Somebody who has a file could tell by its hash that we had it.
    "evidence": ("name", "sha256", "note"),
    "extension": ("reason",),
    "furtherfinding": ("subcategory", "issue", "fault"),
    "movedhour": ("reason",),
    "namedreader": (),
    "note": ("text",),
    "giventable": (),
    "held": (),
    "letter": ("paragraph", "approved_by", "source", "checked_by"),
    "outcome": ("note",),
    "passedrow": ("cells",),
    "person": ("email", "name"),
    "proposal": (),
    "query": ("says", "evidence", "answer"),
    "recommendation": ("text", "as_agreed"),
    "report": ("title", "file", "why_taken_down"),
    "restriction": ("reason", "lift_reason"),
    "signature": ("over_queries",),
    "signingkey": (),
    "statement": ("summary", "text"),
    "unconfirmed": ("why",),
}
# Under a seal as well, but no value is held beside it: the hash of an old password is kept nowhere.
SECRET: Mapping[str, tuple[str, ...]] = {
    "person": ("password",),
    "signingkey": ("encrypted",),
}


def sealed_columns(kind: str) -> tuple[str, ...]:
    return (*PERSONAL[kind], *SECRET.get(kind, ()))


def troubles(kind: str, columns: Iterable[str]) -> list[str]:
    """What is wrong with the lists for a kind of record that has these columns."""
    columns = list(columns)
    lists = (PLAIN, PERSONAL, SECRET)
    listed = [*OF_EVERY_RECORD, *(name for each in lists for name in each.get(kind, ()))]
    where = "upheld/office/rules/personal.py"
    missing = [
        f"The column {name!r} of {kind!r} is on no list in {where}. Add it to PERSONAL if somebody"
        " can write what they like in it, or if it is about a person; or else to PLAIN."
        for name in columns
        if name not in listed
    ]
    twice = [
        f"The column {name!r} of {kind!r} is on two lists in {where}. Leave it on one."
        for name in dict.fromkeys(listed)
        if listed.count(name) > 1
    ]
    gone = [
        f"{where} lists {name!r} for {kind!r}, which has no such column. Remove it from the list."
        for name in listed
        if name not in columns
    ]
    return [*missing, *twice, *gone]
