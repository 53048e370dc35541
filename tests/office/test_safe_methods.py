"""HEAD, GET and OPTIONS ask, and change nothing: every address, with every role.

GET leaves an entry of what was taken away or read, which changes no record.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from tests.office.addresses import all_patterns
from tests.office.databases import an_office
from tests.office.signed_in import signed_in
from tests.office.small_office import SmallOffice, small_office
from upheld.office.ledger.recording import head, kinds_of_records, writing
from upheld.office.ledger.safe_methods import answering
from upheld.office.models import Case, Entry, Evidence, PastTheLedger
from upheld.office.people.accounts import BEGAN
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State
from upheld.office.web import account_pages

# A session and the limits of sign-in are kept for a request, and are no records.
NO_RECORDS = {"django_session", "office_shared", "sqlite_sequence"}
ACCOUNTS = {each.name for each in account_pages.ALWAYS}


@pytest.fixture(scope="module", autouse=True)
def office(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallOffice]:
    with an_office(template, tmp_path_factory.mktemp("small")):
        yield small_office()


def everything() -> dict[str, list[tuple]]:
    """Every row of every table, the ledger's too."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - NO_RECORDS
        found = {}
        for table in sorted(tables):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = cursor.fetchall()
    return found


def addresses(office: SmallOffice) -> list[str]:
    parts = {**office.parts, "pk": 1}
    found = []
    for each in all_patterns():
        path = str(each.pattern)
        for name in each.pattern.converters:
            path = path[: path.index("<")] + str(parts[name]) + path[path.index(">") + 1 :]
        found.append("/" + ("account/" if each.name in ACCOUNTS else "") + path)
    return found


OF_A_TRACE = {
    "office_entry",
    "office_personalvalue",
    "office_reading",
}  # what was asked for is under a seal


@pytest.mark.parametrize("role", Role)
def test_a_request_that_asks_changes_no_row_of_any_table(office, role):
    client = signed_in(office.people[role])
    before, found = everything(), addresses(office)
    assert len(found) > 60
    for to in found:
        for method in ("HEAD", "OPTIONS"):
            client.generic(method, to)
    assert everything() == before
    last = head().number
    for to in found:
        client.get(to)
    after, traces = everything(), Entry.objects.filter(number__gt=last)
    assert {each.kind for each in traces}.isdisjoint(kinds_of_records())
    assert {each for each in before if before[each] != after[each]} <= OF_A_TRACE


def test_a_page_that_changes_a_record_when_it_is_asked_for_is_a_fault(office):
    for method in ("GET", "HEAD", "OPTIONS"):
        case = Case.objects.get(pk=office.decisions[State.DRAFT].case_id)
        with answering(method), pytest.raises(PastTheLedger), writing("test", "edit") as write:
            write.change(case)


def test_evidence_is_not_checked_by_asking_for_its_head(office):
    client = signed_in(office.people[Role.COMPLIANCE_OFFICER])
    to = f"/evidence/{office.parts['evidence']}/look"
    assert client.head(to).status_code == 200
    assert Evidence.objects.get().checked_on is None


def test_a_session_that_is_over_is_left_without_an_entry(office):
    client = signed_in(office.people[Role.AUDITOR])
    session = client.session
    session[BEGAN] = 0
    session.save()
    before = everything()
    assert client.get("/")["Location"] == "/account/login/?next=%2F"
    assert client.get("/").status_code == 302
    assert everything() == before


def test_who_is_not_signed_in_changes_nothing_by_asking(office):
    client, before = Client(), everything()
    for to in addresses(office):
        for method in ("HEAD", "GET", "OPTIONS"):
            client.generic(method, to)
    assert everything() == before
