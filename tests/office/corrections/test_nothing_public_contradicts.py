"""A correction leaves nothing on the site that contradicts it: from the form to register and site."""

from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from tests.office.cases import a_case, a_decision, a_recommendation, mistakes, send, words
from tests.office.moving.extracts import TIMES, taken_out
from tests.office.publishing import noon
from tests.office.signed_in import a_person, signed_in
from tests.profiles import CATEGORIES, OUTCOMES
from tests.register.registers import built
from upheld.core.vocabulary import DECISION_KINDS
from upheld.disk.withheld import read_withheld
from upheld.office.corrections.clearing_ended import ends_clearing
from upheld.office.corrections.wanted import Wanted
from upheld.office.decisions import on_the_site
from upheld.office.decisions.calendar import run_calendar
from upheld.office.decisions.publication import ask
from upheld.office.decisions.publication_troubles import Asked, Refused
from upheld.office.models import Correction, Decision
from upheld.office.rules.putting_right import CODED, FOR_US_ALONE, Act
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, State
from upheld.ombudsman.folder import read_office
from upheld.site.app import application

pytestmark = pytest.mark.usefixtures("database")
ADDRESS = "/decisions/23-000-001/leeds"
TODAY = date(2024, 7, 31)
SAID = "1. Mr B complained about a delay. We uphold his complaint."


@pytest.fixture
def published(tmp_path, monkeypatch):
    """The folder that the site reads, with a register of what the office has."""
    folder = tmp_path / "published"
    folder.mkdir()
    monkeypatch.setattr(on_the_site, "published_folder", lambda: folder)
    return folder


@pytest.fixture
def people(database):  # noqa: ARG001  # the office must be there first
    return signed_in(a_person(Role.CASEWORKER)), signed_in(a_person(Role.PUBLISHING_MANAGER))


@pytest.fixture
def decision(people, published, tmp_path):  # noqa: ARG001
    made = a_decision(
        a_case(),
        state=State.PUBLISHED,
        published_on=date(2024, 5, 1),
        statement=SAID,
        statement_version=1,
        remedied_by_authority=True,
        fault="delay",
    )
    new_register(published, tmp_path, as_at=TODAY)
    assert "Upheld" in page_of(published).text
    return made


def new_register(published, folder, *, as_at):
    extract = taken_out(folder / f"extract-{as_at}", as_at=as_at)
    built(extract, published, as_at=as_at.isoformat())


def page_of(published, address=ADDRESS):
    return TestClient(application(published, read_office()), follow_redirects=False).get(address)


def stored():
    return Decision.objects.get()


def corrected(people, decision, **after):
    """Asked for on the form, and confirmed on the page of the correction."""
    caseworker, manager = people
    form = f"/decisions/{decision.pk}/correct"
    asked = send(caseworker, form, reason="Coded wrongly.", empty_the_rest="on", **after)
    assert asked.status_code == 302, mistakes(asked)
    return manager, asked.url


def test_a_public_decision_goes_from_the_site_as_its_correction_takes_effect(
    people, decision, published, tmp_path
):
    manager, address = corrected(people, decision, outcome="not upheld")
    assert page_of(published).status_code == 200, "the record says upheld until it is confirmed"
    assert stored().outcome == "upheld"
    manager.post(f"{address}/confirm")
    assert page_of(published).status_code == 404
    assert read_withheld(published) == {ADDRESS}
    now = stored()
    assert (now.outcome, now.state, now.published_on) == ("not upheld", State.DECIDED, None)

    new_register(published, tmp_path, as_at=date(2024, 8, 1))
    assert page_of(published).status_code == 404, "nor does a later register bring it back"

    day = date(2024, 8, 2)
    own = Asked(
        action=Action.CLEAR, by=Correction.objects.get().asked_by, at=noon(day), on=day, reason=""
    )
    with pytest.raises(Refused, match="You asked for the correction of this decision"):
        ask(now, own, times=TIMES)
    cleared = Asked(
        action=Action.CLEAR, by=a_person(Role.DIRECTOR), at=noon(day), on=day, reason=""
    )
    ask(now, cleared, times=TIMES)
    run_calendar(on=day, at=noon(day), times=TIMES)
    new_register(published, tmp_path, as_at=day)
    assert page_of(published).status_code == 404, "a person has yet to show it"
    version = stored().version
    manager.post(f"/publication/{decision.pk}/show-on-site", {"version": version})
    new_register(published, tmp_path, as_at=day + timedelta(days=1))
    page = page_of(published).text
    assert "Not upheld" in page
    assert "2 August 2024" in page


def test_what_will_happen_is_said_before_it_is_asked_for_and_before_it_is_confirmed(
    people, decision
):
    caseworker, manager = people
    told = words(caseworker.get(f"/decisions/{decision.pk}/correct"))
    assert "If you change anything except Earlier case or Issue: This case is on the public" in told
    assert "Then the site hides all of the case at once" in told
    _, address = corrected(people, decision, category="Other")
    assert "Then the site hides all of the case at once" in words(manager.get(address))
    manager.post(f"{address}/confirm")
    told = words(manager.get(f"/publication/{decision.pk}"))
    assert "Corrected since it was decided Category Read the statement again" in told


def test_every_column_that_readers_see_or_a_statement_speaks_of_hides_it(decision):
    by = a_person(Role.DIRECTOR)
    other = dict.fromkeys(CODED, "other")
    ending = {
        name
        for name in CODED
        if ends_clearing(
            Wanted(
                act=Act.CORRECT,
                record=decision,
                after={name: other[name]},
                reason="",
                by=by,
                on=TODAY,
            )
        )
    }
    assert ending == {
        *("outcome", "category", "subcategory", "remedied_by_authority", "statement_kind"),
        *("fault_from", "fault_to", "fault", "decided_on"),
    }
    assert set(CODED) - ending == FOR_US_ALONE


@pytest.mark.parametrize(
    "after",
    [
        {"category": CATEGORIES[0]},
        {"outcome": OUTCOMES[0]},
        {"statement_kind": DECISION_KINDS[-1]},
        {"decided_on": "1/3/2024"},
        {"remedied_by_authority": "no"},
    ],
    ids=lambda after: next(iter(after)),
)
def test_nothing_of_it_is_public_after_any_such_correction(people, decision, published, after):
    manager, address = corrected(people, decision, **after)
    manager.post(f"{address}/confirm")
    assert stored().state == State.DECIDED
    assert page_of(published).status_code == 404


def test_what_only_the_office_sees_is_corrected_and_stays_public(people, decision, published):
    manager, address = corrected(people, decision, issue="A late reply")
    told = words(manager.get(address))
    assert "What happens on the public site" not in told
    manager.post(f"{address}/confirm")
    assert (stored().issue, stored().state) == ("A late reply", State.PUBLISHED)
    assert page_of(published).status_code == 200


def test_what_was_cleared_and_is_not_public_yet_is_cleared_again(people, published):
    decision = a_decision(a_case(), state=State.TO_BE_PUBLISHED, statement=SAID)
    manager, address = corrected(people, decision, outcome="not upheld")
    assert "must be read and cleared again" in words(manager.get(address))
    manager.post(f"{address}/confirm")
    assert (stored().state, stored().hidden_at) == (State.DECIDED, None)
    assert not (published / "withheld.json").exists() or read_withheld(published) == frozenset()


def test_a_recommendation_in_error_ends_the_clearing_of_what_speaks_of_it(people, published):
    caseworker, manager = people
    case = a_case()
    a_decision(case, state=State.TO_BE_PUBLISHED, statement=SAID)
    agreed = a_recommendation(case)
    send(caseworker, f"/recommendations/{agreed.pk}/entered-in-error", reason="Of another case.")
    manager.post(f"/corrections/{Correction.objects.get().pk}/confirm")
    assert stored().state == State.DECIDED
    assert published.is_dir()


def test_what_a_register_still_shows_after_a_review_began_is_hidden_too(
    people, decision, published
):
    manager = people[1]
    form = {"version": stored().version, "reason": "A new fact."}
    manager.post(f"/publication/{decision.pk}/begin-a-review", form)
    assert page_of(published).status_code == 200, "until the next register"
    manager, address = corrected(people, decision, outcome="not upheld")
    manager.post(f"{address}/confirm")
    assert stored().outcome == "not upheld"
    assert page_of(published).status_code == 404


# ---- All that must be changed, at once -------------------------------------------------------


def test_all_that_an_upheld_complaint_has_is_said_at_once(people):
    case = a_case()
    decision = a_decision(case, remedied_by_authority=True, fault="delay")
    a_recommendation(case)
    a_recommendation(case, number=2)
    form = f"/decisions/{decision.pk}/correct"
    told = mistakes(send(people[0], form, outcome="not upheld", reason=""))
    assert sorted(told) == sorted(
        [
            "A decision with this outcome finds no fault. Leave the fault empty, or correct the"
            " outcome.",
            "Recommendations or outcomes are recorded for this case, and only a complaint in"
            " which we found fault can have any. Say first that they were entered in error: recommendation 1 and"
            " recommendation 2.",
            "Only a complaint in which we found fault can have a satisfactory remedy. Choose no, or"
            " correct the outcome.",
            "Fill this in.",
        ]
    )
    page = words(people[0].get(form))
    assert "first say that each was entered in error: Recommendation 1 Recommendation 2" in page


def test_one_form_empties_what_only_an_upheld_complaint_can_have(people):
    decision = a_decision(
        a_case(), remedied_by_authority=True, fault="delay", fault_from=date(2024, 1, 9)
    )
    form = f"/decisions/{decision.pk}/correct"
    page = words(people[0].get(form))
    assert (
        "If we found no fault, this empties: Remedied by the authority before, Fault from"
        " and Kind of fault."
    ) in page
    done = send(people[0], form, outcome="not upheld", reason="A slip.", empty_the_rest="on")
    assert done.status_code == 302, mistakes(done)
    now = stored()
    assert (now.outcome, now.remedied_by_authority, now.fault, now.fault_from) == (
        *("not upheld", None, "", None),
    )


def test_it_empties_nothing_while_the_complaint_stays_upheld(people):
    decision = a_decision(a_case(), remedied_by_authority=True, fault="delay")
    form = f"/decisions/{decision.pk}/correct"
    send(people[0], form, category="Other", reason="A slip.", empty_the_rest="on")
    assert (stored().category, stored().remedied_by_authority, stored().fault) == (
        *("Other", True, "delay"),
    )
