"""What applies to every page of the office: its headers, what a request that only asks may do, and
a second factor for everyone.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from upheld.office.ledger.safe_methods import answering
from upheld.office.people.known_browsers import add_cookie
from upheld.office.web.errors import mistake
from upheld.office.web.time_left import is_over
from upheld.office.web.unsaved import to_sign_in

Answer = Callable[[HttpRequest], HttpResponse]

# Without these, people could not set up a second factor, or sign out.
BEFORE_A_SECOND_FACTOR = frozenset(
    (
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "look",
        "health",
    )
)


def policy() -> str:
    """Only our own files, no script or style inside a page, and no frame.

    A form's answer may redirect to the OpenID Connect provider, which browsers check too.
    """
    provider = settings.CONFIGURATION.openid
    forms = f" {_origin(provider[0])}" if provider else ""
    return (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self';"
        f" connect-src 'self'; form-action 'self'{forms}; base-uri 'none'; frame-ancestors 'none'"
    )


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def headers(answer: Answer) -> Answer:
    """Nothing may be cached, by a browser or anything in between, unless the page says so."""
    everywhere = {
        "Content-Security-Policy": policy(),
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        "X-Robots-Tag": "noindex, nofollow",
    }

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        for name, value in everywhere.items():
            response.headers.setdefault(name, value)
        if not response.headers.get("Cache-Control", "").startswith("public"):
            response.headers["Cache-Control"] = "no-store"
        return response

    return answered


def refused_body(status: int) -> HttpResponse:
    """For what the server refuses before there is a request (running.request_bodies)."""
    return headers(lambda request: mistake(request, status=status))(HttpRequest())


def in_words(answer: Answer) -> Answer:
    """Gives a page to what Django refuses without one: a method that a page does not have."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if response.status_code != 405 or response.content:
            return response
        said = mistake(request, status=405)
        said["Allow"] = response["Allow"]
        return said

    return answered


def only_asked(answer: Answer) -> Answer:
    """One rule for all pages: what a page may write depends on the method (ledger.safe_methods)."""

    def answered(request: HttpRequest) -> HttpResponse:
        with answering(request.method or ""):
            return answer(request)

    return answered


def known_browsers(answer: Answer) -> Answer:
    """A browser in which somebody has just signed in with both factors is known from then on."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        add_cookie(request, response)
        return response

    return answered


class SignedIn(LoginRequiredMiddleware):
    """Every page but those named open. What was sent too late is kept (web.unsaved)."""

    def handle_no_permission(self, request: HttpRequest, view_func: object) -> HttpResponse:  # noqa: ARG002
        return to_sign_in(request)


class SecondFactor:
    """Somebody signed in without a second factor must set one up, and can reach nothing else.

    A session also ends some hours after it began, however busy it is.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        if is_over(request):
            request.session.flush()  # it ended by itself: nobody has signed out
            return to_sign_in(request)
        if request.resolver_match.url_name in BEFORE_A_SECOND_FACTOR or _has_one(request):
            return None
        return redirect("mfa_activate_totp")


def _has_one(request: HttpRequest) -> bool:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user_id=request.user.pk, type__in=kinds).exists()
