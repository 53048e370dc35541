"""A small office: somebody of each role, a case for each state of a decision, and what hangs on it.

``parts`` are examples for what stands in addresses, so that every page can be asked for: a page
whose address names another part needs an example of it here.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from tests.office.signed_in import a_person
from upheld.office.clock import now
from upheld.office.follow_up.evidence import keep
from upheld.office.jobs.queue import ask
from upheld.office.ledger.recording import writing
from upheld.office.models import (
    AccountChange,
    AnnualReview,
    Authority,
    Case,
    Compliance,
    Contact,
    Correction,
    Decision,
    EarlyAccess,
    Enquiry,
    Entry,
    Erasure,
    Evidence,
    Extension,
    FurtherFinding,
    Letter,
    MovedHour,
    Note,
    Outcome,
    Person,
    Proposal,
    Query,
    Recommendation,
    Report,
    Statement,
)
from upheld.office.rules.outputs import Output
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State
from upheld.office.rules.year_steps import HourMove

SECRET = "Quibblethwaite"  # stands in every record, so that a page that leaks one can be seen
FILE = b"%PDF-1.7 %%EOF"
DECIDED = date(2023, 5, 2)
WITHHELD = (State.WITHHELD, State.HIDDEN, State.TAKEN_DOWN)


@dataclass(frozen=True, kw_only=True)
class SmallOffice:
    people: dict[Role, Person]
    nobody: Person  # holds no role
    decisions: dict[State, Decision]
    parts: dict[str, object]


def small_office() -> SmallOffice:
    people = {role: a_person(role) for role in Role}
    nobody = a_person()
    officer = people[Role.CASEWORKER]
    leeds = Authority.objects.get(slug="leeds")
    with writing("test", "make a small office") as write:
        decisions = {
            state: _decided(write, leeds, number, state, officer)
            for number, state in enumerate(State, 1)
        }
        case = decisions[State.PUBLISHED].case
        hung = _hung_on(write, case, leeds, people[Role.COMPLIANCE_OFFICER])
        further = FurtherFinding(
            decision=decisions[State.DRAFT],
            number=2,
            outcome="upheld",
            category="Housing",
            issue=SECRET,
        )
        write.make(further)
        proposal = Proposal(
            person=nobody,
            change=AccountChange.ROLES,
            roles="publishing manager",
            proposed_by=people[Role.ADMINISTRATOR],
            proposed_on=datetime(2023, 5, 2, 9, tzinfo=UTC),
        )
        write.make(proposal)
    parts = {
        "reference": case.reference,
        "authority": leeds.slug,
        "slug": leeds.slug,
        "sequence": 1,
        "year": "2023-24",
        "case": case.pk,
        "person": nobody.pk,
        "proposal": proposal.pk,
        "decision": decisions[State.DECIDED].pk,
        "kind": "case",
        "record": case.pk,
        "access": 1,
        "entry": Entry.objects.first().number,
        "version": 1,
        "number": "none",
        "further": further.pk,
        "token": "none",
        "work": "due",
        "job": ask(Output.DRAFT_LETTER, by=officer, at=now(), year="2023-24", authority=leeds).pk,
        "digest": "none",
        "name": "none",
        **hung,
    }
    return SmallOffice(people=people, nobody=nobody, decisions=decisions, parts=parts)


def _decided(write, authority: Authority, number: int, state: State, officer: Person) -> Decision:
    case = Case(
        reference=f"23 000 {number:03}",
        authority=authority,
        received_on=date(2023, 1, 9),
        category="Housing",
        complainant=f"Mr {SECRET}",
        officer=officer,
    )
    write.make(case)
    is_draft = state == State.DRAFT
    decision = Decision(
        case=case,
        state=state,
        decided_on=None if is_draft else DECIDED,
        outcome="" if is_draft else "upheld",
        category="Housing",
        statement_kind="statement",
        summary=f"A summary about {SECRET}.",
        statement=f"1. A statement about {SECRET}.",
        statement_version=1,
        withheld_reason="other" if state in WITHHELD else "",
        reason="told" if state in WITHHELD else "",
        hidden_at=datetime(2023, 8, 1, 9, tzinfo=UTC) if state == State.HIDDEN else None,
    )
    write.make(decision)
    words = {"summary": decision.summary, "text": decision.statement}
    at = datetime(2023, 5, 2, 9, tzinfo=UTC)
    statement = Statement(decision=decision, number=1, written_on=at, written_by=officer, **words)
    write.make(statement)
    return decision


def _hung_on(write, case: Case, authority: Authority, officer: Person) -> dict[str, object]:
    recommendation = Recommendation(
        case=case,
        number=1,
        recommendation_kind="personal remedy",
        remedy="apology",
        agreed_on=DECIDED,
        due_on=date(2023, 6, 2),
        text=f"Apologise to Mr {SECRET}.",
    )
    write.make(recommendation)
    extension = Extension(
        recommendation=recommendation,
        number=1,
        granted_on=date(2023, 5, 20),
        until=date(2023, 6, 20),
        reason=f"{SECRET} was away.",
        granted_by=officer,
    )
    evidence = Evidence(
        case=case,
        number=1,
        name=f"{SECRET}.pdf",
        media_type="application/pdf",
        size=len(FILE),
        sha256=keep(FILE),
        received_on=date(2023, 6, 1),
        taken_by=officer,
        note=f"A letter to {SECRET}.",
    )
    outcome = Outcome(
        recommendation=recommendation,
        number=1,
        outcome="complete and satisfied",
        completed_on=date(2023, 6, 1),
        recorded_on=date(2023, 6, 3),
        note=f"{SECRET} has had the apology.",
        recorded_by=officer,
    )
    compliance = Compliance(
        case=case,
        recorded_on=date(2023, 6, 3),
        outcome="complete and satisfied",
        recorded_by=officer,
    )
    contact = Contact(
        authority=authority,
        role="chief executive",
        name="The secretary",
        email="chief@leeds.example",
    )
    correction = Correction(
        case=case,
        number=1,
        act="enter in error",
        about="evidence",
        record=1,
        changes={"in_error": [False, True]},
        reason=f"It is about another than {SECRET}.",
        asked_by=officer,
        asked_on=date(2023, 6, 4),
    )
    letter = Letter(authority=authority, send=True)
    report = Report(case=case, published_on=date(2023, 7, 1), title=f"About {SECRET}")
    enquiry = Enquiry(case=case, sent_on=date(2023, 2, 1), due_on=date(2023, 3, 1))
    written = {"written_on": datetime(2023, 5, 2, 9, tzinfo=UTC), "written_by": officer}
    note = Note(case=case, number=1, text=f"{SECRET} rang.", **written)
    review = AnnualReview(year="2023-24")
    write.make(review)
    query = Query(
        review=review,
        number=1,
        authority=authority,
        case=case,
        received_on=date(2024, 6, 3),
        ground="counted twice",
        says=f"{SECRET} is counted twice.",
        entered_by=officer,
    )
    moved = MovedHour(
        review=review,
        number=1,
        move=HourMove.POSTPONED,
        hour=datetime(2024, 8, 7, 9, tzinfo=UTC),
        reason="A table was late.",
        asked_by=officer,
        asked_at=datetime(2024, 7, 24, 9, tzinfo=UTC),
    )
    target = {"kind": "case", "id": case.pk, "key": case.key, "columns": ["complainant"]}
    asked = {"reason": "The complainant asked.", "asked_at": written["written_on"]}
    erasure = Erasure(targets=[target], asked_by=officer, **asked)
    access = _early_access(review, authority, officer)
    parts = (extension, evidence, outcome, compliance, contact, letter, report, enquiry, note)
    for record in (*parts, erasure, correction, query, access):
        write.make(record)
    write.make(moved)
    return {
        "recommendation": recommendation.pk,
        "extension": extension.pk,
        "evidence": evidence.pk,
        "compliance": compliance.pk,
        "outcome": outcome.pk,
        "correction": correction.pk,
        "contact": contact.pk,
        "letter": letter.pk,
        "report": report.pk,
        "enquiry": enquiry.pk,
        "erasure": erasure.pk,
        "note": note.pk,
        "query": query.pk,
        "moved": moved.number,
    }


def _early_access(review: AnnualReview, authority: Authority, person: Person) -> EarlyAccess:
    at = datetime(2024, 7, 20, 9, tzinfo=UTC)
    return EarlyAccess(
        review=review,
        number=1,
        name="The secretary",
        post="Permanent secretary",
        organisation="The ministry",
        what="letters",
        authorities=authority.slug,
        access_from=at,
        access_until=datetime(2199, 1, 1, tzinfo=UTC),
        reason="She answers for it.",
        granted_by=person,
        granted_at=at,
    )
