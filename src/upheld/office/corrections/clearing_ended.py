"""A correction of what readers see ends its clearing: what is public is hidden, and read again.

The person who cleared a decision has read its words next to its columns. So no correction leaves a
public decision as it is, even if its words are still right: it goes back to "decided", and the site
hides its case in the same step. Until that step the record and the site agree. Only what no reader
sees, and no statement speaks of, is corrected without it.
"""

from collections.abc import Iterator

from upheld.office.corrections.wanted import Wanted, case_of_record
from upheld.office.decisions.on_the_site import on_the_site_now
from upheld.office.decisions.publication_troubles import Trouble
from upheld.office.ledger.recording import Writing
from upheld.office.models import Case, Correction, Decision, FurtherFinding
from upheld.office.rules.putting_right import (
    FOR_US_ALONE,
    GOING_OUT,
    STILL_PUBLIC,
    Act,
    Standing,
)
from upheld.office.rules.states import Action, State, transition


def ends_clearing(asked: Wanted | Correction) -> bool:
    """Whether the site, or the words of the statement, could contradict what is corrected."""
    about = asked.about if isinstance(asked, Correction) else asked.record.kind
    if about == "evidence":
        return False
    return asked.act != Act.CORRECT or not FOR_US_ALONE.issuperset(asked.changes)


def corrected(decision: Decision) -> list[Correction]:
    """What its words have to be read against before it is cleared again."""
    if decision.state != State.DECIDED:
        return []
    done = Correction.objects.filter(case=decision.case, standing=Standing.DONE)
    return [each for each in done if ends_clearing(each)]


def troubles_of_ending(wanted: Wanted) -> Iterator[Trouble]:
    if not ends_clearing(wanted):
        return
    for decision in going_out(case_of_record(wanted.record)):
        own = wanted.record.decision if isinstance(wanted.record, FurtherFinding) else wanted.record
        if decision.proposed_action and decision != own:
            yield Trouble(
                "",
                f"{decision.proposed_by} has asked to {decision.proposed_action} decision"
                f" {decision.sequence}. That must be confirmed or turned down first.",
            )


def end_clearing(case: Case, *, is_shown: bool, write: Writing) -> None:
    """``is_shown``: a register had it before the correction. Then call ``keep_hidden``."""
    for decision in going_out(case):
        if decision.state in STILL_PUBLIC:
            decision.hidden_at = decision.hidden_at or write.at
        decision.state = transition(Action.CORRECTED, of=State(decision.state)).after
        decision.publish_on = decision.published_on = decision.confirmed_by = None
        write.change(decision)
    last = Decision.everything.filter(case=case).exclude(state=State.DRAFT).last()
    if last and last.hidden_at is None and is_shown:
        last.hidden_at = write.at
        write.change(last)


def going_out(case: Case) -> list[Decision]:
    return list(Decision.everything.filter(case=case, state__in=GOING_OUT))


def what_ends(case: Case) -> Iterator[str]:
    """What a correction of what readers see will do, in words for the person who asks for it."""
    is_public = on_the_site_now(case)
    for decision in going_out(case):
        is_public |= decision.state in STILL_PUBLIC
        if decision.state not in STILL_PUBLIC:
            yield (
                f"Decision {decision.sequence} is to be published. It goes back to “decided”, and"
                " must be read and cleared again."
            )
    if is_public:
        yield (
            "This case is on the public site. It stays there as it is until a second person"
            " confirms. Then the site hides all of the case at once, and the decision goes back to"
            " “decided”: correct what is wrong in the statement, and have it cleared again. If it"
            " cannot wait for the second person, take the decision down."
        )
