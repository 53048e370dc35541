"""The commands around the hour do what its page does, as people who prove who they are."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from typer.testing import CliRunner

from tests.office.signed_in import PASSWORD
from tests.office.test_sign_in import code, secret_of
from tests.office.year.signed_year import YEAR, folders, signed_year
from upheld.cli.main import app
from upheld.disk.announced import read_announced
from upheld.edition.acts import Kind
from upheld.edition.life import life_of
from upheld.office.clock import now
from upheld.office.configuration import EVIDENCE, PUBLISHED, SITE, own_office
from upheld.office.people.links import choose_password
from upheld.office.year import what_readers_get

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def year(tmp_path):
    hour = (now() + timedelta(days=3)).replace(minute=0, second=0, microsecond=0)
    made = signed_year(folders(tmp_path), public_at=hour.astimezone(own_office().time_zone))
    for person in (made.one, made.two):
        choose_password(person, PASSWORD)
    return made


def command(year, *words, by=None, given=""):
    told = year.configuration
    environment = {
        EVIDENCE: str(told.evidence),
        PUBLISHED: str(told.published),
        SITE: "http://127.0.0.1:9",
    }
    if by:
        cache.clear()
        words = (*words, "--as", by.email, "--password-stdin")
        given = f"{PASSWORD}\n{code(secret_of(by))}\n"
    return CliRunner().invoke(
        app, ["office", "year", *words], env=environment, input=given, catch_exceptions=False
    )


def test_the_hour_is_announced_and_then_postponed_by_two_commands(year):
    announced = command(year, "announce", YEAR, by=year.one)
    assert announced.stdout.startswith(f"The {YEAR} figures will be published at ")
    assert "at least four weeks ahead" in announced.stderr
    later = life_of(year.edition).public_at + timedelta(days=7)
    telling = ("--public-at", f"{later:%Y-%m-%dT09:30}", "--reason", "A table was late.")
    assert command(year, "postpone", YEAR, *telling, by=year.one).stdout == (
        "Asked for: postponed. A second person must confirm it.\n"
    )
    alone = command(year, "confirm-hour", YEAR, by=year.one)
    assert (alone.exit_code, "A second person must confirm it" in alone.stderr) == (1, True)
    assert command(year, "confirm-hour", YEAR, by=year.two).stdout == "Confirmed: postponed.\n"
    assert f"{life_of(year.edition).public_at:%H:%M}" == "09:30"
    assert read_announced(year.configuration.published)[0].reason == "A table was late."
    none = command(year, "confirm-hour", YEAR, by=year.two)
    assert (none.exit_code, none.stderr) == (1, "No other hour has been asked for.\n")


def test_publishing_is_refused_before_the_hour_and_done_once_two_say_now(year, monkeypatch):
    monkeypatch.setattr(what_readers_get, "SITE_LOOKS", timedelta(0))
    early = command(year, "publish", YEAR)
    assert (early.exit_code, "may not be public before" in early.stderr) == (1, True)
    assert not year.published.exists()
    command(year, "publish-now", YEAR, "--reason", "It was in a newspaper.", by=year.one)
    command(year, "confirm-hour", YEAR, by=year.two)
    done = command(year, "publish", YEAR)
    assert done.stdout == f"Published: {year.published}\n"
    assert "nobody answers there" in done.stderr
    assert year.review.published_at is not None
    (broken,) = life_of(year.published).done(Kind.EMBARGO_BROKEN)
    assert broken.reason == "It was in a newspaper."


def test_a_rehearsal_says_how_long_it_took(year):
    assert command(year, "rehearse", YEAR).stdout == "Rehearsed: 3 files in 1 second.\n"
    assert year.review.rehearsal_seconds == 1


def test_without_the_published_folder_the_office_says_what_to_set(year):
    year.configuration = replace(year.configuration, published="")
    refused = command(year, "publish", YEAR)
    assert (refused.exit_code, PUBLISHED in refused.stderr) == (1, True)


def test_a_year_without_an_edition_is_said(year):
    refused = command(year, "rehearse", "2010-11")
    assert (refused.exit_code, refused.stderr) == (
        1,
        "2010-11 has no edition in the office yet. Build a candidate first.\n",
    )
