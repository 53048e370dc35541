"""Pages for the publication of one decision: its state, its text and what can be done.

The tables of states and of policy say what is possible. If something is refused, every reason is
shown above the form, and nothing is done.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify

from upheld.office.clock import now, today
from upheld.office.configuration import own_office
from upheld.office.decisions.documents import DocumentRefused, words_of_file
from upheld.office.decisions.on_the_site import on_the_site, show_on_site
from upheld.office.decisions.publication import ask, confirm, turn_down, withdraw
from upheld.office.decisions.publication_troubles import Asked, Refused, Trouble
from upheld.office.decisions.statements import (
    MAY_BE_WRITTEN,
    Words,
    findings_of,
    write_words,
)
from upheld.office.ledger.recording import ChangedMeanwhile
from upheld.office.models import Decision
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.states import (
    TRANSITIONS,
    Action,
    NotAllowed,
    State,
    Transition,
)
from upheld.office.rules.times import Times
from upheld.office.web.answers import name_of_case
from upheld.office.web.clearing_form import ClearingForm, findings_shown
from upheld.office.web.correction_lists import corrected_since
from upheld.office.web.deciding import looked_over_page, not_as_seen
from upheld.office.web.pages import page
from upheld.office.web.publication_forms import CONFIRMED, DONE, ActionForm, forms_of
from upheld.office.web.statement_pieces import pieces_of
from upheld.office.web.turning_down import turn_down_page
from upheld.office.web.unsaved import keep_what_was_sent, mark_of, offer, saved

NOTHING_PROPOSED = "Nothing is proposed here any more. Look at what is there now."


@page("publication/<int:decision>", needs=Deed.SEE_CASES)
def publication_of(request: HttpRequest, decision: int) -> HttpResponse:
    return _shown(request, decision_of(decision))


def _action_page(step: Transition) -> None:
    """Each action has an address of its own, so that each is tested with every role."""

    def act(request: HttpRequest, decision: int) -> HttpResponse:
        found = decision_of(decision)
        form = ActionForm(step, request.POST, decision=found)
        return done(request, found, lambda read: _asked(request, read, step, form), form=form)

    act.__name__ = f"publication_{slugify(step.action).replace('-', '_')}"
    page(
        f"publication/<int:decision>/{slugify(step.action)}", needs=step.action, methods=("POST",)
    )(act)


for each in TRANSITIONS:
    if each.is_asked_for:
        _action_page(each)


@page("publication/<int:decision>/confirm", needs=Deed.CONFIRM, methods=("POST",))
def publication_confirm(request: HttpRequest, decision: int) -> HttpResponse:
    def do(read: Decision) -> str:
        action = read.proposed_action
        confirm(read, by=request.user, at=now())
        return CONFIRMED[Action(action)]

    return done(request, decision_of(decision), do)


@page("publication/<int:decision>/turn-down", needs=Deed.CONFIRM, methods=("GET", "POST"))
def publication_turn_down(request: HttpRequest, decision: int) -> HttpResponse:
    found = decision_of(decision)
    if not found.proposed_action:
        return _shown(request, found, (Trouble("", NOTHING_PROPOSED),), status=422)
    return turn_down_page(
        request,
        found,
        lambda reason: turn_down(found, by=request.user, reason=reason, at=now()),
        asked_by=found.proposed_by,
        what=found.proposed_action,
        about=name_of_case(found.case),
        back=reverse("publication_of", kwargs={"decision": found.pk}),
        back_words=f"Publication of {found.case.reference}",
    )


@page("publication/<int:decision>/withdraw", needs=Deed.SEE_CASES, methods=("POST",))
def publication_withdraw(request: HttpRequest, decision: int) -> HttpResponse:
    def do(read: Decision) -> str:
        action = read.proposed_action
        withdraw(read, by=request.user, at=now())
        return f"You have withdrawn it: {action}."

    return done(request, decision_of(decision), do)


@page("publication/<int:decision>/file", needs=Deed.WRITE_STATEMENTS, methods=("POST",))
def publication_file(request: HttpRequest, decision: int) -> HttpResponse:
    """A statement as a file: its text becomes the next version, and is shown to be checked."""

    def do(read: Decision) -> str:
        sent = request.FILES.get("file")
        if sent is None:
            raise NotAllowed("Choose a file: plain text (.txt), Word (.docx) or ODT.")
        words = Words(summary=read.summary, text=words_of_file(sent.name, sent.read()))
        write_words(read, words, by=request.user, at=now())
        return "The text of the file is now the statement. Read it below."

    return done(request, decision_of(decision), do, field="file")


@page("publication/<int:decision>/show-on-site", needs=Deed.SHOW_ON_SITE, methods=("POST",))
def publication_show_on_site(request: HttpRequest, decision: int) -> HttpResponse:
    def do(read: Decision) -> str:
        show_on_site(read, by=request.user, at=now())
        return "The site shows it again with the next register."

    return done(request, decision_of(decision), do)


def decision_of(key: int) -> Decision:
    known = Decision.objects.select_related("case__authority", "proposed_by", "confirmed_by")
    return get_object_or_404(known, pk=key)


def done(
    request: HttpRequest,
    found: Decision,
    do: Callable[[Decision], str],
    *,
    field: str = "",
    form: ActionForm | ClearingForm | None = None,
    at: str = "",
) -> HttpResponse:
    """Do it to the decision as it was when the person read it, or say what prevents it.

    Afterwards they are ``at`` a part of the page, where the page says what was done.
    """
    found.version = _version(request)
    try:
        told = do(found)
    except Refused as refused:
        troubles, status = refused.troubles, 422
    except (NotAllowed, DocumentRefused) as refused:
        troubles, status = (Trouble(field, str(refused)),), 422
    except ValidationError as mistake:
        troubles, status = tuple(Trouble(field, text) for text in mistake.messages), 422
    except (ChangedMeanwhile, IntegrityError) as meanwhile:
        troubles, status = (Trouble("", _words_of(meanwhile)),), 409
    else:
        saved(request)
        messages.success(request, told, extra_tags=at)
        page_again = redirect("publication_of", decision=_now_counts(found).pk)
        page_again["Location"] += f"#{at}" if at else ""
        return page_again
    keep_what_was_sent(request)
    return _shown(request, decision_of(found.pk), troubles, form=form, status=status)


def _now_counts(decision: Decision) -> Decision:
    """The one that is next, if it was decided again."""
    is_replaced = decision.state == State.DECIDED_AGAIN
    return (decision.case.decisions.last() if is_replaced else None) or decision


def _words_of(meanwhile: Exception) -> str:
    """A database's own words for a refusal mean nothing to people."""
    if isinstance(meanwhile, ChangedMeanwhile):
        return str(meanwhile)
    return "Somebody else has just done the same. Look at what is there now."


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    if not text.isdecimal() or len(text) > 9:
        raise BadRequest(f"The decision's version {text!r} is not a number. Load its page again.")
    return int(text)


def _asked(request: HttpRequest, read: Decision, step: Transition, form: ActionForm) -> str:
    if not form.is_valid():
        raise Refused(form.troubles())
    if step.action == Action.DECIDE and (troubles := not_as_seen(request, read)):
        raise Refused(troubles)
    office = own_office()
    asked = Asked(
        action=step.action,
        by=request.user,
        at=now(),
        on=today(),
        **form.asked(),
    )
    ask(read, asked, times=Times.of(office))
    if step.meanwhile:
        until, unknown = Times.of(office).hidden_until_in_words(asked.on)
        told = f"Hidden. A second person must confirm it by {until}, or it is shown again."
        return f"{told} {unknown}".strip()
    if step.needs_second_person:
        return f"Proposed: {step.action}. A second person must confirm it."
    return DONE[step.action]


def _shown(
    request: HttpRequest,
    decision: Decision,
    troubles: tuple[Trouble, ...] = (),
    *,
    form: ActionForm | ClearingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """``form`` is what was sent, to be shown again with its errors."""
    sent = form if isinstance(form, ActionForm) else None
    if sent and sent.step.action == Action.DECIDE and decision.state == State.DRAFT:
        return looked_over_page(request, decision, troubles, status)
    if sent:
        sent.say(troubles)
    roles = request.user.roles
    findings = findings_of(decision)
    clearing = ClearingForm(decision=decision, findings=findings)
    if isinstance(form, ClearingForm):
        clearing = form
    times = Times.of(own_office())
    told: dict[str, Any] = {
        "decision": decision,
        "summary": pieces_of(decision.summary, findings, "summary"),
        "statement": pieces_of(decision.statement, findings, "statement"),
        **findings_shown(request, decision, findings, clearing),
        "may_write": may(roles, Deed.WRITE_STATEMENTS) and decision.state in MAY_BE_WRITTEN,
        "may_confirm": may(roles, Deed.CONFIRM) and decision.proposed_by != request.user,
        "may_withdraw": decision.proposed_by == request.user,
        "actions": forms_of(decision, roles, sent),
        "may_decide": may(roles, Action.DECIDE) and decision.state == State.DRAFT,
        "corrected": corrected_since(decision),
        "on_the_site": on_the_site(decision, at=now()),
        "may_show": may(roles, Deed.SHOW_ON_SITE),
        "public_from": times.may_be_public_on(decision) if decision.decided_on else None,
        "troubles": [{"at": _place(each, form), "text": each.text} for each in troubles],
        "draft_of": mark_of(request, at=reverse("publication_of", args=(decision.pk,))),
    }
    told["draft"] = offer(request, clearing, *(each["form"] for each in told["actions"]))
    return render(request, "publication_decision.html", told, status=status)


def _place(trouble: Trouble, form: ActionForm | ClearingForm | None) -> str:
    """The part of the page that the error summary links to."""
    if form and trouble.field in form.fields:
        return form[trouble.field].id_for_label
    return trouble.field or "state"
