"""Pages for public interest reports: the list, and whether the authority did its part."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from upheld.core.report_deadline import TIME_TO_CONSIDER
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Report, unseen_by
from upheld.office.models.cases import OF_A_REPORT
from upheld.office.rules.policy import Deed
from upheld.office.web.cases import of_case
from upheld.office.web.day_order import refuse_days_out_of_order
from upheld.office.web.editing import answer
from upheld.office.web.forms import AuthorityField, DayField, PlainForm, RecordForm, choice
from upheld.office.web.lists import as_csv, as_page, restricted_row
from upheld.office.web.pages import page

DAYS = ("considered_on", "satisfied_on", "respond_by", "extended_to", "further_report_on")


class ReportForm(RecordForm):
    published_on = DayField(label="Published on")
    considered_on = DayField(
        label="Considered on",
        required=False,
        help_text=f"By the authority, which has {TIME_TO_CONSIDER} to do so.",
    )
    satisfied_on = DayField(
        label="Satisfied on",
        required=False,
        help_text="When we recorded that we were satisfied. Leave empty if we are not yet.",
    )

    respond_by = DayField(
        label="Response due",
        required=False,
        help_text="The day by which the authority must tell us what it has done.",
    )
    extended_to = DayField(
        label="Extended to", required=False, help_text="If we have allowed more time."
    )
    further_report_on = DayField(
        label="Further report published on",
        required=False,
        help_text="If we were not satisfied and have published a further report.",
    )

    class Meta:
        model = Report
        fields = ("title", "published_on", "file", *DAYS)
        help_texts = {"file": "The name of its file in the extract."}

    def clean(self) -> dict[str, Any]:
        """The dates must be in the same order as in an extract."""
        given = super().clean()
        refuse_days_out_of_order(self, "reports", given)
        return given


@page("cases/<int:case>/report", needs=Deed.EDIT_REPORTS, methods=("GET", "POST"))
def edit_report(request: HttpRequest, case: int) -> HttpResponse:
    found = get_object_or_404(Case.objects.select_related("authority"), pk=case)
    report = Report.objects.filter(case=found).first() or Report(case=found)
    form = ReportForm(request.POST or None, instance=report)

    def keep() -> None:
        action = "edit a report" if report.pk else "enter a report"
        with writing(request.user, action) as write:
            (write.change if report.pk else write.make)(form.instance)

    records = {"version": report} if report.pk else {}
    return answer(request, form, keep, of_case(found, "Public interest report"), records=records)


class SearchForm(PlainForm):
    authority = AuthorityField(required=False)
    state = choice(OF_A_REPORT, label="State", required=False, empty="Any")


COLUMNS = ("reference", "authority", "published_on", "title", *DAYS)


@page("reports", needs=Deed.SEE_CASES)
def reports(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    return as_page(request, "case_reports.html", form=form, found=_matching(form))


@page("reports.csv", needs=Deed.EXPORT)
def reports_csv(request: HttpRequest) -> HttpResponse:
    found, unseen = _matching(SearchForm(request.GET)), unseen_by(request.user)
    rows = (
        restricted_row(each.case, columns=COLUMNS) if each.case_id in unseen else _row(each)
        for each in found
    )
    return as_csv(request, "reports", columns=COLUMNS, rows=rows)


def _row(report: Report) -> tuple[Any, ...]:
    told = (getattr(report, name) for name in COLUMNS[2:])
    return (report.case.reference, report.case.authority.name, *told)


def _matching(form: SearchForm) -> QuerySet[Report]:
    if not form.is_valid():
        return Report.objects.none()
    found = Report.objects.select_related("case__authority").order_by("-published_on", "-pk")
    authority, state = form.cleaned_data["authority"], form.cleaned_data["state"]
    found = found.filter(state=state) if state else found
    return found.filter(case__authority=authority) if authority else found
