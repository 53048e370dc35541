"""A restricted case: whoever may not see it sees its reference, and none of its words anywhere."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from tests.office.addresses import address, parts_of, registered
from tests.office.cases import send, words
from tests.office.databases import an_office
from tests.office.rules.test_policy import is_open
from tests.office.signed_in import a_person, signed_in
from tests.office.small_office import SECRET, small_office
from tests.sampling import sample
from upheld.office.clock import now
from upheld.office.configuration import read_configuration
from upheld.office.decisions.restricting import ask_to_lift, in_force, lift, restrict
from upheld.office.erasing.erasing import ask as ask_to_erase
from upheld.office.erasing.erasing import confirm as erase
from upheld.office.erasing.targets import possible
from upheld.office.follow_up.awaiting import awaits
from upheld.office.follow_up.compliance import open_from_failure
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Entry, Job, NamedReader, Restriction, unseen_by
from upheld.office.models.restriction import is_reader
from upheld.office.rules.outputs import Stage
from upheld.office.rules.roles import Role
from upheld.office.rules.states import NotAllowed, State
from upheld.office.web.restricted import ELSEWHERE, OF_A_CASE

REASON = "Somebody is at risk: Wexcombe."
OTHERS = [role for role in Role if role != Role.DIRECTOR]
# Parts of addresses that name nothing of a case.
NOT_OF_A_CASE = {
    *("authority", "slug", "person", "proposal", "contact", "letter", "job", "work", "name"),
    *("number", "token", "digest", "version", "reference", "sequence", "year"),
    *("access", "moved"),
}


@pytest.fixture(scope="module", autouse=True)
def office(template: Path, tmp_path_factory: pytest.TempPathFactory):
    """Every case in it is restricted, and the secret is in nothing else: the contact is erased."""
    with an_office(template, tmp_path_factory.mktemp("restricted")):
        office = small_office()
        director = office.people[Role.DIRECTOR]
        told = {"reason": "A contact.", "by": director, "at": now()}
        asked = ask_to_erase(possible("contact", office.parts["contact"]), **told)
        told = {"by": office.people[Role.PUBLISHING_MANAGER], "at": now()}
        erase(asked, **told, evidence=read_configuration().evidence)
        for case in Case.objects.order_by("pk"):
            restrict(case, reason=REASON, named=[], by=director, at=now())
        Job.objects.update(stage=Stage.FAILED, says=f"decided.csv: '{SECRET}'. It is the decision"
                           " 23 000 001, leeds, 1.")  # fmt: skip
        entry = Entry.objects.filter(kind="decision").first()
        signed_in(director).get("/cases.csv", {"complainant": SECRET[:8]})
        office.parts["entry"] = entry.number
        yield office


@pytest.fixture(autouse=True)
def taken_back(office):  # noqa: ARG001
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answer(client, method: str, to: str, data: dict[str, object] | None = None):
    cookies = client.cookies.copy()
    with transaction.atomic():
        response = client.post(to, data or {}) if method == "POST" else client.get(to, data)
        text = response.getvalue().decode(errors="replace")
        transaction.set_rollback(True)
    client.cookies = cookies
    return response, text


# ---- By role, page and state -----------------------------------------------------------------


def test_every_part_of_an_address_leads_to_its_case_or_to_none():
    known = {*OF_A_CASE, *NOT_OF_A_CASE} | {name for names in ELSEWHERE for name in names}
    assert {name for page in registered() for _, name in parts_of(page)} - known == set()


@pytest.mark.sampled
@pytest.mark.parametrize("role", OTHERS)
def test_no_answer_has_a_word_of_a_restricted_case(office, role):
    """Each page that the role may open, with a decision in each state, or in one in a sample."""
    client, told = signed_in(office.people[role]), []
    for place, page in enumerate(registered(), start=100 * OTHERS.index(role)):
        takes_decision = ("int", "decision") in parts_of(page)
        states = sample([*State], 1, seed=place) if takes_decision else [State.DECIDED]
        for method in page.methods if is_a_page(page, role) else ():
            for state in states:
                parts = {**office.parts, "decision": office.decisions[state].pk}
                response, text = answer(client, method, address(page, parts))
                if SECRET in text or REASON in text or "Wexcombe" in text:
                    told.append((method, page.address, response.status_code))
    assert told == []


def is_a_page(page, role: Role) -> bool:
    return any(is_open(page, role, method) for method in page.methods)


@pytest.mark.parametrize("role", OTHERS)
def test_what_is_about_a_restricted_case_says_its_reference_and_that_it_is(office, role):
    """Also what would change something: nothing is changed."""
    client, wrong = signed_in(office.people[role]), []
    about = {*OF_A_CASE, "erasure", "record", "entry"}
    for page in registered():
        is_about = not about.isdisjoint(name for _, name in parts_of(page))
        for method in page.methods:
            if is_about and is_open(page, role, method) and page.name != "case_readings":
                before = Entry.objects.count()
                response, text = answer(client, method, address(page, office.parts))
                is_said = ": this case is restricted" in text
                if response.status_code != 403 or not is_said or Entry.objects.count() != before:
                    wrong.append((method, page.address, response.status_code))
    assert wrong == []


LISTS = (
    *("/cases", "/cases?reference=23", "/cases.csv", "/publication", "/publication?list=withheld"),
    *("/work/overdue", "/reports", "/reports.csv", "/corrections", "/evidence", "/erasures"),
    *("/erasures/due", "/ledger", "/outputs", "/restricted", "/work", "/"),
)


@pytest.mark.parametrize("role", OTHERS)
def test_lists_show_the_reference_and_nothing_more(office, role):
    client = signed_in(office.people[role])
    said = {to: answer(client, "GET", to) for to in LISTS}
    assert [to for to, (_, text) in said.items() if SECRET in text] == []
    for to in ("/cases?reference=23", "/publication?list=withheld", "/cases.csv"):
        response, text = said[to]
        if response.status_code == 200:
            assert "23 000 0" in text
            assert "This case is restricted" in text


@pytest.mark.parametrize(
    "asked",
    [{"words": SECRET}, {"complainant": SECRET}, {"outcome": "upheld"}, {"category": "Housing"}],
)
def test_a_search_by_what_a_case_says_does_not_find_it(office, asked):
    others, director = (signed_in(office.people[r]) for r in (Role.AUDITOR, Role.DIRECTOR))
    assert others.get("/cases", asked).context["page"].paginator.count == 0
    assert director.get("/cases", asked).context["page"].paginator.count > 0
    assert SECRET not in others.get("/cases.csv", asked).content.decode()


def test_the_ledger_hides_what_was_searched_for_if_a_restricted_case_has_it(office):
    number = Entry.objects.filter(kind="list").last().number
    client = signed_in(office.people[Role.AUDITOR])
    assert client.get(f"/ledger/{number}").status_code == 403
    assert (
        SECRET[:8]
        in signed_in(office.people[Role.DIRECTOR]).get(f"/ledger/{number}").content.decode()
    )


def test_directors_and_those_who_are_named_see_all_of_it(office):
    case = office.decisions[State.PUBLISHED].case
    caseworker = office.people[Role.CASEWORKER]
    with writing("test", "name") as write:
        write.make(NamedReader(case=case, person=caseworker))
    for person in (office.people[Role.DIRECTOR], caseworker):
        client = signed_in(person)
        assert SECRET in client.get(f"/cases/{case.pk}").content.decode()
        assert REASON in client.get(f"/cases/{case.pk}/restriction").content.decode()
        assert SECRET in client.get("/evidence").content.decode() or person == caseworker
    other = office.decisions[State.DRAFT].case
    assert signed_in(caseworker).get(f"/cases/{other.pk}").status_code == 403


def test_auditors_see_which_are_restricted_by_whom_and_who_has_read_them(office):
    case = office.decisions[State.PUBLISHED].case
    signed_in(office.people[Role.DIRECTOR]).get(f"/cases/{case.pk}")
    client = signed_in(office.people[Role.AUDITOR])
    page = client.get("/restricted").content.decode()
    assert f"{case.reference}" in page
    assert f", by {office.people[Role.DIRECTOR].name}" in page
    readings = client.get(f"/cases/{case.pk}/readings").content.decode()
    assert office.people[Role.DIRECTOR].name in readings


def test_the_two_forms_of_the_rule_agree(office):
    case = office.decisions[State.PUBLISHED].case
    with writing("test", "name") as write:
        write.make(NamedReader(case=case, person=office.people[Role.AUDITOR]))
    for person in (*office.people.values(), office.nobody):
        for each in Case.objects.all():
            assert is_reader(person, each) == (each.pk not in unseen_by(person)), person


# ---- Restricting, naming, lifting ------------------------------------------------------------


@pytest.fixture
def open_case(office):
    """Not restricted, with an officer."""
    with writing("test", "enter a complaint") as write:
        case = Case(
            reference="24 000 001",
            authority=office.decisions[State.DRAFT].case.authority,
            received_on=date(2024, 1, 8),
            category="Housing",
            complainant="Q17",
            officer=office.people[Role.CASEWORKER],
        )
        write.make(case)
    return case


def test_one_person_restricts_at_once_and_is_named_with_those_they_choose(office, open_case):
    officer, by = office.people[Role.CASEWORKER], office.people[Role.PUBLISHING_MANAGER]
    client, address = signed_in(by), f"/cases/{open_case.pk}/restrict"
    assert address in client.get(f"/cases/{open_case.pk}").content.decode()
    send(client, address, reason="In the press.", named=[str(officer.pk)])
    case = Case.objects.get(pk=open_case.pk)
    assert (case.restricted, case.officer) == (True, officer)
    assert {each.person for each in case.named.all()} == {officer, by}
    assert Restriction.objects.get(case=case).reason == "In the press."
    assert "This case is restricted" in words(client.get(f"/cases/{case.pk}"))
    assert (
        signed_in(office.people[Role.COMPLIANCE_OFFICER]).get(f"/cases/{case.pk}").status_code
        == 403
    )


def test_an_officer_who_is_not_named_has_the_case_no_longer(office, open_case):
    by = office.people[Role.PUBLISHING_MANAGER]
    restrict(open_case, reason="About the officer.", named=[], by=by, at=now())
    assert Case.objects.get(pk=open_case.pk).officer is None
    assert open_case.pk in unseen_by(office.people[Role.CASEWORKER])


def test_a_restricted_case_is_assigned_only_to_somebody_who_may_read_it(office, open_case):
    director, officer = office.people[Role.DIRECTOR], office.people[Role.COMPLIANCE_OFFICER]
    restrict(open_case, reason="In the press.", named=[], by=director, at=now())
    client = signed_in(director)
    told = {"case": [open_case.pk], "officer": officer.pk}
    page = words(client.post("/cases/assign", told, follow=True))
    assert f"24 000 001 is restricted, and {officer.name} is not named on it." in page
    send(client, f"/cases/{open_case.pk}/restriction/readers", named=[str(officer.pk)])
    client.post("/cases/assign", told)
    assert Case.objects.get(pk=open_case.pk).officer == officer


def test_nothing_is_done_in_bulk_to_a_case_that_one_may_not_see(office, open_case):
    director, other = office.people[Role.DIRECTOR], office.people[Role.COMPLIANCE_OFFICER]
    restrict(open_case, reason="In the press.", named=[], by=director, at=now())
    for told in ({"case": [open_case.pk]}, {"all": "on", "query": "reference=24"}):
        signed_in(other).post("/cases/assign", told | {"take": "yes"})
    assert Case.objects.get(pk=open_case.pk).officer is None
    shown = signed_in(other).get("/work/extend", {"recommendation": office.parts["recommendation"]})
    assert shown.status_code == 302


def test_only_who_restricted_it_or_a_director_changes_the_names(office, open_case):
    by, named = office.people[Role.PUBLISHING_MANAGER], office.people[Role.CASEWORKER]
    restrict(open_case, reason="In the press.", named=[named], by=by, at=now())
    address = f"/cases/{open_case.pk}/restriction/readers"
    page = words(send(signed_in(named), address, named=[]))
    assert f"{by.name} restricted this case. Ask them, or a director" in page
    send(signed_in(office.people[Role.DIRECTOR]), address, named=[])
    assert not NamedReader.objects.filter(case=open_case).exists()


def test_lifting_needs_a_director_and_a_second_person_who_may_read_it(office, open_case):
    by, director = office.people[Role.PUBLISHING_MANAGER], office.people[Role.DIRECTOR]
    restrict(open_case, reason="In the press.", named=[], by=by, at=now())
    page = f"/cases/{open_case.pk}/restriction"
    assert signed_in(by).get(f"{page}/lift").status_code == 403
    send(signed_in(director), f"{page}/lift", reason="It is over.")
    signed_in(director).post(page, {"answer": "lift"})
    assert Case.objects.get(pk=open_case.pk).restricted
    assert "/restricted/to-lift" in [each.address for each in awaits(by)]
    assert "24 000 001" in signed_in(by).get("/restricted/to-lift").content.decode()
    assert "Lift the restriction" in signed_in(by).get(page).content.decode()
    signed_in(by).post(page, {"answer": "lift"})
    case = Case.objects.get(pk=open_case.pk)
    assert (case.restricted, case.named.count(), in_force(case)) == (False, 0, None)
    assert signed_in(office.people[Role.STATISTICIAN]).get(f"/cases/{case.pk}").status_code == 200
    assert "/restricted/to-lift" not in [each.address for each in awaits(by)]


def test_a_restriction_stays_if_the_second_person_says_so(office, open_case):
    by, director = office.people[Role.PUBLISHING_MANAGER], office.people[Role.DIRECTOR]
    made = restrict(open_case, reason="In the press.", named=[], by=by, at=now())
    ask_to_lift(made, reason="It is over.", by=director)
    signed_in(by).post(f"/cases/{open_case.pk}/restriction", {"answer": "keep"})
    kept = in_force(open_case)
    assert (kept.lift_asked_by, kept.lift_reason) == (None, "")
    with pytest.raises(NotAllowed, match="has been lifted, or is not to be"):
        lift(kept, by=by, at=now())


def test_a_case_opened_from_a_restricted_one_is_restricted_like_it(office):
    case, by = office.decisions[State.PUBLISHED].case, office.people[Role.DIRECTOR]
    reader = a_person(Role.CASEWORKER, email="reader@office.example")
    with writing("test", "fail") as write:
        failed = case.compliance.get()
        failed.outcome = "not complete and not satisfied"
        write.change(failed)
        write.make(NamedReader(case=case, person=reader))
    opened = open_from_failure(case, reference="24 000 002", received_on=date(2024, 1, 8), by=by)
    assert (opened.restricted, opened.pk in unseen_by(reader)) == (True, False)
    assert opened.pk in unseen_by(office.people[Role.AUDITOR])


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.AUDITOR, Role.PUBLISHING_MANAGER])
def test_no_list_links_to_what_is_refused(office, role):
    client = signed_in(office.people[role])
    pages = "".join(answer(client, "GET", to)[1] for to in LISTS if not to.endswith(".csv"))
    links = sorted(set(re.findall(r'href="(/[^"#?]+)', pages)))
    assert [to for to in links if answer(client, "GET", to)[0].status_code == 403] == []
