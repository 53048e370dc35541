"""What only an upheld complaint can have, and must lose before its decision says otherwise.

Somebody who corrects the outcome reads all of it at once: the columns, which the same form can
empty, and the records, each of which has to be said to be in error first.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from upheld.core.english import joined
from upheld.core.vocabulary import UPHELD
from upheld.intake.checks.fault import OF_A_FAULT
from upheld.office.corrections.still_public import public_decision, public_report
from upheld.office.corrections.wanted import named
from upheld.office.decisions.publication_troubles import Trouble
from upheld.office.models import Case, Decision, Kept

REMEDIED = "remedied_by_authority"
EMPTIED: Mapping[str, Any] = {
    REMEDIED: None,
    **dict.fromkeys(OF_A_FAULT, None),
    "fault": "",
}


def filled_of_upheld(decision: Decision) -> list[str]:
    """The columns that it has filled, and that only an upheld complaint can have."""
    return [name for name in EMPTIED if getattr(decision, name)]


def records_of_upheld(decision: Decision) -> list[Kept]:
    """What the case can have only through this decision, and what has to be said to be in error.

    Outcomes that follow from its recommendations go with them.
    """
    case: Case = decision.case
    if case.decisions.filter(outcome=UPHELD).exclude(pk=decision.pk).exists():
        return []
    imported = case.compliance.filter(recorded_by=None)
    return [*case.recommendations.order_by("number"), *imported.order_by("sequence")]


def troubles_of_not_upheld(decision: Decision, after: Mapping[str, Any]) -> Iterator[Trouble]:
    left = {name: after.get(name, getattr(decision, name)) for name in EMPTIED}
    if left[REMEDIED]:
        yield Trouble(
            REMEDIED,
            "Only an upheld complaint can have a satisfactory remedy. Choose no, or correct the"
            " outcome.",
        )
    if any(left[name] for name in OF_A_FAULT):
        yield Trouble(
            "outcome",
            "We find fault only in a complaint that we uphold. Leave the fault empty, or"
            " correct the outcome.",
        )
    if records := records_of_upheld(decision):
        down = " Take the decision down before that." if any(map(public_decision, records)) else ""
        yield Trouble(
            "outcome",
            "Recommendations or outcomes are recorded for this case, and only an upheld complaint"
            " can have any. Say first that they were entered in error:"
            f" {joined([named(each) for each in records])}.{down}",
        )
    if public_report(decision.case):
        yield Trouble(
            "outcome",
            "The public interest report of this case says that we upheld it. Take the report down"
            " first, on its page.",
        )
