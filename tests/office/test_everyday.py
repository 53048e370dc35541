"""What holds on every page where people work: two at one record, lists taken away, plain forms."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from tests.office.cases import a_case, an_upheld_case, send, words
from tests.office.databases import on_both
from tests.office.signed_in import a_person, signed_in
from upheld.office.models import Case, Entry, Recommendation
from upheld.office.rules.policy import BY_DEED, Deed
from upheld.office.rules.roles import Role
from upheld.office.web.lists import cell

pytestmark = pytest.mark.usefixtures("database")


def filled(client, address) -> dict[str, str]:
    """The fields of a form as its page has them."""
    form = client.get(address).context["form"]
    return {field.html_name: field.value() or "" for field in form}


# ---- Two at one record -----------------------------------------------------------------------


@on_both
def test_theirs_is_shown_beside_yours_and_saving_again_is_meant(database):  # noqa: ARG001
    case = a_case(complainant="Mr B")
    mine = signed_in(a_person(Role.CASEWORKER, email="me@office.example"))
    theirs = signed_in(
        a_person(Role.CASEWORKER, email="other@office.example", name="The other caseworker")
    )
    address = f"/cases/{case.pk}/edit"
    read = filled(mine, address)
    send(theirs, address, subcategory="Repairs", complainant="Miss X")

    page = mine.post(address, read | {"subcategory": "Allocations"})
    assert page.status_code == 409
    assert Case.objects.get().subcategory == "Repairs"
    told = words(page)
    assert "was changed by The other caseworker on" in told
    assert "The other caseworker" in told
    assert "Subcategory nothing Repairs Allocations" in told  # opened, theirs, mine
    assert "Complainant Mr B Miss X Mr B" in told

    again = {field.html_name: field.value() or "" for field in page.context["form"]}
    assert again["subcategory"] == "Allocations"
    assert mine.post(address, again).status_code == 302
    assert Case.objects.get().subcategory == "Allocations"
    assert [entry.after["version"] for entry in Entry.objects.filter(kind="case")] == [1, 2, 3]


def test_what_a_third_has_changed_since_is_shown_again():
    case = a_case()
    client = signed_in(a_person(Role.CASEWORKER))
    address = f"/cases/{case.pk}/edit"
    read = filled(client, address)
    send(client, address, subcategory="Repairs")
    page = client.post(address, read | {"subcategory": "Mine"})
    again = {field.html_name: field.value() or "" for field in page.context["form"]}
    send(client, address, subcategory="Allocations")
    page = client.post(address, again)
    assert page.status_code == 409
    assert "Subcategory Repairs Allocations Mine" in words(page)


def test_an_outcome_is_not_recorded_over_time_that_was_granted_meanwhile():
    case = an_upheld_case()
    client = signed_in(a_person(Role.COMPLIANCE_OFFICER))
    address = f"/cases/{case.pk}/compliance/new"
    outcome = "complete and satisfied"
    read = filled(client, address) | {
        "status_1": outcome,
        "completed_on_1": "1/5/2024",
        "recorded_on": "10/5/2024",
        "record": "yes",
    }
    one = Recommendation.objects.get()
    send(
        client,
        f"/recommendations/{one.pk}/extend",
        until="1/6/2024",
        granted_on="1/5/2024",
        reason="Asked for in time.",
    )
    page = client.post(address, read)
    assert page.status_code == 409
    assert "Extended to nothing 1 June 2024 not in this form" in words(page)
    assert Recommendation.objects.get().status == ""
    again = {field.html_name: field.value() or "" for field in page.context["form"]}
    again["record"] = "yes"
    assert client.post(address, again).status_code == 302
    page = client.post(address, again)
    assert page.status_code == 409
    assert "Recommendation 1 in case 23 000 001, Leeds City Council was changed" in words(page)


@on_both
def test_of_eight_who_save_at_one_moment_one_is_saved(database):  # noqa: ARG001
    case = a_case()
    client = signed_in(a_person(Role.CASEWORKER))
    address = f"/cases/{case.pk}/edit"
    read = filled(client, address)
    together = Barrier(8)

    def save(number: int) -> int:
        try:
            together.wait()
            return client.post(address, read | {"subcategory": f"Words {number}"}).status_code
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(8) as threads:
        answers = sorted(threads.map(save, range(8)))
    assert answers == [302, *[409] * 7]
    assert Case.objects.get().version == 2


# ---- Lists taken away ------------------------------------------------------------------------

LISTS = ("cases", "authorities", "contacts", "letters", "reports", "work/overdue")


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_taken_by_those_allowed_alone_and_it_is_told(name):
    for role in Role:
        client = signed_in(a_person(role))
        answer = client.get(f"/{name}.csv")
        allowed = role in BY_DEED[Deed.EXPORT]
        assert answer.status_code == (200 if allowed else 403), role
        if allowed:
            assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
            assert answer.headers["Content-Disposition"].startswith("attachment;")
            assert f'href="/{name}.csv' in client.get(f"/{name}").content.decode() or (
                name not in ("authorities", "letters")  # the others are empty here
            )
    taken = Entry.objects.filter(action="take a list away")
    assert taken.count() == len(BY_DEED[Deed.EXPORT])


def test_whoever_may_take_lists_away_can_see_them_all():
    for deed in (Deed.SEE_CASES, Deed.SEE_WORK, Deed.SEE_AUTHORITIES):
        assert BY_DEED[Deed.EXPORT] <= BY_DEED[deed]


@on_both
def test_cases_are_taken_away_as_they_are_found_and_nothing_in_them_is_a_formula(database):  # noqa: ARG001
    an_upheld_case("23 000 001")
    a_case("23 000 002", subcategory="=HYPERLINK(1)")
    client = signed_in(a_person(Role.STATISTICIAN))

    def rows(**asked):
        text = client.get("/cases.csv", asked).content.decode("utf-8-sig")
        return [row["reference"] for row in csv.DictReader(io.StringIO(text))]

    assert rows() == ["23 000 002", "23 000 001"]
    assert rows(outcome="upheld") == ["23 000 001"]
    assert rows(authority="Atlantis") == []
    assert "'=HYPERLINK(1)" in client.get("/cases.csv").content.decode()


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_that_begins_a_formula_gets_an_apostrophe(begins):
    assert cell(f"{begins}1+1") == f"'{begins}1+1"
    assert cell(f"1{begins}1") == f"1{begins}1"


# ---- Forms -----------------------------------------------------------------------------------


def test_a_mistake_stands_in_a_summary_that_leads_to_its_field_and_in_the_title():
    client = signed_in(a_person(Role.CASEWORKER))
    page = send(client, "/cases/new", reference="", authority="Leeds", category="Housing")
    html = page.content.decode()
    assert '<a href="#id_reference">Reference: Fill this in.</a>' in html
    assert "<title>Error: Enter a complaint" in html
    assert 'id="id_reference_error"' in html
    assert 'value="Leeds"' in html  # what was entered stays


def test_what_people_enter_is_never_markup():
    case = a_case(subcategory="<b>bold</b>")
    client = signed_in(a_person(Role.CASEWORKER))
    for address in (f"/cases/{case.pk}", "/cases", f"/cases/{case.pk}/history"):
        assert "<b>bold</b>" not in client.get(address).content.decode()


def test_only_what_is_allowed_is_offered():
    case = an_upheld_case()
    told = words(signed_in(a_person(Role.AUDITOR)).get(f"/cases/{case.pk}"))
    for offer in ("Edit", "Enter", "Add evidence", "Record compliance", "Grant more time"):
        assert offer not in told
