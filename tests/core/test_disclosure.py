"""Taking the public decisions away from the counts leaves no service of a withheld one."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.profiles import CATEGORIES, LGSCO, OUTCOMES
from upheld.core.disclosure import NO_SERVICE, without_services_of_unlisted

DECISION = st.tuples(
    st.sampled_from(["leeds", "kent"]),
    st.sampled_from(CATEGORIES[:3]),
    st.sampled_from(OUTCOMES),
    st.booleans(),  # withheld
    st.booleans(),  # remedied before
)
Decision = tuple[str, str, str, bool, bool]


def cells_of(decisions: list[Decision]) -> list[dict]:
    count: Counter = Counter()
    remedied: Counter = Counter()
    for authority, category, outcome, _, was_remedied in decisions:
        count[authority, category, outcome] += 1
        remedied[authority, category, outcome] += was_remedied
    return [
        {"authority": a, "year": 2019, "category": c, "outcome": o}
        | {"count": many, "remedied": remedied[a, c, o]}
        for (a, c, o), many in count.items()
    ]


def published(decisions: list[Decision]) -> list[dict]:
    withheld = [each for each in decisions if each[3] and each[2] in LGSCO.listed]
    return without_services_of_unlisted(cells_of(decisions), cells_of(withheld))


@given(st.lists(DECISION, max_size=40))
def test_what_is_left_of_a_service_is_nothing(decisions):
    left: Counter = Counter()
    for row in published(decisions):
        left[row["authority"], row["category"], row["outcome"]] += row["count"]
    for authority, category, outcome, is_withheld, _ in decisions:
        if not (is_withheld and outcome in LGSCO.listed):
            left[authority, category, outcome] -= 1
    assert {category for (_, category, _), many in left.items() if many} <= {NO_SERVICE}
    assert min(left.values(), default=0) >= 0


@given(st.lists(DECISION, max_size=40))
def test_every_decision_is_still_counted_by_its_outcome(decisions):
    def by_outcome(rows: list[dict]) -> Counter:
        found: Counter = Counter()
        for row in rows:
            for name in ("count", "remedied"):
                found[row["authority"], row["outcome"], name] += row[name]
        return +found

    assert by_outcome(published(decisions)) == by_outcome(cells_of(decisions))


def test_without_a_withheld_decision_nothing_changes():
    cells = cells_of([("leeds", CATEGORIES[0], OUTCOMES[-1], False, True)] * 3)
    assert without_services_of_unlisted(cells, []) == cells
