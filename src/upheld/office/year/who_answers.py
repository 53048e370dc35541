"""Who answers a query of an authority: nobody who decided the case it is about, or cleared it."""

from collections.abc import Iterator

from upheld.office.ledger.entries_of import of_records
from upheld.office.models import (
    Case,
    Cleared,
    Decision,
    FurtherFinding,
    Kept,
    Person,
    Query,
    Statement,
)

ASK = "Ask somebody else with your role to answer."


def why_not_answering(query: Query, person: Person) -> str:
    """Why this person cannot answer the query; '' if nothing prevents it."""
    case = query.case
    if case is None:
        return ""
    if case.officer_id == person.pk:
        return f"You are the officer of {case.reference}. {ASK}"
    if of_records(_decided_in(case)).filter(who=person.about).exists():
        return f"You took part in deciding, writing or clearing {case.reference}. {ASK}"
    return ""


def _decided_in(case: Case) -> Iterator[Kept]:
    """What the ledger would name them for, whether or not it was entered in error since."""
    yield from Decision.everything.filter(case=case)
    for model in (FurtherFinding, Statement, Cleared):
        yield from model.everything.filter(decision__case=case)
