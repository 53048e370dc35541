"""A register is shown from the first minute of its day where its office is, and not before."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from tests.register.registers import built
from tests.tables import extract
from upheld.register.manifest import RegisterError, read_manifest
from upheld.site.app import application
from upheld.site.published import listing_of, open_published

DAY_BEFORE, DAY = "2026-06-30", "2026-07-01"
LISTED = """
reference  | authority | decided_on | outcome | category | summary | statement       | withheld_reason
26 000 001 | leeds     | 2026-04-01 | upheld  | Housing  | Damp    | 1. Damp stayed. |
26 000 002 | leeds     | 2026-04-01 | upheld  | Housing  | Cold    | 1. Cold stayed. |
"""
WITHHELD = LISTED.replace("1. Damp stayed. |", "1. Damp stayed. | consent")


def published(folder, **office):
    """Of two days; on the second one of the two decisions is withheld."""
    for day, decided in ((DAY_BEFORE, LISTED), (DAY, WITHHELD)):
        built(extract(decided=decided), folder, as_at=day, **office)
    return folder


def shown(folder, *, at):
    register = open_published(folder, listing_of(folder, at=at)).register
    return register and register.manifest.as_at


def test_at_half_past_midnight_in_summer_what_was_just_withheld_is_gone(tmp_path):
    folder = published(tmp_path)
    in_london = datetime(2026, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/London"))
    assert in_london.astimezone(UTC).date().isoformat() == DAY_BEFORE
    site = TestClient(application(folder, clock=lambda: in_london.astimezone(UTC)))
    addresses = [f"/decisions/26-000-00{number}/leeds" for number in (1, 2)]
    assert [site.get(address).status_code for address in addresses] == [404, 200]


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "Pacific/Honolulu"])
def test_the_day_begins_at_midnight_where_the_office_is(tmp_path, zone):
    folder = published(tmp_path, time_zone=ZoneInfo(zone))
    midnight = datetime(2026, 7, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    before = midnight.replace(hour=midnight.hour - 1, minute=59)
    assert [shown(folder, at=at) for at in (before, midnight)] == [DAY_BEFORE, DAY]


def changed(folder, change):
    path = folder / "registers" / f"{DAY}.v1" / "register.json"
    told = json.loads(path.read_text("utf-8"))
    change(told)
    path.write_text(json.dumps(told), "utf-8")
    return path.parent


def test_a_register_of_before_the_zone_was_told_is_of_london(tmp_path):
    folder = published(tmp_path, time_zone=ZoneInfo("Pacific/Auckland"))
    changed(folder, lambda told: told.pop("time_zone"))
    in_london = datetime(2026, 6, 30, 23, 0, tzinfo=UTC)
    assert shown(folder, at=in_london) == DAY
    assert shown(folder, at=in_london.replace(hour=22, minute=59)) == DAY_BEFORE


def test_a_register_whose_zone_cannot_be_read_hides_the_one_before_it(tmp_path):
    """The one before may hold what has been withheld since."""
    folder = published(tmp_path)
    register = changed(folder, lambda told: told.update(time_zone="Europe/Londres"))
    with pytest.raises(RegisterError, match=r"cannot be read: .*Europe/Londres"):
        read_manifest(register)
    assert shown(folder, at=datetime(2026, 7, 2, tzinfo=UTC)) is None
