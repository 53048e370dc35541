"""The hour is moved by two people: postponed, or published now. The act decides, not the record."""

from datetime import timedelta

import pytest

from tests.office.signed_in import a_person
from tests.office.year.signed_year import DAY, HOUR, YEAR, clock, folders, signed_year
from upheld.disk.announced import announce, read_announced
from upheld.edition.acts import Kind, add_act
from upheld.edition.life import life_of
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import writing
from upheld.office.models import Answer, EarlyAccess, MovedHour
from upheld.office.rules.roles import Role
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import EarlyCopy, HourMove
from upheld.office.year import moved_hour
from upheld.office.year.at_the_hour import publish_due
from upheld.office.year.moved_hour import ask, confirm, settle, turn_down, withdraw
from upheld.office.year.who_must_know import say_all_know, who_must_know

pytestmark = pytest.mark.usefixtures("database")
NOW, LATER = HOUR - 5 * DAY, HOUR + 7 * DAY
WHY = "A table of one council was late."


@pytest.fixture
def year(tmp_path):
    return signed_year(folders(tmp_path))


def asked(year, move=HourMove.POSTPONED, *, hour=LATER, by=None, at=NOW):
    return ask(
        year.review,
        move,
        hour=hour,
        reason=WHY,
        by=by or year.one,
        at=at,
        configuration=year.configuration,
    )


def confirmed(year, moved, *, by=None, at=NOW):
    confirm(moved, by=by or year.two, at=at, configuration=year.configuration)
    return moved


def test_asking_alone_moves_nothing(year):
    asked(year)
    assert life_of(year.edition).public_at == HOUR
    assert publish_due(year.configuration, clock=clock(HOUR)) == 1


def test_postponed_by_two_it_is_not_published_before_the_new_hour(year):
    announce(year.configuration.published, YEAR, hour=HOUR, at=NOW - 30 * DAY)
    moved = confirmed(year, asked(year))
    assert (moved.confirmed_by, moved.confirmed_at) == (year.two, NOW)
    assert life_of(year.edition).public_at == LATER
    (announced,) = read_announced(year.configuration.published)
    assert (announced.moment, announced.reason) == (LATER, WHY)
    assert publish_due(year.configuration, clock=clock(HOUR)) == 0
    assert publish_due(year.configuration, clock=clock(LATER)) == 1
    assert audit().faults == ()


def test_what_was_never_announced_is_not_announced_by_postponing(year):
    confirmed(year, asked(year))
    assert read_announced(year.configuration.published) == ()


def test_the_embargo_is_broken_and_it_is_published_before_its_hour(year):
    moved = confirmed(year, asked(year, HourMove.EMBARGO_BROKEN, hour=None), at=NOW + DAY)
    (act,) = life_of(year.edition).done(Kind.EMBARGO_BROKEN)
    assert (act.people, act.reason) == ((year.one.pk, year.two.pk), WHY)
    assert moved.hour == NOW + DAY == life_of(year.edition).public_at
    assert publish_due(year.configuration, clock=clock(NOW + DAY)) == 1


def test_nobody_confirms_what_they_asked_for_themselves(year):
    moved = asked(year)
    with pytest.raises(NotAllowed, match="A second person must confirm it"):
        confirmed(year, moved, by=year.one)
    statistician = a_person(Role.STATISTICIAN)
    with pytest.raises(NotAllowed, match="Your role does not let you move the hour"):
        confirmed(year, moved, by=statistician)
    with pytest.raises(NotAllowed, match="Your role does not let you move the hour"):
        asked(year, by=statistician)
    assert life_of(year.edition).public_at == HOUR


@pytest.mark.parametrize("hour", [HOUR, HOUR - DAY, None])
def test_postponing_means_later(year, hour):
    with pytest.raises(NotAllowed, match="Give an hour after 00:01 on Wednesday 31 July 2024"):
        asked(year, hour=hour)


def test_an_hour_that_has_passed_while_it_waited_is_refused(year):
    moved = asked(year, hour=HOUR + DAY)
    with pytest.raises(NotAllowed, match="Give an hour after"):
        confirmed(year, moved, at=HOUR + 2 * DAY)


def test_only_one_waits_at_a_time(year):
    asked(year)
    with pytest.raises(NotAllowed, match="Another hour waits for a second person"):
        asked(year, HourMove.EMBARGO_BROKEN)


def test_what_is_not_signed_yet_is_moved_in_the_folder(tmp_path):
    unsigned = signed_year(folders(tmp_path), is_signed=False)
    with pytest.raises(NotAllowed, match=r"write the new hour in office\.toml"):
        asked(unsigned)


def test_what_is_public_is_not_moved(year):
    moved = asked(year)
    publish_due(year.configuration, clock=clock(HOUR))
    for late in (lambda: confirmed(year, moved), lambda: asked(year)):
        with pytest.raises(NotAllowed, match="has been published"):
            late()


def test_the_record_and_the_announcement_follow_the_act_after_being_killed_between(
    year, monkeypatch
):
    announce(year.configuration.published, YEAR, hour=HOUR, at=NOW - 30 * DAY)
    moved = asked(year)
    with monkeypatch.context() as killed:
        killed.setattr(moved_hour, "add_act", _killed_after)
        with pytest.raises(KeyboardInterrupt):
            confirmed(year, moved)
    assert MovedHour.objects.get().confirmed_at is None
    assert life_of(year.edition).public_at == LATER  # the act wins
    with pytest.raises(NotAllowed, match="confirmed already"):
        withdraw(moved, by=year.one, at=NOW, configuration=year.configuration)
    with pytest.raises(NotAllowed, match="confirmed already"):
        confirmed(year, moved)
    for _ in range(2):
        settle(year.review, year.configuration, at=NOW + timedelta(minutes=1))
        stands = MovedHour.objects.get()
        assert (stands.confirmed_by, stands.confirmed_at) == (year.two, NOW)
        assert read_announced(year.configuration.published)[0].moment == LATER
    assert len(life_of(year.edition).done(Kind.POSTPONED)) == 1
    assert audit().faults == ()


def _killed_after(*told, **more):
    add_act(*told, **more)
    raise KeyboardInterrupt


def test_it_is_turned_down_with_a_reason_or_withdrawn_by_who_asked(year):
    at = {"at": NOW, "configuration": year.configuration}
    turn_down(asked(year), by=year.two, reason="The table is here.", **at)
    withdraw(asked(year), by=year.one, **at)
    assert [(each.became, each.what) for each in Answer.objects.order_by("pk")] == [
        ("turned down", "postpone publication"),
        ("withdrawn", "postpone publication"),
    ]
    assert MovedHour.objects.count() == 0
    assert life_of(year.edition).public_at == HOUR


def test_everybody_who_was_told_the_old_hour_is_on_the_list_and_is_told_once(year):
    year.act(Kind.SENT, at=NOW - DAY, number=381)
    with writing("test", "give early access") as write:
        for number, given in enumerate((NOW - DAY, NOW + DAY), start=1):
            write.make(
                EarlyAccess(
                    review=year.review,
                    number=number,
                    name="A. N. Other",
                    post=f"Minister {number}",
                    organisation="The department",
                    what=EarlyCopy.TABLES,
                    access_from=given,
                    access_until=HOUR,
                    reason="To answer questions at the hour.",
                    granted_by=year.one,
                    granted_at=given,
                )
            )
    moved = confirmed(year, asked(year))
    told = [each.who for each in who_must_know(moved, life_of(year.edition))]
    assert told == [
        "The authorities of the 381 letters sent",
        "A. N. Other, Minister 1, The department",
    ]
    say_all_know(moved, by=year.two, at=NOW + DAY)
    with pytest.raises(NotAllowed, match="told already"):
        say_all_know(moved, by=year.two, at=NOW + DAY)
