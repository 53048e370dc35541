"""A public interest report is taken down as a decision is: at once by one, for good by a second."""

from datetime import date

import pytest
from starlette.testclient import TestClient

from tests.office.cases import a_case, a_decision, words
from tests.office.corrections.correcting import correct
from tests.office.corrections.test_entered_in_error import troubles
from tests.office.moving.extracts import TIMES, contents_of, take, taken_out
from tests.office.publishing import noon
from tests.office.signed_in import a_person, signed_in
from tests.register.registers import built
from upheld.disk.withheld import read_withheld
from upheld.office.answers.of_a_person import how_many_wait, unread
from upheld.office.decisions import on_the_site
from upheld.office.decisions.calendar import run_calendar
from upheld.office.decisions.publication_troubles import Refused
from upheld.office.decisions.reports_down import (
    confirm,
    take_down,
    turn_down,
    where_it_is,
    withdraw,
)
from upheld.office.ledger.recording import writing
from upheld.office.models import Decision, Report
from upheld.office.rules.answers import Became
from upheld.office.rules.roles import Role
from upheld.office.rules.states import NotAllowed, State
from upheld.ombudsman.folder import read_office
from upheld.site.app import application

pytestmark = pytest.mark.usefixtures("database")
ADDRESS = "/decisions/23-000-001/leeds"
TITLE = "A report about housing repairs"
LATER = date(2024, 9, 2)
HIDDEN_ON, LAST_DAY = date(2026, 12, 23), date(2026, 12, 30)  # Christmas is between


@pytest.fixture
def published(tmp_path, monkeypatch):
    folder = tmp_path / "published"
    folder.mkdir()
    monkeypatch.setattr(on_the_site, "published_folder", lambda: folder)
    return folder


@pytest.fixture
def people(database):  # noqa: ARG001  # the office must be there first
    return a_person(Role.PUBLISHING_MANAGER), a_person(Role.DIRECTOR)


@pytest.fixture
def report(people, published):  # noqa: ARG001
    case = a_case()
    a_decision(case, state=State.PUBLISHED, statement="1. Mr B waited.", statement_version=1)
    made = Report(case=case, published_on=date(2024, 6, 3), title=TITLE)
    with writing("test", "enter a report") as write:
        write.make(made)
    return made


def stored():
    return Report.objects.select_related("case").get()


def site(published):
    client = TestClient(application(published, read_office()), follow_redirects=False)
    return client.get(ADDRESS)


def new_register(published, folder, *, as_at):
    built(taken_out(folder / f"x-{as_at}", as_at=as_at), published, as_at=as_at.isoformat())


def test_one_person_hides_it_at_once_and_a_second_takes_it_down_for_good(
    report, people, published, tmp_path
):
    manager, director = people
    new_register(published, tmp_path, as_at=date(2024, 7, 31))
    assert TITLE in site(published).text
    take_down(report, by=manager, reason="It names her street.", at=noon(LATER))
    assert site(published).status_code == 404
    assert contents_of(taken_out(tmp_path / "hidden"))["reports"][1] == []
    with pytest.raises(Refused, match="ask somebody else"):
        confirm(stored(), by=manager, at=noon(LATER))
    confirm(stored(), by=director, at=noon(LATER))
    run_calendar(on=date(2024, 12, 2), at=noon(date(2024, 12, 2)), times=TIMES)
    assert stored().state == State.TAKEN_DOWN
    assert read_withheld(published) == {ADDRESS}

    new_register(published, tmp_path, as_at=date(2024, 12, 2))
    decision = Decision.objects.select_related("case").get()
    on_the_site.show_on_site(decision, by=manager, at=noon(date(2024, 12, 2)))
    new_register(published, tmp_path, as_at=date(2024, 12, 3))
    page = site(published)
    assert page.status_code == 200, "its decision is shown again by a person"
    assert TITLE not in page.text


def test_it_returns_after_three_working_days_that_nobody_confirmed(report, people, published):
    take_down(report, by=people[0], reason="A slip.", at=noon(HIDDEN_ON))
    told = where_it_is(stored(), at=noon(HIDDEN_ON), times=TIMES)
    assert told == (
        "Hidden, with all of its case. It is shown again after 30 December 2026, unless a second"
        " person confirms by then."
    )
    assert run_calendar(on=LAST_DAY, at=noon(LAST_DAY), times=TIMES).shown_again == 0
    after = date(2026, 12, 31)
    assert run_calendar(on=after, at=noon(after), times=TIMES).shown_again == 1
    assert (stored().state, stored().hidden_at, stored().taken_down_by) == ("published", None, None)
    assert read_withheld(published) == frozenset()


def test_it_is_shown_again_at_once_if_it_is_turned_down(report, people, published):
    take_down(report, by=people[0], reason="A slip.", at=noon(HIDDEN_ON))
    with pytest.raises(Refused, match="A second person must confirm that first"):
        decision = Decision.objects.select_related("case").get()
        on_the_site.show_on_site(decision, by=people[0], at=noon(HIDDEN_ON))
    with pytest.raises(NotAllowed, match="Enter why you turn it down"):
        turn_down(stored(), by=people[1], reason=" ", at=noon(HIDDEN_ON))
    assert stored().state == State.HIDDEN
    turn_down(stored(), by=people[1], reason="It names nobody.", at=noon(HIDDEN_ON))
    assert stored().state == State.PUBLISHED
    assert read_withheld(published) == frozenset()
    (answer,) = unread(people[0])
    assert (answer.became, answer.answered_by, answer.reason) == (
        Became.TURNED_DOWN,
        people[1],
        "It names nobody.",
    )


def test_who_took_it_down_withdraws_it_and_does_not_turn_it_down(report, people, published):
    take_down(report, by=people[0], reason="A slip.", at=noon(HIDDEN_ON))
    assert how_many_wait(people[0]) == 1
    with pytest.raises(Refused, match="Withdraw it instead"):
        turn_down(stored(), by=people[0], reason="A slip.", at=noon(HIDDEN_ON))
    with pytest.raises(Refused, match="can withdraw this"):
        withdraw(stored(), by=people[1], at=noon(HIDDEN_ON))
    manager = signed_in(people[0])
    assert f"the report of {report.case.reference}" in words(manager.get("/asked"))
    version = {"version": stored().version}
    done = words(manager.post(f"/reports/{report.pk}/withdraw", version, follow=True))
    assert "You have withdrawn it. The report is shown again." in done
    assert stored().state == State.PUBLISHED
    assert read_withheld(published) == frozenset()
    assert how_many_wait(people[0]) == 0


def test_it_is_turned_down_on_its_page_and_who_took_it_down_reads_why(report, people, published):
    take_down(report, by=people[0], reason="A slip.", at=noon(HIDDEN_ON))
    manager, director = map(signed_in, people)
    at = f"/reports/{report.pk}/turn-down"
    given = {"version": stored().version, "reason": "It names nobody."}
    assert "Turned down." in words(director.post(at, given, follow=True))
    assert "It names nobody." in words(manager.get("/"))
    assert stored().state == State.PUBLISHED
    assert "Nothing waits here any more" in words(director.get(at))
    assert read_withheld(published) == frozenset()


def test_on_its_page(report, people, published):
    manager, director = map(signed_in, people)
    at = f"/reports/{report.pk}"
    version = {"version": stored().version}
    refused = manager.post(f"{at}/take-down", version)
    assert refused.status_code == 422
    assert "Enter a reason" in words(refused)
    given = version | {"reason": "It names her street."}
    done = words(manager.post(f"{at}/take-down", given, follow=True))
    assert "Hidden. A second person must confirm it." in done
    assert "1 report that was taken down, and needs you to confirm" in words(director.get("/"))
    assert TITLE in words(director.get("/reports?state=hidden"))
    assert manager.post(f"{at}/confirm", {"version": stored().version}).status_code == 422
    done = words(director.post(f"{at}/confirm", {"version": stored().version}, follow=True))
    assert "Taken down for good. No extract and no register has it." in done
    assert read_withheld(published) == {ADDRESS}
    assert signed_in(a_person(Role.CASEWORKER)).post(f"{at}/take-down").status_code == 403


def test_an_import_of_it_neither_changes_nor_shows_it(report, people, published, tmp_path):
    extract = taken_out(tmp_path / "before")
    take_down(report, by=people[0], reason="A slip.", at=noon(HIDDEN_ON))
    assert take(extract).is_nothing
    assert stored().state == State.HIDDEN
    assert read_withheld(published) == {ADDRESS}


def test_a_complaint_with_a_public_report_stays_upheld_until_that_is_taken_down(report, people):
    decision = Decision.objects.get()
    told = troubles(correct, decision, by=people[0], outcome="not upheld")
    assert told == (
        "The public interest report of this case says that we found fault. Take the report"
        " down first, on its page."
    )
    take_down(report, by=people[0], reason="It was not upheld.", at=noon(LATER))
    assert troubles(correct, decision, by=people[0], outcome="not upheld") == told
    confirm(stored(), by=people[1], at=noon(LATER))
    assert correct(decision, by=people[0], outcome="not upheld").standing == "proposed"
