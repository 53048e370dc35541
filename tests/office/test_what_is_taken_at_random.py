"""Whatever the forms accept, an extract, a register and an edition accept: entries at random.

Every page with a form of records is filled in as people fill them in: with what fits, and often with
what does not. Fields that a form gains are filled in too, without being named here.
"""

import re
from datetime import date, timedelta
from random import Random

import pytest
from django import forms

from tests.editions import edition_of
from tests.office.cases import send  # noqa: F401  # an answer tells what its page was made of
from tests.office.moving.extracts import taken_out
from tests.office.signed_in import a_person, signed_in
from tests.register.registers import built
from tests.sampling import trials
from upheld.office.clock import today
from upheld.office.models import (
    Case,
    Contact,
    Decision,
    Enquiry,
    Recommendation,
)
from upheld.office.rules.roles import Role
from upheld.office.web.forms import DayField
from upheld.office.web.pages import REGISTERED
from upheld.office.web.urls import urlpatterns  # noqa: F401  # so that every page is registered

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.sampled]

ENTRIES = trials(130, whole=1_000)
ENTERS = {
    *("new_case", "edit_case", "new_decision", "edit_decision", "write_statement"),
    *("new_recommendation", "edit_recommendation", "extend", "record_compliance"),
    *("open_case_from_failure", "edit_report", "new_contact", "edit_contact", "edit_letter"),
    *("approve_paragraph", "new_enquiry", "edit_enquiry", "publication_decide"),
}
PAGES = [each for each in REGISTERED if each.name in ENTERS]
OFTEN = {"new_case": 3, "new_decision": 3, "publication_decide": 3, "new_recommendation": 2}
PARTS = {
    "case": Case,
    "decision": Decision,
    "recommendation": Recommendation,
    "contact": Contact,
    "enquiry": Enquiry,
}
BODIES = ("Leeds", "E08000035", "Kent County Council", "Poole", "Dorset", "Northamptonshire")
SLUGS = ("leeds", "kent", "poole")
TEXTS = (
    *("", "Repairs", "Mr B\u200b lost\u00a0it", "\u202aPasted\u202c", "Two\r\nlines", "?", "NULL"),
    *(
        "=1+1",
        "Ŵyn – “é”",
        "東京",
        "Team 2",
        "\ue000",
        "a" * 160,
        "In 2024 we upheld {upheld_count}.",
    ),
    *("x@localhost", "a.b@council.example", "..", "26 804 001", "report.pdf", "../out.pdf"),
)
DAYS = [date(2023, 4, 1) + timedelta(days=each) for each in range(0, 500, 3)]


def references(random: Random) -> str:
    number = random.randrange(40)
    spelt = random.choice(
        ("24 000 {:03}", "24-000-{:03}", "24000{:03}", "‘24 000 {:03}’", "{}", "..")
    )
    return spelt.format(number)


def address_of(page, random: Random) -> str | None:
    """With some record for each part; None if there is none yet."""

    def part(found: re.Match) -> str:
        name = found[1]
        keys = SLUGS if name == "authority" else PARTS[name].objects.values_list("pk", flat=True)
        return str(random.choice(list(keys)))

    try:
        return "/" + re.sub(r"<\w+:(\w+)>", part, page.address)
    except IndexError:
        return None


def filled(form, random: Random) -> dict[str, str]:
    """What is in the form, and something else in most of its fields: often with care."""
    with_care = random.random() < 0.7
    told = {}
    for place, bound in enumerate(form):
        value = bound.value()
        if not bound.is_hidden and random.random() < 0.85:
            day = DAYS[0] + timedelta(days=40 * place) if with_care else random.choice(DAYS)
            value = something(bound.name, bound.field, day, random, with_care=with_care)
        if value not in (None, "", False):
            told[bound.html_name] = value
    return told


def something(name: str, field: forms.Field, day: date, random: Random, *, with_care: bool) -> str:
    if isinstance(field, DayField):
        return f"{day:%d/%m/%Y}" if field.required or random.random() < 0.5 else ""
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        known = [str(value) for value, _ in field.choices if str(value)]
        return random.choice(known) if known and (with_care or random.random() < 0.9) else ""
    if isinstance(field, forms.BooleanField):
        return "on" if with_care else random.choice(("on", ""))
    if name == "reference":
        return f"24 000 {random.randrange(999):03}" if with_care else references(random)
    if name == "authority":
        return random.choice(BODIES[:3] if with_care else BODIES)
    if name == "email":
        return "a.b@council.example" if with_care else random.choice(TEXTS)
    return "Plain words." if with_care and random.random() < 0.6 else random.choice(TEXTS)


def enter(client, page, random: Random) -> bool | None:
    """Whether it was accepted; None if there was nothing to enter."""
    address = address_of(page, random)
    if address is None:
        return None
    if page.name == "publication_decide":
        return decide(client, address)
    shown = client.get(address)
    form = (shown.context or {}).get("form")
    if shown.status_code != 200 or form is None:
        return None
    answer = client.post(address, filled(form, random))
    assert answer.status_code in (200, 302, 409), (address, answer.status_code)
    return answer.status_code == 302


def decide(client, address: str) -> bool:
    decision = Decision.objects.get(pk=address.split("/")[2])
    shown = client.get(f"/decisions/{decision.pk}/look-over")
    if shown.status_code != 200:
        return False
    told = {"version": decision.version, "seen": shown.context["shown"].digest}
    return client.post(address, told).status_code == 302


def test_every_form_that_enters_records_is_tried():
    known = {each.name for each in REGISTERED}
    assert ENTERS - known == set()


def test_whatever_the_forms_accept_a_register_and_an_edition_accept(tmp_path):
    client = signed_in(a_person(*(role for role in Role if role != Role.ADMINISTRATOR)))
    random = Random(13)
    weights = [OFTEN.get(each.name, 1) for each in PAGES]
    accepted = refused = 0
    director = signed_in(a_person(Role.DIRECTOR))  # who has not written the paragraph
    for _ in range(ENTRIES):
        page = random.choices(PAGES, weights)[0]
        taken = enter(director if page.name == "approve_paragraph" else client, page, random)
        accepted += taken is True
        refused += taken is False
    assert (accepted > ENTRIES / 8, refused > ENTRIES / 8) == (True, True), (accepted, refused)
    extract = taken_out(tmp_path / "out", as_at=today())
    register = built(extract, tmp_path / "published", as_at="2025-06-01")
    assert register.is_new
    edition_of(
        extract, year="2023-24", letters_on="2024-07-22", public_at="2024-07-29T00:01:00+01:00"
    )
