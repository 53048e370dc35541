"""A page that is only read writes its session once a minute at most, and waits for no writer."""

import sqlite3
from pathlib import Path
from time import perf_counter

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from tests.office.signed_in import a_person, signed_in
from upheld.office.rules.roles import Role
from upheld.office.web import session_seen
from upheld.office.web.session_seen import SEEN

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def browser(database):  # noqa: ARG001
    return signed_in(a_person(Role.CASEWORKER))


def written(browser) -> int:
    return browser.session[SEEN]


def test_reading_writes_the_session_once_a_minute(browser, monkeypatch):
    at = [1_000_000.0]
    monkeypatch.setattr(session_seen, "time", lambda: at[0])
    browser.get("/cases")
    assert written(browser) == 1_000_000
    at[0] += settings.SESSION_NOTED_EVERY - 1
    browser.get("/cases")
    assert written(browser) == 1_000_000
    at[0] += 1
    browser.get("/cases")
    assert written(browser) == 1_000_000 + settings.SESSION_NOTED_EVERY


def test_a_session_lives_as_long_as_its_page_says_after_the_last_page(browser):
    """What was noted up to a minute before the last page is enough."""
    browser.get("/cases")
    (row,) = Session.objects.all()
    lives = (row.expire_date - row.expire_date.now(row.expire_date.tzinfo)).total_seconds()
    assert lives > settings.SESSION_IDLE + settings.SESSION_NOTED_EVERY - 5


def test_reading_waits_for_nobody_who_writes_for_long(browser):
    """As an import of every case does on SQLite. Waiting as a save does would be a minute."""
    assert connection.vendor == "sqlite"
    browser.get("/cases")
    session = browser.session
    session[SEEN] = 0
    session.save()
    other = sqlite3.connect(Path(connection.settings_dict["NAME"]), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun = perf_counter()
    answer = browser.get("/cases")
    took = perf_counter() - begun
    other.execute("ROLLBACK")
    assert (answer.status_code, took < 15) == (200, True)
    assert connection.cursor().execute("PRAGMA busy_timeout").fetchone() == (60_000,)
