"""The form of each action on a decision. decisions.publication says what is right."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.text import slugify

from upheld.core.days import in_words
from upheld.office.clock import today
from upheld.office.configuration import own_office, own_profile
from upheld.office.decisions.publication_troubles import NOT_SHOWN, Again, Trouble
from upheld.office.decisions.statements import Words
from upheld.office.models import Decision
from upheld.office.rules.policy import may
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, State, Transition, actions_of
from upheld.office.rules.times import Times
from upheld.office.web.findings_again import (
    fields_of_findings,
    findings_given,
    half_given,
    new_outcome_of,
)
from upheld.office.web.forms import DayField, PlainForm, choice, say_what_is_wrong


class ActionForm(PlainForm):
    """For one action on one decision.

    Nothing is required here: publication says everything that is missing at once, and only what its
    rules need.
    """

    def __init__(self, step: Transition, *args: Any, decision: Decision, **options: Any) -> None:
        super().__init__(*args, auto_id=f"{slugify(step.action)}-%s", **options)
        self.step = step
        self.name = slugify(step.action)
        if step.after in NOT_SHOWN:
            self.fields["withheld_reason"] = choice(
                own_profile().lasting,
                label="Why it is not public",
                required=False,
                empty="Choose one",
            )
        if step.needs_reason:
            self.fields["reason"] = _text("Reason", rows=3)
        if step.action == Action.CLEAR:
            day = decision.decided_on and Times.of(own_office()).may_be_public_on(decision)
            self.fields["publish_on"] = DayField(
                label="Publish on",
                required=False,
                help_text=f"If you leave this empty, it is {in_words(day)}." if day else "",
            )
        if step.action == Action.DECIDE_AGAIN:
            self.fields |= {
                "outcome": choice(
                    own_profile().outcomes,
                    label=new_outcome_of(decision),
                    required=False,
                    empty="Choose one",
                ),
                **fields_of_findings(decision),
                "decided_on": DayField(
                    label="Decided on",
                    required=False,
                    help_text="If you leave this empty, it is today.",
                ),
                "summary": _text("New summary", rows=4),
                "text": _text("New statement", rows=12),
            }
        say_what_is_wrong(self)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for name, text in half_given(given):
            self.add_error(name, text)
        return given

    def troubles(self) -> list[Trouble]:
        """What cannot be read at all: something that is not a date, a choice not on offer."""
        return [Trouble(name, text) for name, told in self.errors.items() for text in told]

    def say(self, troubles: tuple[Trouble, ...]) -> None:
        """Show next to its fields what publication has refused."""
        for each in troubles:
            if each.field in self.fields and each.text not in self.errors.get(each.field, ()):
                self.add_error(each.field, each.text)

    def asked(self) -> dict[str, Any]:
        """The arguments for publication. Dates are dates, and what is not asked for is empty."""
        given = self.cleaned_data
        told = {name: given.get(name, "") for name in ("reason", "withheld_reason")}
        told["publish_on"] = given.get("publish_on")
        if "outcome" in self.fields:
            told["again"] = Again(
                decided_on=given["decided_on"] or today(),
                outcome=given["outcome"],
                words=Words(summary=given["summary"], text=given["text"]),
                **findings_given(given),
            )
        return told


DONE = {
    Action.DECIDE: "The case has been decided.",
    Action.BEGIN_REVIEW: "The review has begun.",
    Action.END_REVIEW: "The review has ended, and the decision stands.",
    Action.DECIDE_AGAIN: "The case has been decided again. This is the new decision.",
    Action.CLEAR: "The statement has been cleared for publication.",
    Action.CALL_BACK: "It has been called back, and will not be published for now.",
}
CONFIRMED = {
    Action.WITHHOLD: "Confirmed: the decision is withheld.",
    Action.RELEASE: "Confirmed: the decision is released, and can be cleared for publication.",
    Action.TAKE_DOWN: "Confirmed: the decision is taken down for good.",
}


def forms_of(
    decision: Decision, roles: Collection[Role], sent: ActionForm | None
) -> list[dict[str, Any]]:
    """The state's actions that the person's roles allow; while one is proposed, only a review.

    Deciding has a page of its own, which shows first what will be counted and read.
    """
    return [
        {
            "action": step.action,
            "slug": slugify(step.action),
            "step": step,
            "form": sent if sent and sent.step == step else ActionForm(step, decision=decision),
        }
        for step in actions_of(State(decision.state))
        if step.is_asked_for
        and step.action != Action.DECIDE
        and may(roles, step.action)
        and (not decision.proposed_action or step.action == Action.BEGIN_REVIEW)
    ]


def _text(label: str, *, rows: int) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}))
