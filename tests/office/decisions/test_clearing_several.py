"""The findings of a statement are answered in one form, and those that wait are on work lists."""

import pytest

from tests.office.cases import words
from tests.office.publishing import do, draft
from tests.office.signed_in import a_person, signed_in
from upheld.office.decisions.statements import findings_of, uncleared
from upheld.office.models import Cleared, Decision, Draft
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, State

pytestmark = pytest.mark.usefixtures("database")

SIX = (
    "1. Mr B complained to Martha Holroyd. His number was 07700 900123, he said.\n"
    "2. Martha Holroyd replied to him. Later Martha Holroyd wrote again.\n"
    "3. He moved to LS1 4AB in May. Martha Holroyd then apologised."
)
LEADER = "The leader, acting in public."


@pytest.fixture
def writer(database):  # noqa: ARG001
    return a_person(Role.CASEWORKER, email="writer@office.example")


@pytest.fixture
def decision(writer):
    return do(Action.DECIDE, draft(by=writer, text=SIX), by=writer)


@pytest.fixture
def manager(database):  # noqa: ARG001
    return signed_in(a_person(Role.PUBLISHING_MANAGER))


def post(client, decision, what, follow=True, **sent):
    version = Decision.objects.get(pk=decision.pk).version
    address = f"/publication/{decision.pk}/{what}"
    return client.post(address, {"version": version} | sent, follow=follow)


def own(decision, *numbers, why=LEADER):
    return {f"why_{_hash(decision, number)}": why for number in numbers}


def ticked(decision, *numbers):
    return {f"tick_{_hash(decision, number)}": "on" for number in numbers}


def _hash(decision, number):
    return findings_of(decision)[number - 1].finding.hash


def whys(decision):
    return {each.number: each.cleared.why for each in findings_of(decision) if each.cleared}


def agreed(decision, *numbers):
    return {"finding": [_hash(decision, number) for number in numbers]}


def test_one_form_clears_some_with_reasons_of_their_own_and_the_rest_with_one(decision, manager):
    several = ticked(decision, 1, 3, 4, 6) | {"why": LEADER}
    alone = own(decision, 2, why="Ofcom's number for drama.")
    said = post(manager, decision, "clear-findings", **several, **alone)
    assert "4 findings are cleared. 1 finding needs a second person to agree." in words(said)
    assert said.redirect_chain == [(f"/publication/{decision.pk}#findings", 302)]
    assert whys(decision) == dict.fromkeys((1, 3, 4, 6), LEADER) | {2: "Ofcom's number for drama."}
    assert "To be cleared: 1. Waiting for a second person: 1. Cleared: 4." in words(said)


def test_a_reason_of_its_own_comes_before_the_one_for_several(decision, manager):
    sent = ticked(decision, 1, 3) | {"why": LEADER} | own(decision, 3, why="A minister.")
    post(manager, decision, "clear-findings", **sent)
    assert whys(decision) == {1: LEADER, 3: "A minister."}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (lambda _: {}, "Enter why at least one finding does not identify anyone."),
        (lambda d: ticked(d, 1), "Enter the reason for the findings that you ticked."),
        (lambda _: {"why": LEADER}, "Tick the findings that this reason is for."),
        (lambda d: own(d, 1) | {"why_gone": LEADER}, "no longer open in the statement"),
        (lambda d: own(d, 1, why="Yes. " * 50), "200 characters"),
    ],
)
def test_what_is_half_given_clears_nothing_and_says_what_to_do(decision, manager, sent, said):
    page = post(manager, decision, "clear-findings", **sent(decision))
    assert (page.status_code, Cleared.objects.count()) == (422, 0)
    assert said in words(page)


def test_what_was_written_is_still_there_when_it_is_refused(decision, manager):
    sent = own(decision, 1, why="The leader of Leeds.") | ticked(decision, 3)
    page = post(manager, decision, "clear-findings", **sent).content.decode()
    assert 'value="The leader of Leeds."' in page
    assert page.count(" checked") == 1


def test_before_anything_is_cleared_the_page_says_what_takes_two(decision, manager, writer):
    needed = "Once you have cleared it, a second person must agree."
    assert words(manager.get(f"/publication/{decision.pk}")).count(needed) == 2  # phone, postcode
    told = words(signed_in(writer).get(f"/publication/{decision.pk}"))
    assert "a second person must agree to everything that you clear" in told


def test_what_is_refused_says_what_has_no_reason_and_what_waits_for_a_second_person(
    decision, manager
):
    post(manager, decision, "clear-findings", **own(decision, 1, 2, 3, 5))
    refused = words(post(manager, decision, "clear-for-publication"))
    assert (
        "Findings 4 and 6 of the scan for identity have not been cleared and may identify a"
        " person. Clear each one with a reason, or rewrite the statement." in refused
    )
    assert (
        "Findings 2 and 5 were cleared by publishing-manager, and wait for a second person to"
        " agree." in refused
    )


def test_a_refusal_leaves_no_draft_of_nothing(decision, manager):
    to = f"/publication/{decision.pk}"
    mark = manager.get(to).context["draft_of"]
    sent = {"draft_of": mark, "form": "clear-for-publication", "publish_on": ""}
    assert post(manager, decision, "clear-for-publication", **sent).status_code == 422
    assert not Draft.objects.exists()
    assert manager.get(to).context["draft"] is None


def test_what_waits_is_listed_and_counted_for_those_who_can_agree_and_for_nobody_else(
    decision, manager, writer
):
    other = a_person(Role.CASEWORKER, email="other@office.example")
    auditor = a_person(Role.AUDITOR)
    post(manager, decision, "clear-findings", **own(decision, 1, 2, 3, 4, 5, 6))
    readers = {"manager": manager, "writer": signed_in(writer), "other": signed_in(other)}
    told = "1 decision with findings that you can agree to clear as the second person"
    counted = {who: told in words(client.get("/")) for who, client in readers.items()}
    assert counted == {"manager": False, "writer": False, "other": True}
    listed = {
        who: "23 000 001" in words(client.get("/publication?list=agree"))
        for who, client in readers.items()
    }
    assert listed == counted
    assert "that you can agree to clear" not in words(signed_in(auditor).get("/publication"))
    assert "23 000 001" in words(signed_in(auditor).get("/publication?list=findings"))

    two = agreed(decision, 2, 5)
    said = post(readers["other"], decision, "agree", **two)
    assert "You have agreed, and 2 findings are cleared." in words(said)
    assert uncleared(decision) == []
    assert told not in words(readers["other"].get("/"))
    done = post(manager, decision, "clear-for-publication")
    assert "The statement has been cleared for publication." in words(done)
    assert Decision.objects.get().state == State.TO_BE_PUBLISHED


def test_what_is_not_in_the_text_any_more_waits_for_nobody(decision, manager, writer):
    post(manager, decision, "clear-findings", **own(decision, 2))
    signed_in(writer).post(
        f"/decisions/{decision.pk}/statement",
        {"version": Decision.objects.get().version, "statement": "1. Mr B complained."},
    )
    other = signed_in(a_person(Role.CASEWORKER, email="other@office.example"))
    assert "that you can agree to clear" not in words(other.get("/"))


def test_who_agrees_says_to_what_and_to_each_only_once(decision, manager):
    post(manager, decision, "clear-findings", **own(decision, 2))
    seconds = [
        signed_in(a_person(Role.CASEWORKER, email=f"{name}@office.example")) for name in "ab"
    ]
    assert "Tick the findings" in words(post(seconds[0], decision, "agree"))
    assert "undone in the meantime" in words(post(seconds[0], decision, "agree", finding="x"))
    for client, status in zip(seconds, (200, 422), strict=True):
        assert post(client, decision, "agree", **agreed(decision, 2)).status_code == status


def test_a_clearance_is_undone_at_the_findings(decision, manager):
    post(manager, decision, "clear-findings", **own(decision, 1))
    said = post(manager, decision, "look-again", finding=_hash(decision, 1))
    assert "The finding is no longer cleared." in words(said)
    assert said.redirect_chain == [(f"/publication/{decision.pk}#findings", 302)]
    assert not Cleared.objects.exists()


def test_the_reasons_of_findings_and_of_actions_are_drafts_of_their_own(decision, manager):
    to = f"/publication/{decision.pk}"
    mark = {"draft_of": manager.get(to).context["draft_of"]}
    reasons = (
        mark | {"form": "findings"} | own(decision, 1, why="The leader.") | ticked(decision, 3)
    )
    manager.post("/drafts", reasons)
    manager.post("/drafts", mark | {"form": "withhold", "reason": "She has not agreed."})
    shown = manager.get(f"{to}?draft=show")
    form = shown.context["clearing"]
    kept = form[f"why_{_hash(decision, 1)}"].value(), form[f"tick_{_hash(decision, 3)}"].value()
    assert kept == ("The leader.", "on")
    forms = {each["slug"]: each["form"] for each in shown.context["actions"]}
    assert forms["withhold"]["reason"].value() == "She has not agreed."

    post(manager, decision, "clear-findings", **reasons | {"why": LEADER})
    assert [each.address for each in Draft.objects.all()] == [f"{to}#withhold"]
    assert manager.post("/drafts/delete", mark).status_code == 302
    assert not Draft.objects.exists()


def test_after_a_refusal_the_words_are_kept_for_the_page_that_can_be_asked_for(decision, manager):
    page = post(manager, decision, "clear-findings")
    mark = {"draft_of": page.context["draft_of"], "form": "findings"}
    manager.post("/drafts", mark | own(decision, 1))
    assert manager.get(f"/publication/{decision.pk}").context["draft"] is not None
