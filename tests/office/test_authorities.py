"""Authorities, their contacts by role and day, and the letter of the year."""

from datetime import date

import pytest

from tests.office.cases import mistakes, send, words
from tests.office.signed_in import a_person, signed_in
from upheld.office.models import Contact, Letter
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def statistician(database):  # noqa: ARG001
    return signed_in(a_person(Role.STATISTICIAN))


@pytest.fixture
def director(database):  # noqa: ARG001
    return signed_in(a_person(Role.DIRECTOR))


def found_by(client, **asked):
    return [each.slug for each in client.get("/authorities", asked).context["page"]]


def test_an_authority_is_found_by_a_part_of_its_name_or_by_one_that_it_had(statistician):
    assert found_by(statistician, name="leeds") == ["leeds"]
    assert found_by(statistician, name="Poole") == ["poole", "bournemouth-christchurch-and-poole"]
    assert len(found_by(statistician, group="london")) == 33


def test_its_page_tells_what_came_before_and_after_it(statistician):
    told = words(statistician.get("/authorities/poole"))
    assert "Replaced by Bournemouth, Christchurch and Poole" in told
    assert "31 March 2019" in told


def enter(client, slug="leeds", **given):
    told = {
        "role": "chief executive",
        "name": "A chief executive",
        "email": "chief@council.example",
        "valid_from": "1/4/2023",
    }
    return send(client, f"/authorities/{slug}/contacts/new", **told | given)


def test_a_post_is_ended_by_a_day_and_stays_known(statistician):
    assert enter(statistician).status_code == 302
    second = {"name": "The next one", "valid_from": "1/9/2024"}
    page = enter(statistician, **second)
    assert "A chief executive is also chief executive on one of these days" in mistakes(page)[0]
    first = Contact.objects.get()
    send(statistician, f"/contacts/{first.pk}/edit", valid_to="31/8/2024")
    assert enter(statistician, **second).status_code == 302
    assert [each.valid_to for each in Contact.objects.all()] == [date(2024, 8, 31), None]
    told = words(statistician.get("/authorities/leeds"))
    assert told.index("The next one") < told.index("Earlier contacts")
    assert "edit a contact" in told


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"email": "nobody"}, "Enter a valid email address."),
        ({"valid_to": "31/3/2023"}, "31 March 2023 is before 1 April 2023."),
        ({"name": " "}, "Fill this in."),
    ],
)
def test_a_contact_that_cannot_be_is_refused(statistician, given, mistake):
    assert mistakes(enter(statistician, **given)) == [mistake]


def test_contacts_are_listed_as_they_are_on_a_day(statistician):
    enter(statistician, valid_to="31/8/2024")
    on = {"on": "31/8/2024", "role": "chief executive"}
    assert "A chief executive" in words(statistician.get("/contacts", on))
    assert "None found" in words(statistician.get("/contacts", on | {"on": "1/9/2024"}))


def test_a_paragraph_is_approved_by_a_director_and_other_words_again(statistician, director):
    address = "/authorities/leeds/letter"
    send(statistician, address, paragraph="You answered late.")
    assert (Letter.objects.get().approved_by, Letter.objects.get().send) == ("", True)
    waiting = statistician.get("/letters", {"which": "waiting for approval"})
    assert [each.slug for each in waiting.context["page"]] == ["leeds"]
    assert "You answered late. not yet approved" in words(waiting)
    assert statistician.get(f"{address}/approve").status_code == 403
    assert send(director, f"{address}/approve").status_code == 302
    assert Letter.objects.get().approved_by == "director"
    waiting = statistician.get("/letters", {"which": "waiting for approval"})
    assert list(waiting.context["page"]) == []
    send(statistician, address, send="no")
    assert (Letter.objects.get().approved_by, Letter.objects.get().send) == ("director", False)
    send(statistician, address, paragraph="You answered in time.")
    assert Letter.objects.get().approved_by == ""


def test_a_paragraph_types_no_number_and_quotes_one_with_a_source_and_a_second_person(
    statistician, director
):
    address = "/authorities/leeds/letter"
    refused = send(statistician, address, paragraph="We upheld 12 complaints.")
    assert "has the number 12 typed in, with no figure behind it" in words(refused)
    refused = send(statistician, address, paragraph="You answered [2] days late.")
    assert "quotes 2 without a source" in words(refused)
    quoted = {"paragraph": "You answered [2] days late.", "source": "Our register of replies"}
    send(statistician, address, **quoted, checked_by="director")
    assert Letter.objects.get().source == "Our register of replies"
    assert "so somebody else must approve" in words(send(director, f"{address}/approve"))
    send(statistician, address, **quoted, checked_by="another person")
    assert send(director, f"{address}/approve").status_code == 302


def test_only_the_words_that_were_read_are_approved(statistician, director):
    address = "/authorities/leeds/letter"
    send(statistician, address, paragraph="You answered late.")
    read = director.get(f"{address}/approve").context["form"]["version"].value()
    send(statistician, address, paragraph="You never answered.")
    page = director.post(f"{address}/approve", {"version": read})
    assert page.status_code == 409
    assert Letter.objects.get().approved_by == ""
