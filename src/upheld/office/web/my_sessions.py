"""Where somebody is signed in, and the button that ends it everywhere else."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from upheld.office.people.sessions import end_elsewhere, sessions_of
from upheld.office.web.pages import page

BROWSERS = {"Edg": "Edge", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


@page("account/sessions", needs=None)
def my_sessions(request: HttpRequest) -> HttpResponse:
    found = [
        {
            "session": each,
            "browser": browser_in_words(each.user_agent),
            "is_here": _is_here(request, each),
        }
        for each in sessions_of(request.user)
    ]
    return render(request, "my_sessions.html", {"sessions": found})


@page("account/sessions/end", needs=None, methods=("POST",))
def end_my_sessions(request: HttpRequest) -> HttpResponse:
    end_elsewhere(request)
    messages.success(request, "You are signed out everywhere else.")
    return redirect("my_sessions")


def _is_here(request: HttpRequest, session: object) -> bool:
    return session.session_key == request.session.session_key  # type: ignore[attr-defined]


def browser_in_words(told: str) -> str:
    """
    >>> browser_in_words("Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/131.0")
    'Firefox on Linux'
    """
    browser = next((name for mark, name in BROWSERS.items() if mark in told), "another browser")
    system = next((name for mark, name in SYSTEMS.items() if mark in told), "")
    return f"{browser} on {system}" if system else browser
