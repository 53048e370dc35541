"""The findings on the page of a statement, and the form that clears several of them at once.

Each has a reason of its own, or is ticked to have the one reason that is written for several. What
is sent about a finding that is no longer open is never dropped without a word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import HttpRequest

from upheld.office.clock import now
from upheld.office.decisions.clearing import not_open, second_may_be, why_not_agreed
from upheld.office.decisions.publication_troubles import Trouble
from upheld.office.decisions.statements import PlacedFinding, writers_of
from upheld.office.models import Decision
from upheld.office.rules.policy import Deed, may
from upheld.office.web.forms import PlainForm

OWN, TICK, FOR_SEVERAL = "why_", "tick_", "why"
LONGEST = 200  # characters of a reason


class ClearingForm(PlainForm):
    """``findings`` are all of the statement's. Those with the same words around them are one."""

    name = "findings"

    def __init__(
        self, *args: Any, decision: Decision, findings: Sequence[PlacedFinding], **options: Any
    ) -> None:
        super().__init__(*args, auto_id="clear-%s", **options)
        self.decision = decision
        self.open = {each.finding.hash: each for each in reversed(findings) if each.cleared is None}
        for finding, found in reversed(self.open.items()):
            self.fields[OWN + finding] = _reason(
                f"Why finding {found.number} does not identify anyone"
            )
            self.fields[TICK + finding] = forms.BooleanField(
                label=f"Use the reason at the end for finding {found.number}", required=False
            )
        self.fields[FOR_SEVERAL] = _reason(
            "Why the findings that you ticked do not identify anyone"
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        ticked = [finding for finding in self.open if given.get(TICK + finding)]
        for_several = given.get(FOR_SEVERAL, "")
        if any(self._is_gone(name) for name in self.data):
            self.add_error(None, not_open(self.decision))
        if ticked and not for_several and not self.has_error(FOR_SEVERAL):
            self.add_error(FOR_SEVERAL, "Enter the reason for the findings that you ticked.")
        if for_several and not ticked:
            self.add_error(FOR_SEVERAL, "Tick the findings that this reason is for.")
        if not self.errors and not self.whys():
            first = next(iter(self.fields))
            self.add_error(first, "Enter why at least one finding does not identify anyone.")
        return given

    def _is_gone(self, name: str) -> bool:
        """Something was sent about a finding that the form no longer asks about."""
        is_of_finding = name.startswith((OWN, TICK)) and name not in self.fields
        return is_of_finding and bool(self.data[name].strip())

    def whys(self) -> dict[str, str]:
        """By finding. Its own reason comes before the one for several."""
        given = self.cleaned_data
        whys = {}
        for finding in self.open:
            for_several = given[FOR_SEVERAL] if given[TICK + finding] else ""
            if why := given[OWN + finding] or for_several:
                whys[finding] = why
        return whys

    def troubles(self) -> list[Trouble]:
        return [
            Trouble("findings" if name == forms.forms.NON_FIELD_ERRORS else name, text)
            for name, told in self.errors.items()
            for text in told
        ]


def _reason(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=LONGEST)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A finding on the page, with what its reader can do about it."""

    found: PlacedFinding
    why: BoundField | None = None
    tick: BoundField | None = None
    same_as: int = 0  # the number of the finding with the same words around it
    not_you: str = ""  # why the reader cannot agree to it


def findings_shown(
    request: HttpRequest,
    decision: Decision,
    findings: Sequence[PlacedFinding],
    form: ClearingForm,
) -> dict[str, Any]:
    reader, at = request.user, now()
    may_clear = may(reader.roles, Deed.CLEAR_FINDINGS)
    waiting = [
        Shown(found=each, not_you=why_not_agreed(each.cleared, by=reader, at=at))
        for each in findings
        if each.cleared and each.needs_second
    ]
    return {
        "clearing": form,
        "findings": findings,
        "to_clear": [_to_clear(each, form) for each in findings if each.cleared is None],
        "waiting": waiting,
        "may_agree": may_clear and not all(each.not_you for each in waiting),
        "cleared": [each for each in findings if not each.is_open],
        "second_may_be": second_may_be(decision),
        "wrote": reader.pk in writers_of(decision),
        "may_clear": may_clear,
    }


def _to_clear(found: PlacedFinding, form: ClearingForm) -> Shown:
    first = form.open[found.finding.hash]
    if first.number != found.number:
        return Shown(found=found, same_as=first.number)
    key = found.finding.hash
    return Shown(found=found, why=form[OWN + key], tick=form[TICK + key])
