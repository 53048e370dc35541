"""What an edition says of its own quality, counted by hand; each number changed is found."""

import pytest

from tests.edition.content.test_revised import AGAIN, FIRST, NEW, two_years
from tests.editions import edition_of
from tests.publish.letters.composing import NWL, decided
from tests.tables import extract
from upheld.edition.proof.verifying import verify_database


def stored(edition, table, **where):
    rows = edition.rows(f"SELECT * FROM {table}")
    return [row for row in rows if all(row[name] == value for name, value in where.items())]


def test_days_are_counted_from_the_last_day_of_the_year():
    edition = edition_of(extract(decided=decided(NWL, upheld=1)))
    assert stored(edition, "timeliness") == [
        {
            "year": "2019-20",
            "as_at": "2020-03-31",
            "letters_on": "2020-07-22",
            "public_at": "2020-07-29T00:01:00+01:00",
            "days_to_figures": 0,
            "days_to_letters": 113,
            "days_to_publication": 120,
        }
    ]


def test_coverage_tells_how_many_authorities_there_are_and_about_how_many_we_counted():
    edition = edition_of(
        extract(
            decided=decided(NWL, upheld=1)
            + decided("kent", start=20, closed=2)
            + decided("purbeck", start=40, not_upheld=1)  # abolished on 1 April 2019
        )
    )
    (everybody,) = stored(edition, "coverage", peer_group="")
    assert (everybody["with_cases"], everybody["decided"], everybody["investigated"]) == (3, 3, 2)
    (counties,) = stored(edition, "coverage", peer_group="county")
    assert tuple(counties.values()) == ("2019-20", "county", 26, 26, 1, 0, 1, 0, 0)
    (ended,) = stored(edition, "coverage", peer_group="ended")
    assert (ended["authorities"], ended["with_cases"]) == (1, 1)


def test_completeness_is_the_share_of_filled_cells_of_each_column():
    rows = decided(NWL, upheld=1, not_upheld=2)
    rows = [row | {"issue": "the same" if n else ""} for n, row in enumerate(rows)]
    rows.append(rows[0] | {"reference": "18 000 009", "decided_on": "2019-03-01"})  # another year
    edition = edition_of(extract(decided=rows))
    told = {row["field"]: row for row in stored(edition, "completeness")}
    assert (told["issue"]["rows"], told["issue"]["filled"], told["issue"]["text"]) == (3, 2, "67%")
    assert (told["summary"]["filled"], told["summary"]["text"]) == (None, "not given")
    assert [told[name]["may_be_empty"] for name in ("outcome", "issue")] == [0, 1]
    assert "withheld_reason" not in told


def test_cases_decided_again_are_counted_with_what_changed():
    _cases, edition = two_years(FIRST + AGAIN + NEW)
    assert stored(edition, "decided_again", year="2019-20") == [
        {
            "year": "2019-20",
            "what": "decided",
            "cases": 1,
            "earlier_known": 1,
            "changed_outcome": 1,
            "changed_year": 1,
        }
    ]


def test_a_case_whose_first_decision_the_extract_does_not_hold_is_known_to_be_decided_again():
    _cases, edition = two_years(AGAIN + NEW)
    (row,) = stored(edition, "decided_again", year="2019-20")
    assert (row["cases"], row["earlier_known"], row["changed_outcome"]) == (1, 0, 0)


def test_revisions_are_counted_by_cause_with_the_largest_and_the_median_change():
    """Half was upheld, then all of one: 50 points, because one case was decided again."""
    _cases, edition = two_years(FIRST + AGAIN + NEW)
    (row,) = stored(edition, "revised_by", measure="upheld")
    assert {name: row[name] for name in ("revised", "decided_again", "corrected", "both")} == {
        "revised": 1,
        "decided_again": 1,
        "corrected": 0,
        "both": 0,
    }
    assert (row["largest"], row["median"]) == (50.0, 50.0)


def test_what_was_recorded_after_the_figures_were_made_is_counted():
    """Two were published. One of them was decided again, and two more have come since."""
    late = decided(NWL, start=70, on="2019-03-30", not_upheld=2)
    _cases, edition = two_years(FIRST + AGAIN + NEW + late)
    assert stored(edition, "recorded_later") == [
        {
            "year": "2018-19",
            "what": "decided",
            "published": 2,
            "now": 3,
            "decided_again": 1,
            "later": 2,
        }
    ]


def related(same: int, others: int):
    rows = decided(NWL, upheld=same + others)
    rows = [row | {"issue": "one matter" if n < same else ""} for n, row in enumerate(rows)]
    edition = edition_of(extract(decided=rows))
    assert verify_database(edition) == []
    ((row),) = stored(edition, "related", kind="issue")
    return row["authorities"], row["related"]


@pytest.mark.parametrize(
    ("same", "others", "expected"),
    [(5, 45, (1, 1)), (5, 46, (1, 0)), (4, 4, (1, 0)), (4, 0, (0, 0))],
    ids=["a tenth", "less than a tenth", "fewer than five", "too few to ask"],
)
def test_related_complaints_are_a_tenth_or_more_and_at_least_five(same, others, expected):
    assert related(same, others) == expected


def test_dispersion_of_a_group_is_that_of_its_members_with_a_case():
    """z is 2, -2 and 0: their mean square is 8/3, and winsorising brings the ends to 1.6."""
    edition = edition_of(
        extract(
            decided=decided("kent", upheld=12, not_upheld=4)
            + decided("surrey", start=20, upheld=4, not_upheld=12)
            + decided("essex", start=40, upheld=8, not_upheld=8)
        )
    )
    (row,) = stored(edition, "dispersion", measure="upheld")
    assert (row["peer_group"], row["members"]) == ("county", 3)
    assert row["phi"] == pytest.approx(2 * 1.6**2 / 3, abs=1e-6)
    # (3 * phi - 2) over the weights less their squares: 48 / .25 - 3 * 64**2 / 192.
    assert row["tau2"] == pytest.approx((2 * 1.6**2 - 2) / 128, abs=1e-6)


def test_a_group_whose_cases_all_came_out_alike_has_no_dispersion():
    edition = edition_of(
        extract(decided=decided("kent", upheld=2) + decided("surrey", start=20, upheld=3))
    )
    assert stored(edition, "dispersion", measure="upheld") == []


CHANGES = (
    "timeliness SET days_to_letters = 12",
    "coverage SET with_figures = with_figures + 1 WHERE peer_group = ''",
    "completeness SET filled = 1 WHERE field = 'category'",
    "completeness SET text = '99%' WHERE field = 'remedied_by_authority'",
    "completeness SET rows = rows + 1 WHERE field = 'issue'",
    "completeness SET field = 'complexion' WHERE field = 'issue'",
    "decided_again SET changed_outcome = 2",
    "revised_by SET largest = 9",
    "revised_by SET corrected = 1",
    "recorded_later SET later = 7",
    "recorded_later SET published = published + 1, later = later - 1",
)


def test_two_years_as_made_have_nothing_to_find():
    _cases, edition = two_years(FIRST + AGAIN + NEW)
    assert verify_database(edition) == []


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_number_is_found(change):
    _cases, edition = two_years(FIRST + AGAIN + NEW)
    assert edition.database.execute(f"UPDATE {change}").rowcount > 0
    assert verify_database(edition) != []


@pytest.mark.parametrize("table", ["timeliness", "coverage", "revised_by"])
def test_a_table_that_was_emptied_is_found(table):
    _cases, edition = two_years(FIRST + AGAIN + NEW)
    edition.database.execute(f"DELETE FROM {table}")
    assert verify_database(edition) != []
