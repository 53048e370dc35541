"""What taking the register away from an edition leaves of cases that were decided again later.

An edition that was made afterwards gives no service away. One that was made before could not know:
of each such case, and of no other, the service and outcome that it counted are left.
"""

from collections import Counter
from datetime import date, timedelta

from tests.editions import edition_of
from tests.profiles import LGSCO
from tests.tables import extract, rows_of
from upheld.core.publication import entries_of, is_listed
from upheld.edition.reading import Edition

ON, DELAY = date(2021, 6, 30), timedelta(days=42)
FIRST = rows_of(
    """
    reference | authority | decided_on | category | outcome      | withheld_reason | sequence
    1         | leeds     | 2019-06-03 | Housing  | upheld       |                 | 1
    2         | leeds     | 2019-06-03 | Housing  | not upheld   |                 | 1
    3         | leeds     | 2019-06-03 | Planning & Development | not upheld | consent | 1
    4         | leeds     | 2019-06-03 | Housing  | advice given |                 | 1
    5         | leeds     | 2019-06-03 | Other    | not upheld   |                 | 1
    6         | kent      | 2019-06-03 | Other    | upheld       |                 | 1
    7         | kent      | 2019-06-03 | Other    | upheld       |                 | 1
    """
)
AGAIN = rows_of(
    """
    reference | authority | decided_on | category | outcome    | withheld_reason | sequence
    2         | leeds     | 2020-05-04 | Housing  | upheld     |                 | 2
    3         | leeds     | 2020-05-04 | Planning & Development | upheld | consent | 2
    4         | leeds     | 2020-05-04 | Housing  | upheld     |                 | 2
    5         | leeds     | 2020-05-04 | Other    | upheld     | consent         | 2
    6         | kent      | 2020-03-02 | Other    | not upheld |                 | 2
    """
)


def left_of(edition: Edition, rows: list[dict[str, str]]) -> dict[tuple[str, str, str], int]:
    """Counted in the edition's year, less what a register lists that is made of the rows."""
    left: Counter = Counter()
    for row in edition.rows("SELECT * FROM counted WHERE what = 'decided'"):
        if row["outcome"] in LGSCO.listed:
            left[row["authority"], row["category"], row["outcome"]] += row["count"]
    entries = extract(decided=rows).tables["decided"].to_pylist()
    for *_, last in entries_of(entries, dated="decided_on", by=ON).values():
        is_of_year = last["decided_on"] <= edition.year.last_day
        if is_of_year and is_listed(last, on=ON, delay=DELAY, keep_years=10, listed=LGSCO.listed):
            left[last["authority"], last["category"], last["outcome"]] -= 1
    return {key: many for key, many in left.items() if many}


def test_an_edition_that_is_made_afterwards_leaves_no_service():
    edition = edition_of(extract(decided=FIRST + AGAIN))
    assert left_of(edition, FIRST + AGAIN) == {("leeds", "", "not upheld"): 3}


def test_what_was_decided_again_in_the_year_itself_counts_by_its_last_decision():
    edition = edition_of(extract(decided=FIRST + AGAIN))
    assert edition.rows(
        "SELECT category, outcome, count FROM counted WHERE authority = 'kent' ORDER BY outcome"
    ) == [
        {"category": "Other", "outcome": "not upheld", "count": 1},
        {"category": "Other", "outcome": "upheld", "count": 1},
    ]


def test_an_extract_that_does_not_tell_what_is_withheld_is_counted_by_the_same_rule():
    rows = [row | {"withheld_reason": ""} for row in FIRST + AGAIN]
    told = [{k: v for k, v in row.items() if k != "withheld_reason"} for row in rows]
    assert left_of(edition_of(extract(decided=told)), rows) == {("leeds", "", "not upheld"): 3}


def test_an_edition_that_was_made_before_leaves_two_of_seven_and_no_others():
    """Case 3 was withheld from the start; case 4 was of an outcome that is never listed."""
    in_year = AGAIN[-1:]
    edition = edition_of(extract(decided=FIRST + in_year))
    assert left_of(edition, FIRST + AGAIN) == {
        ("leeds", "Housing", "not upheld"): 1,  # case 2
        ("leeds", "Other", "not upheld"): 1,  # case 5
        ("leeds", "", "not upheld"): 1,
    }
