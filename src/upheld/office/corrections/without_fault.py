"""What only a complaint with fault can have, and must lose before its decision says otherwise.

Somebody who corrects the outcome reads all of it at once: the columns, which the same form can
empty, and the records, each of which has to be said to be in error first.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from upheld.core.english import joined
from upheld.intake.checks.fault import OF_A_FAULT
from upheld.office.configuration import own_profile
from upheld.office.corrections.still_public import public_decision, public_report
from upheld.office.corrections.wanted import named
from upheld.office.decisions.publication_troubles import Trouble
from upheld.office.models import Case, FurtherFinding, Kept
from upheld.office.models.of_findings import OneFinding, decision_with

REMEDIED = "remedied_by_authority"
NOTHING_TO_REMEDY = (
    "Only a complaint in which we found fault can have a satisfactory remedy. Choose no, or correct"
    " the outcome."
)
FINDS_NO_FAULT = (
    "A decision with this outcome finds no fault. Leave the fault empty, or correct the outcome."
)
EMPTIED: Mapping[str, Any] = {
    REMEDIED: None,
    **dict.fromkeys(OF_A_FAULT, None),
    "fault": "",
}


def filled_with_fault(finding: OneFinding) -> list[str]:
    """The columns that it has filled, and that only a complaint with fault can have."""
    return [name for name in EMPTIED if getattr(finding, name)]


def records_with_fault(finding: OneFinding) -> list[Kept]:
    """What the case can have only through this, and what has to be said to be in error.

    Outcomes that follow from its recommendations go with them.
    """
    case: Case = finding.case
    if _has_fault_besides(finding):
        return []
    imported = case.compliance.filter(recorded_by=None)
    return [*case.recommendations.order_by("number"), *imported.order_by("sequence")]


def _has_fault_besides(finding: OneFinding) -> bool:
    """Of the case: in another decision, or in another finding."""
    of_case = (
        finding.case.decisions.all(),
        FurtherFinding.objects.filter(decision__case=finding.case_id),
    )
    with_fault = own_profile().with_fault
    return any(
        found.exclude(pk=finding.pk if isinstance(finding, found.model) else None)
        .filter(outcome__in=with_fault)
        .exists()
        for found in of_case
    )


def troubles_without_fault(finding: OneFinding, after: Mapping[str, Any]) -> Iterator[Trouble]:
    left = {name: after.get(name, getattr(finding, name)) for name in EMPTIED}
    if left[REMEDIED]:
        yield Trouble(REMEDIED, NOTHING_TO_REMEDY)
    if any(left[name] for name in OF_A_FAULT):
        yield Trouble("outcome", FINDS_NO_FAULT)
    if records := records_with_fault(finding):
        down = " Take the decision down before that." if any(map(public_decision, records)) else ""
        yield Trouble(
            "outcome",
            "Recommendations or outcomes are recorded for this case, and only a complaint"
            " in which we found fault can have any. Say first that they were entered in error:"
            f" {joined([named(each) for each in records])}.{down}",
        )
    others = [each for each in decision_with(finding).each_finding if each != finding]
    finds_fault = any(each.outcome in own_profile().with_fault for each in others)
    if not finds_fault and public_report(finding.case):
        yield Trouble(
            "outcome",
            "The public interest report of this case says that we found fault. Take the report"
            " down first, on its page.",
        )
