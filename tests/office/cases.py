"""Cases for tests, made as the office makes them, and forms filled in as they are on their pages."""

import re
from datetime import date
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.template.base import Template
from django.test import Client
from django.test.utils import instrumented_test_render

from tests.profiles import SATISFIED, UPHELD
from upheld.core.vocabulary import SERVICE_IMPROVEMENT
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Case, Decision, Person, Recommendation
from upheld.office.rules.states import State

Template._render = instrumented_test_render  # so that an answer tells what its page was made of

RECEIVED, DECIDED, DUE = date(2024, 1, 8), date(2024, 3, 4), date(2024, 5, 3)


def a_case(reference: str = "23 000 001", *, slug: str = "leeds", **columns: Any) -> Case:
    columns = {"received_on": RECEIVED, "category": "Housing"} | columns
    case = Case(reference=reference, authority=Authority.objects.get(slug=slug), **columns)
    with writing("test", "enter a complaint") as write:
        write.make(case)
    return case


def a_decision(case: Case, **columns: Any) -> Decision:
    columns = {
        "state": State.DECIDED,
        "decided_on": DECIDED,
        "outcome": UPHELD,
        "category": case.category or "Housing",
    } | columns
    decision = Decision(case=case, **columns)
    with writing("test", "decide") as write:
        write.make(decision)
    return decision


def a_recommendation(case: Case, number: int = 1, **columns: Any) -> Recommendation:
    columns = {
        "recommendation_kind": SERVICE_IMPROVEMENT,
        "remedy": "training or guidance",
        "agreed_on": DECIDED,
        "due_on": DUE,
        "text": "Train its officers.",
    } | columns
    recommendation = Recommendation(case=case, number=number, **columns)
    with writing("test", "enter a recommendation") as write:
        write.make(recommendation)
    return recommendation


def an_upheld_case(
    reference: str = "23 000 001", *, slug: str = "leeds", officer: Person | None = None
) -> Case:
    """With one service improvement, due on 3 May 2024."""
    case = a_case(reference, slug=slug, officer=officer)
    a_decision(case)
    a_recommendation(case)
    return case


def send(client: Client, address: str, /, **given: Any) -> HttpResponse:
    """Fill in the page's form, keeping what stands in it, and send it."""
    page = client.get(address)
    assert page.status_code == 200, page.content.decode()
    form = page.context["form"]
    filled = {field.html_name: field.value() for field in form}
    kept = {name: value for name, value in filled.items() if value not in (None, "")}
    return client.post(address, {**kept, **given})


def record(
    client: Client, case: Case, outcome: str = SATISFIED, *, done: str = "1/5/2024", **given: Any
) -> HttpResponse:
    """Record the outcome of its first recommendation on 10 May 2024.

    ``record=None`` asks for the second step, which shows what follows.
    """
    given = {
        "status_1": outcome,
        "completed_on_1": done,
        "recorded_on": "10/5/2024",
        "record": "yes",
    } | given
    given = {name: value for name, value in given.items() if value is not None}
    return send(client, f"/cases/{case.pk}/compliance/new", **given)


def words(response: HttpResponse) -> str:
    """What a page says, without its marks."""
    body = re.sub(r"<(style|script).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def mistakes(response: HttpResponse) -> list[str]:
    assert response.status_code in (200, 409), response.status_code
    errors = response.context["form"].errors
    return [mistake for of_field in errors.values() for mistake in of_field]
