"""Browsers in which somebody has signed in with both factors, known again by a signed cookie.

The cookie opens nothing. It only keeps the failures of strangers apart from those of the person
(people.attempts).
"""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

KNOWN_FOR = 180 * 24 * 3600  # seconds since the last sign-in
MOST_ACCOUNTS = 8  # in one browser
SALT = "known browsers"


def account_of(email: str) -> str:
    """A hash that only our secret makes, the same for an address however it is typed."""
    typed = email.strip().casefold()
    return salted_hmac("accounts", typed, algorithm="sha256").hexdigest()


def known_browser(request: HttpRequest, *, account: str) -> str:
    """The browser's number, if the account has signed in there; otherwise ''."""
    told = _read(request)
    return told["number"] if account in told["accounts"] else ""


def remember(request: HttpRequest, *, account: str) -> None:
    """The answer to this request will carry the cookie."""
    told = _read(request)
    others = [each for each in told["accounts"] if each != account]
    told["accounts"] = [account, *others][:MOST_ACCOUNTS]
    request.known_browser = told


def add_cookie(request: HttpRequest, response: HttpResponse) -> None:
    if told := getattr(request, "known_browser", None):
        response.set_cookie(
            settings.KNOWN_BROWSER_COOKIE_NAME,
            signing.dumps(told, salt=SALT),
            max_age=KNOWN_FOR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _read(request: HttpRequest) -> dict[str, Any]:
    given = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    try:
        return signing.loads(given, salt=SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return {"number": secrets.token_hex(16), "accounts": []}
