"""What is waiting for a person: the counts on the start page, each with the page that lists it."""

from collections.abc import Callable
from dataclasses import dataclass

from upheld.office.answers.of_a_person import (
    accounts_by_others,
    corrections_by_others,
    decisions_by_others,
    hours_by_others,
    reports_by_others,
)
from upheld.office.clock import now, today
from upheld.office.decisions.clearing import waiting_for
from upheld.office.decisions.restricting import to_lift_by
from upheld.office.follow_up.open_recommendations import Awaits, open_recommendations, that_await
from upheld.office.models import (
    Correction,
    Decision,
    Erasure,
    Evidence,
    Letter,
    MovedHour,
    Person,
    Proposal,
    Report,
)
from upheld.office.models.authorities import waits_for_approval
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.second_person import why_not_second
from upheld.office.rules.states import Action, State


@dataclass(frozen=True, kw_only=True)
class Awaiting:
    needs: Deed | Action  # who could do something about it
    one: str
    many: str
    address: str
    count: Callable[[Person], int]


def _erasures_for(person: Person) -> int:
    """Without those of which this person would not count as a second person."""
    waiting = Erasure.objects.filter(done_at=None).exclude(asked_by=None)
    asked = [each.asked_by for each in waiting.select_related("asked_by")]
    return sum(not why_not_second(person, to=by, at=now()) for by in asked if by)


AWAITING = (
    Awaiting(
        needs=Deed.CONFIRM_PEOPLE,
        one="change to an account that needs you to confirm it as the second person",
        many="changes to accounts that need you to confirm them as the second person",
        address="/people/proposals",
        count=lambda person: Proposal.objects.filter(accounts_by_others(person)).count(),
    ),
    Awaiting(
        needs=Action.DECIDE,
        one="draft decision in your cases",
        many="draft decisions in your cases",
        address="/cases?whose=mine&state=draft",
        count=lambda person: Decision.objects.filter(
            state=State.DRAFT, case__officer=person
        ).count(),
    ),
    Awaiting(
        needs=Deed.CONFIRM,
        one="decision that needs you to confirm it as the second person",
        many="decisions that need you to confirm them as the second person",
        address="/publication?list=to-confirm",
        count=lambda person: Decision.objects.filter(decisions_by_others(person)).count(),
    ),
    Awaiting(
        needs=Deed.CONFIRM,
        one="report that was taken down, and needs you to confirm it as the second person",
        many="reports that were taken down, and need you to confirm it as the second person",
        address="/reports?state=hidden",
        count=lambda person: Report.objects.filter(reports_by_others(person)).count(),
    ),
    Awaiting(
        needs=Deed.CONFIRM,
        one="correction that needs you to confirm it as the second person",
        many="corrections that need you to confirm them as the second person",
        address="/corrections?list=to-confirm",
        count=lambda person: Correction.objects.filter(corrections_by_others(person)).count(),
    ),
    Awaiting(
        needs=Deed.MOVE_HOUR,
        one="other hour of publication that needs you to confirm it as the second person",
        many="other hours of publication that need you to confirm them as the second person",
        address="/years",
        count=lambda person: MovedHour.objects.filter(hours_by_others(person)).count(),
    ),
    Awaiting(
        needs=Deed.APPROVE_PARAGRAPHS,
        one="paragraph of a letter that has not been approved",
        many="paragraphs of letters that have not been approved",
        address="/letters?which=waiting+for+approval",
        count=lambda _: Letter.objects.filter(waits_for_approval()).count(),
    ),
    Awaiting(
        needs=Deed.CONFIRM,
        one="erasure of personal data that needs you to confirm it as the second person",
        many="erasures of personal data that need you to confirm them as the second person",
        address="/erasures?list=waiting",
        count=_erasures_for,
    ),
    Awaiting(
        needs=Deed.CLEAR_FINDINGS,
        one="decision with findings that you can agree to clear as the second person",
        many="decisions with findings that you can agree to clear as the second person",
        address="/publication?list=agree",
        count=lambda person: len(waiting_for(person, at=now())),
    ),
    Awaiting(
        needs=Deed.CONFIRM,
        one="restriction to lift that needs you to confirm it as the second person",
        many="restrictions to lift that need you to confirm them as the second person",
        address="/restricted/to-lift",
        count=lambda person: to_lift_by(person).count(),
    ),
    Awaiting(
        needs=Action.CLEAR,
        one="decision that has not been cleared for publication",
        many="decisions that have not been cleared for publication",
        address="/publication?list=to-clear",
        count=lambda _: Decision.objects.filter(state=State.DECIDED).count(),
    ),
    Awaiting(
        needs=Deed.RECORD_COMPLIANCE,
        one="piece of evidence to check",
        many="pieces of evidence to check",
        address="/evidence",
        count=lambda _: Evidence.objects.filter(checked_on=None).count(),
    ),
    Awaiting(
        needs=Deed.RECORD_COMPLIANCE,
        one="recommendation ready to record",
        many="recommendations ready to record",
        address="/work/ready-to-record",
        count=lambda _: (
            open_recommendations().filter(that_await(Awaits.RECORD, today=today())).count()
        ),
    ),
)


@dataclass(frozen=True, kw_only=True)
class ToDo:
    count: int
    words: str
    address: str


def awaits(person: Person) -> list[ToDo]:
    """What this person could do something about. Counts of 0 are left out."""
    roles = person.roles
    counted = ((each, each.count(person)) for each in AWAITING if may(roles, each.needs))
    return [
        ToDo(count=count, words=each.one if count == 1 else each.many, address=each.address)
        for each, count in counted
        if count
    ]
