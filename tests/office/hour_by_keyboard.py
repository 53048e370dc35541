"""Ten usual tasks of an office by keyboard alone in Chromium, with what each costs.

Not collected: ``pytest tests/office/hour_by_keyboard.py -s`` prints the table. A key is every one
pressed, letters of what is typed too. A click is Enter on a link or a button. A field is one that
was filled in, chosen or ticked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.office.cases import a_case, an_upheld_case
from tests.office.follow_up.test_evidence import PDF
from tests.office.publishing import do, draft
from tests.office.serving_here import browser_of, served
from tests.office.signed_in import a_person
from upheld.office.models import Case, Compliance, Decision, Person, Recommendation
from upheld.office.rules.roles import Role
from upheld.office.rules.states import Action, State

MOST_TABS = 600
NAMES = ("Ashdown", "Thwaite", "Penhallow", "Marchbanks", "Okonedo", "Vaszary")
SIX_NAMES = "\n".join(
    f"{number}. Mr {name} complained about a delay." for number, name in enumerate(NAMES, 1)
)
FOCUSED = """() => {
    const at = document.activeElement;
    const label = at.labels && at.labels.length ? at.labels[0].innerText : '';
    return (at.getAttribute('aria-label') || label || at.innerText || at.name || '').trim();
}"""
NAME = "() => document.activeElement.name || ''"


@dataclass
class Hands:
    """Somebody who only has a keyboard, and reads each page from its beginning."""

    page: Page
    keys: int = 0
    clicks: int = 0
    fields: int = 0
    home: Path = field(default_factory=Path)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def reach(self, is_it: Callable[[], bool], what: str, key: str = "Tab") -> None:
        for _ in range(MOST_TABS):
            self.press(key)
            if is_it():
                return
        raise AssertionError(f"{what} is not reached by {key} on {self.page.url}")

    def at(self, words: str) -> bool:
        return bool(re.search(words, self.page.evaluate(FOCUSED)))

    def leads_on(self) -> bool:
        return self.page.evaluate("document.activeElement.tagName") in ("A", "BUTTON")

    def open(self, words: str, *, key: str = "Tab") -> None:
        """A link or a button, which leads to another page."""
        self.reach(lambda: self.leads_on() and self.at(words), words, key)
        with self.page.expect_navigation():
            self.press("Enter")
        self.clicks += 1

    def unfold(self, words: str) -> None:
        self.reach(lambda: self.at(words), words)
        self.press("Enter")
        self.clicks += 1

    def fill(self, **given: str) -> None:
        for name, text in given.items():
            self.reach(lambda name=name: self.page.evaluate(NAME) == name, name)
            if self.page.evaluate("document.activeElement.tagName") != "SELECT":
                self.press("Control+A")
            self.page.keyboard.type(text)
            self.keys += len(text)
            self.fields += 1

    def choose(self, label: str, choice: str) -> None:
        self.reach(lambda: self.at(label), label)
        self.page.keyboard.type(choice)
        self.keys += len(choice)
        self.fields += 1

    def tick(self, words: str) -> None:
        self.reach(lambda: self.at(words), words)
        self.press("Space")
        self.fields += 1

    def attach(self, path: Path) -> None:
        """The window in which files are chosen is no page: it counts as a field."""
        self.reach(lambda: self.page.evaluate(NAME) == "files", "files")
        self.page.set_input_files("#id_files", path)
        self.fields += 1


# ---- What they do -----------------------------------------------------------------------------


def enter_a_complaint(hands: Hands) -> None:
    hands.open("^Cases$")
    hands.open("^Enter a complaint$")
    hands.fill(
        reference="24 000 001", authority="Leeds", received_on="8/1/2024", category="Housing"
    )
    hands.open("^Enter$")
    assert Case.objects.filter(reference="24 000 001").exists()


def take_ten_cases(hands: Hands) -> None:
    hands.open("^Cases$")
    hands.open("^Cases without an officer$")
    for _ in range(10):
        hands.tick(r"^24 1\d\d \d\d\d, ")
    hands.open("^Take them yourself$", key="Shift+Tab")
    assert Case.objects.filter(reference__startswith="24 1", officer__isnull=False).count() == 10


def assign_fifty_cases(hands: Hands) -> None:
    hands.open("^Cases$")
    hands.fill(authority="Kent County Council", whose="No off")
    hands.open("^Find$")
    hands.choose("^Assign the selected cases to$", "other")
    hands.tick("^All 50 that were found")
    hands.open("^Assign$")
    assert Case.objects.filter(authority="kent", officer__name="other").count() == 50


def find_by_complainant(hands: Hands) -> None:
    hands.open("^Cases$")
    hands.unfold("^Search by outcome, state,")
    hands.fill(complainant="P-771")
    hands.open("^Find$")
    assert "Found: 1" in hands.page.inner_text("main")


def draft_a_decision(hands: Hands) -> None:
    hands.open("^Cases$")
    hands.fill(reference="24000001")
    hands.open("^Find$")
    hands.open("^24 000 001")
    hands.open("^Draft a decision$")
    hands.fill(outcome="Upheld", decided_on="4/3/2024")
    hands.open("^Save$")
    assert Decision.objects.get(case__reference="24 000 001").outcome == "upheld"


def write_the_statement_and_decide(hands: Hands) -> None:
    decision = Decision.objects.get(case__reference="24 000 001")
    hands.page.goto(f"/decisions/{decision.pk}")  # where saving the draft has led
    hands.open("^Write the statement$")
    hands.fill(summary="The Council was late.", statement="It took four months.")
    hands.open("^Save as a new version$")
    hands.open("^Look it over before deciding$")
    hands.open("^Decide$")
    assert Decision.objects.get(pk=decision.pk).state == State.DECIDED


def enter_a_recommendation(hands: Hands) -> None:
    decision = Decision.objects.get(case__reference="24 000 001")
    hands.page.goto(f"/publication/{decision.pk}")  # where deciding has led
    hands.open("^24 000 001, Leeds City Council$")
    hands.open("^Enter a recommendation$")
    hands.fill(recommendation_kind="Service", remedy="Training", due_on="3/5/2024", text="Train.")
    hands.open("^Save$")
    assert Recommendation.objects.filter(case=decision.case).exists()


def take_evidence_and_record_the_outcome(hands: Hands) -> None:
    letter = hands.home / "letter.pdf"
    letter.write_bytes(PDF)
    hands.open("^Work$")
    hands.open("of yours: Overdue$")
    hands.open("^23 000 001, 1$")
    hands.open("^Add evidence$")
    hands.attach(letter)
    hands.fill(received_on="2/5/2024")
    hands.open("^Add$")
    hands.open("^Record the outcome$")
    hands.fill(
        result_evidence_1="Shows that it",
        status_1="Complete and",
        completed_on_1="2/5/2024",
        recorded_on="10/5/2024",
    )
    hands.open("^Continue$")
    hands.open("^Record$")
    assert Compliance.objects.get().outcome == "complete and satisfied"


def grant_more_time_for_five(hands: Hands) -> None:
    hands.open("^Work$")
    hands.open("(^| )Overdue$")
    for number in range(2, 7):
        hands.tick(f"^23 000 00{number}, 1$")
    hands.open("^Grant more time for those", key="Shift+Tab")
    hands.fill(until="31/5/2024", granted_on="29/4/2024", reason="The trainer was ill.")
    hands.open("^Grant more time for 5")
    assert Recommendation.objects.filter(extended_to__isnull=False).count() == 5


def clear_six_findings_and_publish(hands: Hands) -> None:
    decision = Decision.objects.get(case__reference="23 000 077")
    hands.open("^Publication$")
    hands.open("^23 000 077")
    for number in range(1, 7):
        hands.tick(f"^Use the reason at the end for finding {number}$")
    hands.fill(why="A councillor.")
    hands.open("^Clear$")
    hands.open("^Clear for publication$")
    assert Decision.objects.get(pk=decision.pk).state == State.TO_BE_PUBLISHED


TASKS = {
    enter_a_complaint: Role.CASEWORKER,
    take_ten_cases: Role.CASEWORKER,
    assign_fifty_cases: Role.CASEWORKER,
    find_by_complainant: Role.CASEWORKER,
    draft_a_decision: Role.CASEWORKER,
    write_the_statement_and_decide: Role.CASEWORKER,
    enter_a_recommendation: Role.CASEWORKER,
    take_evidence_and_record_the_outcome: Role.COMPLIANCE_OFFICER,
    grant_more_time_for_five: Role.COMPLIANCE_OFFICER,
    clear_six_findings_and_publish: Role.PUBLISHING_MANAGER,
}


# ---- The office in which they do it -------------------------------------------------------------


def an_hour_s_work() -> dict[Role, Person]:
    people = {role: a_person(role) for role in set(TASKS.values())}
    other = a_person(Role.CASEWORKER, email="other@office.example", name="other")
    officer = people[Role.COMPLIANCE_OFFICER]
    for number in range(1, 7):
        an_upheld_case(f"23 000 00{number}", officer=officer)
    for number in range(12):
        a_case(f"24 1{number:02} 000")
    for number in range(50):
        a_case(f"23 5{number:02} 000", slug="kent")
    a_case("23 000 099", complainant="P-771", officer=other)
    named = draft(by=other, reference="23 000 077", text=SIX_NAMES)
    do(Action.DECIDE, named, by=other)
    return people


@pytest.mark.usefixtures("database")
def test_what_ten_tasks_cost(browser: Browser, tmp_path: Path) -> None:
    people, told = an_hour_s_work(), []
    with served() as address:
        for task, role in TASKS.items():
            with browser_of(browser, address, people[role]) as opened:
                hands = Hands(page=opened.new_page(), home=tmp_path)
                hands.page.goto("/")
                task(hands)
                told.append((task.__name__.replace("_", " "), hands))
    print(f"\n{'':40}{'keys':>7}{'clicks':>8}{'fields':>8}")
    for name, hands in told:
        print(f"{name:40}{hands.keys:7}{hands.clicks:8}{hands.fields:8}")
    assert len(told) == len(TASKS)
