"""What those who sign a year's edition read: all of it, and what is unusual in it.

The same as on the private page of the edition (publish.annual.signing), with what only the office
knows: who has signed, open queries, who a letter can go to, what differs from what was signed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from upheld.edition.acts import Kind
from upheld.edition.life import why_not_holding
from upheld.edition.manifest import EditionError
from upheld.edition.reading import open_edition
from upheld.office.clock import now, today
from upheld.office.models import Person
from upheld.office.rules.policy import Deed
from upheld.office.rules.signers import CONFIRMS, roles_to_sign_in
from upheld.office.web.pages import page
from upheld.office.web.years import a_year
from upheld.office.year.no_recipient import without_recipient
from upheld.office.year.signed_before import since_signed
from upheld.office.year.signing import open_queries, signers, why_not_sign
from upheld.office.year.steps import YearNow, year_now
from upheld.ombudsman.signing_settings import SigningRole
from upheld.publish.annual.signing_proof import read_to_sign


@dataclass(frozen=True, kw_only=True)
class Place:
    """A role in which the edition is signed, who has, and what the person who asks can do."""

    role: SigningRole
    confirms: str
    signed_by: Person | None
    signed_at: datetime | None
    reason: str
    address: str  # where to sign it; '' if they cannot
    why_not: str


@page("years/<year>/signing", needs=Deed.SEE_YEAR)
def year_signing(request: HttpRequest, year: str) -> HttpResponse:
    of = a_year(year)
    context: dict[str, Any] = {"year": of}
    try:
        stands = year_now(of, settings.CONFIGURATION)
        context["trouble"] = stands.trouble
        if stands.edition:
            context |= _whole(stands, request)
    except EditionError as error:
        context["trouble"] = str(error)
    return render(request, "year_signing.html", context)


def _whole(stands: YearNow, request: HttpRequest) -> dict[str, Any]:
    assert stands.edition
    assert stands.life
    with open_edition(stands.edition) as edition:
        told = read_to_sign(edition)
        letters_on = _day(edition.manifest.letters_on)
        without = without_recipient(edition, on=letters_on or today())
        messages = told.pop("messages")  # Django has some of its own
    return told | {
        "stands": stands,
        "messages_to_one": messages,
        "as_at": date.fromisoformat(edition.manifest.as_at),
        "letters_on": letters_on,
        "public_at": stands.life.public_at,
        "places": _places(stands, request),
        "needed": stands.life.signing.needed,
        "because": stands.life.signing.one_signature_because,
        "not_holding": _not_holding(stands),
        "queries": open_queries(stands),
        "without_recipient": without,
        "since": since_signed(stands.edition),
    }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _places(stands: YearNow, request: HttpRequest) -> list[Place]:
    assert stands.life
    acts, people = stands.life.signatures, signers(stands.life)
    own = roles_to_sign_in(request.user.roles)
    places = []
    for role in SigningRole:
        why = why_not_sign(stands, role, by=request.user, at=now()) if role in own else ""
        may = role in own and not why
        places.append(
            Place(
                role=role,
                confirms=CONFIRMS[role],
                signed_by=people.get(role),
                signed_at=acts[role].moment if role in acts else None,
                reason=acts[role].reason if role in acts else "",
                address=_to_sign(stands, role) if may else "",
                why_not="" if role in acts else why,
            )
        )
    return places


def _to_sign(stands: YearNow, role: SigningRole) -> str:
    assert stands.review
    asked = {"edition": stands.review.edition_hash, "role": role.value}
    return f"{reverse('year_sign', kwargs={'year': str(stands.year)})}?{urlencode(asked)}"


def _not_holding(stands: YearNow) -> list[str]:
    """Why signatures in the file next to the edition count for nothing."""
    assert stands.life
    signing = stands.life.signing
    found = (why_not_holding(act, signing) for act in stands.life.acts if act.kind == Kind.SIGNED)
    return list(filter(None, found))
