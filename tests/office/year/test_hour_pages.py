"""The page of the hour: what it says in each state, and what its forms do."""

from datetime import timedelta

import pytest
from django.test import override_settings

from tests.office.signed_in import a_person, signed_in
from tests.office.year.signed_year import YEAR, folders, signed_year
from upheld.disk.announced import read_announced
from upheld.edition.acts import Kind
from upheld.edition.life import life_of
from upheld.office.clock import now
from upheld.office.follow_up.awaiting import awaits
from upheld.office.models import MovedHour
from upheld.office.rules.roles import Role
from upheld.office.year.rehearsing import rehearse

pytestmark = pytest.mark.usefixtures("database")
PAGE = f"/years/{YEAR}/hour"
AHEAD = timedelta(days=3)


@pytest.fixture
def configuration(tmp_path):
    told = folders(tmp_path)
    with override_settings(CONFIGURATION=told):
        yield told


@pytest.fixture
def year(configuration):
    """To be public in three days."""
    hour = (now() + AHEAD).replace(minute=0, second=0, microsecond=0)
    return signed_year(configuration, public_at=hour)


def words(client, address=PAGE):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def later(year, days=7):
    day = life_of(year.edition).public_at + timedelta(days=days)
    return {"day": f"{day:%d/%m/%Y}", "clock": "9:30", "reason": "A table was late."}


def test_before_there_is_a_candidate_the_page_says_what_to_write(configuration):  # noqa: ARG001
    shown = words(signed_in(a_person(Role.AUDITOR)), "/years/2010-11/hour")
    assert "No hour has been set." in shown
    assert "Until the edition is signed, the hour is changed in" in shown
    assert "Announce the hour" not in shown


def test_the_hour_is_announced_with_a_button_and_the_calendar_warns(year):
    one = signed_in(year.one)
    shown = words(one)
    assert "The site does not say yet when the figures will be published." in shown
    assert "An hour is announced at least four weeks ahead." in shown
    one.post(f"{PAGE}/announce", {"draft_of": ""})
    (announced,) = read_announced(year.configuration.published)
    assert announced.moment == life_of(year.edition).public_at
    assert f"The site says: “{announced.words}”" in words(one)


def test_two_people_postpone_it_with_forms_and_a_reason(year):
    one, two = signed_in(year.one), signed_in(year.two)
    one.post(f"{PAGE}/announce", {"draft_of": ""})
    assert "Give an hour after" in one.post(f"{PAGE}/postpone", later(year, -9)).content.decode()
    one.post(f"{PAGE}/postpone", later(year))
    assert "Waiting for a second person" in words(one)
    assert "Withdraw" in words(one)
    assert "Confirm: postpone publication" in words(two)
    refused = one.post(f"{PAGE}/1/confirm", follow=True).content.decode()
    assert "A second person must confirm it" in refused
    two.post(f"{PAGE}/1/confirm")
    shown = words(two)
    assert "They will be published at 09:30 on" in shown
    assert "The reason: A table was late." in shown
    (act,) = life_of(year.edition).done(Kind.POSTPONED)
    assert act.people == (year.one.pk, year.two.pk)


def test_it_is_turned_down_or_withdrawn_on_pages(year):
    one, two = signed_in(year.one), signed_in(year.two)
    one.post(f"{PAGE}/now", {"reason": "It was in a newspaper."})
    version = MovedHour.objects.get().version
    two.post(f"{PAGE}/1/turn-down", {"reason": "It was not.", "version": version})
    assert MovedHour.objects.count() == 0
    one.post(f"{PAGE}/now", {"reason": "It was in a newspaper."})
    one.post(f"{PAGE}/1/withdraw")
    assert MovedHour.objects.count() == 0


def test_the_start_page_and_requests_lead_to_what_waits_and_what_became_of_it(year):
    one, two = signed_in(year.one), signed_in(year.two)
    one.post(f"{PAGE}/now", {"reason": "It was in a newspaper."})
    assert [[each.address for each in awaits(who)] for who in (year.one, year.two)] == [
        [],
        ["/years"],
    ]
    link = f'<a class="govuk-link" href="{PAGE}">the {YEAR} figures</a>'
    assert "ublish now" in words(one, "/asked")
    assert link in words(one, "/asked")
    two.post(f"{PAGE}/1/confirm")
    assert awaits(year.two) == []
    assert link in words(one, "/asked")


def test_who_must_be_told_is_listed_until_they_have_been(year):
    year.act(Kind.SENT, at=now() - timedelta(hours=1), number=381)
    one, two = signed_in(year.one), signed_in(year.two)
    one.post(f"{PAGE}/postpone", later(year))
    two.post(f"{PAGE}/1/confirm")
    assert "The authorities of the 381 letters sent. Their letters name the hour." in words(two)
    two.post(f"{PAGE}/1/told")
    assert "They were told by" in words(two)


def test_a_rehearsal_leaves_nothing_and_the_page_says_how_long_it_took(year):
    done = rehearse(year.review, year.configuration, by=year.one, at=now())
    assert (done.seconds, done.files) == (1, 3)
    assert sorted(path.name for path in year.edition.parent.parent.iterdir()) == [
        *("editions", "evidence", "home", "published")
    ]
    assert list(year.configuration.published.iterdir()) == []
    assert life_of(year.edition).done(Kind.PUBLISHED) == ()
    assert "it took 1 second to publish a copy where nobody reads it" in words(signed_in(year.one))


def test_a_file_of_announcements_that_cannot_be_read_is_said(year):
    (year.configuration.published / "announced.json").write_text("{}")
    assert "announced.json cannot be read" in words(signed_in(year.one))
