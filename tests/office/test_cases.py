"""Cases are found, entered, edited and followed, each by whom its work it is."""

import re
from datetime import date

import pytest
from django.db import connection

from tests.office.cases import (
    a_case,
    a_decision,
    an_upheld_case,
    mistakes,
    send,
    words,
)
from tests.office.databases import on_both
from tests.office.signed_in import a_person, signed_in
from tests.profiles import NOT_UPHELD
from upheld.office.models import Case, Decision, Entry, Report, Statement
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State
from upheld.office.web.case_search import SearchForm, matching_cases

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def caseworker(database):  # noqa: ARG001
    return signed_in(a_person(Role.CASEWORKER))


def found_by(client, **asked) -> list[str]:
    """The keys of the cases that a search finds, as its page lists them."""
    return [case.key for case in client.get("/cases", asked).context["page"]]


# ---- Finding ---------------------------------------------------------------------------------


@on_both
@pytest.mark.parametrize("typed", ["23 000 001", "23000001", "23-000-001", "230000"])
def test_a_reference_is_found_however_it_is_typed(database, typed):  # noqa: ARG001
    a_case("23 000 001")
    a_case("22 999 001")
    client = signed_in(a_person(Role.CASEWORKER))
    assert found_by(client, reference=typed) == ["23 000 001, leeds"]


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_postgres_has_an_index_for_each_text_in_which_words_are_looked_for(database):  # noqa: ARG001
    """And for references: on what Django asks for, or it would never be used."""
    form = SearchForm({"words": "records", "reference": "23"})
    assert form.is_valid()
    query = str(matching_cases(form.cleaned_data).query)
    asked = set(re.findall(r'UPPER\((?:\w+\.)?"?(?:office_\w+"\.)?"(\w+)"::text\) LIKE', query))
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes")
        indexes = dict(cursor.fetchall())
    by_letters = {
        re.search(r"upper\(\(?(\w+)", told)[1]
        for name, told in indexes.items()
        if name.endswith("_letters")
    }
    assert asked == by_letters
    assert len(asked) == 6
    assert "lower(replace(replace((reference)" in indexes["office_case_typed"]
    assert 'LOWER(REPLACE(REPLACE("office_case"."reference"' in query


@on_both
def test_words_are_looked_for_in_statements_and_recommendations_all_of_them(database):  # noqa: ARG001
    case = an_upheld_case("23 000 001")
    a_decision(a_case("23 000 002"), statement="The Council lost its records.", outcome=NOT_UPHELD)
    client = signed_in(a_person(Role.CASEWORKER))
    assert found_by(client, words="RECORDS council") == ["23 000 002, leeds"]
    assert found_by(client, words="officers") == [case.key]
    assert found_by(client, words="officers records") == []


@pytest.mark.parametrize("name", ["Leeds", "Leeds City Council", "leeds", "E08000035"])
def test_an_authority_is_found_by_any_of_its_names(caseworker, name):
    a_case("23 000 001")
    a_case("23 000 002", slug="bradford")
    assert found_by(caseworker, authority=name) == ["23 000 001, leeds"]


def test_an_authority_that_nobody_knows_is_told_with_what_may_be_meant(caseworker):
    a_case()
    page = caseworker.get("/cases", {"authority": "Leedes"})
    assert "Did you mean Leeds City Council?" in words(page)
    assert list(page.context["page"]) == []


def test_all_that_is_asked_of_a_decision_must_be_true_of_one(caseworker):
    case = a_case("23 000 001")
    a_decision(case, outcome=NOT_UPHELD, state=State.DECIDED_AGAIN)
    a_decision(case, sequence=2, decided_on=date(2024, 6, 3))
    a_case("23 000 002")
    assert found_by(caseworker, outcome=NOT_UPHELD, decided_from="1/6/2024") == []
    assert found_by(caseworker, outcome="upheld", decided_from="1/6/2024") == [case.key]
    assert found_by(caseworker, decided_to="4 March 2024") == [case.key]
    assert found_by(caseworker, state="not decided") == ["23 000 002, leeds"]


def test_a_list_has_pages_and_a_page_that_is_not_there_is_the_last(caseworker):
    for number in range(51):
        a_case(f"23 000 {number:03}")
    assert len(found_by(caseworker)) == 50
    assert (
        found_by(caseworker, page="2") == found_by(caseworker, page="99") == ["23 000 000, leeds"]
    )


# ---- Entering and editing --------------------------------------------------------------------


def new(client, **given):
    told = {
        "reference": " 24  000 001",
        "authority": "Leeds City Council",
        "received_on": "8/1/2024",
        "category": "Housing",
    }
    return send(client, "/cases/new", **told | given)


@on_both
def test_a_complaint_is_entered_with_its_officer_and_told_in_the_ledger(database):  # noqa: ARG001
    person = a_person(Role.CASEWORKER)
    answer = new(signed_in(person))
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{case.pk}"
    assert (case.key, case.received_on, case.officer) == (
        "24 000 001, leeds",
        date(2024, 1, 8),
        person,
    )
    entry = Entry.objects.last()
    assert (entry.who, entry.action) == (person.about, "enter a complaint")


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"reference": ""}, "Fill this in."),
        ({"reference": "24 OOO 001"}, "'24 OOO 001' is not a reference such as 12 345 678 or"),
        ({"category": ""}, "Choose one."),
        ({"received_on": "31/2/2024"}, "'31/2/2024' is not a date. Write it like"),
        ({"received_on": "8/1/1024"}, "The year 1024 cannot be right."),
        ({"received_on": "8/1/2190"}, "8 January 2190 is in the future."),
        ({"authority": "Atlantis"}, "'Atlantis' is not an authority we know."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_entered(caseworker, given, mistake):
    page = new(caseworker, **given)
    assert mistakes(page)[0].startswith(mistake)
    assert words(page).count(mistake) == 2  # in the summary and beside the field
    assert Case.objects.count() == 0


def test_one_reference_and_authority_is_one_case_and_another_authority_is_another(caseworker):
    new(caseworker)
    assert "There is already a case 24 000 001 about Leeds City Council." in words(new(caseworker))
    new(caseworker, authority="Bradford")
    assert [case.authority_id for case in Case.objects.all()] == ["bradford", "leeds"]
    case = Case.objects.get(authority="leeds")
    assert "Also about City of Bradford" in words(caseworker.get(f"/cases/{case.pk}"))


def test_a_reference_is_kept_as_the_office_writes_it_however_it_was_typed(caseworker):
    new(caseworker, reference="'24-000001\u200b")
    assert Case.objects.get().reference == "24 000 001"
    assert "There is already a case 24 000 001 about" in words(
        new(caseworker, reference="24000001")
    )


def test_a_case_known_by_its_decision_alone_is_edited_without_a_day(caseworker):
    case = a_case(received_on=None, category="")
    a_decision(case)
    address = f"/cases/{case.pk}/edit"
    assert send(caseworker, address, subcategory="Repairs").status_code == 302
    assert (
        "the date it was received and its category, or neither"
        in mistakes(send(caseworker, address, category="Other"))[0]
    )
    assert Case.objects.get().subcategory == "Repairs"


def test_a_case_is_not_received_after_its_decision(caseworker):
    case = an_upheld_case()
    page = send(caseworker, f"/cases/{case.pk}/edit", received_on="5/3/2024")
    assert mistakes(page) == ["The case was decided on 4 March 2024."]


# ---- Decisions -------------------------------------------------------------------------------


def test_a_decision_is_drafted_once_and_edited_while_it_is_a_draft(caseworker):
    case = a_case()
    address = f"/cases/{case.pk}/decisions/new"
    assert send(caseworker, address).status_code == 302
    decision = Decision.objects.get()
    assert (decision.state, decision.category, decision.sequence) == (State.DRAFT, "Housing", 1)
    assert "already has a decision" in mistakes(send(caseworker, address))[0]

    edit = f"/decisions/{decision.pk}/edit"
    told = {"outcome": "upheld", "decided_on": "4/3/2024", "remedied_by_authority": "yes"}
    assert send(caseworker, edit, **told).status_code == 302
    decision = Decision.objects.get()
    assert (decision.outcome, decision.remedied_by_authority) == ("upheld", True)


@pytest.mark.parametrize(
    ("given", "mistake"),
    [
        ({"outcome": NOT_UPHELD, "remedied_by_authority": "yes"}, "Only a complaint in which"),
        ({"decided_on": "7/1/2024"}, "The case was received on 8 January 2024, after 7 January"),
        ({"decided_on": "7/1/2190"}, "is in the future"),
        ({"category": "Weather"}, "Choose one from the list."),
    ],
)
def test_a_draft_does_not_contradict_itself(caseworker, given, mistake):
    decision = a_decision(a_case(), state=State.DRAFT, decided_on=None, outcome="")
    assert mistake in mistakes(send(caseworker, f"/decisions/{decision.pk}/edit", **given))[0]


def test_a_decision_that_was_made_is_not_edited(caseworker):
    decision = a_decision(a_case())
    page = send(caseworker, f"/decisions/{decision.pk}/edit", outcome=NOT_UPHELD)
    assert "so it can no longer be edited" in mistakes(page)[0]
    assert Decision.objects.get().outcome == "upheld"


def test_each_version_of_a_statement_is_kept_and_shown(caseworker):
    decision = a_decision(a_case(), state=State.DRAFT)
    address = f"/decisions/{decision.pk}/statement"
    send(caseworker, address, summary="First words.", statement="First text.")
    send(caseworker, address, summary="Second words.")
    assert [each.summary for each in Statement.objects.all()] == ["First words.", "Second words."]
    told = words(caseworker.get(f"/decisions/{decision.pk}"))
    assert told.index("Version 2") < told.index("Version 1")
    assert "First words." in told
    assert (
        f'href="/publication/{decision.pk}"'
        in caseworker.get(f"/decisions/{decision.pk}").content.decode()
    )


# ---- Reports ---------------------------------------------------------------------------------


def test_a_report_is_entered_followed_and_listed(database):  # noqa: ARG001
    client = signed_in(a_person(Role.PUBLISHING_MANAGER))
    case = an_upheld_case()
    address = f"/cases/{case.pk}/report"
    send(client, address, title="Lost records", published_on="1/6/2024")
    page = send(client, address, satisfied_on="1/5/2024")
    assert mistakes(page) == ["1 May 2024 is before 1 June 2024."]
    send(client, address, considered_on="1/8/2024", satisfied_on="2/8/2024")
    report = Report.objects.get()
    assert (report.considered_on, report.version) == (date(2024, 8, 1), 2)
    assert "Lost records" in words(client.get("/reports", {"authority": "Leeds"}))
    assert "Lost records" not in words(client.get("/reports", {"authority": "Bradford"}))


# ---- History ---------------------------------------------------------------------------------


@on_both
def test_the_history_of_a_case_has_all_that_belongs_to_it_and_nothing_else(database):  # noqa: ARG001
    case = an_upheld_case("23 000 001")
    an_upheld_case("23 000 001a")
    client = signed_in(a_person(Role.CASEWORKER, name="The caseworker"))
    send(client, f"/cases/{case.pk}/edit", subcategory="Repairs")
    page = client.get(f"/cases/{case.pk}/history")
    told = [(each.kind, each.record, each.who) for each in page.context["happened"]]
    assert told == [
        ("case", "23 000 001, Leeds City Council", "The caseworker"),
        ("recommendation", "23 000 001, Leeds City Council, recommendation 1", "test"),
        ("decision", "23 000 001, Leeds City Council, decision 1", "test"),
        ("case", "23 000 001, Leeds City Council", "test"),
    ]
    assert "Subcategory: Repairs" in words(page)
