"""What is said where a page cannot be: the same to all, and nothing of what they asked for.

To who may not see a record it is as good as none, so neither its name nor its key is said.
"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from upheld.office.rules.signing_in import TIME_TO_WAIT
from upheld.office.web.look import look_address

WORDS = {
    400: ("We could not read that", "Go back, and try again from the page before."),
    403: (
        "You may not do this",
        "None of your roles allows it. An administrator can change your roles.",
    ),
    404: ("There is no such page", "Check the address, or begin at the start page."),
    405: ("This page cannot be asked for in that way", "Begin at the start page."),
    429: ("Too many attempts", f"Wait {TIME_TO_WAIT}, and try again."),
    500: (
        "Something has gone wrong",
        "Nothing of what you entered has been saved. It has been written down for those who run"
        " the office. Try again in a while.",
    ),
}
STALE = (
    "This form is too old",
    "You have signed in or out since the page was opened, or cookies are refused. Nothing has been"
    " saved: go back, load the page again, and enter it again.",
)


def mistake(_: HttpRequest, *, status: int, words: tuple[str, str] | None = None) -> HttpResponse:
    """Without the request's context: it may be the database that has gone."""
    title, advice = words or WORDS[status]
    look = {"style": "style.css", "office_style": "office.css", "icon": "icon.svg"}
    context = {"title": title, "advice": advice}
    context |= {name: look_address(file) for name, file in look.items()}
    return HttpResponse(render_to_string("error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return mistake(request, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return mistake(request, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return mistake(request, status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    return mistake(request, status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    return mistake(request, status=500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's
    return mistake(request, status=403, words=STALE)
