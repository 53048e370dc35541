"""The findings after the first in the form that decides a case again, for who counts them.

Each of those before gets a new outcome, or is left out; and some can be added.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from upheld.office.configuration import own_profile
from upheld.office.models import Decision
from upheld.office.models.of_findings import OneFinding
from upheld.office.web.forms import choice

LEFT_OUT = "-"
MORE = 3  # findings that can be added at once
ADDED = [(f"added_{number}", f"added_category_{number}") for number in range(1, MORE + 1)]


def fields_of_findings(decision: Decision) -> dict[str, forms.Field]:
    profile = own_profile()
    if not profile.counts_findings:
        return {}
    fields: dict[str, forms.Field] = {}
    for each in decision.each_finding[1:]:
        field = choice(
            profile.outcomes,
            label=f"New outcome of finding {each.number}{_before(each)}",
            required=False,
            empty="Choose one",
        )
        field.choices = [*field.choices, (LEFT_OUT, "Left out: no longer a finding")]
        fields[f"outcome_{each.number}"] = field
    for number, (outcome, category) in enumerate(ADDED, start=1):
        for name, words, label in (
            (outcome, profile.outcomes, "Outcome"),
            (category, profile.categories, "Category"),
        ):
            called = f"{label} of new finding {number}"
            fields[name] = choice(words, label=called, required=False, empty="None")
    return fields


def new_outcome_of(decision: Decision) -> str:
    """What the field for the first finding is called."""
    if not own_profile().counts_findings:
        return "New outcome"
    return f"New outcome of finding 1{_before(decision)}"


def _before(finding: OneFinding) -> str:
    return f" ({finding.category}: {finding.outcome})"


def findings_given(given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments for deciding again. Only what was chosen is in it."""
    further = {
        int(name.removeprefix("outcome_")): "" if outcome == LEFT_OUT else outcome
        for name, outcome in given.items()
        if name.startswith("outcome_") and outcome
    }
    more = [tuple(given.get(name, "") for name in names) for names in ADDED]
    return {"further": further, "more": tuple(pair for pair in more if all(pair))}


def half_given(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A new finding needs both: its field, and what to do."""
    for outcome, category in ADDED:
        if bool(given.get(outcome)) != bool(given.get(category)):
            missing = category if given.get(outcome) else outcome
            yield missing, "A new finding needs an outcome and a category. Choose both, or neither."
