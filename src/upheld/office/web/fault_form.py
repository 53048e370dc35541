"""What a decision says about the fault: its days, its kind, an earlier complaint. Never public."""

from typing import Any

from django import forms

from upheld.core.days import in_words
from upheld.intake.checks.dates import EARLIEST
from upheld.intake.checks.fault import OF_A_FAULT
from upheld.office.clock import today
from upheld.office.configuration import own_office, own_profile
from upheld.office.corrections.without_fault import FINDS_NO_FAULT
from upheld.office.web.day_order import refuse_days_out_of_order
from upheld.office.web.forms import (
    DayField,
    RecordForm,
    ReferenceField,
    choice,
    keep_choosable,
    say_what_is_wrong,
)

FIELDS = (*OF_A_FAULT, "earlier_case")
FOR_US = "Never published."


class EarlierCaseField(ReferenceField):
    def clean(self, value: Any) -> str:
        return super().clean(value) if str(value or "").strip() else ""


class FaultForm(RecordForm):
    fault_from = DayField(label="Fault from", required=False, help_text=f"Its first day. {FOR_US}")
    fault_to = DayField(label="Fault until", required=False, help_text=f"Its last day. {FOR_US}")
    fault = forms.CharField(label="Kind of fault", required=False, max_length=100)
    earlier_case = EarlierCaseField(
        label="Earlier case",
        required=False,
        help_text="The reference of an earlier complaint about the same matter. Never published.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if kinds := own_office().faults:
            listed = choice(kinds, label="Kind of fault", required=False, empty="Not given")
            self.fields["fault"] = listed
            say_what_is_wrong(self)
            keep_choosable(self)
        self.fields["fault"].help_text = FOR_US

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        refuse_days_out_of_order(self, "decided", given)
        for name in ("fault_from", "fault_to"):
            if trouble := _wrong_day(given.get(name)):
                self.add_error(name, trouble)
        if given.get("earlier_case") == self.instance.case.reference:
            self.add_error("earlier_case", "This is the same case. Enter an earlier one.")
        if given.get("outcome") not in (None, "", *own_profile().with_fault) and any(
            map(given.get, OF_A_FAULT)
        ):
            self.add_error("outcome", FINDS_NO_FAULT)
        return given


def _wrong_day(day: Any) -> str:
    if day is None:
        return ""
    if day > today():
        return f"{in_words(day)} is in the future."
    if day < EARLIEST:
        return f"{in_words(day)} is before {in_words(EARLIEST)}, the first day that we can record."
    return ""
