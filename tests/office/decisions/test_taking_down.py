"""One person hides at once, a second confirms within three working days, and nothing brings it back.

What the site must not show is in withheld.json, in the published folder that an office may know.
"""

import json
from datetime import date, datetime, timedelta

import pytest

from tests.office.corrections.correcting import correct
from tests.office.databases import on_both
from tests.office.publishing import SIX_WEEKS_ON, TIMES, do, draft, noon, person
from upheld.disk.withheld import WITHHELD, change_withheld, read_withheld
from upheld.office.decisions import on_the_site as of_the_site
from upheld.office.decisions.calendar import run_calendar
from upheld.office.decisions.on_the_site import on_the_site, show_on_site
from upheld.office.decisions.publication import confirm, turn_down
from upheld.office.decisions.publication_troubles import Again, Refused
from upheld.office.decisions.statements import Words
from upheld.office.ledger.recording import writing
from upheld.office.models import Case, Decision, Entry
from upheld.office.rules.putting_right import Act
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, State

pytestmark = pytest.mark.usefixtures("database")
ADDRESS = "/decisions/23-000-001/leeds"
HIDDEN_ON = date(2024, 3, 7)  # a Thursday
LAST_DAY = date(2024, 3, 12)  # the Tuesday after


@pytest.fixture
def published(tmp_path, monkeypatch):
    """The folder that the site reads."""
    folder = tmp_path / "published"
    folder.mkdir()
    monkeypatch.setattr(of_the_site, "published_folder", lambda: folder)
    return folder


@pytest.fixture
def manager(database):  # noqa: ARG001  # the office must be there first
    return person(Role.PUBLISHING_MANAGER)


@pytest.fixture
def director(database):  # noqa: ARG001
    return person(Role.DIRECTOR)


@pytest.fixture
def decision(manager):
    """One that has been public since six weeks after it was made."""
    caseworker = person(Role.CASEWORKER)
    made = do(Action.DECIDE, draft(by=caseworker), by=caseworker)
    do(Action.CLEAR, made, by=manager)
    calendar(SIX_WEEKS_ON)
    return stored(made)


def calendar(day):
    return run_calendar(on=day, at=noon(day), times=TIMES)


def stored(decision):
    return Decision.objects.select_related("case").get(pk=decision.pk)


def taken_down(decision, by, *, on=HIDDEN_ON):
    do(Action.TAKE_DOWN, decision, by=by, on=on)
    return stored(decision)


def words(decision, *, at=None):
    found = on_the_site(decision, at=at or noon(HIDDEN_ON) + timedelta(hours=1))
    return found and found.words


@on_both
def test_one_person_hides_it_at_once(decision, manager, published):
    hidden = taken_down(decision, manager)
    assert (hidden.state, hidden.withheld_reason, hidden.proposed_by) == (
        State.HIDDEN,
        "consent",
        manager,
    )
    assert json.loads((published / WITHHELD).read_text()) == {"version": 1, "withheld": [ADDRESS]}


@on_both
def test_a_second_person_confirms_it_for_good(decision, manager, director, published):
    hidden = taken_down(decision, manager)
    with pytest.raises(Refused, match="ask somebody else"):
        confirm(hidden, by=manager, at=noon(HIDDEN_ON))
    confirm(stored(hidden), by=director, at=noon(LAST_DAY))
    calendar(date(2025, 1, 1))
    assert stored(decision).state == State.TAKEN_DOWN
    assert read_withheld(published) == {ADDRESS}


@on_both
def test_it_returns_when_nobody_has_confirmed_for_three_working_days(decision, manager, published):
    taken_down(decision, manager)
    assert calendar(LAST_DAY).shown_again == 0
    assert read_withheld(published) == {ADDRESS}
    assert calendar(LAST_DAY + timedelta(days=1)).shown_again == 1
    again = stored(decision)
    assert (again.state, again.withheld_reason, again.hidden_at, again.proposed_action) == (
        *(State.PUBLISHED, "", None, ""),
    )
    assert again.published_on == SIX_WEEKS_ON, "it was never published anew"
    assert read_withheld(published) == frozenset()
    assert Entry.objects.last().action == "show again"


def test_it_returns_at_once_if_it_is_turned_down(decision, manager, director, published):
    hidden = taken_down(decision, manager)
    turn_down(hidden, by=director, reason="It may stay.", at=noon(HIDDEN_ON))
    assert stored(decision).state == State.PUBLISHED
    assert read_withheld(published) == frozenset()


@pytest.mark.parametrize(
    ("hidden_on", "last_day"),
    [
        ("2024-03-04", "2024-03-07"),
        ("2024-03-08", "2024-03-13"),
        ("2024-03-09", "2024-03-13"),
        ("2026-12-23", "2026-12-30"),  # over Christmas, with the office closed
    ],
)
def test_weekends_and_bank_holidays_are_no_working_days(hidden_on, last_day):
    assert TIMES.hidden_until(date.fromisoformat(hidden_on)) == date.fromisoformat(last_day)


def test_a_review_of_what_one_person_hid_neither_shows_it_nor_leaves_it_withheld(
    decision, manager, director, published
):
    hidden = taken_down(decision, manager)
    do(Action.BEGIN_REVIEW, hidden, by=manager, on=HIDDEN_ON)
    calendar(date(2024, 6, 1))
    do(Action.END_REVIEW, stored(decision), by=director, on=date(2024, 6, 1))
    assert (stored(decision).state, stored(decision).withheld_reason) == (State.DECIDED, "")
    assert read_withheld(published) == {ADDRESS}


def test_released_and_published_again_it_stays_hidden_until_a_person_shows_it(
    decision, manager, director, published
):
    confirm(taken_down(decision, manager), by=director, at=noon(HIDDEN_ON))
    do(Action.RELEASE, stored(decision), by=director, on=HIDDEN_ON)
    confirm(stored(decision), by=manager, at=noon(HIDDEN_ON))
    do(Action.CLEAR, stored(decision), by=manager, on=HIDDEN_ON)
    with pytest.raises(Refused, match="The decision is to be published"):
        show_on_site(stored(decision), by=manager, at=noon(HIDDEN_ON))
    calendar(HIDDEN_ON)
    assert stored(decision).state == State.PUBLISHED
    assert read_withheld(published) == {ADDRESS}, "the register that is there has the old words"
    assert words(stored(decision)).startswith("Published, but still hidden from the site")
    with pytest.raises(Refused, match="does not let you show on the site again"):
        show_on_site(stored(decision), by=person(Role.AUDITOR), at=noon(HIDDEN_ON))
    show_on_site(stored(decision), by=manager, at=noon(HIDDEN_ON))
    assert read_withheld(published) == frozenset()
    assert words(stored(decision)) is None


def test_decided_again_it_is_still_hidden(decision, manager, director, published):
    do(Action.BEGIN_REVIEW, taken_down(decision, manager), by=manager, on=HIDDEN_ON)
    again = Again(
        decided_on=HIDDEN_ON, outcome="upheld", words=Words(summary="", text="1. Mr B was right.")
    )
    second = do(Action.DECIDE_AGAIN, stored(decision), by=director, on=HIDDEN_ON, again=again)
    do(Action.CLEAR, second, by=manager, on=HIDDEN_ON)
    calendar(date(2024, 6, 1))
    assert (stored(second).state, read_withheld(published)) == (State.PUBLISHED, {ADDRESS})
    show_on_site(stored(second), by=manager, at=noon(date(2024, 6, 1)))
    calendar(date(2024, 6, 2))
    assert read_withheld(published) == frozenset()


def test_an_office_restored_from_before_does_not_show_it(decision, manager, published):
    """It has forgotten that it hid it: what is in the file stays."""
    change_withheld(published, add=[ADDRESS, "/decisions/21-000-009/kent"])
    calendar(HIDDEN_ON)
    assert len(read_withheld(published)) == 2
    assert words(stored(decision)).startswith("Published, but still hidden from the site")
    show_on_site(stored(decision), by=manager, at=noon(HIDDEN_ON))
    assert read_withheld(published) == {"/decisions/21-000-009/kent"}


def test_a_published_folder_restored_from_before_has_it_again_at_the_next_run(
    decision, manager, director, published
):
    confirm(taken_down(decision, manager), by=director, at=noon(HIDDEN_ON))
    for older in ('{"version": 1, "withheld": []}', None):
        (published / WITHHELD).unlink()
        if older:
            (published / WITHHELD).write_text(older)
        calendar(LAST_DAY)
        assert read_withheld(published) == {ADDRESS}


def test_entered_in_error_it_is_still_hidden_when_an_older_list_is_restored(
    decision, manager, director, published
):
    confirm(taken_down(decision, manager), by=director, at=noon(HIDDEN_ON))
    with writing(director, "enter in error") as write:
        case = Case.objects.get()
        case.in_error = True
        write.change(case)
    (published / WITHHELD).unlink()
    calendar(LAST_DAY)
    assert read_withheld(published) == {ADDRESS}


def test_under_another_reference_it_is_still_hidden_under_the_one_it_had(
    decision, manager, director, published
):
    """A register that was made before has it under its old address."""
    taken_down(decision, manager)
    confirm(stored(decision), by=director, at=noon(HIDDEN_ON))
    case = stored(decision).case
    told = {"reference": "23 000 010", "authority_id": "kent"}
    asked = correct(case, by=manager, act=Act.RENAME, **told)
    assert asked.standing == "done"
    (published / WITHHELD).unlink()
    change_withheld(published, add=[])
    calendar(HIDDEN_ON)
    assert sorted(read_withheld(published)) == [ADDRESS, "/decisions/23-000-010/kent"]


def test_a_list_that_cannot_be_read_is_never_written_over(decision, manager, published):
    (published / WITHHELD).write_text('{"version": 1, "withheld": ["/decisions/21-0')
    hidden = taken_down(decision, manager)
    assert hidden.state == State.HIDDEN
    assert (published / WITHHELD).read_text().endswith('"/decisions/21-0')
    assert words(hidden).startswith("The site shows no decisions at all at the moment.")


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("12:00:00", "Still public until 12:01, in copies that browsers and caches keep."),
        ("12:00:59", "Still public until 12:01, in copies that browsers and caches keep."),
        ("12:01:00", "Hidden from the site since 7 March 2024. It is shown again after 12 March"),
    ],
)
@pytest.mark.usefixtures("published")
def test_the_page_says_until_when_it_is_still_public(decision, manager, at, told):
    hidden = taken_down(decision, manager)
    moment = datetime.fromisoformat(f"2024-03-07T{at}+00:00")
    assert words(hidden, at=moment).startswith(told)


def test_an_office_that_does_not_know_the_folder_says_that_it_is_still_public(
    decision, manager, monkeypatch
):
    monkeypatch.setattr(of_the_site, "published_folder", lambda: None)
    hidden = taken_down(decision, manager)
    assert words(hidden).startswith("Still public until the next register")
    assert f"hide {ADDRESS} now" in words(hidden)


def test_an_office_that_may_not_write_there_says_that_it_is_still_public(
    decision, manager, published
):
    """Something in the way stops whoever asks, root too."""
    change_withheld(published)
    (published / f".{WITHHELD}.unfinished").mkdir()
    hidden = taken_down(decision, manager)
    assert hidden.state == State.HIDDEN
    assert words(hidden).startswith("Still public until the next register")
