"""What a finding has from the decision before, when its case is decided again."""

from collections.abc import Iterator

from upheld.intake.checks.fault import OF_A_FAULT
from upheld.office.configuration import own_profile
from upheld.office.decisions.publication_troubles import Again
from upheld.office.models import Decision, FurtherFinding
from upheld.office.models.of_findings import OneFinding


def further_again(before: Decision, following: Decision, again: Again) -> Iterator[FurtherFinding]:
    """Those that stand, in their order, and then those not made before; numbered without gaps."""
    kept = [each for each in before.each_finding[1:] if again.further[each.number]]
    for number, each in enumerate(kept, start=2):
        found = FurtherFinding(
            decision=following,
            number=number,
            outcome=again.further[each.number],
            category=each.category,
            subcategory=each.subcategory,
            issue=each.issue,
            remedied_by_authority=remedied_again(each),
        )
        keep_fault(found, each)
        yield found
    for number, (outcome, category) in enumerate(again.more, start=2 + len(kept)):
        yield FurtherFinding(decision=following, number=number, outcome=outcome, category=category)


def keep_fault(finding: OneFinding, before: OneFinding) -> None:
    if finding.outcome in own_profile().with_fault:
        for name in OF_A_FAULT:
            setattr(finding, name, getattr(before, name))


def remedied_again(before: OneFinding) -> bool | None:
    """Whether it was is asked again; that it is asked at all stays."""
    return None if before.remedied_by_authority is None else False
