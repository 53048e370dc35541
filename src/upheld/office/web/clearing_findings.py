"""What people do about the findings of a statement: clear several, agree, look at one again.

Afterwards they are at the findings again, and not at the top of the page.
"""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from upheld.intake.checks.checked import number_of
from upheld.office.clock import now
from upheld.office.decisions.clearing import agree, clear, look_again
from upheld.office.decisions.publication_troubles import Refused
from upheld.office.decisions.statements import findings_of
from upheld.office.models import Cleared, Decision
from upheld.office.rules.policy import Deed
from upheld.office.rules.states import NotAllowed
from upheld.office.web.clearing_form import ClearingForm
from upheld.office.web.pages import page
from upheld.office.web.publication import decision_of, done

AT = "findings"  # the part of the page, and the tag of what is said there


@page("publication/<int:decision>/clear-findings", needs=Deed.CLEAR_FINDINGS, methods=("POST",))
def clear_findings(request: HttpRequest, decision: int) -> HttpResponse:
    found = decision_of(decision)
    form = ClearingForm(request.POST, decision=found, findings=findings_of(found))

    def do(read: Decision) -> str:
        if not form.is_valid():
            raise Refused(form.troubles())
        clear(read, form.whys(), by=request.user, at=now())
        return _said(read, form.whys().keys())

    return done(request, found, do, form=form, field=AT, at=AT)


def _said(decision: Decision, cleared: Collection[str]) -> str:
    """How many are cleared now, and how many of these a second person must agree to first."""
    own = {each.finding.hash: each for each in findings_of(decision)}
    waiting = sum(own[finding].needs_second for finding in cleared)
    said = []
    if alone := len(cleared) - waiting:
        said.append(number_of(alone, "finding is cleared.", "findings are cleared."))
    if waiting:
        needs = number_of(waiting, "finding needs", "findings need")
        said.append(f"{needs} a second person to agree.")
    return " ".join(said)


@page("publication/<int:decision>/agree", needs=Deed.CLEAR_FINDINGS, methods=("POST",))
def agree_to_findings(request: HttpRequest, decision: int) -> HttpResponse:
    def do(read: Decision) -> str:
        chosen = request.POST.getlist("finding")
        cleared = list(Cleared.objects.filter(decision=read, finding__in=chosen))
        if not chosen:
            raise NotAllowed("Tick the findings that you agree to clear.")
        if len(cleared) < len(set(chosen)):
            raise NotAllowed(
                "The clearance of one of these findings has been undone in the meantime."
                " Look at the statement again."
            )
        agree(cleared, by=request.user, at=now())
        many = number_of(len(cleared), "finding is", "findings are")
        return f"You have agreed, and {many} cleared."

    return done(request, decision_of(decision), do, field=AT, at=AT)


@page("publication/<int:decision>/look-again", needs=Deed.CLEAR_FINDINGS, methods=("POST",))
def look_at_finding_again(request: HttpRequest, decision: int) -> HttpResponse:
    def do(read: Decision) -> str:
        finding = request.POST.get("finding", "")
        cleared = get_object_or_404(Cleared, decision=read, finding=finding)
        look_again(cleared, by=request.user, at=now())
        return "The finding is no longer cleared."

    return done(request, decision_of(decision), do, field=AT, at=AT)
