"""What is public of single cases as at a day, each rule by a small table."""

from datetime import date
from pathlib import Path

import pytest

from tests.profiles import LGSCO
from tests.register.registers import (
    built,
    office_of_years,
    order_of,
    public_of,
    references,
)
from tests.tables import extract
from upheld.core.publication import leaves_on
from upheld.register.manifest import RegisterError
from upheld.register.order import refuse_impossible
from upheld.register.public_tables import tables_of_profile


def decided(text: str):
    return extract(decided=text)


ONE = """
reference  | authority | decided_on | outcome | category | summary | statement
19 000 001 | leeds     | 2019-05-01 | upheld  | Housing  | Damp    | 1. Damp stayed.
"""


def test_a_decision_is_public_six_weeks_after_it_was_made_and_not_a_day_before():
    assert references(public_of(decided(ONE), as_at="2019-06-11")) == []
    assert references(public_of(decided(ONE), as_at="2019-06-12")) == ["19 000 001"]


def test_the_delay_is_the_offices():
    seven_days = public_of(decided(ONE), as_at="2019-05-08", publication_delay_days=7)
    assert [row["published_on"] for row in seven_days.decisions] == ["2019-05-08"]


def test_a_decision_says_when_and_under_which_address_it_is_public():
    (row,) = public_of(decided(ONE), as_at="2020-01-01").decisions
    assert row == {
        "number": 1,
        "authority": "leeds",
        "reference": "19 000 001",
        "key": "19-000-001",
        "year": "2019-20",
        "decided_on": "2019-05-01",
        "published_on": "2019-06-12",
        "outcome": "upheld",
        "category": "Housing",
        "subcategory": "",
        "kind": "statement",
        "summary": "Damp",
        "statement": "1. Damp stayed.",
    }


def test_only_the_last_three_outcomes_are_listed():
    cases = decided(
        """
        reference | authority | decided_on | outcome                                | category
        1         | leeds     | 2019-05-01 | invalid or incomplete                  | Housing
        2         | leeds     | 2019-05-01 | advice given                           | Housing
        3         | leeds     | 2019-05-01 | referred back for local resolution     | Housing
        4         | leeds     | 2019-05-01 | closed after initial enquiries         | Housing
        5         | leeds     | 2019-05-01 | not upheld                             | Housing
        6         | leeds     | 2019-05-01 | upheld                                 | Housing
        """
    )
    assert references(public_of(cases, as_at="2020-01-01")) == ["4", "5", "6"]


def test_a_withheld_decision_is_absent_with_all_that_belongs_to_it():
    cases = extract(
        decided="""
        reference | authority | decided_on | outcome | category | withheld_reason
        1         | leeds     | 2019-05-01 | upheld  | Housing  | under review
        """,
        recommendations="""
        reference | authority | number | kind                | remedy | agreed_on  | due_on     | text
        1         | leeds     | 1      | service improvement | other  | 2019-05-01 | 2019-07-01 | Train staff
        """,
    )
    rows = public_of(cases, as_at="2020-01-01")
    assert (rows.decisions, rows.improvements, rows.withheld_counts) == ([], [], [])


AGAIN = """
reference | authority | decided_on | outcome    | category | sequence | summary | statement | withheld_reason
1         | leeds     | 2019-05-01 | not upheld | Housing  | 1        | First   | 1. First. |
1         | leeds     | 2020-05-01 | upheld     | Housing  | 2        | {words} | {words}   | {withheld}
"""


def decided_again(*, words: str = "", withheld: str = ""):
    return decided(AGAIN.format(words=words, withheld=withheld))


def test_a_case_decided_again_is_shown_as_it_stands_with_the_date_of_its_new_words():
    (row,) = public_of(decided_again(words="Second"), as_at="2020-12-31").decisions
    shown = (row["outcome"], row["statement"], row["published_on"], row["year"])
    assert shown == ("upheld", "Second", "2020-06-12", "2020-21")


LATER = """
reference | authority | decided_on | outcome | category | published_on
1         | leeds     | 2019-05-01 | upheld  | Housing  | 2019-08-20
2         | leeds     | 2019-05-01 | upheld  | Housing  | 2019-05-20
3         | leeds     | 2019-05-01 | upheld  | Housing  |
"""


def test_what_was_published_late_is_public_from_that_day_and_nothing_earlier_than_the_delay():
    assert references(public_of(decided(LATER), as_at="2019-08-19")) == ["2", "3"]
    rows = public_of(decided(LATER), as_at="2019-08-20").decisions
    days = {row["reference"]: row["published_on"] for row in rows}
    assert days == {"1": "2019-08-20", "2": "2019-06-12", "3": "2019-06-12"}
    assert rows[0]["reference"] == "1"  # the newest to the public, though decided on the same day


def test_without_new_words_the_earlier_ones_and_their_date_stand():
    (row,) = public_of(decided_again(), as_at="2020-12-31").decisions
    shown = (row["outcome"], row["statement"], row["published_on"], row["decided_on"])
    assert shown == ("upheld", "1. First.", "2019-06-12", "2020-05-01")


@pytest.mark.parametrize("words", ["", "Second"])
def test_while_the_new_decision_is_younger_than_six_weeks_neither_is_shown(words):
    cases = decided_again(words=words)
    assert references(public_of(cases, as_at="2020-04-30")) == ["1"]
    assert references(public_of(cases, as_at="2020-05-01")) == []
    assert references(public_of(cases, as_at="2020-06-11")) == []
    assert references(public_of(cases, as_at="2020-06-12")) == ["1"]


def test_when_the_new_decision_is_withheld_the_old_one_is_not_shown_in_its_place():
    cases = decided_again(words="Second", withheld="consent")
    assert references(public_of(cases, as_at="2020-12-31")) == []


@pytest.mark.parametrize(("outcome", "withheld"), [("not upheld", "consent"), ("advice given", "")])
def test_words_that_were_never_public_do_not_become_so_by_a_later_entry(outcome, withheld):
    cases = decided(
        f"""
        reference | authority | decided_on | outcome   | category | sequence | statement | withheld_reason
        1         | leeds     | 2019-05-01 | {outcome} | Housing  | 1        | 1. First. | {withheld}
        1         | leeds     | 2020-05-01 | upheld    | Housing  | 2        |           |
        """
    )
    (row,) = public_of(cases, as_at="2020-12-31").decisions
    assert (row["statement"], row["published_on"]) == ("", "2020-06-12")


def test_a_decision_leaves_after_the_time_for_which_the_office_keeps_it():
    assert references(public_of(decided(ONE), as_at="2021-04-30", retention_years=2)) == [
        "19 000 001"
    ]
    assert references(public_of(decided(ONE), as_at="2021-05-01", retention_years=2)) == []


def test_a_decision_of_29_february_leaves_on_the_28th_where_there_is_no_29th():
    assert leaves_on(date(2020, 2, 29), keep_years=1) == date(2021, 2, 28)
    assert leaves_on(date(2020, 2, 29), keep_years=4) == date(2024, 2, 29)


def test_numbers_go_from_the_newest_to_the_oldest_then_by_authority_and_reference():
    cases = decided(
        """
        reference | authority | decided_on | outcome | category
        2         | leeds     | 2019-05-01 | upheld  | Housing
        1         | leeds     | 2019-05-01 | upheld  | Housing
        9         | barnet    | 2019-05-01 | upheld  | Housing
        3         | leeds     | 2019-05-02 | upheld  | Housing
        """
    )
    rows = public_of(cases, as_at="2020-01-01").decisions
    assert [(row["number"], row["reference"]) for row in rows] == [
        (1, "3"),
        (2, "9"),
        (3, "1"),
        (4, "2"),
    ]


def test_one_reference_about_two_bodies_is_two_decisions_under_one_key():
    cases = decided(
        """
        reference  | authority | decided_on | outcome    | category
        19 000 001 | leeds     | 2019-05-01 | upheld     | Housing
        19 000 001 | barnet    | 2019-05-01 | not upheld | Housing
        """
    )
    rows = public_of(cases, as_at="2020-01-01").decisions
    assert [(row["authority"], row["key"]) for row in rows] == [
        ("barnet", "19-000-001"),
        ("leeds", "19-000-001"),
    ]


def test_two_references_that_would_share_an_address_are_refused_by_name():
    cases = decided(
        """
        reference  | authority | decided_on | outcome | category
        19 000 001 | leeds     | 2019-05-01 | upheld  | Housing
        19-000-001 | leeds     | 2019-05-01 | upheld  | Housing
        """
    )
    with pytest.raises(RegisterError, match="'19 000 001' and '19-000-001' of leeds would have"):
        public_of(cases, as_at="2020-01-01")


# Improvements


def followed_up(*, status="", completed="", recorded: tuple[str, ...] = (), outcome="upheld"):
    compliance = [
        {
            "reference": "1",
            "authority": "leeds",
            "recorded_on": day,
            "outcome": "complete and satisfied",
            "sequence": str(place),
        }
        for place, day in enumerate(recorded, start=1)
    ]
    tables = {"compliance": compliance} if compliance else {}
    return extract(
        decided=f"""
        reference | authority | decided_on | outcome   | category
        1         | leeds     | 2019-05-01 | {outcome} | Housing
        """,
        recommendations=f"""
        reference | authority | number | kind                | remedy  | agreed_on  | due_on     | extended_to | text        | status   | completed_on
        1         | leeds     | 1      | personal remedy     | apology | 2019-05-01 | 2019-07-01 |             | Pay Mr B    | {status} | {completed}
        1         | leeds     | 2      | service improvement | other   | 2019-05-01 | 2019-07-01 | 2019-08-01  | Train staff | {status} | {completed}
        """,
        **tables,
    )


def test_only_service_improvements_are_listed_with_the_day_they_were_extended_to():
    (row,) = public_of(followed_up(), as_at="2020-01-01").improvements
    assert row == {
        "authority": "leeds",
        "reference": "1",
        "number": 2,
        "key": "1",
        "agreed_on": "2019-05-01",
        "due_on": "2019-08-01",
        "remedy": "other",
        "text": "Train staff",
        "state": "",
    }


def test_what_was_agreed_falls_with_a_decision_that_is_not_upheld_any_more():
    rows = public_of(followed_up(outcome="not upheld"), as_at="2020-01-01")
    assert (len(rows.decisions), rows.improvements) == (1, [])


def state(**told: object) -> str:
    as_at = told.pop("as_at", "2020-01-01")
    (row,) = public_of(followed_up(**told), as_at=as_at).improvements
    return row["state"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("complete and satisfied", "done on time"),
        ("complete late", "late"),
        ("complete but not satisfied", "not done"),
        ("not complete and not satisfied", "not done"),
        ("ceased", ""),
        ("", ""),
    ],
)
def test_a_state_is_what_was_decided_in_three_words_or_none(status, said):
    assert state(status=status, recorded=("2019-09-01",)) == said


def test_what_was_decided_after_the_day_is_not_said_though_it_was_done_before():
    told = {"status": "complete late", "completed": "2019-08-15", "recorded": ("2019-09-01",)}
    assert state(**told, as_at="2019-08-31") == ""
    assert state(**told, as_at="2019-09-01") == "late"


def test_a_state_that_a_later_outcome_may_have_changed_is_not_said_of_an_earlier_day():
    told = {"status": "complete late", "recorded": ("2019-09-01", "2019-12-01")}
    assert state(**told, as_at="2019-11-30") == ""
    assert state(**told, as_at="2019-12-01") == "late"


def test_without_any_outcome_of_the_case_the_day_of_completion_counts():
    assert state(status="complete late", completed="2019-08-15", as_at="2019-08-14") == ""
    assert state(status="complete late", completed="2019-08-15", as_at="2019-08-15") == "late"
    assert state(status="not complete and not satisfied") == ""


# Reports


def test_a_report_tells_by_the_day_what_was_known_then_and_stays():
    cases = extract(
        decided="""
        reference | authority | decided_on | outcome | category | withheld_reason
        1         | leeds     | 2009-05-01 | upheld  | Housing  |
        """,
        reports="""
        reference | authority | published_on | title | considered_on | satisfied_on
        1         | leeds     | 2009-06-01   | Damp  | 2009-08-01    | 2009-12-01
        2         | leeds     | 2025-06-01   | Cold  |               |
        """,
    )
    rows = public_of(cases, as_at="2009-09-01")
    assert [(r["title"], r["considered_on"], r["satisfied_on"]) for r in rows.reports] == [
        ("Damp", "2009-08-01", None)
    ]
    kept = public_of(cases, as_at="2024-01-01")
    assert (kept.decisions, [r["title"] for r in kept.reports]) == ([], ["Damp"])


@pytest.mark.parametrize(
    ("reason", "titles"),
    [
        ("", ["Damp"]),
        ("premature", ["Damp"]),
        ("under review", []),
        ("a person could be identified", []),
        ("other", []),
    ],
)
def test_a_report_goes_with_a_decision_that_is_withheld_and_may_come_before_it(reason, titles):
    cases = extract(
        decided=f"""
        reference | authority | decided_on | outcome | category | withheld_reason
        1         | leeds     | 2019-05-01 | upheld  | Housing  | {reason}
        """,
        reports="""
        reference | authority | published_on | title
        1         | leeds     | 2019-06-01   | Damp
        """,
    )
    rows = public_of(cases, as_at="2019-09-01")
    assert [row["title"] for row in rows.reports] == titles


# Counts of what is not listed

SEVERAL = """
reference | authority | decided_on | outcome      | category | withheld_reason
1         | leeds     | 2019-05-01 | upheld       | Housing  | consent
2         | leeds     | 2019-05-01 | upheld       | Housing  | employment
3         | leeds     | 2019-05-01 | upheld       | Housing  |
4         | leeds     | 2019-05-01 | not upheld   | Housing  | consent
5         | leeds     | 2019-05-01 | advice given | Housing  | consent
6         | leeds     | 2020-05-01 | upheld       | Housing  | consent
"""


def test_how_many_are_not_listed_is_told_by_year_authority_and_outcome():
    rows = public_of(decided(SEVERAL), as_at="2020-08-01", **office_of_years("2019-20"))
    assert rows.withheld_counts == [
        {"year": "2019-20", "authority": "leeds", "outcome": "not upheld", "count": 1},
        {"year": "2019-20", "authority": "leeds", "outcome": "upheld", "count": 2},
    ]


def test_counts_of_a_year_whose_figures_are_not_public_yet_would_give_them_away():
    """Listed and not listed add up to the figure: on the day of its hour it may not have struck."""
    rows = public_of(decided(SEVERAL), as_at="2020-07-31", **office_of_years("2019-20"))
    assert rows.withheld_counts == []


# What is refused, and what repeats


def test_a_day_that_is_yet_to_come_is_refused():
    with pytest.raises(RegisterError, match="2026-11-27 is in the future: today is 2026-11-26"):
        refuse_impossible(order_of(decided(ONE), as_at="2026-11-27"))


def test_an_extract_without_decisions_is_refused():
    only_received = extract(
        received="""
        reference | authority | received_on | category
        1         | leeds     | 2019-05-01  | Housing
        """
    )
    with pytest.raises(RegisterError, match="has no decisions"):
        refuse_impossible(order_of(only_received, as_at="2020-01-01"))


def test_the_same_again_is_unchanged_and_something_else_is_the_next_version(tmp_path):
    first = built(decided(ONE), tmp_path, as_at="2020-01-01")
    again = built(decided(ONE), tmp_path, as_at="2020-01-01")
    other = built(decided(ONE), tmp_path, as_at="2020-01-01", retention_years=5)
    assert [(b.folder.name, b.is_new) for b in (first, again, other)] == [
        ("2020-01-01.v1", True),
        ("2020-01-01.v1", False),
        ("2020-01-01.v2", True),
    ]
    names = sorted(path.name for path in (tmp_path / "registers").iterdir())
    assert names == [".upheld-lock", "2020-01-01.v1", "2020-01-01.v2"]


def test_two_builds_elsewhere_give_the_same_bytes_of_the_database(tmp_path):
    databases = [
        built(decided(ONE), tmp_path / name, as_at="2020-01-01").folder / "register.sqlite"
        for name in "ab"
    ]
    assert databases[0].read_bytes() == databases[1].read_bytes()


def test_a_register_that_was_changed_by_hand_is_not_called_unchanged(tmp_path):
    folder = built(decided(ONE), tmp_path, as_at="2020-01-01").folder
    with (folder / "register.sqlite").open("ab") as file:
        file.write(b"more")
    with pytest.raises(RegisterError, match="has changed since it was built"):
        built(decided(ONE), tmp_path, as_at="2020-01-01")


def test_a_register_without_a_decision_has_no_index(tmp_path):
    folder = built(decided(ONE), tmp_path, as_at="2019-05-02").folder
    tables = [f"{table}.parquet" for table in tables_of_profile(LGSCO)]
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted([*tables, "profile.json", "register.json", "register.sqlite"])


def test_a_register_is_built_into_a_folder_that_is_named_from_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = built(decided(ONE), Path("published"), as_at="2020-01-01").folder
    assert {"decisions.parquet", "register.sqlite"} <= {path.name for path in folder.iterdir()}
