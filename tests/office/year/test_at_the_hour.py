"""At its hour what was signed is published by itself: whole, once, and nothing a second before."""

import time

import pytest

from tests.office.signed_in import a_person
from tests.office.year.signed_year import DAY, HOUR, NAME, SECOND, clock, folders, signed_year
from upheld.disk.announced import announce, read_announced
from upheld.edition.acts import Kind
from upheld.edition.life import life_of
from upheld.edition.manifest import hashes_of
from upheld.office.clock import now
from upheld.office.jobs import worker
from upheld.office.jobs.makers import MAKERS, Made
from upheld.office.jobs.queue import ask
from upheld.office.jobs.worker import work
from upheld.office.ledger.audit import audit
from upheld.office.models import Entry
from upheld.office.rules.outputs import Output
from upheld.office.rules.roles import Role
from upheld.office.year import at_the_hour
from upheld.office.year.at_the_hour import publish_due
from upheld.publish.annual.publishing import publish

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def configuration(tmp_path, monkeypatch):
    monkeypatch.setattr(at_the_hour, "_tried", {})
    return folders(tmp_path)


def everything_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_nothing_is_there_a_second_before_and_all_of_it_at_the_hour(configuration):
    year = signed_year(configuration)
    assert publish_due(configuration, clock=clock(HOUR - SECOND)) == 0
    assert everything_in(configuration.published) == []
    assert publish_due(configuration, clock=clock(HOUR)) == 1
    assert hashes_of(year.published) == hashes_of(year.edition)
    assert (year.review.published_at, year.review.not_published_because) == (HOUR, "")
    assert audit().faults == ()


def test_running_twice_publishes_once(configuration):
    year = signed_year(configuration)
    publish_due(configuration, clock=clock(HOUR))
    before = [everything_in(configuration.published), year.review.version, Entry.objects.count()]
    assert publish_due(configuration, clock=clock(HOUR + DAY)) == 0
    after = [everything_in(configuration.published), year.review.version, Entry.objects.count()]
    assert after == before


def test_what_is_not_signed_is_not_published_at_any_hour(configuration):
    signed_year(configuration, is_signed=False)
    assert publish_due(configuration, clock=clock(HOUR + 9 * DAY)) == 0
    assert everything_in(configuration.published) == []


def test_an_office_without_a_key_publishes_by_hand(configuration):
    """Nobody has said of its candidate that it is right."""
    signed_year(configuration, has_key=False)
    assert publish_due(configuration, clock=clock(HOUR + 9 * DAY)) == 0
    assert everything_in(configuration.published) == []


def test_another_edition_than_the_one_on_record_is_not_published(configuration):
    year = signed_year(configuration)
    review = year.review
    type(review).objects.filter(pk=review.pk).update_in_ledger(edition_hash="another")
    assert publish_due(configuration, clock=clock(HOUR)) == 0


def test_the_record_follows_the_act_after_being_killed_between_them(configuration):
    year = signed_year(configuration)
    publish(year.edition, to=configuration.published, clock=clock(HOUR))  # and no record
    assert publish_due(configuration, clock=clock(HOUR + DAY)) == 1
    assert year.review.published_at == HOUR
    assert [act.moment for act in life_of(year.published).done(Kind.PUBLISHED)] == [HOUR]


def test_what_prevents_it_is_on_record_and_it_is_tried_again_a_minute_later(configuration):
    year = signed_year(configuration)
    figures = year.edition / "edition.sqlite"
    figures.write_text("others")
    assert publish_due(configuration, clock=clock(HOUR)) == 0
    assert "edition.sqlite was changed" in year.review.not_published_because
    figures.write_text("figures")
    assert publish_due(configuration, clock=clock(HOUR + 59 * SECOND)) == 0
    assert publish_due(configuration, clock=clock(HOUR + 60 * SECOND)) == 1
    assert (year.review.published_at, year.review.not_published_because) == (
        HOUR + 60 * SECOND,
        "",
    )


def test_what_is_there_is_announced_no_longer(configuration):
    signed_year(configuration)
    announce(configuration.published, NAME.partition(".")[0], hour=HOUR, at=HOUR - 30 * DAY)
    publish_due(configuration, clock=clock(HOUR))
    assert read_announced(configuration.published) == ()


def test_an_hour_that_comes_while_the_worker_makes_something_is_kept(configuration, monkeypatch):
    monkeypatch.setattr(worker, "LOOKS_EVERY", 0.05)
    looked = []

    def making(*_):
        year = signed_year(configuration)  # nothing was due when this job was taken
        for _ in range(100):
            looked.append(year.published.is_dir())
            if looked[-1]:
                break
            time.sleep(0.1)
        return Made(says="Made.")

    monkeypatch.setitem(MAKERS, Output.EXTRACT, making)
    ask(Output.EXTRACT, by=a_person(Role.STATISTICIAN), at=now())
    assert work(configuration, once=True) == 1
    assert looked[-1]


def test_the_worker_does_it(configuration):
    year = signed_year(configuration)
    work(configuration, once=True)
    assert year.published.is_dir()
    assert year.review.published_at is not None
