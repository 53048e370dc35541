"""Pages for compliance: what was decided about recommendations, and the new case after a failure.

Outcomes are recorded in two steps. The first page asks, for one recommendation or for all that are
open. The second shows what the dates say and what follows for the case, and records it.
"""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from upheld.core.english import joined
from upheld.core.years import Year
from upheld.office.clock import today
from upheld.office.configuration import own_profile
from upheld.office.follow_up.compliance import lateness, open_from_failure
from upheld.office.follow_up.open_recommendations import open_recommendations
from upheld.office.follow_up.outcomes import (
    faults_of,
    record_outcomes,
    what_follows,
    without_outcome,
)
from upheld.office.models import Case, Recommendation
from upheld.office.rules.case_outcome import not_done
from upheld.office.rules.policy import Deed, may
from upheld.office.web.cases import case_of, of_case
from upheld.office.web.editing import Page, answer
from upheld.office.web.forms import (
    DayField,
    PlainForm,
    ReferenceField,
    add_mistakes,
)
from upheld.office.web.outcomes_form import OutcomesForm, is_in
from upheld.office.web.pages import page
from upheld.office.web.recommendations import numbered, of_recommendation
from upheld.office.web.unsaved import keep_what_was_sent


@page("cases/<int:case>/compliance/new", needs=Deed.RECORD_COMPLIANCE, methods=("GET", "POST"))
def record_compliance(request: HttpRequest, case: int) -> HttpResponse:
    found = case_of(case)
    about, shown = _asked_about(request, found)
    can_fail = may(request.user.roles, Deed.RECORD_NOT_COMPLETE)
    form = OutcomesForm(request.POST or None, case=found, about=about, can_fail=can_fail)
    refused = () if can_fail else not_done(own_profile())
    told = {
        "recommendations": about,
        "director_alone": joined([f"“{word}”" for word in refused], last_after="or"),
    }
    if request.method == "POST" and "record" not in request.POST:
        keep_what_was_sent(request)  # nothing has been recorded yet
        if form.is_valid() and "change" not in request.POST and _is_possible(request, form, found):
            return _second_step(request, form, shown, found)
        return render(request, shown.template, {"form": form, "page": shown, **told})

    def keep() -> None:
        record_outcomes(
            found,
            form.decided(),
            looked=form.looked(),
            on=form.cleaned_data["recorded_on"],
            by=request.user,
        )

    return answer(request, form, keep, shown, records=form.records(), **told)


def _asked_about(request: HttpRequest, case: Case) -> tuple[list[Recommendation], Page]:
    """One recommendation if the address names it, or else all that are open, or else all.

    Those in a form that was sent are asked about again, even if somebody else has recorded their
    outcome in the meantime: what was entered about them is not dropped without a word.
    """
    options = {"button": "Continue", "template": "case_compliance.html"}
    known = list(case.recommendations.all())
    if number := request.GET.get("recommendation"):
        one = numbered(known, number)
        if one is None:
            raise Http404
        title, saved = f"Outcome of recommendation {one.number}", "The outcome has been recorded."
        return [one], of_recommendation(one, title, saved=saved, **options)
    still = set(open_recommendations().filter(case=case).values_list("pk", flat=True))
    several = [each for each in known if each.pk in still or is_in(request.POST, each)] or known
    if not several:
        raise Http404
    saved = "The outcomes have been recorded."
    return several, of_case(case, "Record outcomes", saved=saved, **options)


def _is_possible(request: HttpRequest, form: OutcomesForm, case: Case) -> bool:
    faults = faults_of(
        case,
        form.decided(),
        looked=form.looked(),
        on=form.cleaned_data["recorded_on"],
        by=request.user,
    )
    if faults:
        add_mistakes(form, ValidationError(faults))
    return not faults


def _second_step(request: HttpRequest, form: OutcomesForm, shown: Page, case: Case) -> HttpResponse:
    decided, on = form.decided(), form.cleaned_data["recorded_on"]
    follows = what_follows(case, decided, on=on)
    numbers = {each.recommendation.number for each in decided}
    still = [number for number in without_outcome(case) if number not in numbers]
    told = {
        "form": form,
        "page": shown,
        "case": case,
        "decided": [
            (each, lateness(each.recommendation, done_on=each.completed_on)) for each in decided
        ],
        "looked": form.looked(),
        "on": on,
        "follows": follows,
        "year": Year.containing(follows.recorded_on) if follows else None,
        "stands": case.compliance.last(),
        "open": still,
        "open_in_words": joined(map(str, still)),
    }
    return render(request, "case_compliance_record.html", told)


class FromFailureForm(PlainForm):
    reference = ReferenceField(help_text="The reference of the new case, for example 24 000 123.")
    received_on = DayField(label="Opened on")


@page("cases/<int:case>/open-from-failure", needs=Deed.OPEN_FROM_FAILURE, methods=("GET", "POST"))
def open_case_from_failure(request: HttpRequest, case: int) -> HttpResponse:
    found = case_of(case)
    form = FromFailureForm(request.POST or None, initial={"received_on": today()})

    def keep() -> str:
        opened = open_from_failure(
            found,
            reference=form.cleaned_data["reference"],
            received_on=form.cleaned_data["received_on"],
            by=request.user,
        )
        return reverse("case", kwargs={"case": opened.pk})

    shown = of_case(found, "Open a new case from a failure to comply", button="Open the case")
    return answer(request, form, keep, shown)
