"""Words are never lost: drafts of forms, and what becomes of a form sent after a session has ended.

Each form has a mark: who it was made for and where, signed. What is sent with a good mark is kept
for that person alone, even by a browser that is signed out by now, and shown again in the form
after they have signed in. Nothing is ever saved without its person's pressing the button.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
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
VERSION = "version"  # how the fields begin that say which version of a record was read
SALT = "a form's mark"
SLUG = re.compile(r"[a-z-]{1,50}")
NOT_WORDS = (MARK, "csrfmiddlewaretoken")


@dataclass(frozen=True, kw_only=True)
class Marked:
    person: Person
    address: str


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Drafts of the forms on this page, the newest first. ``is_shown``: the forms have them."""

    all_kept: list[drafts.Kept]
    show_at: str
    is_shown: bool

    @property
    def kept(self) -> drafts.Kept:
        return self.all_kept[0]


def mark_of(request: HttpRequest, *, at: str = "") -> str:
    """For the forms on this page. ``at`` is its address, if it was reached by another."""
    return signing.dumps([request.user.pk, at or request.path], salt=SALT)


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
        is_kept = _keep(of, request)
    except drafts.NoRoom:
        return None
    return of if is_kept else None


def _keep(of: Marked, request: HttpRequest) -> bool:
    """False if nothing is written in the form: it leaves no draft. Raises NoRoom."""
    fields = {name: texts for name, texts in request.POST.lists() if name not in NOT_WORDS}
    if is_empty(fields):
        drafts.forget(of.person, of.address, form=_form_in(request))
        return False
    drafts.keep(of.person, of.address, fields, at=now(), form=_form_in(request))
    return True


def _form_in(request: HttpRequest) -> str:
    """The name of the form that was sent, if its page has several."""
    name = request.POST.get(FORM, "")
    return name if SLUG.fullmatch(name) else ""


def is_empty(fields: Mapping[str, Sequence[str]]) -> bool:
    """
    >>> is_empty({"form": ["clear-for-publication"], "version": ["3"], "publish_on": [" "]})
    True
    >>> is_empty({"version_1": ["3"], "note_1": ["They wrote on 3 May."]})
    False
    """
    written = (name for name, texts in fields.items() if any(text.strip() for text in texts))
    return all(name == FORM or name.startswith(VERSION) for name in written)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Afterwards they are where they were, with the words they had sent."""
    of = keep_what_was_sent(request)
    if of:
        messages.info(request, "What you had written is kept. Sign in to continue with it.")
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
    return (
        Offer(all_kept=kept, show_at=with_draft(request.path), is_shown=is_shown) if kept else None
    )


def offer(request: HttpRequest, *forms: BaseForm) -> Offer | None:
    """If the page is asked for with its drafts, each form has the words that were sent with its
    name.
    """
    found = offered(request)
    if found and found.is_shown:
        of_each = {kept.fields.get(FORM, [""])[0]: kept.fields for kept in found.all_kept}
        for form in forms:
            if (name := getattr(form, "name", "")) in of_each:
                fill_in(form, of_each[name])
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
    address = of.address if of else request.path
    drafts.forget(request.user, address, form=_form_in(request))


@page("drafts", needs=None, methods=("POST",))
def keep_draft(request: HttpRequest) -> HttpResponseBase:
    """Every minute, from a page on which something has been written. Says when the session ends."""
    of = marked(request)
    if of is None or of.person != request.user:
        raise BadRequest("This is no draft of a form of yours.")
    try:
        _keep(of, request)
    except drafts.NoRoom:
        return HttpResponse(status=413)
    return JsonResponse({"seconds": seconds_left(request)})


@page("drafts/delete", needs=None, methods=("POST",))
def delete_draft(request: HttpRequest) -> HttpResponse:
    of = marked(request)
    if of is None or of.person != request.user:
        raise BadRequest("This is no draft of a form of yours.")
    drafts.forget_page(of.person, of.address)
    return redirect(of.address)


@page("session", needs=None, methods=("POST",))
def stay_signed_in(request: HttpRequest) -> HttpResponseBase:
    """Any page that is asked for does the same. Says when the session ends now."""
    return JsonResponse({"seconds": seconds_left(request)})
