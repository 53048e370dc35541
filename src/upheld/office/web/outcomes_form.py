"""The form that asks what was found about recommendations, and what the new evidence shows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from upheld.core.days import in_words
from upheld.office.clock import today
from upheld.office.configuration import own_profile
from upheld.office.follow_up.evidence import Looked
from upheld.office.follow_up.outcomes import ToRecord, not_looked_at
from upheld.office.models import Case, Evidence, Kept, Recommendation
from upheld.office.rules.case_outcome import not_done
from upheld.office.rules.evidence_results import Result
from upheld.office.web.forms import DayField, PlainForm, choice, say_what_is_wrong


def note_field(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=5_000
    )


def version_field(record: Kept) -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, min_value=1, initial=record.version)


def result_field(label: str, **options: Any) -> forms.ChoiceField:
    return choice(Result, label=label, empty="Choose what it shows", **options)


def _version_of(record: Recommendation | Evidence) -> str:
    """The name of the field."""
    kind = "_evidence" if isinstance(record, Evidence) else ""
    return f"version{kind}_{record.number}"


def is_in(data: Mapping[str, Any], record: Recommendation | Evidence) -> bool:
    """Whether a form that was sent asked about it."""
    return _version_of(record) in data


class OutcomesForm(PlainForm):
    """What was found about each recommendation, and what the evidence that is new shows."""

    def __init__(
        self,
        *args: Any,
        case: Case,
        about: Sequence[Recommendation],
        can_fail: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.recommendations = about
        waiting = {each.pk for each in not_looked_at(case, about)}
        self.evidence = [
            each
            for each in case.evidence.select_related("recommendation")
            if each.pk in waiting or is_in(self.data, each)
        ]
        for evidence in self.evidence:
            self._ask_of_evidence(evidence)
        for each in about:
            self._ask(each, can_fail=can_fail)
        self.fields["recorded_on"] = DayField(label="Recorded on", initial=today())
        say_what_is_wrong(self)

    def _ask_of_evidence(self, evidence: Evidence) -> None:
        about = evidence.recommendation
        told = f"About recommendation {about.number}." if about else "About the whole case."
        end = f"_evidence_{evidence.number}"
        self.fields[_version_of(evidence)] = version_field(evidence)
        self.fields[f"result{end}"] = result_field(
            f"{evidence.name}: what it shows",
            required=False,
            help_text=f"{told} Received on {in_words(evidence.received_on)}.",
        )
        self.fields[f"note{end}"] = note_field(f"{evidence.name}: note")

    def _ask(self, each: Recommendation, *, can_fail: bool) -> None:
        number, profile = each.number, own_profile()
        refused = () if can_fail else not_done(profile)
        self.fields[_version_of(each)] = version_field(each)
        self.fields[f"status_{number}"] = choice(
            [word for word in profile.compliance if word not in refused],
            label=f"Recommendation {number}: outcome",
            required=len(self.recommendations) == 1,
            empty="Choose an outcome",
            initial=each.status,
            help_text=f"{each.remedy}, due on {in_words(each.last_day)}.",
        )
        self.fields[f"completed_on_{number}"] = DayField(
            label=f"Recommendation {number}: done on", required=False, initial=each.completed_on
        )
        self.fields[f"note_{number}"] = note_field(f"Recommendation {number}: note")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for each in self.recommendations:
            end = f"_{each.number}"
            is_told = given.get(f"completed_on{end}") or given.get(f"note{end}")
            if is_told and not given.get(f"status{end}") and not self.has_error(f"status{end}"):
                self.add_error(
                    f"status{end}", "Choose an outcome, or delete the date and the note below."
                )
        if not self.errors and not any(given[f"status_{e.number}"] for e in self.recommendations):
            first = self.recommendations[0].number
            self.add_error(f"status_{first}", "Choose the outcome of at least one recommendation.")
        return given

    def decided(self) -> list[ToRecord]:
        """What is to be recorded. Recommendations without an outcome stay open."""
        given, found = self.cleaned_data, []
        for each in self.recommendations:
            end = f"_{each.number}"
            each.version = given[_version_of(each)]
            if given[f"status{end}"]:
                to_record = ToRecord(
                    recommendation=each,
                    outcome=given[f"status{end}"],
                    completed_on=given[f"completed_on{end}"],
                    note=given[f"note{end}"],
                )
                found.append(to_record)
        return found

    def looked(self) -> list[Looked]:
        given, found = self.cleaned_data, []
        for evidence in self.evidence:
            end = f"_evidence_{evidence.number}"
            evidence.version = given[_version_of(evidence)]
            if result := given[f"result{end}"]:
                found.append(Looked(evidence=evidence, result=result, note=given[f"note{end}"]))
        return found

    def records(self) -> dict[str, Kept]:
        """By the fields of their versions."""
        return {_version_of(each): each for each in (*self.recommendations, *self.evidence)}
