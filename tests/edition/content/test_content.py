"""What an edition holds, from small extracts."""

from functools import partial

import pytest

from tests.directory import only
from tests.editions import edition_of
from tests.tables import extract
from upheld.edition.manifest import EditionError
from upheld.edition.queries.authorities import find_authority
from upheld.edition.queries.figures import figures_of, series_of
from upheld.edition.reading import Edition

DECIDED = """
reference | authority   | decided_on | outcome                        | category | remedied_by_authority
1         | leeds       | 2019-06-01 | upheld                         | Housing  | yes
2         | leeds       | 2019-06-01 | not upheld                     | Housing  | no
3         | bradford    | 2019-06-01 | upheld                         | Other    | no
4         | east-dorset | 2019-06-01 | upheld                         | Other    | no
5         | dartmoor-national-park | 2019-06-01 | not upheld          | Other    | no
"""
FEW = only(
    *("bradford", "leeds", "kent", "surrey", "camden", "barnet", "blaby", "melton"),
    *("north-west-leicestershire", "dartmoor-national-park"),
    *("east-dorset", "purbeck", "dorset"),  # two that ended, and their successor
)
of_a_few = partial(edition_of, directory=FEW)


def figure(edition, authority, measure="upheld"):
    found = figures_of(edition, authority=authority)
    return next((row for row in found if row.measure == measure), None)


def printed_of(row):
    return (row.text, row.counted, row.out_of, row.out_of_name, row.peer_text)


def test_a_figure_carries_its_count_base_name_and_average():
    edition = of_a_few(extract(decided=DECIDED))
    leeds = figure(edition, "leeds")
    assert printed_of(leeds) == ("50%", 1, 2, "detailed investigations", "67%")
    assert (leeds.peer_group, leeds.peer_counted, leeds.peer_out_of) == (
        "metropolitan",
        2,
        3,
    )


def test_every_authority_of_the_year_has_figures_and_none_without_cases_is_0_percent():
    edition = of_a_few(extract(decided=DECIDED))
    assert printed_of(figure(edition, "kent")) == (
        "no cases",
        0,
        0,
        "detailed investigations",
        "no cases",
    )


def test_one_that_ended_has_figures_without_average_and_is_in_none():
    edition = of_a_few(extract(decided=DECIDED))
    ended = figure(edition, "east-dorset")
    assert printed_of(ended) == ("100%", 1, 1, "detailed investigation", None)
    assert ended.peer_group is None
    district = edition.rows("SELECT text FROM average WHERE peer_group = 'district'")
    assert {row["text"] for row in district} == {"no cases"}


def test_one_that_ended_and_was_not_decided_about_has_no_figures():
    assert figure(of_a_few(extract(decided=DECIDED)), "purbeck") is None


def test_a_body_of_no_group_has_no_average():
    park = figure(of_a_few(extract(decided=DECIDED)), "dartmoor-national-park")
    assert printed_of(park) == ("0%", 0, 1, "detailed investigation", None)


def test_what_the_extract_does_not_have_is_not_available_and_never_0():
    edition = of_a_few(extract(decided=DECIDED))
    assert printed_of(figure(edition, "leeds", "compliance"))[:3] == ("not available", None, None)
    assert printed_of(figure(edition, "leeds", "satisfactory-remedies"))[:3] == ("100%", 1, 1)


def test_england_together_includes_those_that_ended_and_those_of_no_group():
    edition = of_a_few(extract(decided=DECIDED))
    rows = edition.rows("SELECT sum(count) AS all_of_them FROM total WHERE what = 'decided'")
    assert rows == [{"all_of_them": 5}]
    decisions = edition.rows("SELECT count FROM total WHERE what = 'decisions about authorities'")
    assert decisions == [{"count": 5}]


def test_earlier_years_stay_as_they_were_published():
    before = of_a_few(extract(decided=DECIDED))
    now = """
    reference | authority | decided_on | outcome    | category | sequence
    1         | leeds     | 2019-06-01 | upheld     | Housing  | 1
    1         | leeds     | 2020-06-01 | not upheld | Housing  | 2
    """
    after = of_a_few(extract(decided=now), year="2020-21", after=before.database)
    series = [
        (row.year, row.text, row.counted, row.out_of)
        for row in series_of(after, "leeds")
        if row.measure == "upheld"
    ]
    assert series == [("2019-20", "50%", 1, 2), ("2020-21", "0%", 0, 1)]


COUNTS = """
year    | authority | what    | outcome    | count
2018-19 | leeds     | decided | upheld     | 199
2018-19 | leeds     | decided | not upheld | 1
"""
AVERAGES = """
year    | peer_group   | measure | text | source
2018-19 | metropolitan | upheld  | 62%  | annual review letter 2019
"""


def test_past_years_known_only_as_totals_count_the_same_way():
    edition = of_a_few(extract(decided=DECIDED, counts=COUNTS, averages=AVERAGES))
    first = series_of(edition, "leeds")[0]
    assert (first.year, *printed_of(first)) == (
        "2018-19",
        ">99%",
        199,
        200,
        "detailed investigations",
        "62%",
    )
    assert first.peer_counted is None


def test_only_authorities_that_totals_name_have_figures_of_that_year():
    edition = of_a_few(extract(decided=DECIDED, counts=COUNTS))
    rows = edition.rows("SELECT DISTINCT authority FROM figure WHERE year = '2018-19'")
    assert rows == [{"authority": "leeds"}]


def test_no_average_is_made_of_a_group_of_which_one_member_was_told():
    edition = of_a_few(extract(decided=DECIDED, counts=COUNTS))
    assert series_of(edition, "leeds")[0].peer_text is None


RECOMMENDATIONS = """
reference | authority | number | kind                | remedy                | agreed_on  | due_on     | text
1         | leeds     | 1      | service improvement | training or guidance  | 2019-06-01 | 2019-09-01 | Train staff
1         | leeds     | 2      | personal remedy     | apology               | 2019-06-01 | 2019-07-01 | Say sorry to Mr B
3         | bradford  | 1      | service improvement | training or guidance  | 2019-06-01 | 2019-09-01 | Write a guide
"""


def test_personal_remedies_are_nowhere_in_the_database():
    edition = of_a_few(extract(decided=DECIDED, recommendations=RECOMMENDATIONS))
    assert single_cases(edition) == [("bradford", 1, 0), ("leeds", 1, 0)]
    assert "Mr B" not in "\n".join(edition.database.iterdump())


def single_cases(edition: Edition) -> list[tuple[str, int, int]]:
    """Authority, how many improvements are public and how many are not."""
    rows = edition.rows("SELECT authority, public, not_public FROM single_cases ORDER BY authority")
    return [tuple(row.values()) for row in rows]


def test_no_single_case_is_in_the_database_by_its_words_or_its_reference():
    decided = DECIDED.replace("\n1 ", "\n19 999 123 ")
    agreed = RECOMMENDATIONS.replace("\n1 ", "\n19 999 123 ")
    assert decided != DECIDED
    assert agreed != RECOMMENDATIONS
    edition = of_a_few(extract(decided=decided, recommendations=agreed))
    dumped = "\n".join(edition.database.iterdump())
    assert [word for word in ("999 123", "Train staff", "Write a guide") if word in dumped] == []


def test_improvements_of_a_withheld_or_very_new_decision_are_counted_as_not_public():
    decided = """
    reference | authority | decided_on | outcome | category | withheld_reason
    1         | leeds     | 2019-06-01 | upheld  | Housing  | a person could be identified
    3         | bradford  | 2020-03-30 | upheld  | Other    |
    """
    edition = of_a_few(
        extract(decided=decided, recommendations=RECOMMENDATIONS),
        public_at="2020-05-10T00:01:00+01:00",  # 41 days after the second decision
    )
    assert single_cases(edition) == [("bradford", 0, 1), ("leeds", 0, 1)]
    a_day_later = of_a_few(
        extract(decided=decided, recommendations=RECOMMENDATIONS),
        public_at="2020-05-11T00:01:00+01:00",
    )
    assert single_cases(a_day_later) == [("bradford", 1, 0), ("leeds", 0, 1)]


EVENTS = """
event | kind    | audience      | held_on    | place | title
s1    | seminar | link officers | 2019-05-01 | York  | Seminar
s2    | seminar | link officers | 2019-06-01 | Leeds | Seminar
c1    | course  | councils      | 2019-06-01 |       | Course
"""
ATTENDANCE = """
event | organisation             | people
s1    | Leeds City Council       | 2
s2    | City of Leeds Council    | 1
s2    | A Care Home Limited      | 4
s2    | Kent County Council      | 1
c1    | Kent County Council      | 12
"""


def test_delegates_and_authorities_are_counted_from_events():
    edition = of_a_few(extract(decided=DECIDED, events=EVENTS, attendance=ATTENDANCE))
    seminars = edition.rows("SELECT * FROM learning WHERE kind = 'seminar' AND audience = ''")
    assert seminars == [
        {
            "year": "2019-20",
            "kind": "seminar",
            "audience": "",
            "events": 2,
            "places": 2,
            "people": 8,
            "authorities": 2,  # Leeds twice is one; the care home is none
        }
    ]


def test_an_authority_is_found_by_each_of_its_names_and_never_guessed():
    edition = of_a_few(extract(decided=DECIDED))
    for name in ("leeds", "E08000035", "leeds  city council", "Leeds"):
        assert find_authority(edition, name) == "leeds"
    with pytest.raises(EditionError, match="Did you mean 'Leeds City Council'"):
        find_authority(edition, "eeds city")


def test_a_case_withheld_after_the_day_of_the_figures_is_not_public():
    decided = """
    reference | authority | decided_on | outcome | category | sequence | withheld_reason
    1         | leeds     | 2019-06-01 | upheld  | Housing  | 1        |
    1         | leeds     | 2020-06-01 | upheld  | Housing  | 2        | a person could be identified
    """
    edition = of_a_few(extract(decided=decided, recommendations=RECOMMENDATIONS))
    assert single_cases(edition) == [("bradford", 0, 1), ("leeds", 0, 1)]


def test_an_improvement_falls_with_the_decision_that_it_was_agreed_for():
    decided = """
    reference | authority | decided_on | outcome    | category | sequence
    1         | leeds     | 2019-06-01 | upheld     | Housing  | 1
    1         | leeds     | 2019-12-01 | not upheld | Housing  | 2
    """
    edition = of_a_few(extract(decided=decided, recommendations=RECOMMENDATIONS))
    assert "leeds" not in [authority for authority, *_ in single_cases(edition)]


def test_a_table_without_a_case_of_the_year_does_not_make_zeros():
    received = """
    reference | authority | received_on | category
    9         | leeds     | 2018-05-01  | Housing
    """
    edition = of_a_few(
        extract(received=received, decided=DECIDED, counts=COUNTS.replace("2018-19", "2020-21")),
        year="2020-21",
    )
    assert printed_of(figure(edition, "leeds"))[:3] == (">99%", 199, 200)
    assert printed_of(figure(edition, "leeds", "satisfactory-remedies"))[0] == "not available"
    assert edition.rows("SELECT * FROM held WHERE year = '2020-21'") == []


def test_a_year_of_which_nothing_is_known_is_refused():
    with pytest.raises(EditionError, match="no cases and no published totals for 2029-30"):
        of_a_few(extract(decided=DECIDED), year="2029-30")


def test_a_group_of_which_only_one_member_was_told_is_compared_by_its_published_average():
    """The letter of 2020: of 181 districts only this one's counts are known."""
    counts = """
    year    | authority                 | what    | outcome    | count
    2019-20 | north-west-leicestershire | decided | upheld     | 1
    2019-20 | north-west-leicestershire | decided | not upheld | 2
    """
    averages = """
    year    | peer_group | measure | text | source
    2019-20 | district   | upheld  | 45%  | Annual review letter 2020
    """
    edition = of_a_few(extract(counts=counts, averages=averages))
    (row,) = edition.rows("SELECT comparison, sentence FROM figure WHERE measure = 'upheld'")
    assert row["comparison"] == "too-few"
    assert row["sentence"].endswith(
        "The figure for all district councils was 45%. Three investigations are too few to say"
        " whether the council differs from other district councils: one decision the other way"
        " would move its figure by 33 percentage points."
    )


def test_the_counts_of_some_members_are_not_taken_for_the_group():
    counts = """
    year    | authority | what    | outcome    | count
    2019-20 | blaby     | decided | upheld     | 9
    2019-20 | blaby     | decided | not upheld | 1
    2019-20 | melton    | decided | upheld     | 1
    2019-20 | melton    | decided | not upheld | 9
    """
    edition = of_a_few(extract(counts=counts))
    rows = edition.rows("SELECT comparison FROM figure WHERE measure = 'upheld'")
    assert [row["comparison"] for row in rows] == ["not-compared", "not-compared"]
    assert edition.rows("SELECT * FROM comparing") == []


YEARLY = ("service", "area", "stage", "hexagon")


def test_services_areas_and_the_map_of_earlier_years_stay_as_they_were_published():
    before = of_a_few(extract(decided=DECIDED))
    now = DECIDED.replace("2019-06-01", "2020-06-01")
    after = of_a_few(extract(decided=now), year="2020-21", after=before.database)
    for table in YEARLY:
        query = f"SELECT * FROM {table} WHERE year = '2019-20'"
        assert after.rows(query) == before.rows(query) != []
        assert after.rows(query.replace("2019-20", "2020-21")) != []


def test_the_whole_country_includes_late_decisions_about_those_that_ended():
    edition = of_a_few(extract(decided=DECIDED))
    (row,) = edition.rows(
        "SELECT * FROM area WHERE area = '' AND category = '' AND measure = 'upheld'"
    )
    assert (row["counted"], row["out_of"], row["text"]) == (3, 5, "60%")
    (row,) = edition.rows("SELECT * FROM area WHERE area = 'South West' AND category = 'Other'")
    assert (row["counted"], row["out_of"]) == (1, 1)  # East Dorset ended; the park has no region


@pytest.mark.parametrize("table", YEARLY)
def test_an_edition_from_before_a_table_is_refused_with_what_to_do(table):
    before = of_a_few(extract(decided=DECIDED))
    before.database.execute(f"DROP TABLE {table}")
    now = DECIDED.replace("2019-06-01", "2020-06-01")
    with pytest.raises(EditionError, match=f"no table {table}; .* Build it again"):
        of_a_few(extract(decided=now), year="2020-21", after=before.database)
