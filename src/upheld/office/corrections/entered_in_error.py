"""Entered in error, and undone: what prevents either, and what follows for the case.

Nothing is removed. The record is left out of lists, counts and extracts (models.in_error), and
kept in the ledger. Either way needs a second person, and what is public must be taken down first.
"""

from collections.abc import Iterator

from upheld.office.corrections.still_public import public_decision, public_report
from upheld.office.corrections.wanted import Wanted, case_of_record
from upheld.office.decisions.publication_troubles import Trouble
from upheld.office.follow_up.compliance import found_fault
from upheld.office.models import Case, Compliance, Kept, Outcome, Recommendation
from upheld.office.rules.putting_right import ERROR, KINDS, Act


def troubles_of_error(wanted: Wanted) -> Iterator[Trouble]:
    record, called = wanted.record, KINDS[wanted.record.kind].called
    is_error = wanted.act == Act.IN_ERROR
    if getattr(record, ERROR) == is_error:
        now = "already counts" if is_error else "does not count"
        yield Trouble("", f"This {called} {now} as entered in error.")
    if not isinstance(record, Case) and case_of_record(record).in_error:
        yield Trouble("", "The whole complaint was entered in error, and this with it.")
    if isinstance(record, Outcome) and record.recommendation.in_error:
        yield Trouble("", "The recommendation was entered in error, and its outcomes with it.")
    if is_error:
        yield from _of_error(record)
    elif isinstance(record, Recommendation) and not found_fault(record.case):
        yield Trouble(
            "",
            f"Case {record.case.reference} has no decision now that found fault, so nothing can be"
            " recommended. Correct the outcome of its decision first.",
        )


def _of_error(record: Kept) -> Iterator[Trouble]:
    if decision := public_decision(record):
        yield Trouble(
            "",
            f"Decision {decision.sequence} is public, and this with it. Take it down first, on the"
            " page of its publication. Afterwards it can be released and published again.",
        )
    if isinstance(record, Case) and public_report(record):
        yield Trouble(
            "",
            "The public interest report of this case is public. Take it down first, on its page.",
        )
    if isinstance(record, Compliance) and record.recorded_by is not None:
        yield Trouble(
            "",
            "This outcome of the case follows from the outcomes of its recommendations. Say which"
            " of those was entered in error, and this one follows.",
        )


def parts_of(case: Case) -> list[str]:
    """What goes with a complaint, in words."""
    counted = (
        ("decision", case.decisions.count()),
        ("recommendation", case.recommendations.count()),
        ("piece of evidence", case.evidence.count()),
        ("outcome", case.compliance.count()),
    )
    return [_so_many(number, noun) for noun, number in counted if number]


def _so_many(number: int, noun: str) -> str:
    many = "pieces of evidence" if noun.startswith("piece") else f"{noun}s"
    return f"{number} {noun if number == 1 else many}"
