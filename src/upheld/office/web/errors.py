"""What is said when a page cannot be shown: the same to everyone, without what they asked for.

To somebody who may not see a record, it does not exist: neither its name nor its key is shown. Of a
restricted case the reference is shown, and that it is restricted.
"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from upheld.office.rules.restricted_cases import ASK, IS_RESTRICTED
from upheld.office.rules.signing_in import TIME_TO_WAIT
from upheld.office.rules.uploads import LARGEST_BODY
from upheld.office.web.look import look_address
from upheld.office.web.restricted import CaseRestricted
from upheld.office.web.unsaved import keep_what_was_sent, with_draft

WORDS = {
    400: ("We could not read that", "Go back to the page before, and try again."),
    403: (
        "You cannot do this",
        "Your roles do not allow it. An administrator can change your roles.",
    ),
    404: ("Page not found", "Check the address, or go to the start page."),
    405: ("You cannot use this page in that way", "Go to the start page."),
    408: (
        "What you sent did not arrive",
        "The connection was too slow, or stopped. Nothing has been saved. Go back, and send it"
        " again.",
    ),
    413: (
        "What you sent is too large",
        f"The limit is {LARGEST_BODY // 1_000_000} MB at once. Nothing has been saved. Send less at"
        " once, or a smaller file.",
    ),
    429: ("Too many attempts", f"Wait {TIME_TO_WAIT}, and try again."),
    500: (
        "Something has gone wrong",
        "What you entered has not been saved. The error has been logged for the people who run"
        " the office. Try again later.",
    ),
}
STALE = (
    "This form is too old",
    "You have signed in or out since you opened the page, or your browser refuses cookies. Nothing"
    " has been saved. Go back, load the page again, and try again.",
)


STALE_AND_KEPT = (
    "This form is too old",
    "You have signed in or out since you opened the page. Nothing has been saved. What you had"
    " written has been kept.",
)


def mistake(
    _: HttpRequest, *, status: int, words: tuple[str, str] | None = None, go_to: str = ""
) -> HttpResponse:
    """Without the request's context: it may be the database that has gone. ``go_to`` is where the
    form is, with what was written in it.
    """
    title, advice = words or WORDS[status]
    look = {"style": "style.css", "office_style": "office.css", "icon": "icon.svg"}
    context = {"title": title, "advice": advice, "go_to": go_to}
    context |= {name: look_address(file) for name, file in look.items()}
    return HttpResponse(render_to_string("error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return mistake(request, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, CaseRestricted):
        words = (f"{exception.reference}: {IS_RESTRICTED.lower()}", ASK)
        return mistake(request, status=403, words=words)
    return mistake(request, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return mistake(request, status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    return mistake(request, status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    return mistake(request, status=500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's
    """After signing in in another tab, for example. What was written is kept if it can be."""
    if of := keep_what_was_sent(request):
        return mistake(request, status=403, words=STALE_AND_KEPT, go_to=with_draft(of.address))
    return mistake(request, status=403, words=STALE)
