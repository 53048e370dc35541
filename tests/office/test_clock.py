"""The office has one day: that of its own time zone, on every page and in every command."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests.office.cases import an_upheld_case, mistakes, send
from tests.office.moving.extracts import extract_of, take
from tests.office.signed_in import a_person, signed_in
from tests.offices import office_with
from upheld.office import clock
from upheld.office.configuration import FOLDER, own_office
from upheld.office.models import Compliance, Decision
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State

pytestmark = pytest.mark.usefixtures("database")

# A moment, the zone of an office, and the day that it is there.
MOMENTS = [
    ("2026-06-30T23:30Z", "Europe/London", "2026-07-01"),  # half past midnight in summer
    ("2026-12-31T23:30Z", "Europe/London", "2026-12-31"),
    ("2026-06-30T12:30Z", "Pacific/Auckland", "2026-07-01"),
    ("2026-07-01T09:30Z", "Pacific/Honolulu", "2026-06-30"),
]


@pytest.fixture(params=MOMENTS, ids=lambda moment: f"{moment[0]} {moment[1]}")
def day(request, monkeypatch, tmp_path):
    """The day in an office of that zone, whose clock stands."""
    moment, zone, day = request.param
    monkeypatch.setenv(FOLDER, str(office_with(tmp_path, f'time_zone = "{zone}"\n')))
    monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat(moment))
    own_office.cache_clear()
    yield day
    own_office.cache_clear()


def test_a_form_takes_the_day_that_stands_in_it_and_the_next_is_yet_to_come(day):
    case = an_upheld_case()
    client = signed_in(a_person(Role.COMPLIANCE_OFFICER))
    address = f"/cases/{case.pk}/compliance/new"
    given = {"status_1": "complete and satisfied", "record": "yes"}
    form = client.get(address).context["form"]
    assert form["recorded_on"].value().isoformat() == day
    next_day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    refused = mistakes(send(client, address, completed_on_1=day, recorded_on=next_day, **given))
    assert [" is in the future. " in mistake for mistake in refused] == [True]
    assert send(client, address, completed_on_1=day, **given).status_code == 302
    assert Compliance.objects.get().recorded_on.isoformat() == day


def test_the_ledgers_day_begins_at_midnight_in_the_office(day):
    begins = clock.beginning_of(clock.today())
    assert begins.tzinfo is UTC
    assert begins.astimezone(own_office().time_zone).isoformat()[:19] == f"{day}T00:00:00"


def test_what_comes_in_at_half_past_midnight_is_public_where_its_day_has_come():
    columns = ("reference", "authority", "decided_on", "outcome", "category")
    row = ("23 000 001", "Leeds City Council", "2023-05-20", "upheld", "Housing")
    take(extract_of({"decided": (columns, [row])}), at=datetime(2023, 6, 30, 23, 30, tzinfo=UTC))
    assert Decision.objects.get().state == State.PUBLISHED


def test_pages_show_moments_in_the_offices_zone(tmp_path):
    """In a process of its own, for Django's zone is that of the process."""
    program = (
        "from upheld.office.running.start import start; start()\n"
        "from datetime import datetime\n"
        "from django.utils import timezone\n"
        "print(timezone.localtime(datetime.fromisoformat('2026-06-30T12:30Z')))"
    )
    folder = office_with(tmp_path, 'time_zone = "Pacific/Auckland"\n')
    told = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, FOLDER: str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "2026-07-01 00:30:00+12:00\n"
    assert timezone.get_current_timezone_name() == "Europe/London"


def test_nothing_but_the_clock_asks_what_time_it_is():
    source = Path(clock.__file__).parent
    asking = ("datetime.now", "date.today", "timezone.now", "localdate", "utcnow")
    found = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if any(words in path.read_text("utf-8") for words in asking)
    }
    assert found == {"clock.py"}
