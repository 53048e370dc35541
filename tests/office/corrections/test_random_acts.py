"""Random sequences of acts, corrections and errors among them: the extract is what a second, naive
implementation says. It knows no database and no managers: dictionaries, and one flag on each.
"""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from tests.office.cases import a_case, a_decision, a_recommendation
from tests.office.corrections.correcting import TODAY, correct, in_error
from tests.office.corrections.test_entered_in_error import made, set_state
from tests.office.signed_in import a_person
from tests.profiles import CATEGORIES, COMPLIANCE_OUTCOMES, OUTCOMES, UPHELD
from tests.sampling import sample
from upheld.office.configuration import own_office
from upheld.office.corrections.asked_for import confirm
from upheld.office.decisions.publication_troubles import Refused
from upheld.office.ledger.audit import audit
from upheld.office.models import Case, Compliance, Correction, Decision, Recommendation
from upheld.office.models.contract import EDITED, rows_held
from upheld.office.rules.putting_right import Act
from upheld.office.rules.roles import Role
from upheld.office.rules.states import State
from upheld.office.rules.times import Times

pytestmark = pytest.mark.usefixtures("database")
STEPS = 60


@dataclass
class NaiveCase:
    reference: str
    authority: str
    is_error: bool = False
    decision: dict = field(default_factory=dict)
    recommendations: dict[int, bool] = field(default_factory=dict)  # by number: in error or not
    compliance: dict[int, bool] = field(default_factory=dict)


class Office:
    """Does each act in the office, and says beside it what the office must hold afterwards."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.officer = a_person(Role.CASEWORKER, Role.COMPLIANCE_OFFICER)
        self.second = a_person(Role.DIRECTOR)
        self.cases: dict[int, NaiveCase] = {}
        self.count = 0

    def enter(self) -> None:
        self.count += 1
        reference, slug = f"23 000 {self.count:03}", self.chance.choice(("leeds", "kent"))
        case = a_case(reference, slug=slug)
        outcome = self.chance.choice(OUTCOMES)
        a_decision(case, outcome=outcome)
        naive = NaiveCase(reference, slug)
        naive.decision = {"outcome": outcome, "category": "Housing", "decided_on": "2024-03-04"}
        self.cases[case.pk] = naive

    def recommend(self, pk: int) -> None:
        naive = self.cases[pk]
        if naive.is_error or naive.decision["outcome"] != UPHELD:
            return
        number = len(naive.recommendations) + 1
        a_recommendation(Case.everything.get(pk=pk), number)
        naive.recommendations[number] = False

    def record(self, pk: int) -> None:
        naive = self.cases[pk]
        if naive.is_error or naive.decision["outcome"] != UPHELD:
            return
        number = len(naive.compliance) + 1
        outcome = self.chance.choice(COMPLIANCE_OUTCOMES)
        told = {"recorded_on": date(2024, 6, 3), "outcome": outcome, "sequence": number}
        made(Compliance(case=Case.objects.get(pk=pk), **told))
        naive.compliance[number] = False

    def flip_case(self, pk: int) -> None:
        if self.is_public(pk) and not self.cases[pk].is_error:
            return self.refused(Case.everything.get(pk=pk))
        in_error(Case.everything.get(pk=pk), by=self.officer, second=self.second)
        self.cases[pk].is_error ^= True
        return None

    def flip_recommendation(self, pk: int) -> None:
        self._flip(pk, self.cases[pk].recommendations, Recommendation, "number")

    def flip_compliance(self, pk: int) -> None:
        self._flip(pk, self.cases[pk].compliance, Compliance, "sequence")

    def _flip(self, pk: int, known: dict[int, bool], model, column: str) -> None:
        if not known:
            return
        naive, number = self.cases[pk], self.chance.choice(list(known))
        record = model.everything.get(case=pk, **{column: number})
        is_back = known[number]
        comes_to_nothing = model is Recommendation and naive.decision["outcome"] != UPHELD
        if naive.is_error or (self.is_public(pk) and not is_back) or (is_back and comes_to_nothing):
            self.refused(record)
            return
        in_error(record, by=self.officer, second=self.second)
        known[number] ^= True

    def correct(self, pk: int) -> None:
        naive, decision = self.cases[pk], Decision.everything.get(case=pk)
        column = self.chance.choice(("outcome", "category", "decided_on"))
        value = {
            "outcome": self.chance.choice(OUTCOMES),
            "category": self.chance.choice(CATEGORIES),
            "decided_on": date(2024, 1, 8) + timedelta(self.chance.randint(0, 90)),
        }[column]
        try:
            correction = correct(decision, by=self.officer, **{column: value})
            if correction.standing == "proposed":
                confirm(correction, by=self.second, on=TODAY)
        except Refused:
            return  # the tests of coded columns say when; what is refused must change nothing
        naive.decision[column] = str(value)

    def rename(self, pk: int) -> None:
        naive, slug = self.cases[pk], self.chance.choice(("leeds", "kent"))
        self.count += 1
        told = {"reference": f"24 000 {self.count:03}", "authority_id": slug}
        if naive.is_error or self.is_public(pk):
            with pytest.raises(Refused):
                correct(Case.everything.get(pk=pk), by=self.officer, act=Act.RENAME, **told)
            return
        case = Case.everything.get(pk=pk)
        correction = correct(case, by=self.officer, act=Act.RENAME, **told)
        if correction.standing == "proposed":
            confirm(correction, by=self.second, on=TODAY)
        naive.reference, naive.authority = told["reference"], slug

    def publish_or_take_down(self, pk: int) -> None:
        decision = Decision.everything.get(case=pk)
        if decision.state == State.PUBLISHED:
            set_state(decision, State.TAKEN_DOWN, withheld_reason="other")
        elif not self.cases[pk].is_error:
            set_state(decision, State.PUBLISHED, withheld_reason="")

    def is_public(self, pk: int) -> bool:
        return Decision.everything.get(case=pk).state == State.PUBLISHED

    def refused(self, record) -> None:
        with pytest.raises(Refused):
            in_error(record, by=self.officer, second=self.second)

    def step(self) -> None:
        acts = (
            self.recommend,
            self.record,
            self.flip_case,
            self.flip_recommendation,
            self.flip_compliance,
            self.correct,
            self.rename,
            self.publish_or_take_down,
        )
        if not self.cases or self.chance.random() < 0.15:
            self.enter()
        else:
            self.chance.choice(acts)(self.chance.choice(list(self.cases)))

    def should_go_out(self) -> dict[str, set[tuple]]:
        found: dict[str, set[tuple]] = {"received": set(), "decided": set()}
        found |= {"recommendations": set(), "compliance": set()}
        for each in self.cases.values():
            if each.is_error:
                continue
            name = (each.reference, each.authority)
            found["received"].add(name)
            found["decided"].add((*name, *each.decision.values()))
            for table, numbers in (
                ("recommendations", each.recommendations),
                ("compliance", each.compliance),
            ):
                standing = [number for number, is_error in numbers.items() if not is_error]
                if table == "compliance":  # an extract numbers them without gaps
                    standing = list(range(1, len(standing) + 1))
                found[table] |= {(*name, number) for number in standing}
        return found


COLUMNS = {
    "received": ("reference", "authority"),
    "decided": ("reference", "authority", "outcome", "category", "decided_on"),
    "recommendations": ("reference", "authority", "number"),
    "compliance": ("reference", "authority", "sequence"),
}


def goes_out() -> dict[str, set[tuple]]:
    times, found = Times.of(own_office()), {}
    for edited in EDITED:
        if columns := COLUMNS.get(edited.spec.name):
            rows = (
                dict(zip(edited.names, row, strict=True))
                for _, row in rows_held(edited, times=times, as_at=TODAY)
            )
            found[edited.spec.name] = {
                tuple(str(row[c]) if c == "decided_on" else row[c] for c in columns) for row in rows
            }
    return found


@pytest.mark.sampled
@pytest.mark.parametrize("seed", sample(range(20), 3, seed=13))
def test_the_extract_is_what_a_naive_office_says_after_any_acts(seed):
    office = Office(seed)
    for number in range(STEPS):
        office.step()
        if number % 10 == 9:
            assert goes_out() == office.should_go_out()
    assert Correction.objects.exists()
    assert audit().faults == ()
