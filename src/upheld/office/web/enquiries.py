"""Pages for enquiries: when we asked an authority about a case, and when its reply came."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from upheld.core.days import in_words
from upheld.office.clock import today
from upheld.office.ledger.recording import writing
from upheld.office.models import Enquiry
from upheld.office.rules.policy import Deed
from upheld.office.web.cases import case_of, of_case
from upheld.office.web.day_order import refuse_days_out_of_order
from upheld.office.web.editing import answer
from upheld.office.web.forms import DayField, RecordForm
from upheld.office.web.pages import page

USUAL_TIME = timedelta(days=28)


class EnquiryForm(RecordForm):
    sent_on = DayField(label="Sent on")
    due_on = DayField(label="Reply due", help_text="The last day on which a reply is in time.")
    received_on = DayField(
        label="Reply received on",
        required=False,
        help_text="The day the whole reply reached us. Leave empty if it has not.",
    )

    class Meta:
        model = Enquiry
        fields = ("sent_on", "due_on", "received_on")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        refuse_days_out_of_order(self, "enquiries", given)
        for name in ("sent_on", "received_on"):
            if given.get(name) and given[name] > today():
                self.add_error(name, f"{in_words(given[name])} is in the future.")
        others = self.instance.case.enquiries.exclude(pk=self.instance.pk)
        if others.filter(sent_on=given.get("sent_on")).exists():
            self.add_error("sent_on", "There is already an enquiry of this day. Edit that one.")
        return given


@page("cases/<int:case>/enquiries/new", needs=Deed.EDIT_ENQUIRIES, methods=("GET", "POST"))
def new_enquiry(request: HttpRequest, case: int) -> HttpResponse:
    found = case_of(case)
    usual = {"sent_on": today(), "due_on": today() + USUAL_TIME}
    form = EnquiryForm(request.POST or None, instance=Enquiry(case=found), initial=usual)

    def keep() -> None:
        with writing(request.user, "enter an enquiry") as write:
            write.make(form.instance)

    return answer(request, form, keep, of_case(found, "Enter an enquiry"))


@page("enquiries/<int:enquiry>/edit", needs=Deed.EDIT_ENQUIRIES, methods=("GET", "POST"))
def edit_enquiry(request: HttpRequest, enquiry: int) -> HttpResponse:
    found = get_object_or_404(Enquiry.objects.select_related("case__authority"), pk=enquiry)
    form = EnquiryForm(request.POST or None, instance=found)

    def keep() -> None:
        with writing(request.user, "edit an enquiry") as write:
            write.change(form.instance)

    shown = of_case(found.case, "Edit an enquiry")
    return answer(request, form, keep, shown, records={"version": found})
