"""No page that is only shown waits for another to be written, which on SQLite may take seconds."""

import sqlite3
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from django.db import connection

from tests.office.addresses import address, registered
from tests.office.databases import an_office
from tests.office.signed_in import signed_in
from tests.office.small_office import SmallOffice, small_office
from upheld.office.rules.roles import Role

WITHOUT_WAITING = "PRAGMA busy_timeout = 0"  # what would wait fails


@pytest.fixture(scope="module")
def office(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallOffice]:
    with an_office(template, tmp_path_factory.mktemp("small")):
        yield small_office()


@pytest.fixture
def another_writes(office) -> Iterator[None]:  # noqa: ARG001
    other = sqlite3.connect(Path(connection.settings_dict["NAME"]), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.DIRECTOR])
def test_every_page_is_shown_while_another_writes(office, role, request):
    client = signed_in(office.people[role], raise_request_exception=False)
    request.getfixturevalue("another_writes")
    with connection.cursor() as cursor:
        cursor.execute(WITHOUT_WAITING)
    shown = {
        page.name: client.get(address(page, office.parts)).status_code
        for page in registered()
        if "GET" in page.methods
    }
    waited = [name for name, status in shown.items() if status == HTTPStatus.INTERNAL_SERVER_ERROR]
    # A list that is taken away is in the ledger before it is given.
    assert [name for name in waited if not name.endswith("_csv")] == []
    assert list(shown.values()).count(HTTPStatus.OK) > 20


def test_an_auditor_is_told_that_the_newest_readings_may_be_missing(office, request):
    case = office.parts["case"]
    readings = f"/cases/{case}/readings"
    caseworker, auditor = (signed_in(office.people[r]) for r in (Role.CASEWORKER, Role.AUDITOR))
    words = "the newest readings may be missing"
    request.getfixturevalue("another_writes")
    caseworker.get(f"/cases/{case}")
    assert words in auditor.get(readings).content.decode()
