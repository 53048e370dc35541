"""The registry of the office's pages: an address, what it needs, and the function that answers.

There is no other way to add a page, so trying every role on every page tries them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from upheld.office.rules.policy import Deed, may
from upheld.office.rules.states import Action
from upheld.office.web.restricted import refuse_unseen
from upheld.office.web.traces import leave_trace

View = Callable[..., HttpResponse]


@dataclass(frozen=True, kw_only=True)
class Registered:
    address: str  # as Django's path() takes it
    name: str
    needs: Deed | Action | None  # None: everyone who is signed in
    to_change: Deed | Action | None  # what POST needs
    methods: tuple[str, ...]
    view: View
    is_open: bool = False  # to those who are not signed in


REGISTERED: list[Registered] = []


def _answered(methods: tuple[str, ...]) -> list[str]:
    """HEAD asks for what GET shows, so a page that only takes POST does not have it."""
    return [*methods, "HEAD"] if "GET" in methods else [*methods]


def page(
    address: str,
    *,
    needs: Deed | Action | None,
    to_change: Deed | Action | None = None,
    methods: tuple[str, ...] = ("GET",),
) -> Callable[[View], View]:
    """Put a view at an address. POST needs ``to_change`` if that is given, or else ``needs``.

    PermissionDenied is raised before the view sees anything, so that no record can leak: also for
    what is about a restricted case that the person may not see.
    """

    def registering(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, **parts: Any) -> HttpResponse:
            deed = to_change if to_change and request.method == "POST" else needs
            if deed is not None and not may(request.user.roles, deed):
                raise PermissionDenied(str(deed))
            refuse_unseen(request, parts, name=view.__name__)
            response = view(request, **parts)
            if request.method == "GET" and response.status_code == HTTPStatus.OK:
                leave_trace(request, parts, name=view.__name__)
            return response

        whole = require_http_methods(_answered(methods))(asked)
        REGISTERED.append(
            Registered(
                address=address,
                name=view.__name__,
                needs=needs,
                to_change=to_change or needs,
                methods=methods,
                view=whole,
            )
        )
        return view

    return registering


def open_page(address: str, *, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """For those who are not signed in: health, the look, and the link to choose a password."""

    def registering(view: View) -> View:
        whole = login_not_required(require_http_methods(_answered(methods))(view))
        REGISTERED.append(
            Registered(
                address=address,
                name=view.__name__,
                needs=None,
                to_change=None,
                methods=methods,
                view=whole,
                is_open=True,
            )
        )
        return view

    return registering


def patterns() -> list[URLPattern]:
    return [path(each.address, each.view, name=each.name) for each in REGISTERED]
