"""The account of the person signed in: what they may do, and how they sign in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.office.rules.policy import RULES
from upheld.office.rules.roles import TELLS
from upheld.office.web.pages import page


@page("account", needs=None)
def my_account(request: HttpRequest) -> HttpResponse:
    roles = sorted(request.user.roles)
    deeds = sorted({str(rule.deed) for rule in RULES if not rule.roles.isdisjoint(roles)})
    told = [(role, TELLS[role]) for role in roles]
    return render(request, "my_account.html", {"roles": told, "deeds": deeds})
