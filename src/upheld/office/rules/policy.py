"""Who may do what: one table, from which checks, buttons and the documentation are made.

A page or an action that is not in the table is closed to everyone. What a record's state allows is
in the table of ``upheld.office.rules.states``. Both must agree before anything is done.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action


class Deed(StrEnum):
    """What a person can do in the office, apart from changing a decision's state."""

    SEE_CASES = "see cases"
    EDIT_CASES = "enter and edit complaints"
    ASSIGN = "assign cases"
    EDIT_DECISIONS = "enter and edit draft decisions"
    WRITE_STATEMENTS = "write statements"
    CLEAR_FINDINGS = "clear findings of the identity scan"
    CONFIRM = "confirm as the second person"
    EDIT_RECOMMENDATIONS = "enter and edit recommendations"
    EXTEND = "grant more time"
    TAKE_EVIDENCE = "add evidence"
    READ_EVIDENCE = "read evidence"
    SHOW_ON_SITE = "show on the site again"
    RECORD_COMPLIANCE = "check evidence and record outcomes of recommendations"
    RECORD_NOT_COMPLETE = "record that nothing was done"  # not complete and not satisfied
    CORRECT_CASES = "correct complaints and decisions"
    CORRECT_FOLLOW_UP = "mark recommendations, evidence and outcomes as entered in error"
    OPEN_FROM_FAILURE = "open a new case from a failure"
    SEE_WORK = "see work lists"
    PREPARE_REMINDERS = "prepare reminders"
    RESTRICT = "restrict a case, and name who may read it"
    LIFT_RESTRICTION = "ask to lift a restriction"
    WRITE_NOTES = "write notes on a case"
    EDIT_ENQUIRIES = "enter and edit enquiries to authorities"
    EDIT_REPORTS = "enter and edit public interest reports"
    SEE_AUTHORITIES = "see authorities and their contacts"
    EDIT_CONTACTS = "enter and edit contacts"
    EDIT_LETTERS = "edit the letter list"
    APPROVE_PARAGRAPHS = "approve the paragraph in a letter"
    EXPORT = "download lists as CSV"
    TAKE_EXTRACT = "take an extract"
    MAKE_REGISTER = "make a register"
    DRAFT_LETTER = "make a draft letter"
    SEE_OUTPUTS = "see what the worker makes"
    SEE_YEAR = "see the year, its candidates and its letters"
    FREEZE_YEAR = "freeze the cases of a year"
    BUILD_CANDIDATE = "build a candidate"
    GIVE_SHEETS = "take provisional case sheets for authorities, and set the last day of queries"
    EDIT_QUERIES = "enter queries of authorities"
    ANSWER_QUERIES = "answer queries of authorities"
    CLOSE_QUERIES = "close the queries of a year"
    SIGN_EDITION = "sign an edition"
    SAY_SENT = "say that letters were sent"
    MOVE_HOUR = "ask for another hour of publication, and confirm it"
    GIVE_ACCESS = "give early access"
    TAKE_EARLY_COPY = "take a copy for early access"
    SEE_LEDGER = "see the ledger"
    SEE_READINGS = "see who has read a case"
    SEE_ERASURES = "see erasures"
    ASK_TO_ERASE = "ask to erase personal data"
    SEE_PEOPLE = "see people"
    EDIT_PEOPLE = "add people, change their roles, and switch accounts on and off"
    CONFIRM_PEOPLE = "confirm changes to accounts as the second person"
    SEE_SIGN_INS = "see failed sign-ins"


@dataclass(frozen=True)
class Rule:
    deed: Deed | Action
    roles: frozenset[Role]


_CASES = (Role.CASEWORKER, Role.COMPLIANCE_OFFICER, Role.PUBLISHING_MANAGER, Role.DIRECTOR)
_SEE = (*_CASES, Role.STATISTICIAN, Role.AUDITOR)
_PUBLISH = (Role.PUBLISHING_MANAGER, Role.DIRECTOR)
_YEAR = (Role.STATISTICIAN, Role.RESPONSIBLE_STATISTICIAN, Role.SIGNATORY, Role.DIRECTOR)
_SIGN = (Role.RESPONSIBLE_STATISTICIAN, Role.SIGNATORY, Role.DIRECTOR)
_COMPLIANCE = (Role.COMPLIANCE_OFFICER, Role.DIRECTOR)


def _rule(deed: Deed | Action, *roles: Role) -> Rule:
    return Rule(deed, frozenset(roles))


RULES = (
    _rule(Deed.SEE_CASES, *_SEE),
    _rule(Deed.EDIT_CASES, Role.CASEWORKER),
    _rule(Deed.ASSIGN, Role.CASEWORKER, *_COMPLIANCE),
    _rule(Deed.EDIT_DECISIONS, Role.CASEWORKER),
    _rule(Deed.WRITE_STATEMENTS, Role.CASEWORKER),
    _rule(Deed.CLEAR_FINDINGS, Role.CASEWORKER, *_PUBLISH),
    _rule(Deed.CONFIRM, *_PUBLISH),
    _rule(Deed.EDIT_RECOMMENDATIONS, Role.CASEWORKER, *_COMPLIANCE),
    _rule(Deed.EXTEND, *_COMPLIANCE),
    _rule(Deed.TAKE_EVIDENCE, Role.CASEWORKER, *_COMPLIANCE),
    _rule(Deed.READ_EVIDENCE, Role.CASEWORKER, *_COMPLIANCE, Role.AUDITOR),
    _rule(Deed.SHOW_ON_SITE, *_PUBLISH),
    _rule(Deed.RECORD_COMPLIANCE, *_COMPLIANCE),
    _rule(Deed.RECORD_NOT_COMPLETE, Role.DIRECTOR),
    _rule(Deed.CORRECT_CASES, Role.CASEWORKER, *_PUBLISH),
    _rule(Deed.CORRECT_FOLLOW_UP, Role.CASEWORKER, *_COMPLIANCE),
    _rule(Deed.OPEN_FROM_FAILURE, Role.CASEWORKER, *_COMPLIANCE),
    _rule(Deed.SEE_WORK, *_SEE),  # anyone who may download lists can see them all
    _rule(Deed.PREPARE_REMINDERS, *_COMPLIANCE),
    _rule(Deed.RESTRICT, *_CASES),
    _rule(Deed.LIFT_RESTRICTION, Role.DIRECTOR),
    _rule(Deed.WRITE_NOTES, *_CASES),
    _rule(Deed.EDIT_ENQUIRIES, Role.CASEWORKER, *_COMPLIANCE),
    _rule(Deed.EDIT_REPORTS, *_PUBLISH),
    _rule(Deed.SEE_AUTHORITIES, *_SEE),
    _rule(Deed.EDIT_CONTACTS, Role.STATISTICIAN, Role.CASEWORKER),
    _rule(Deed.EDIT_LETTERS, Role.STATISTICIAN),
    _rule(Deed.APPROVE_PARAGRAPHS, Role.DIRECTOR),
    _rule(Deed.EXPORT, Role.STATISTICIAN, Role.DIRECTOR, Role.AUDITOR),
    _rule(Deed.TAKE_EXTRACT, Role.STATISTICIAN),
    _rule(Deed.MAKE_REGISTER, *_PUBLISH),
    _rule(Deed.DRAFT_LETTER, Role.STATISTICIAN, Role.DIRECTOR),
    _rule(Deed.SEE_OUTPUTS, Role.STATISTICIAN, Role.ADMINISTRATOR, *_PUBLISH),
    _rule(Deed.SEE_YEAR, *_YEAR, Role.AUDITOR),
    _rule(Deed.FREEZE_YEAR, Role.STATISTICIAN),
    _rule(Deed.BUILD_CANDIDATE, Role.STATISTICIAN),
    _rule(Deed.GIVE_SHEETS, Role.STATISTICIAN),
    _rule(Deed.EDIT_QUERIES, Role.STATISTICIAN, Role.RESPONSIBLE_STATISTICIAN),
    _rule(Deed.ANSWER_QUERIES, Role.STATISTICIAN, Role.RESPONSIBLE_STATISTICIAN),
    _rule(Deed.CLOSE_QUERIES, Role.RESPONSIBLE_STATISTICIAN),
    _rule(Deed.SIGN_EDITION, *_SIGN),
    _rule(Deed.SAY_SENT, Role.STATISTICIAN),
    _rule(Deed.MOVE_HOUR, *_SIGN),
    _rule(Deed.GIVE_ACCESS, Role.RESPONSIBLE_STATISTICIAN, Role.DIRECTOR),
    _rule(Deed.TAKE_EARLY_COPY, Role.STATISTICIAN),
    _rule(Deed.SEE_LEDGER, Role.AUDITOR, Role.DIRECTOR),
    _rule(Deed.SEE_READINGS, Role.DIRECTOR, Role.AUDITOR),
    _rule(Deed.SEE_ERASURES, *_PUBLISH, Role.AUDITOR),
    _rule(Deed.ASK_TO_ERASE, Role.DIRECTOR),
    _rule(Deed.SEE_PEOPLE, Role.ADMINISTRATOR, Role.DIRECTOR, Role.AUDITOR),
    _rule(Deed.EDIT_PEOPLE, Role.ADMINISTRATOR),
    _rule(Deed.CONFIRM_PEOPLE, Role.ADMINISTRATOR, Role.DIRECTOR),
    _rule(Deed.SEE_SIGN_INS, Role.AUDITOR),
    _rule(Action.DECIDE, Role.CASEWORKER),
    _rule(Action.BEGIN_REVIEW, Role.CASEWORKER, *_PUBLISH),
    _rule(Action.END_REVIEW, Role.DIRECTOR),
    _rule(Action.DECIDE_AGAIN, Role.CASEWORKER, Role.DIRECTOR),
    _rule(Action.CLEAR, *_PUBLISH),
    _rule(Action.CALL_BACK, *_PUBLISH),
    _rule(Action.WITHHOLD, Role.CASEWORKER, *_PUBLISH),
    _rule(Action.RELEASE, *_PUBLISH),
    _rule(Action.TAKE_DOWN, *_PUBLISH),
)
BY_DEED = {rule.deed: rule.roles for rule in RULES}


def may(roles: Iterable[Role], deed: Deed | Action) -> bool:
    """False for what only the calendar does."""
    return not BY_DEED.get(deed, frozenset()).isdisjoint(roles)
