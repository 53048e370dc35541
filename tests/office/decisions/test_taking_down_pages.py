"""Taking a decision down on its page, as a browser asks for it."""

import pytest

from tests.office.decisions.test_publication_pages import browser, post, words_of
from tests.office.decisions.test_taking_down import ADDRESS, SIX_WEEKS_ON, calendar
from tests.office.publishing import do, draft, person
from upheld.disk.withheld import WITHHELD, read_withheld
from upheld.office.decisions import on_the_site
from upheld.office.models import Decision
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, State

pytestmark = pytest.mark.usefixtures("database")
GIVEN = {"reason": "It names her street.", "withheld_reason": "a person could be identified"}


@pytest.fixture
def published(tmp_path, monkeypatch):
    """The folder that the site reads."""
    monkeypatch.setattr(on_the_site, "published_folder", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def manager(database):  # noqa: ARG001  # the office must be there first
    return person(Role.PUBLISHING_MANAGER)


@pytest.fixture
def decision(manager):
    """One that is public."""
    caseworker = person(Role.CASEWORKER)
    made = do(Action.DECIDE, draft(by=caseworker), by=caseworker)
    do(Action.CLEAR, made, by=manager)
    calendar(SIX_WEEKS_ON)
    return made


def test_the_page_says_what_taking_down_does_and_that_a_review_leaves_it_public(decision, manager):
    page = words_of(browser(manager).get(f"/publication/{decision.pk}"))
    assert "This hides it from the site at once. If no second person confirms it within" in page
    assert "It stays on the site until the next register. To hide it at once, take it down" in page


def test_one_hides_and_the_page_says_so_and_another_confirms(decision, manager, published):
    first, second = browser(manager), browser(person(Role.DIRECTOR))
    done = words_of(post(first, decision, "take-down", **GIVEN))
    assert "Hidden. A second person must confirm it by" in done
    assert "Still public until" in done
    assert "in copies that browsers and caches keep. The site itself no longer shows it." in done
    assert read_withheld(published) == {ADDRESS}
    assert "Confirm: take down" not in words_of(first.get(f"/publication/{decision.pk}"))
    assert "the site then shows it again" in words_of(second.get(f"/publication/{decision.pk}"))
    assert "Confirmed: the decision is taken down for good." in words_of(
        post(second, decision, "confirm")
    )
    assert Decision.objects.get().state == State.TAKEN_DOWN


def test_a_reason_is_needed_and_nothing_is_hidden_without(decision, manager, published):
    assert post(browser(manager), decision, "take-down").status_code == 422
    assert not (published / WITHHELD).exists()


def test_what_is_published_again_is_on_a_list_until_somebody_shows_it(decision, manager, published):
    client = browser(manager)
    post(client, decision, "take-down", **GIVEN)
    second = browser(person(Role.DIRECTOR))
    post(second, decision, "confirm")
    post(second, decision, "release", reason="She agrees now.")
    post(client, decision, "confirm")
    post(client, decision, "clear-for-publication")
    calendar(SIX_WEEKS_ON)
    assert "23 000 001" in words_of(client.get("/publication?list=hidden"))
    assert "Show on the site" in words_of(client.get(f"/publication/{decision.pk}"))
    told = words_of(post(client, decision, "show-on-site"))
    assert "The site shows it again with the next register." in told
    assert read_withheld(published) == frozenset()
    assert "There is nothing on this list." in words_of(client.get("/publication?list=hidden"))
