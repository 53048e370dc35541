"""Who may sign in: entered, changed, switched off and on; the ledger's pages; the start page."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.office.databases import on_both
from tests.office.ledger.test_recording import a_case
from tests.office.signed_in import a_person, signed_in
from tests.office.small_office import SmallOffice, small_office
from upheld.office.ledger.recording import writing
from upheld.office.models import Entry, Held, PastTheLedger, Person
from upheld.office.people.entering import NotForPerson, change_person, enter_person, switch
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def administrator() -> Client:
    return signed_in(a_person(Role.ADMINISTRATOR))


def text(answer) -> str:
    """The page as it is shown: how its template is broken into lines does not matter."""
    return re.sub(r">\s+<", "><", " ".join(answer.content.decode().split()))


def links(answer) -> list[str]:
    return re.findall(r'href="(/[^"#]*)"', text(answer))


@on_both
def test_an_administrator_enters_a_person_and_gets_a_link_for_them(administrator):
    form = {"name": "New", "email": "New@Office.example", "roles": ["caseworker", "auditor"]}
    answer = administrator.post("/people/new", form)
    assert re.search(r"http://testserver/welcome/\w+/[\w-]+", text(answer))
    person = Person.objects.get(email="new@office.example")
    assert person.roles == {Role.CASEWORKER, Role.AUDITOR}
    assert not person.has_usable_password()
    one, other = person.about, Person.objects.get(name="administrator").about
    entries = Entry.objects.filter(action="enter a person", who=other)
    assert [f"{entry.kind} {entry.record}" for entry in entries] == [
        one,
        f"held {one}, auditor",
        f"held {one}, caseworker",
    ]


def test_an_address_is_entered_once_in_whatever_case(administrator):
    enter_person("new@office.example", name="New", roles=[], by="test")
    answer = administrator.post("/people/new", {"name": "Other", "email": "NEW@office.example"})
    told = "There is already a person with the email address new@office.example."
    assert text(answer).count(told) == 2  # in the summary and at the field
    assert 'href="#id_email"' in text(answer)


def test_a_form_with_mistakes_keeps_what_was_entered_and_says_error_in_its_title(administrator):
    answer = administrator.post("/people/new", {"name": "New", "email": "none", "roles": "auditor"})
    assert "<title>Error: Add a person" in text(answer)
    assert "Email address: Enter a valid email address.</a>" in text(answer)
    assert 'value="New"' in text(answer)
    assert 'value="auditor" id="id_roles_7" checked' in text(answer)
    assert 'aria-describedby="id_email_helptext id_email_error"' in text(answer)


def test_roles_are_changed_with_an_entry_for_each(administrator):
    person = a_person(Role.CASEWORKER, email="p@office.example")
    form = {"name": "Renamed", "roles": ["statistician"], "version": 1}
    administrator.post(f"/people/{person.pk}/edit", form)
    person = Person.objects.get(pk=person.pk)
    assert (person.name, person.roles) == ("Renamed", {Role.STATISTICIAN})
    entries = Entry.objects.filter(action="change a person")
    assert [(each.kind, each.record) for each in entries] == [
        ("person", person.key),
        ("held", f"{person.about}, caseworker"),
        ("held", f"{person.about}, statistician"),
    ]


def test_two_administrators_do_not_overwrite_each_other(administrator):
    person = a_person(email="p@office.example")
    for name in ("First", "Second"):
        answer = administrator.post(
            f"/people/{person.pk}/edit", {"name": name, "roles": [], "version": 1}
        )
    assert "was changed by administrator on " in text(answer)
    assert Person.objects.get(pk=person.pk).name == "First"


def test_a_role_that_is_taken_away_shuts_its_pages_at_once():
    person = a_person(Role.AUDITOR, email="p@office.example")
    client = signed_in(person)
    assert client.get("/ledger").status_code == 200
    change_person(Person.objects.get(pk=person.pk), name="p", roles=[], by="test")
    assert client.get("/ledger").status_code == 403


def test_the_last_administrator_stays_one():
    person = a_person(Role.ADMINISTRATOR)
    with pytest.raises(NotForPerson, match="is the only administrator"):
        switch(person, on=False, by="test")
    with pytest.raises(NotForPerson, match="is the only administrator"):
        change_person(person, name="A", roles=[Role.AUDITOR], by="test")
    a_person(Role.ADMINISTRATOR, email="second@office.example")
    switch(person, on=False, by="test")
    assert not Person.objects.get(pk=person.pk).is_active


def test_one_who_is_switched_off_does_not_count_as_an_administrator():
    first = a_person(Role.ADMINISTRATOR, email="first@office.example")
    second = a_person(Role.ADMINISTRATOR, email="second@office.example")
    switch(second, on=False, by=first)
    with pytest.raises(NotForPerson):
        change_person(first, name="first", roles=[], by="test")


def test_nobody_switches_oneself_off_or_begins_again_alone(administrator):
    person = Person.objects.get(email="administrator@office.example")
    a_person(Role.ADMINISTRATOR, email="second@office.example")
    answer = administrator.post(f"/people/{person.pk}/switch", {"to": "off"}, follow=True)
    assert "You cannot switch yourself off" in text(answer)
    answer = administrator.post(f"/people/{person.pk}/begin-again", follow=True)
    assert "You cannot do this to yourself" in text(answer)
    assert Person.objects.get(pk=person.pk).is_active


def test_switching_off_and_on_again_is_told(administrator):
    person = a_person(email="p@office.example")
    for to in ("off", "on"):
        administrator.post(f"/people/{person.pk}/switch", {"to": to})
    entries = Entry.objects.filter(record=person.key, action__startswith="switch")
    assert [(each.action, each.after["is_active"]) for each in entries] == [
        ("switch off", False),
        ("switch on", True),
    ]
    assert administrator.post(f"/people/{person.pk}/switch").status_code == 400


def test_an_auditor_sees_people_and_no_button():
    a_person(Role.CASEWORKER, name="Somebody")
    client = signed_in(a_person(Role.AUDITOR))
    listed = client.get("/people")
    assert "Somebody" in text(listed)
    assert "/people/new" not in links(listed)
    one = client.get(f"/people/{Person.objects.get(name='Somebody').pk}")
    assert "<form" not in text(one).partition("<main")[2]


def test_a_person_is_never_made_or_removed_past_the_ledger():
    with pytest.raises(PastTheLedger):
        Person(email="x@office.example", name="X").save()
    with pytest.raises(PastTheLedger):
        a_person().delete()


def test_people_are_shown_fifty_at_a_time(administrator):
    people = [Person(email=f"{n:03}@office.example", name=f"P{n:03}") for n in range(60)]
    with writing("test", "enter many") as write:
        write.make_all(people)
    first, second = (text(administrator.get(f"/people?page={page}")) for page in (1, 2))
    assert "Page 1 of 2" in first
    assert "P001" in first
    assert "P001" not in second
    assert "P059" in second


# The ledger's pages


@pytest.fixture
def auditor() -> Client:
    with writing("one@office.example", "enter a complaint") as write:
        case = a_case("23 000 001")
        write.make(case)
        write.make(a_case("23 000 002"))
    case.subcategory = "Repairs"
    with writing("two@office.example", "edit a complaint") as write:
        write.change(case)
    return signed_in(a_person(Role.AUDITOR))


def shown(answer) -> list[tuple[str, str]]:
    """Who did what, as the page lists it."""
    rows = re.findall(r"<td[^>]*>([^<]*)</td><td[^>]*>([^<]*)</td><td[^>]*>[\w ]+ <a", text(answer))
    return [(who.lower(), action.lower()) for who, action in rows]


def test_the_ledger_is_shown_newest_first_and_by_record_person_and_kind(auditor):
    assert shown(auditor.get("/ledger"))[0] == ("auditor", "sign in")
    same = auditor.get("/ledger", {"who": "AUDITOR@office.example"})
    assert shown(same)[0] == ("auditor", "sign in")
    of_record = auditor.get("/ledger", {"kind": "case", "record": "23 000 001"})
    assert shown(of_record) == [
        ("two@office.example", "edit a complaint"),
        ("one@office.example", "enter a complaint"),
    ]
    assert shown(auditor.get("/ledger", {"who": "two@office.example"})) == [
        ("two@office.example", "edit a complaint")
    ]
    assert {action for _, action in shown(auditor.get("/ledger", {"kind": "held"}))} == {
        "enter a person"
    }


def test_the_ledger_of_a_day_is_the_day_in_this_country():
    """In summer the day begins an hour before that of universal time."""
    from datetime import UTC, datetime

    for hour, day in ((22, 30), (23, 30), (22, 31)):  # of May: 23:00 UTC is midnight here
        with writing("test", f"{day} at {hour}", at=datetime(2024, 5, day, hour, tzinfo=UTC)) as w:
            w.tell("person", "x")
    client = signed_in(a_person(Role.AUDITOR))
    found = shown(client.get("/ledger", {"day": date(2024, 5, 31).isoformat()}))
    assert [action for _, action in found] == ["31 at 22", "30 at 23"]


def test_an_entry_shows_what_changed_from_what_to_what(auditor):
    entry = Entry.objects.get(action="edit a complaint")
    page = text(auditor.get(f"/ledger/{entry.number}"))
    row = r"Subcategory</th><td[^>]*></td><td[^>]*>Repairs</td>"
    assert re.search(row, page)
    assert "Received on" not in page
    assert entry.hash in page


def test_a_long_ledger_is_paged_without_a_gap():
    with writing("test", "many") as write:
        for number in range(120):
            write.tell("person", f"{number:03}")
    client, to, seen = signed_in(a_person(Role.AUDITOR)), "/ledger?kind=person&who=test", []
    while to:
        answer = client.get(to)
        seen += re.findall(r">(\d{3})</a></td>", text(answer))
        older = re.search(r'href="(\?[^"]*)" rel="next"', text(answer))
        to = "/ledger" + older[1].replace("&amp;", "&") if older else None
    assert [each for each in seen if len(each) == 3] == [f"{n:03}" for n in reversed(range(120))]


def test_a_filter_that_cannot_be_read_is_told_and_shows_nothing(auditor):
    answer = auditor.get("/ledger", {"day": "yesterday"})
    assert "is not a date. Write it like 27/3/2024." in text(answer)
    assert shown(answer) == []


# The start page and one's own account


def test_an_empty_office_greets_with_the_first_steps(administrator):
    page = administrator.get("/")
    assert "The office is empty" in text(page)
    assert "0 of 6 done." in text(page)
    assert text(page).partition("<main")[2].count("<li>") == 6
    assert "/people/new" in links(page)
    assert "/people/new" not in links(signed_in(a_person(Role.CASEWORKER)).get("/"))


@pytest.fixture
def office() -> SmallOffice:
    return small_office()


@pytest.mark.parametrize(
    ("role", "awaiting"),
    [
        (Role.CASEWORKER, ["1 draft decision in your cases"]),
        (Role.COMPLIANCE_OFFICER, ["1 piece of evidence to check"]),
        (
            Role.PUBLISHING_MANAGER,
            [
                "1 correction that needs you to confirm it as the second person",
                "1 erasure of personal data that needs you to confirm it as the second person",
                "1 decision that has not been cleared for publication",
            ],
        ),
        (Role.STATISTICIAN, []),
    ],
)
def test_the_start_page_counts_what_awaits_a_person(office, role, awaiting):
    page = text(signed_in(office.people[role]).get("/"))
    assert re.findall(r">(\d+ [^<]+)</a>", page.partition("<main")[2]) == awaiting


def test_who_has_no_role_is_told_so(office):
    assert "You have no role yet" in text(signed_in(office.nobody).get("/"))


def test_my_account_tells_what_ones_roles_allow(office):
    page = text(signed_in(office.people[Role.STATISTICIAN]).get("/account"))
    assert "Take an extract" in page
    assert "Withhold" not in page


def test_roles_are_those_that_are_known():
    with pytest.raises(Exception, match="held role is known"), writing("test", "x") as write:
        write.make_all([Held(person=a_person(), role="king")])
