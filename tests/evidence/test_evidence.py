"""The methodology's tables of false alarms and power are what they are worked out to be."""

import csv
import re
from fractions import Fraction
from pathlib import Path

import pytest

import upheld
from tests.evidence.county import county_rows
from tests.evidence.false_flags import (
    FEWEST,
    LEVELS,
    RATES,
    estimated_target_row,
    fixed_target,
    fixed_target_rows,
    shapes,
)
from tests.evidence.power import averages_by_measure, power_rows, smallest_rows
from tests.profiles import LGSCO, OFFICE
from tests.sampling import WHOLE
from upheld.core.comparing.comparison import (
    DIFFERENT,
    FEWEST_CASES,
    LEVEL,
    STRICT_LEVEL,
    compare_with_rates,
)
from upheld.core.comparing.distributions import binomial
from upheld.publish.methodology.document import document
from upheld.publish.methodology.error_rates import TRIED, TRIED_STRICTLY

FOLDER = Path(upheld.__file__).parent / "publish" / "methodology" / "evidence"
# The quick ones, of which the two that take seconds only in a whole proof; all are in
# docs/make_evidence.py.
AGAIN = (0, 1, 2, 5, 7, 12, 47, *((20, 33) if WHOLE else ()))


def printed(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_evidence_is_of_the_rule_that_holds():
    """Whoever changes a constant makes the tables anew."""
    assert FEWEST == FEWEST_CASES
    assert (float(LEVEL), float(STRICT_LEVEL)) == LEVELS
    assert tuple(map(str, LEVELS)) == (TRIED, TRIED_STRICTLY)


def test_beside_a_known_rate_no_average_authority_is_flagged_more_often_than_told():
    """1 to 500 cases at eight rates: at most 2.5% and 0.1% a tail, in every single cell."""
    for rate in RATES:
        for n in range(1, 501):
            found = fixed_target(rate, n)["exact"]
            assert max(found[0.025]) <= 0.025 + 1e-9
            assert max(found[0.001]) <= 0.001 + 1e-9


def test_the_enumerated_table_is_printed():
    assert printed("fixed_target") == fixed_target_rows()


@pytest.mark.parametrize("n", [5, 6, 7, 12, 27, 60])
@pytest.mark.parametrize("percent", [6, 13, 45, 80])
def test_the_enumeration_flags_what_our_rule_flags(n, percent):
    """numpy beside whole numbers: the chance of an answer of higher or lower is the same."""
    rate = Fraction(percent, 100)
    answers = [compare_with_rates(x, n, (rate, rate, rate)).answer for x in range(n + 1)]
    chance = binomial(n, rate)
    ours = Fraction(
        sum(w for x, w in enumerate(chance.weights) if answers[x] in DIFFERENT), chance.total
    )
    enumerated = sum(fixed_target(percent / 100, n)["exact"][0.025])
    assert float(ours) == pytest.approx(enumerated, abs=1e-12)


def test_beside_an_average_of_the_same_group_none_of_fifty_groups_is_above_its_level():
    rows = printed("estimated_target")
    assert len(rows) == 50 == len(shapes())
    assert {int(row["authorities"]) for row in rows} >= {2, 200}
    for row in rows:
        error = float(row["standard_error"])
        assert float(row["exact_0.025"]) <= 2.5 + 4 * error
        assert float(row["exact_0.001"]) <= 0.1 + 4 * error / 5


@pytest.mark.sampled
@pytest.mark.parametrize("place", AGAIN)
def test_the_simulated_table_is_printed(place):
    assert printed("estimated_target")[place] == estimated_target_row(place)


def test_a_plugged_in_rate_flags_more_than_it_says_where_ours_does_not():
    rows = {row["group"]: row for row in printed("estimated_target")}
    row = rows["two authorities"]
    assert float(row["plug_in_0.025"]) > 5 > 2.5 >= float(row["exact_0.025"])


def test_the_smallest_numbers_are_printed_for_every_published_average():
    assert LGSCO.explained.averages == averages_by_measure()
    text = document(OFFICE)
    for row in smallest_rows():
        fewest = (row["higher"], row["lower"], row["no_difference_shown"])
        assert re.search(rf"\| {row['average']} \| [^|]+ \| {' . '.join(fewest)} \|", text)


def test_seven_cases_are_needed_at_45_percent_and_27_at_13():
    fewest = {row["average"]: row["no_difference_shown"] for row in smallest_rows()}
    assert (fewest["45%"], fewest["13%"]) == ("7", "27")


def test_the_table_of_power_is_printed():
    assert printed("power") == power_rows()


def test_a_county_with_more_education_stands_out_until_services_are_allowed_for():
    before, after = county_rows()
    assert printed("services") == [before, after]
    assert int(before["plain"]) <= 5
    assert int(after["plain"]) >= 80
    assert int(after["allowing"]) <= 5
