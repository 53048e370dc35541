"""Words in the two steps of compliance survive a session that ends, and the sign-in page says so."""

import pytest

from tests.office.cases import an_upheld_case, record, words
from tests.office.signed_in import a_person, signed_in
from upheld.office.models import Compliance, Draft
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")

WORDS = "The minutes of 3 May say so."


@pytest.fixture
def person(database):  # noqa: ARG001
    return a_person(Role.COMPLIANCE_OFFICER)


def second_step(client, case):
    page = record(client, case, record=None, note_1=WORDS)
    assert "Nothing has been recorded yet." in words(page)
    sent = {field.html_name: field.value() or "" for field in page.context["form"]}
    return sent | {"draft_of": page.context["draft_of"], "record": "yes"}


def test_what_is_recorded_too_late_is_there_after_signing_in_and_is_not_recorded(person):
    case, client = an_upheld_case(), signed_in(person)
    sent = second_step(client, case)
    client.session.flush()
    to = f"/cases/{case.pk}/compliance/new"
    answer = client.post(to, sent, follow=True)
    assert "What you had written is kept. Sign in to continue with it." in words(answer)
    assert not Compliance.objects.exists()
    client.force_login(person)
    form = client.get(f"{to}?draft=show").context["form"]
    assert form["note_1"].value() == WORDS


def test_nothing_is_said_to_be_kept_if_nothing_is(person):
    client = signed_in(person)
    client.session.flush()
    assert "is kept" not in words(client.post("/cases/assign", {}, follow=True))
    assert "is kept" not in words(client.get("/cases", follow=True))


def test_the_draft_says_what_deleting_it_does_and_goes_when_it_is_recorded(person):
    case, client = an_upheld_case(), signed_in(person)
    to = f"/cases/{case.pk}/compliance/new"
    sent = second_step(client, case)
    back = {name: text for name, text in sent.items() if name != "record"}
    client.post(to, back | {"change": "yes"})
    assert "Only what you wrote and did not save is deleted." in words(client.get(to))
    assert client.post(to, sent).status_code == 302
    assert Compliance.objects.count() == 1
    assert not Draft.objects.exists()
