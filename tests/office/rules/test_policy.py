"""Every role on every page, in every state: none open that should not be, and none shut.

The pages are those that the server answers by, so one that is added is tried without a word here;
an address with a part that is new needs an example in ``small_office``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

from tests.office.addresses import address, all_patterns, none_such, parts_of, registered
from tests.office.databases import an_office
from tests.office.signed_in import signed_in
from tests.office.small_office import SECRET, SmallOffice, small_office
from tests.sampling import sample
from upheld.office.models import Decision, Person
from upheld.office.people.entering import enter_person
from upheld.office.rules import policy_document
from upheld.office.rules.policy import BY_DEED, Deed, may
from upheld.office.rules.roles import Role
from upheld.office.rules.states import BY_ACTION, Action, State
from upheld.office.web import account_pages
from upheld.office.web.context import NAVIGATION

EVERYBODY = [*Role, None]  # None: a person without any role
each_role = pytest.mark.parametrize("role", EVERYBODY, ids=lambda role: role or "no role")
LED_ON = (301, 302, 303)


@pytest.fixture(scope="module", autouse=True)
def office(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallOffice]:
    """One for all these tests: what they ask for is taken back each time."""
    with an_office(template, tmp_path_factory.mktemp("small")):
        yield small_office()


def of(office: SmallOffice, role: Role | None) -> Person:
    return office.people[role] if role else office.nobody


def answer(client: Client, method: str, to: str):
    """As if it had never been asked: what a page changes is taken back."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        response = client.generic(method, to, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    client.cookies = cookies
    return response


def is_open(page, role: Role | None, method: str) -> bool:
    deed = page.to_change if method == "POST" else page.needs
    return deed is None or (role is not None and may([role], deed))


def test_every_address_is_a_registered_page_or_one_of_accounts():
    accounts = {each.name for each in (*account_pages.ALWAYS, *account_pages.WITH_OPENID)}
    known = {page.name for page in registered()} | accounts
    assert [each.name for each in all_patterns() if each.name not in known] == []


def test_every_part_of_an_address_has_an_example(office):
    missing = {name for page in registered() for _, name in parts_of(page)} - set(office.parts)
    assert missing == set(), "add examples to tests/office/small_office.py"


def test_every_deed_and_action_is_in_the_table_once():
    follow = {action for action, each in BY_ACTION.items() if not each.is_asked_for}
    assert set(BY_DEED) == {*Deed, *Action} - follow


def test_an_auditor_may_change_nothing_and_an_administrator_sees_no_case():
    allowed = {role: {deed for deed in BY_DEED if may([role], deed)} for role in Role}
    seen = {deed for deed in allowed[Role.AUDITOR] if str(deed).startswith(("see", "read"))}
    assert allowed[Role.AUDITOR] - seen == {Deed.EXPORT}
    assert allowed[Role.ADMINISTRATOR] == {
        *(Deed.SEE_PEOPLE, Deed.EDIT_PEOPLE, Deed.CONFIRM_PEOPLE),
        Deed.SEE_OUTPUTS,  # whether the worker runs, and nothing of what it makes
    }


@each_role
def test_each_page_is_open_to_whom_the_table_says_and_to_nobody_else(office, role):
    client = signed_in(of(office, role))
    wrong = []
    for page in registered():
        for method in page.methods:
            status = answer(client, method, address(page, office.parts)).status_code
            shut = status == 403
            if shut is is_open(page, role, method) or status >= 500:
                wrong.append((method, page.address, status))
    assert wrong == []


@each_role
def test_what_is_shut_says_nothing_of_what_is_there(office, role):
    client = signed_in(of(office, role))
    refused = set()
    for page in registered():
        for method in page.methods:
            if not is_open(page, role, method):
                for to in {address(page, office.parts), none_such(page)}:
                    response = answer(client, method, to)
                    refused.add((response.status_code, response.content))
    assert {status for status, _ in refused} <= {403}
    assert len(refused) <= 1, "one refusal differs from another, so it tells something"


@each_role
def test_a_record_that_is_not_there_is_told_as_any_page_that_is_not_there(office, role):
    client = signed_in(of(office, role))
    nowhere = client.get("/nowhere").content
    assert SECRET.encode() not in nowhere
    wrong = []
    for page in registered():
        kinds = [kind for kind, _ in parts_of(page)]
        if "GET" in page.methods and "int" in kinds and is_open(page, role, "GET"):
            response = answer(client, "GET", none_such(page))
            if (response.status_code, response.content) != (404, nowhere):
                wrong.append((page.address, response.status_code))
    assert wrong == []


@each_role
def test_no_page_leads_to_one_that_is_shut(office, role):
    """Links are made from the same table as the pages. Of each page two are followed."""
    client = signed_in(of(office, role))
    seen, waiting, wrong = Counter(), ["/"], []
    while waiting:
        to = waiting.pop()
        name = named(to)
        if name is None or seen[name] == 2:
            continue
        seen[name] += 1
        response = answer(client, "GET", to)
        if response.status_code not in (200, *LED_ON):
            wrong.append((to, response.status_code))
        if response.get("Content-Type", "").startswith("text/html"):
            waiting += re.findall(r'<a [^>]*href="(/[^"#]*)', response.content.decode())
    assert wrong == []
    assert "my_account" in seen


def named(to: str) -> str | None:
    """The name of the page at an address; None where there is no page."""
    try:
        return resolve(to.partition("?")[0]).url_name
    except Resolver404:
        return None


@pytest.mark.sampled
@each_role
def test_no_page_changes_a_state_that_the_tables_do_not_let_it_change(office, role):
    """Each page that takes a decision, on a decision in each state; in a sample in three of them,
    which differ from role to role and from page to page."""
    client = signed_in(of(office, role))
    wrong = []
    pages = [page for page in registered() if ("int", "decision") in parts_of(page)]
    for place, page in enumerate(pages, start=100 * EVERYBODY.index(role)):
        for method in page.methods:
            for state, decision in sample([*office.decisions.items()], 3, seed=place):
                to = address(page, {**office.parts, "decision": decision.pk})
                if not may_become(role, state) >= {became(client, method, to, decision)}:
                    wrong.append((method, page.address, str(state)))
    assert wrong == []


def became(client: Client, method: str, to: str, decision: Decision) -> State:
    form = {"reason": "A reason.", "withheld_reason": "other", "version": decision.version}
    with transaction.atomic():
        client.post(to, form) if method == "POST" else client.get(to)
        state = State(Decision.objects.get(pk=decision.pk).state)
        transaction.set_rollback(True)
    return state


def may_become(role: Role | None, state: State) -> set[State]:
    """What stands in the tables, without asking the code that obeys them."""
    led = {
        each.meanwhile or each.after
        for each in BY_ACTION.values()
        if state in each.before and role and may([role], each.action)
    }
    return {state} | led


def test_who_is_not_signed_in_is_led_to_sign_in_and_told_nothing(office):
    client, wrong, said = Client(), [], set()
    for page in registered():
        for method in page.methods:
            to = address(page, office.parts)
            response = answer(client, method, to)
            led = response.get("Location", "").partition("?")[0]
            if page.is_open == (led == "/account/login/"):
                wrong.append((method, to, response.status_code))
            said.add(response.content if not page.is_open else b"")
    assert wrong == []
    assert said == {b""}


def test_who_has_no_second_factor_reaches_nothing_but_its_pages(office):
    person = enter_person("new@office.example", name="New", roles=list(Role), by="test")
    client, reached = signed_in(person), set()
    for each in all_patterns():
        parts = {name: office.parts.get(name, 1) for name in each.pattern.converters}
        to = "/" + ("account/" if each.name in ACCOUNT_NAMES else "") + filled(each, parts)
        for method in ("GET", "POST"):
            response = answer(client, method, to)
            if response.get("Location") != "/account/factors/app/":
                reached.add(each.name)
    assert reached == {
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "look",
    } | ({"health"} & reached)


ACCOUNT_NAMES = {each.name for each in account_pages.ALWAYS}


def filled(pattern, parts: dict[str, object]) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(parts[part[1]]), str(pattern.pattern))


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_no_page_takes_another_method(office, method):
    client = signed_in(office.people[Role.CASEWORKER])
    statuses = {
        answer(client, method, address(page, office.parts)).status_code for page in registered()
    }
    assert statuses == {405}


@pytest.mark.parametrize("to", [to for _, to, _ in NAVIGATION])
def test_the_menu_leads_to_pages(to):
    assert named(to)


def test_the_document_of_the_policy_is_written_from_the_tables():
    path = Path(__file__).parents[3] / "docs" / "office-policy.md"
    assert policy_document.main(["--check", str(path)]) == 0
