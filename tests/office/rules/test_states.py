"""Random walks: whatever is asked, in whatever order, nothing becomes public that may not be.

Thousands of steps of people and of the calendar, on real records, or a sample of them. What may be
public is written down a second time here, without the program's tables; after each hundred steps
the register that the office's decisions would make must be that, and now and then the one that is
made of the extract which the office gives out.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import transaction

from tests.office.databases import on_both
from tests.office.moving.extracts import taken_out
from tests.office.publishing import TIMES, do, draft, noon, person
from tests.register.registers import built, public_of
from tests.sampling import trials
from tests.tables import extract
from upheld.core.working_days import ENGLAND_AND_WALES
from upheld.intake.extract import Extract
from upheld.office.decisions.calendar import run_calendar
from upheld.office.decisions.clearing import clear
from upheld.office.decisions.publication import confirm, turn_down, withdraw
from upheld.office.decisions.publication_troubles import Again
from upheld.office.decisions.statements import Words, uncleared, write_words
from upheld.office.models import Decision, Person
from upheld.office.rules.roles import Role
from upheld.office.rules.states import TRANSITIONS, Action, NotAllowed, State, actions_of

STEPS, FEWER_STEPS = trials(1_000, whole=10_000), trials(500, whole=1_000)
LOOK_EVERY, EXTRACT_EVERY = 100, trials(500, whole=1_000)
CASES = 24
FIRST = date(2008, 1, 7)
CLOSED = ENGLAND_AND_WALES.holidays
LATEST = 40  # decisions that are still acted on
LISTED = ("closed after initial enquiries", "not upheld", "upheld")
CLEAN = "1. Mr B complained about a delay. Version {}."
NAMED = "1. Mr B complained to Martha Holroyd. Version {}."
ROLES = (
    (Role.CASEWORKER,),
    (Role.PUBLISHING_MANAGER,),
    (Role.DIRECTOR,),
    (Role.CASEWORKER, Role.PUBLISHING_MANAGER, Role.DIRECTOR),  # one who may do everything
    (Role.AUDITOR,),
)


@dataclass
class Naive:
    """What a person with pencil and paper would note of one decision."""

    decided_on: date
    outcome: str
    words: str
    is_made: bool = False
    cleared: bool = False  # its present words, by somebody, since anything last held it back
    publish_on: date | None = None
    held: set[str] = field(default_factory=set)  # withheld, taken down, review, replaced
    hidden_on: date | None = None  # by one person, until a second has confirmed or time is up
    asked_to_withhold: bool = False
    is_out: bool = False

    def may_be_public(self, on: date) -> bool:
        day = self.decided_on + timedelta(days=42)
        last = self.decided_on
        is_leap_day = (last.month, last.day) == (2, 29)  # after ten years there is none
        kept_until = last.replace(year=last.year + 10, day=28 if is_leap_day else last.day)
        return (
            self.is_made
            and self.cleared
            and not self.held
            and self.hidden_on is None
            and self.outcome in LISTED
            and max(day, self.publish_on or day) <= on < kept_until
        )

    def reappear(self, on: date) -> None:
        """Three working days were left to confirm, and they are over."""
        if self.hidden_on is not None:
            between = (self.hidden_on + timedelta(days=n) for n in range(1, 30))
            days = [day for day in between if day.strftime("%A")[0] != "S" and day not in CLOSED]
            self.hidden_on = None if on > days[2] else self.hidden_on


class Walk:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.today = FIRST
        made = [person(*roles, name=f"p{n}").pk for n, roles in enumerate(ROLES)]
        known = Person.objects.prefetch_related("held").order_by("pk")
        self.people = list(known.filter(pk__in=made))  # with their roles
        self.known: dict[tuple[str, int], Naive] = {}
        self.done: Counter[str] = Counter()
        self.written = 0
        for number in range(CASES):
            self.open(f"21 000 {number:03}")

    def words(self) -> str:
        self.written += 1
        return self.chance.choice((CLEAN, CLEAN, CLEAN, NAMED)).format(self.written)

    def open(self, reference: str) -> None:
        text, outcome = self.words(), self.chance.choice((*LISTED, "upheld", "advice given"))
        made = draft(
            by=self.people[0],
            reference=reference,
            outcome=outcome,
            text=text,
            decided_on=self.today,
        )
        self.known[reference, 1] = Naive(made.decided_on, outcome, text)

    def step(self) -> None:
        deeds = (self.act, self.act, self.act, self.second, self.write, self.look, self.pass_days)
        weights = (20, 20, 20, 14, 8, 12, 4)
        self.chance.choices(deeds, weights)[0]()

    def some(self) -> tuple[Decision, Naive]:
        reference, sequence = self.chance.choice(list(self.known)[-LATEST:])
        found = Decision.objects.select_related("case", "proposed_by").get(
            case__reference=reference, sequence=sequence
        )
        return found, self.known[reference, sequence]

    def act(self) -> None:
        decision, naive = self.some()
        possible = [each.action for each in actions_of(State(decision.state))]
        action = self.chance.choice([*possible, *possible, self.chance.choice(list(Action))])
        by = self.chance.choice(self.people)
        later = self.chance.choice((None, None, None, self.today + timedelta(days=60)))
        again = Again(
            decided_on=self.today,
            outcome=self.chance.choice(LISTED),
            words=Words(summary="", text=self.chance.choice((self.words(), ""))),
        )
        try:
            now = do(action, decision, by=by, on=self.today, publish_on=later, again=again)
        except NotAllowed:
            self.done["refused"] += 1
            return
        self.done[action] += 1
        if action == Action.DECIDE_AGAIN:
            naive.held.add("replaced")
            key = decision.case.reference, now.sequence
            self.known[key] = Naive(again.decided_on, again.outcome, again.words.text, is_made=True)
        else:
            self.note(action, naive, later)

    def note(self, action: Action, naive: Naive, later: date | None) -> None:
        naive.is_made |= action == Action.DECIDE
        if action == Action.CLEAR:
            naive.cleared, naive.publish_on = True, later
        if action in (Action.CALL_BACK, Action.BEGIN_REVIEW):
            naive.cleared = naive.is_out = False
        if action == Action.TAKE_DOWN:
            naive.hidden_on = self.today
        if action == Action.BEGIN_REVIEW:
            naive.held.add("review")
            naive.hidden_on = None
        if action in (Action.BEGIN_REVIEW, Action.END_REVIEW):
            naive.asked_to_withhold = False
        if action == Action.END_REVIEW:
            naive.held.discard("review")
        naive.asked_to_withhold |= action == Action.WITHHOLD

    def second(self) -> None:
        waiting = Decision.objects.exclude(proposed_action="").select_related("case", "proposed_by")
        decision = self.chance.choice([*waiting] or [None])
        if decision is None:
            return
        naive = self.known[decision.case.reference, decision.sequence]
        by, action = self.chance.choice(self.people), decision.proposed_action
        proposer = decision.proposed_by
        is_confirmed = self.chance.random() < 0.7
        at = noon(self.today)
        try:
            if is_confirmed:
                confirm(decision, by=by, at=at)
            elif by == proposer:
                withdraw(decision, by=by, at=at)
            else:
                turn_down(decision, by=by, reason="Because.", at=at)
        except NotAllowed:
            self.done["refused"] += 1
            return
        self.done["second"] += 1
        naive.asked_to_withhold = False
        naive.hidden_on = None
        if is_confirmed:
            assert by != proposer
            naive.cleared = naive.is_out = False
            naive.held ^= {"withheld"}
            assert ("withheld" in naive.held) is (action != Action.RELEASE)

    def write(self) -> None:
        decision, naive = self.some()
        text = self.words()
        try:
            write_words(
                decision, Words(summary="", text=text), by=self.people[0], at=noon(self.today)
            )
        except NotAllowed:
            self.done["refused"] += 1
            return
        self.done["write"] += 1
        naive.words, naive.cleared = text, False

    def look(self) -> None:
        decision, _ = self.some()
        for found in uncleared(decision):
            clear(decision, {found.finding.hash: "Seen."}, by=self.people[1], at=noon(self.today))
            self.done["cleared a finding"] += 1

    def pass_days(self) -> None:
        self.today += timedelta(days=self.chance.choice((1, 1, 2, 7, 20, 42)))
        if self.chance.random() < 0.3:
            self.open(f"22 {self.written // 1000:03} {self.written % 1000:03}")
        self.done["published"] += run_calendar(
            on=self.today, at=noon(self.today), times=TIMES
        ).published
        for naive in self.known.values():
            naive.reappear(self.today)
            naive.is_out |= naive.may_be_public(self.today) and not naive.asked_to_withhold

    def public(self) -> dict[str, str]:
        """The newest decision of each case, where it may be public and the calendar has run."""
        newest: dict[str, Naive] = {}
        for (reference, _), naive in sorted(self.known.items()):
            newest[reference] = naive
        return {
            reference: naive.words
            for reference, naive in newest.items()
            if naive.is_out and naive.may_be_public(self.today)
        }


def as_extract():
    """Every decision that was made, as it leaves the office: what is not published, withheld."""
    made = Decision.objects.exclude(state=State.DRAFT).select_related("case")
    return extract(
        decided=[
            {
                "reference": each.case.reference,
                "authority": each.case.authority_id,
                "decided_on": each.decided_on.isoformat(),
                "outcome": each.outcome,
                "category": each.category,
                "sequence": str(each.sequence),
                "statement": each.statement,
                "withheld_reason": "" if each.state == State.PUBLISHED else "other",
            }
            for each in made
        ]
    )


def register(extract: Extract, day: date) -> dict[str, str]:
    rows = public_of(extract, as_at=day.isoformat()).decisions
    return {row["reference"]: row["statement"] for row in rows}


def states() -> Counter[str]:
    return Counter(Decision.objects.values_list("state", flat=True))


@pytest.fixture(autouse=True)
def checked_by_the_database_alone(monkeypatch):
    """The database checks its constraints as ever; to ask it for each of them before takes longest."""
    monkeypatch.setattr(Decision, "validate_constraints", lambda *_, **__: None)


def walk(steps: int, folder: Path, *, seed: int) -> Walk:
    """In one transaction: what is tried here is not whether a disk keeps what it was given."""
    with transaction.atomic():
        walking = Walk(seed)
        seen = 0
        for number in range(1, steps + 1):
            walking.step()
            if number % LOOK_EVERY == 0:
                day, public = walking.today, walking.public()
                assert register(as_extract(), day) == public, f"seed {seed}, step {number}"
                seen += len(public)
            if number % EXTRACT_EVERY == 0:
                given_out = taken_out(folder / str(number), as_at=day)
                assert register(given_out, day) == public, f"seed {seed}, extract {number}"
        assert seen > 0
    return walking


@pytest.mark.sampled
@pytest.mark.usefixtures("database")
def test_after_many_random_steps_nothing_was_ever_public_that_may_not_be(tmp_path):
    walking = walk(STEPS, tmp_path, seed=1)
    unused = {each.action for each in TRANSITIONS if each.is_asked_for} - set(walking.done)
    assert unused == set(), "the walk never did these"
    folder = built(as_extract(), tmp_path / "register", as_at=walking.today.isoformat())
    assert folder.manifest.decisions == len(walking.public())
    print(f"\n{dict(walking.done)}\n{dict(states())}, until {walking.today}")


@on_both
@pytest.mark.sampled
@pytest.mark.usefixtures("database")
def test_a_shorter_walk_is_the_same_on_both_databases(tmp_path):
    walk(FEWER_STEPS, tmp_path, seed=2)


def test_every_state_but_the_ends_leads_on_and_every_state_is_reached():
    reached = {each.after for each in TRANSITIONS} | {State.DRAFT}
    reached |= {each.meanwhile for each in TRANSITIONS if each.meanwhile}
    ends = {state for state in State if not actions_of(state)}
    assert reached == set(State)
    assert ends == {State.DECIDED_AGAIN, State.PAST_ITS_TIME}


def test_nothing_leads_to_the_public_but_the_calendar_from_what_was_cleared():
    """Or back from what was public until one person hid it."""
    ways = [each for each in TRANSITIONS if each.after == State.PUBLISHED]
    assert [(each.action, each.before, each.by_calendar, each.needs_scan) for each in ways] == [
        (Action.SHOW_AGAIN, {State.HIDDEN}, True, False),
        (Action.PUBLISH, {State.TO_BE_PUBLISHED}, True, True),
    ]
    hiding = [(each.action, each.meanwhile) for each in TRANSITIONS if each.meanwhile]
    assert hiding == [(Action.TAKE_DOWN, State.HIDDEN)]
    assert {each.after for each in TRANSITIONS} & {State.HIDDEN} == set()


@pytest.mark.usefixtures("database")
def test_nobody_does_what_the_calendar_or_a_correction_does():
    everything = person(*Role, name="everything")
    decision = draft(by=everything)
    for action in (Action.PUBLISH, Action.LET_GO, Action.SHOW_AGAIN, Action.CORRECTED):
        for state in State:
            decision.state = state
            with pytest.raises(NotAllowed):
                do(action, decision, by=everything)


@pytest.mark.usefixtures("database")
def test_every_action_is_refused_in_every_state_that_the_table_does_not_name():
    everything: Person = person(*Role, name="everything")
    decision = draft(by=everything)
    for each in TRANSITIONS:
        for state in set(State) - each.before:
            decision.state = state
            told = f"“{each.action.capitalize()}” is not possible while a decision is {state}."
            with pytest.raises(NotAllowed, match=told):
                do(each.action, decision, by=everything)
