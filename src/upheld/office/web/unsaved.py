"""Words are never lost: drafts of forms, and what becomes of a form sent after a session has ended.

Each form has a mark: who it was made for and where, signed. What is sent with a good mark is kept
for that person alone, even by a browser that is signed out by now, and shown again in the form
after they have signed in. Nothing is ever saved without its person's pressing the button.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.core.exceptions import BadRequest
from django.forms import BaseForm, FileField
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from upheld.office.clock import now
from upheld.office.models import Person
from upheld.office.people import drafts
from upheld.office.web.pages import page
from upheld.office.web.time_left import seconds_left

MARK, SHOW = "draft_of", "draft"
FORM = "form"  # which form of several on a page
SALT = "a form's mark"
NOT_WORDS = (MARK, "csrfmiddlewaretoken")


@dataclass(frozen=True, kw_only=True)
class Marked:
    person: Person
    address: str


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A draft of the form on this page. ``is_shown``: the form has its words."""

    kept: drafts.Kept
    show_at: str
    is_shown: bool


def mark_of(request: HttpRequest) -> str:
    """For the forms on this page."""
    return signing.dumps([request.user.pk, request.path], salt=SALT)


def marked(request: HttpRequest) -> Marked | None:
    """Who made what was sent, and on which page. None without a mark of ours."""
    try:
        key, address = signing.loads(
            request.POST.get(MARK, ""), salt=SALT, max_age=settings.LONGEST_SESSION
        )
    except signing.BadSignature:
        return None
    person = Person.objects.filter(pk=key, is_active=True).first()
    return Marked(person=person, address=address) if person else None


def keep_what_was_sent(request: HttpRequest) -> Marked | None:
    """None if it cannot be kept."""
    of = marked(request) if request.method == "POST" else None
    if of is None:
        return None
    try:
        drafts.keep(of.person, of.address, words_in(request), at=now())
    except drafts.NoRoom:
        return None
    return of


def words_in(request: HttpRequest) -> Mapping[str, Sequence[str]]:
    return {name: texts for name, texts in request.POST.lists() if name not in NOT_WORDS}


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Afterwards they are where they were, with the words they had sent."""
    of = keep_what_was_sent(request)
    back = with_draft(of.address) if of else request.get_full_path()
    if request.method != "GET" and not of:
        back = "/"
    return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': back})}")


def with_draft(address: str) -> str:
    return f"{address}?{SHOW}=show"


def offered(request: HttpRequest) -> Offer | None:
    """On a page that is only asked for."""
    if request.method != "GET":
        return None
    kept = drafts.kept(request.user, request.path, at=now())
    is_shown = request.GET.get(SHOW) == "show"
    return Offer(kept=kept, show_at=with_draft(request.path), is_shown=is_shown) if kept else None


def offer(request: HttpRequest, *forms: BaseForm) -> Offer | None:
    """If the page is asked for with the draft, the form has its words: of several, the one whose
    name was sent with it.
    """
    found = offered(request)
    if found and found.is_shown:
        name = found.kept.fields.get(FORM, [""])[0]
        for form in forms:
            if getattr(form, "name", "") == name:
                fill_in(form, found.kept.fields)
    return found


def fill_in(form: BaseForm, fields: Mapping[str, Sequence[str]]) -> None:
    """What was chosen and written; a box that was not ticked is not ticked."""
    for name, field in form.fields.items():
        if not isinstance(field, FileField):
            texts = list(fields.get(form.add_prefix(name), ()))
            is_list = getattr(field.widget, "allow_multiple_selected", False)
            form.initial[name] = texts if is_list else "".join(texts[-1:])


def saved(request: HttpRequest) -> None:
    """What was written in this form is in the office now."""
    of = marked(request)
    drafts.forget(request.user, of.address if of else request.path)


@page("drafts", needs=None, methods=("POST",))
def keep_draft(request: HttpRequest) -> HttpResponseBase:
    """Every minute, from a page on which something has been written. Says when the session ends."""
    of = marked(request)
    if of is None or of.person != request.user:
        raise BadRequest("This is no draft of a form of yours.")
    try:
        drafts.keep(of.person, of.address, words_in(request), at=now())
    except drafts.NoRoom:
        return HttpResponse(status=413)
    return JsonResponse({"seconds": seconds_left(request)})


@page("drafts/delete", needs=None, methods=("POST",))
def delete_draft(request: HttpRequest) -> HttpResponse:
    of = marked(request)
    if of is None or of.person != request.user:
        raise BadRequest("This is no draft of a form of yours.")
    drafts.forget(of.person, of.address)
    return redirect(of.address)


@page("session", needs=None, methods=("POST",))
def stay_signed_in(request: HttpRequest) -> HttpResponseBase:
    """Any page that is asked for does the same. Says when the session ends now."""
    return JsonResponse({"seconds": seconds_left(request)})
