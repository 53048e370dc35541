"""What somebody is writing survives: a session that ends, another tab, and a browser that is closed."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.office.cases import a_case, a_decision, send, words
from tests.office.signed_in import a_person, signed_in
from upheld.office.clock import now
from upheld.office.models import Case, Draft, Entry
from upheld.office.people import drafts
from upheld.office.people.entering import switch
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")

WORDS = "Quibblethwaite lost the records."


@pytest.fixture
def person(database):  # noqa: ARG001
    return a_person(Role.CASEWORKER)


def form_of(client, address: str) -> dict[str, str]:
    """The fields of the page's form, with its mark."""
    page = client.get(address)
    form = {field.html_name: field.value() or "" for field in page.context["form"]}
    return form | {"draft_of": page.context["draft_of"]}


def edit_of(case: Case) -> str:
    return f"/cases/{case.pk}/edit"


# ---- Drafts ----------------------------------------------------------------------------------


def test_a_draft_is_kept_offered_continued_and_gone_when_it_is_saved(person):
    client, address = signed_in(person), edit_of(a_case())
    written = form_of(client, address) | {"subcategory": WORDS, "category": "Benefits & Tax"}
    entries = Entry.objects.count()
    assert client.post("/drafts", written).json()["seconds"] == settings.SESSION_IDLE
    assert Case.objects.get().subcategory == ""
    assert Entry.objects.count() == entries  # writing is no act of the office

    page = client.get(address)
    assert "You wrote something here at" in words(page)
    assert page.context["form"]["subcategory"].value() == ""
    page = client.get(page.context["draft"].show_at)
    assert "This has not been saved." in words(page)
    shown = {name: page.context["form"][name].value() for name in ("subcategory", "category")}
    assert shown == {"subcategory": WORDS, "category": "Benefits & Tax"}

    assert send(client, f"{address}?draft=show").status_code == 302
    assert Case.objects.get().subcategory == WORDS
    assert not Draft.objects.exists()


def test_what_was_refused_is_kept_too(person):
    client, address = signed_in(person), edit_of(a_case())
    written = form_of(client, address) | {"subcategory": WORDS, "received_on": "31/2/2024"}
    assert client.post(address, written).status_code == 200
    form = client.get(f"{address}?draft=show").context["form"]
    assert (form["subcategory"].value(), form["received_on"].value()) == (WORDS, "31/2/2024")


def test_a_draft_is_its_persons_alone(person):
    client, address = signed_in(person), edit_of(a_case())
    written = form_of(client, address) | {"subcategory": WORDS}
    other = signed_in(a_person(Role.CASEWORKER, email="other@office.example"))
    assert other.post("/drafts", written).status_code == 400
    client.post("/drafts", written)
    for page in (other.get(address), other.get(f"{address}?draft=show")):
        assert (page.context["draft"], WORDS in page.content.decode()) == (None, False)


@pytest.mark.parametrize("mark", ["", "x", "WzEsIi8iXQ:1:abc"])
def test_what_has_no_mark_of_ours_is_not_kept(person, mark):
    client = signed_in(person)
    for address in ("/drafts", "/drafts/delete"):
        assert client.post(address, {"draft_of": mark, "subcategory": WORDS}).status_code == 400
    assert not Draft.objects.exists()


def test_a_draft_can_be_deleted_and_goes_by_itself(person):
    client, address = signed_in(person), edit_of(a_case())
    written = form_of(client, address) | {"subcategory": WORDS}
    client.post("/drafts", written)
    assert client.post("/drafts/delete", {"draft_of": written["draft_of"]}).status_code == 302
    assert not Draft.objects.exists()

    client.post("/drafts", written)
    Draft.objects.update(kept_at=now() - drafts.KEPT_FOR - timedelta(seconds=1))
    assert client.get(address).context["draft"] is None
    client.post("/drafts", form_of(client, "/cases/new") | {"subcategory": "Repairs"})
    assert [draft.address for draft in Draft.objects.all()] == ["/cases/new"]


def test_no_name_in_a_draft_is_in_the_database(person):
    client, address = signed_in(person), edit_of(a_case())
    client.post("/drafts", form_of(client, address) | {"subcategory": WORDS})
    with connection.cursor() as cursor:
        cursor.execute("SELECT fields FROM office_draft")
        ((held,),) = cursor.fetchall()
    assert "Quibblethwaite" not in held


def test_the_drafts_of_somebody_switched_off_go(person):
    client, address = signed_in(person), edit_of(a_case())
    client.post("/drafts", form_of(client, address) | {"subcategory": WORDS})
    switch(person, on=False, by="test")
    assert not Draft.objects.exists()


def test_there_is_room_for_so_much(person):
    client, address = signed_in(person), edit_of(a_case())
    long = form_of(client, address) | {"subcategory": "x" * drafts.LONGEST}
    assert client.post("/drafts", long).status_code == 413


# ---- A session that has ended ----------------------------------------------------------------


def sign_in_again(client: Client, person, answer) -> str:
    """Where somebody is sent afterwards."""
    assert answer.status_code == 302
    parts = urlsplit(answer["Location"])
    assert parts.path == "/account/login/"
    client.force_login(person)
    return parse_qs(parts.query)["next"][0]


def test_what_was_sent_too_late_is_shown_again_after_signing_in_and_not_saved(person):
    client, address = signed_in(person), edit_of(a_case())
    written = form_of(client, address) | {"subcategory": WORDS}
    client.session.flush()
    again = sign_in_again(client, person, client.post(address, written))
    assert Case.objects.get().subcategory == ""
    page = client.get(again)
    assert page.context["form"]["subcategory"].value() == WORDS
    assert "This has not been saved." in words(page)
    assert Case.objects.get().subcategory == ""


def test_somebody_else_who_signs_in_there_does_not_see_it(person):
    client, address = signed_in(person), edit_of(a_case())
    written = form_of(client, address) | {"subcategory": WORDS}
    client.session.flush()
    other = a_person(Role.CASEWORKER, email="other@office.example")
    again = sign_in_again(client, other, client.post(address, written))
    assert WORDS not in client.get(again).content.decode()


def test_it_survives_the_end_of_the_longest_session_too(person, monkeypatch):
    client, address = signed_in(person), edit_of(a_case())
    written = form_of(client, address) | {"subcategory": WORDS}
    later = now().timestamp() + settings.LONGEST_SESSION + 1
    monkeypatch.setattr("upheld.office.web.time_left.time", lambda: later)
    answer = client.post(address, written)
    monkeypatch.undo()
    again = sign_in_again(client, person, answer)
    assert client.get(again).context["form"]["subcategory"].value() == WORDS


def test_a_form_from_before_signing_in_in_another_tab_is_kept_too(person):
    client, address = signed_in(person, enforce_csrf_checks=True), edit_of(a_case())
    written = form_of(client, address) | {"subcategory": WORDS, "csrfmiddlewaretoken": "x" * 64}
    answer = client.post(address, written)
    assert answer.status_code == 403
    assert "What you had written has been kept." in words(answer)
    assert f'href="{address}?draft=show"' in answer.content.decode()
    assert client.get(f"{address}?draft=show").context["form"]["subcategory"].value() == WORDS


def test_nobody_signed_out_can_leave_a_draft_for_a_person(person):
    """Without a mark that the office made for that person's page, nothing is kept."""
    address = edit_of(a_case())
    answer = Client().post(address, {"subcategory": WORDS, "draft_of": "x"})
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=%2F")
    assert not Draft.objects.exists()
    assert person.drafts.count() == 0


def test_the_words_of_a_new_decision_survive_on_the_page_of_publication(person):
    decision = a_decision(a_case(), state=State.UNDER_REVIEW)
    client, address = signed_in(person), f"/publication/{decision.pk}"
    mark = client.get(address).context["draft_of"]
    written = {"draft_of": mark, "form": "decide-again", "version": 1, "text": WORDS}
    client.session.flush()
    again = sign_in_again(client, person, client.post(f"{address}/decide-again", written))
    assert again == f"{address}?draft=show"
    forms = {each["slug"]: each["form"] for each in client.get(again).context["actions"]}
    assert forms["decide-again"]["text"].value() == WORDS
    whole = written | {"outcome": "not upheld", "reason": "New evidence.", "decided_on": ""}
    assert client.post(f"{address}/decide-again", whole).status_code == 302
    assert not Draft.objects.exists()


# ---- Before it ends --------------------------------------------------------------------------


def test_every_page_says_when_the_session_ends_and_can_extend_it(person):
    client = signed_in(person)
    page = client.get("/cases")
    assert "You will be signed out at" in words(page)
    assert f'data-seconds="{settings.SESSION_IDLE}"' in page.content.decode()
    assert client.post("/session").json() == {"seconds": settings.SESSION_IDLE}
    assert "You will be signed out at" not in words(Client().get("/account/login/"))


def test_the_longest_session_is_what_a_page_says_when_it_comes_first(person, monkeypatch):
    client = signed_in(person)
    later = now().timestamp() + settings.LONGEST_SESSION - 100
    monkeypatch.setattr("upheld.office.web.time_left.time", lambda: later)
    assert 90 <= client.post("/session").json()["seconds"] <= 100
