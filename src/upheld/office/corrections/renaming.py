"""Changing the reference or the authority of a case, while nothing of it is public.

Reference and authority are what a case is called, so everything that belongs to it is called
otherwise from then on. The ledger's earlier entries keep the name they were made under, and the
entry of this change has both. Entries hold the id of their record, which never changes: by it, the
audit proves that the record is the same, and the history of a case finds what was entered before.
"""

from collections.abc import Iterator

from upheld.office.corrections.still_public import public_decision, public_report
from upheld.office.corrections.wanted import Wanted
from upheld.office.decisions.publication_troubles import Trouble
from upheld.office.models import Case


def troubles_of_name(wanted: Wanted) -> Iterator[Trouble]:
    case = wanted.record
    assert isinstance(case, Case)
    if case.in_error:
        yield Trouble("", "The complaint was entered in error, so its reference stays as it is.")
    if decision := public_decision(case):
        yield Trouble(
            "",
            f"Decision {decision.sequence} is public under this reference and authority. Take it"
            " down first, on the page of its publication.",
        )
    if public_report(case):
        yield Trouble(
            "",
            "The public interest report of this case is public under this reference and authority."
            " Take it down first, on its page.",
        )
    reference = wanted.after.get("reference", case.reference)
    authority = wanted.after.get("authority_id", case.authority_id)
    other = Case.everything.filter(reference=reference, authority=authority).exclude(pk=case.pk)
    if found := other.first():
        error = ", which was entered in error" if found.in_error else ""
        yield Trouble(
            "reference",
            f"There is already a case {found.reference} about {found.authority}{error}.",
        )
