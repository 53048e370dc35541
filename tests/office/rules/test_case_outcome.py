"""What the outcomes of its recommendations make of a case: a table of cases, and what always holds."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.profiles import LGSCO
from upheld.core.profile_parts import FAILED, KEPT, ComplianceOutcome, Kept
from upheld.office.rules import case_outcome
from upheld.office.rules.case_outcome import CaseOutcome, Followed, is_new
from upheld.office.rules.case_outcome_examples import AGREED, examples, recommendation, weeks

EXAMPLES = examples(LGSCO)
APOLOGY = recommendation(Kept.ON_TIME, LGSCO, due=4, done=2)
TRAINING = recommendation(Kept.ON_TIME, LGSCO, due=26, done=20)
SATISFIED, LATE, CEASED = (
    LGSCO.compliance_that(kept)[0] for kept in (Kept.ON_TIME, Kept.LATE, Kept.NEITHER)
)


def outcome_of_case(many, profile=LGSCO):
    return case_outcome.outcome_of_case(many, profile)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_case_has_the_outcome_that_follows(name):
    recommendations, shows = EXAMPLES[name]
    found = outcome_of_case(recommendations)
    assert (found and LGSCO.kept(found.outcome)) == shows


# A profile of its own, with two words for what counts neither way, and none for what was late.
OWN = replace(
    LGSCO,
    compliance={
        each.key: each
        for each in (
            ComplianceOutcome(key="Cwblhawyd", title="", kept=Kept.ON_TIME),
            ComplianceOutcome(key="Tynnwyd yn ôl", title="", kept=Kept.NEITHER),
            ComplianceOutcome(key="Nid oes ei angen", title="", kept=Kept.NEITHER),
            ComplianceOutcome(key="Heb ei wneud", title="", kept=Kept.NOT_DONE),
        )
    },
)


def own(outcome: str, *, due: int = 4) -> Followed:
    """Recorded in the words of that profile."""
    told = recommendation(OWN.kept(outcome), OWN, due=due)
    return replace(told, outcome=outcome)


@pytest.mark.parametrize(
    ("recorded", "follows"),
    [
        (["Cwblhawyd", "Heb ei wneud"], "Heb ei wneud"),
        (["Cwblhawyd", "Tynnwyd yn ôl"], "Cwblhawyd"),
        (["Nid oes ei angen"], "Nid oes ei angen"),
        (["Nid oes ei angen", "Tynnwyd yn ôl"], "Tynnwyd yn ôl"),
    ],
)
def test_a_case_gets_a_word_of_its_own_ombudsman_that_a_person_recorded(recorded, follows):
    """The first in the profile's order, if several words show the same."""
    assert outcome_of_case([own(each) for each in recorded], OWN).outcome == follows


def test_nothing_follows_from_a_word_that_the_profile_has_dropped():
    assert outcome_of_case([APOLOGY, own("Cwblhawyd")], OWN) is None


def test_its_days_are_the_last_of_theirs():
    assert outcome_of_case([TRAINING, APOLOGY]) == CaseOutcome(
        outcome=SATISFIED, recorded_on=weeks(27), completed_on=weeks(20)
    )
    assert outcome_of_case([recommendation(Kept.NEITHER, LGSCO, due=26)]) == CaseOutcome(
        outcome=CEASED, recorded_on=weeks(27)
    )


def test_nothing_follows_where_all_was_recorded_elsewhere():
    """A case that was imported with outcomes for its recommendations keeps its own."""
    imported = Followed(agreed_on=AGREED, due_on=weeks(4), outcome=LATE, completed_on=weeks(5))
    assert outcome_of_case([imported]) is None
    assert outcome_of_case([imported, TRAINING]) == CaseOutcome(
        outcome=SATISFIED, recorded_on=weeks(27), completed_on=weeks(20)
    )


def test_an_outcome_is_recorded_again_only_where_it_is_another_or_about_more():
    found = outcome_of_case([APOLOGY])
    same = CaseOutcome(outcome=SATISFIED, recorded_on=weeks(3))
    assert not is_new(found, [APOLOGY], stands=same)
    assert is_new(found, [APOLOGY], stands=CaseOutcome(outcome=LATE, recorded_on=weeks(3)))
    earlier = CaseOutcome(outcome=SATISFIED, recorded_on=AGREED - timedelta(days=1))
    assert is_new(found, [APOLOGY], stands=earlier)


# ---- What always holds -----------------------------------------------------------------------


@st.composite
def followed(draw, shows=tuple(Kept)) -> Followed:
    due = draw(st.integers(1, 30))
    done = draw(st.integers(0, 40))
    return recommendation(draw(st.sampled_from(shows)), LGSCO, due=due, done=done)


MANY = st.lists(followed(), min_size=1, max_size=6)


@given(MANY, st.randoms())
def test_the_order_does_not_matter(many, random):
    shuffled = random.sample(many, len(many))
    assert outcome_of_case(shuffled) == outcome_of_case(many)


@given(followed())
def test_a_single_recommendation_gives_its_own_outcome(one):
    assert outcome_of_case([one]).outcome == one.outcome


@given(MANY)
def test_a_case_complied_if_and_only_if_what_was_not_ceased_was_complied_with(many):
    counted = [each.outcome for each in many if each.outcome != CEASED]
    found = outcome_of_case(many).outcome
    complied, failed = LGSCO.compliance_that(*KEPT), LGSCO.compliance_that(*FAILED)
    assert (found in complied) == (counted != [] and set(counted) <= set(complied))
    assert (found in failed) == any(each in failed for each in counted)
    assert (found == CEASED) == (counted == [])


@given(MANY)
def test_a_case_is_never_late_without_a_recommendation_that_a_person_called_late(many):
    assert outcome_of_case(many).outcome in {each.outcome for each in many} | {SATISFIED}


@given(MANY)
def test_a_case_called_late_was_not_all_done_by_its_last_day_unless_a_person_says_so(many):
    counted = [each for each in many if each.outcome != CEASED]
    if outcome_of_case(many).outcome == LATE:
        last_day = max(each.due_on for each in counted)
        late = [each for each in counted if each.outcome == LATE]
        assert any(each.due_on == last_day or each.completed_on > last_day for each in late)


@given(MANY)
def test_what_ceased_changes_nothing_unless_all_did(many):
    counted = [each for each in many if each.outcome != CEASED]
    if counted:
        assert outcome_of_case(many).outcome == outcome_of_case(counted).outcome


@given(MANY, followed(shows=(None,)))
def test_one_without_an_outcome_leaves_the_case_open(many, without):
    assert outcome_of_case([*many, without]) is None
