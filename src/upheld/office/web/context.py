"""What every page of the office is given: its look, who is signed in, and where they may go."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from upheld.office.models import unseen_by
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.roles import Role
from upheld.office.web.look import look_address
from upheld.office.web.time_left import WARN, ends_at, seconds_left
from upheld.office.web.unsaved import mark_of

SCRIPTS_FOR_KEYS = ("webauthn-json.js", "webauthn.js", "onload.js")
NAVIGATION = (
    ("Work", "/work", Deed.SEE_WORK),
    ("Cases", "/cases", Deed.SEE_CASES),
    ("Publication", "/publication", Deed.SEE_CASES),
    ("Corrections", "/corrections", Deed.SEE_CASES),
    ("Authorities", "/authorities", Deed.SEE_AUTHORITIES),
    ("Years", "/years", Deed.SEE_YEAR),
    ("Outputs", "/outputs", Deed.SEE_OUTPUTS),
    ("Ledger", "/ledger", Deed.SEE_LEDGER),
    ("Erasures", "/erasures", Deed.SEE_ERASURES),
    ("People", "/people", Deed.SEE_PEOPLE),
)

OF_SECTION = {  # the first part of an address, where it is not that of the section itself
    "recommendations": "/cases",
    "decisions": "/cases",
    "outcomes": "/cases",
    "compliance": "/cases",
    "enquiries": "/cases",
    "evidence": "/work",
    "reminders": "/work",
    "contacts": "/authorities",
    "letters": "/authorities",
}


def section_of(path: str) -> str:
    """The address of the one place in the menu that a page belongs to."""
    first = path.partition("/")[2].partition("/")[0]
    return OF_SECTION.get(first, f"/{first}")


def of_every_page(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "user", None)
    told: dict[str, Any] = {}
    roles: frozenset[Role] = frozenset()
    if person is not None and person.is_authenticated:
        told, roles = of_a_session(request), person.roles
    return told | {
        "style": look_address("style.css"),
        "office_style": look_address("office.css"),
        "icon": look_address("icon.svg"),
        "scripts_for_keys": [look_address(name) for name in SCRIPTS_FOR_KEYS],
        "navigation": [(text, address) for text, address, deed in NAVIGATION if may(roles, deed)],
        "path": request.path,
        "section": section_of(request.path),
    }


def of_a_session(request: HttpRequest) -> dict[str, Any]:
    return {
        "unseen": SimpleLazyObject(lambda: unseen_by(request.user)),  # numbers of cases
        "session_script": look_address("session.js"),
        "session_seconds": seconds_left(request),
        "session_ends": ends_at(request),
        "session_warn": WARN,
        "draft_of": mark_of(request),
    }
