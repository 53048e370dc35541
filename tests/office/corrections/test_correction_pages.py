"""The pages of corrections: what is shown before anybody asks, and the way through both people."""

from datetime import date

import pytest

from tests.office.cases import a_case, a_decision, an_upheld_case, mistakes, send, words
from tests.office.corrections.correcting import in_error
from tests.office.signed_in import a_person, signed_in
from upheld.office.models import Case, Correction, Decision
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def caseworker(database):  # noqa: ARG001  # the office must be there first
    return a_person(Role.CASEWORKER)


@pytest.fixture
def director(database):  # noqa: ARG001
    return a_person(Role.DIRECTOR)


def test_a_complaint_is_put_in_error_by_two_people_and_found_again(caseworker, director):
    case = an_upheld_case()
    first, second = signed_in(caseworker), signed_in(director)
    assert "Corrections" in words(first.get(f"/cases/{case.pk}"))
    page = first.get(f"/cases/{case.pk}/entered-in-error")
    told = words(page)
    assert "With the complaint go: 1 decision 1 recommendation" in told
    assert "A second person must confirm this before it takes effect." in told
    asked = send(first, f"/cases/{case.pk}/entered-in-error", reason="Entered twice.")
    correction = Correction.objects.get()
    assert asked.url == f"/corrections/{correction.pk}"
    page = words(first.get(asked.url))
    assert "A second person must confirm it." in page
    assert first.post(f"{asked.url}/confirm").status_code == 403
    assert "1 correction that needs you to confirm it" in words(second.get("/"))
    assert "23 000 001, 1" in words(second.get("/corrections"))
    assert "Confirmed." in words(second.post(f"{asked.url}/confirm", follow=True))
    page = words(second.get(f"/cases/{case.pk}"))
    assert "Entered in error. It is in no list, count or extract. Entered twice." in page
    assert "23 000 001, 1" in words(second.get("/corrections?list=in-error"))
    assert second.get("/corrections?list=none").status_code == 400
    told = words(second.get("/cases?reference=23+000+001"))
    assert "Found: 0" in told
    assert "Entered in error with this reference: 23 000 001, Leeds City Council" in told
    assert second.get(f"/cases/{case.pk}/edit").status_code in (403, 404)


def test_it_is_undone_on_the_same_page(caseworker, director):
    case = an_upheld_case()
    in_error(case, by=caseworker, second=director)
    first, second = signed_in(caseworker), signed_in(director)
    assert "Not entered in error: complaint" in words(
        first.get(f"/cases/{case.pk}/entered-in-error")
    )
    asked = send(first, f"/cases/{case.pk}/entered-in-error", reason="It was another.")
    second.post(f"{asked.url}/confirm")
    assert Case.objects.get() == case
    assert "There is nothing on this list" in words(second.get("/corrections?list=in-error"))


def test_who_asked_can_withdraw_it_and_nobody_answers_twice(caseworker, director):
    case = an_upheld_case()
    first, second = signed_in(caseworker), signed_in(director)
    asked = send(first, f"/cases/{case.pk}/entered-in-error", reason="Entered twice.")
    assert second.post(f"{asked.url}/withdraw").status_code == 422
    assert "You have withdrawn it." in words(first.post(f"{asked.url}/withdraw", follow=True))
    late = second.post(f"{asked.url}/confirm")
    assert late.status_code == 422
    assert "has been answered already: withdrawn" in words(late)


def test_the_columns_of_a_decision_are_corrected_by_one_while_nothing_is_out(caseworker):
    decision = a_decision(a_case())
    client = signed_in(caseworker)
    address = f"/decisions/{decision.pk}/correct"
    assert "so you can do this alone" in words(client.get(address))
    done = send(client, address, category="Other", reason="It is about a licence.")
    page = words(client.get(done.url))
    assert "Category Housing Other" in page
    assert "Standing done" in page
    now = Decision.objects.get()
    assert (now.category, now.decided_on) == ("Other", date(2024, 3, 4))


def test_what_is_wrong_is_said_next_to_its_field(caseworker):
    case = an_upheld_case()
    client = signed_in(caseworker)
    address = f"/decisions/{case.decisions.get().pk}/correct"
    told = mistakes(send(client, address, outcome="not upheld", reason="A slip."))
    assert told[0].startswith("Recommendations or outcomes are recorded for this case")
    assert mistakes(send(client, address, category="Other", reason="")) == ["Fill this in."]


def test_published_figures_that_counted_it_are_named_with_what_to_do(caseworker):
    old = an_upheld_case()
    case = a_case("12 000 001", received_on=date(2012, 5, 1))
    a_decision(case, decided_on=date(2012, 6, 1))
    told = words(signed_in(caseworker).get(f"/cases/{case.pk}/entered-in-error"))
    assert "2012-13: a complaint received. If figures for this year are public, they" in told
    assert "2012-13: a decision, upheld. If figures for this year are public, they" in told
    assert "build each of these years again" in told
    told = words(signed_in(caseworker).get(f"/cases/{old.pk}/entered-in-error"))
    assert "No figures that are public have counted it" in told


def test_the_reference_and_the_authority_are_changed_on_one_page(caseworker):
    case = an_upheld_case()
    client = signed_in(caseworker)
    address = f"/cases/{case.pk}/reference"
    done = send(client, address, reference="23 000 010", authority="Kent", reason="A slip.")
    assert done.status_code == 302, mistakes(done)
    assert Case.objects.get().key == "23 000 010, kent"
    page = words(client.get(done.url))
    assert "Reference 23 000 001 23 000 010" in page
    assert "Authority Leeds City Council Kent County Council" in page


def test_what_is_public_is_said_to_need_its_taking_down(caseworker):
    case = a_case()
    a_decision(case, state=State.PUBLISHED)
    told = mistakes(
        send(signed_in(caseworker), f"/cases/{case.pk}/entered-in-error", reason="Twice.")
    )
    assert told[0].startswith("Decision 1 is public, and this with it.")
