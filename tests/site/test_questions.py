"""Questions for councillors: drawn by rule, neutral, each with its source."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.profiles import LGSCO
from upheld.site.questions import MOST, Known, questions_of

GOOD_OR_BAD = re.compile(
    r"\b(good|bad|best|worst|fail\w*|rank\w*|much worse|poor\w*|blame\w*|overdue|refus\w*)\b",
    re.IGNORECASE,
)


def figure(counted, out_of, comparison="no-difference-shown"):
    return {
        "counted": counted,
        "out_of": out_of,
        "comparison": comparison,
        "group": "county councils",
    }


def known(**what):
    figures = {name.replace("_", "-"): value for name, value in what.pop("figures", {}).items()}
    return Known(
        council="Avon Council",
        office="the Ombudsman",
        year="2019-20",
        profile=LGSCO,
        figures=figures,
        decisions="/decisions?council=avon",
        improvements="/improvements?council=avon",
        figures_at="/councils/avon/2019-20",
        **what,
    )


def texts(of):
    return [question.text for question in questions_of(of)]


def test_what_was_agreed_and_not_done_comes_first_with_its_count():
    first = questions_of(known(figures={"compliance": figure(11, 12)}))[0]
    assert first.text == (
        "In 1 of 12 cases checked in 2019-20 the Ombudsman was not satisfied that Avon Council had"
        " done what it agreed. What has been done about it since, and what would stop it"
        " happening again?"
    )
    assert first.address == "/councils/avon/2019-20#figure-compliance"


def test_full_compliance_raises_no_question_of_it():
    assert not any(
        "not satisfied" in text for text in texts(known(figures={"compliance": figure(12, 12)}))
    )


def test_lateness_is_asked_about_out_of_the_cases_complied_with():
    found = texts(known(figures={"late-compliance": figure(3, 11)}))
    assert found[0].startswith("In 3 of 11 cases in which Avon Council did what it had agreed")
    assert len(texts(known(figures={"late-compliance": figure(0, 11)}))) == len(found) - 1


def test_what_is_not_available_is_asked_about_nowhere():
    empty = figure(None, None)
    measures = ("upheld", "compliance", "late-compliance", "satisfactory-remedies")
    assert len(texts(known(figures=dict.fromkeys(measures, empty)))) == 1


def test_improvements_of_the_year_are_asked_about_with_how_many_were_found_done():
    (agreed, _) = texts(known(agreed={"done on time": 2, "late": 1, "undecided": 4}))
    assert (
        "agreed to 7 improvements that are published; the Ombudsman found that 3 of them had been"
        " carried out. What has changed"
    ) in agreed
    (one, _) = texts(known(agreed={"undecided": 1}))
    assert "agreed to 1 improvement that is published. What has changed" in one


@pytest.mark.parametrize(
    ("state", "total", "said"),
    [("late", 1, "it"), ("late", 2, "both"), ("done on time", 4, "all 4")],
)
def test_where_all_were_carried_out_the_question_says_so(state, total, said):
    (agreed, _) = texts(known(agreed={state: total}))
    assert f"published; the Ombudsman found that {said} had been carried out." in agreed


def test_a_service_stands_out_only_with_enough_cases_and_among_others():
    def asked(*services):
        return any("are about" in text for text in texts(known(upheld_by_service=services)))

    assert asked(("Housing", 4), ("Other", 2))
    assert not asked(("Housing", 2), ("Other", 1))
    assert not asked(("Housing", 4), ("Other", 3), ("Benefits & Tax", 3))
    assert not asked(("Housing", 4))
    assert not asked(("Housing", 3), ("Other", 3))


def test_a_difference_from_similar_councils_is_a_reason_to_ask_and_no_other_result_is():
    higher = texts(known(figures={"upheld": figure(30, 40, "higher")}))[0]
    assert "30 of 40 detailed investigations led to a complaint being upheld" in higher
    assert "a higher share than in other county councils" in higher
    for comparison in ("no-difference-shown", "too-few", "not-compared", "ended"):
        found = texts(known(figures={"upheld": figure(30, 40, comparison)}))
        assert not any("share than" in text for text in found)


def test_few_cases_lead_to_the_complaints_made_to_the_council_itself():
    (few, _) = texts(known(figures={"upheld": figure(1, 1)}))
    assert "completed 1 detailed investigation about Avon Council in 2019-20, too few" in few
    (none, _) = texts(known(figures={"upheld": figure(0, 0)}))
    assert "completed no detailed investigation about Avon Council in 2019-20. What" in none
    assert "too few" not in none


@pytest.mark.parametrize(
    ("counted", "out_of", "told"),
    [
        (0, 1, "One complaint about Avon Council was upheld in 2019-20. The council had not"),
        (1, 1, "One complaint about Avon Council was upheld in 2019-20. The council had already"),
        (0, 7, "In none of the 7 complaints upheld in 2019-20 had Avon Council already upheld"),
        (2, 7, "In 2 of the 7 complaints upheld in 2019-20, Avon Council had already upheld"),
        (2, 2, "In both complaints upheld in 2019-20, Avon Council had already upheld"),
        (7, 7, "In all 7 complaints upheld in 2019-20, Avon Council had already upheld"),
    ],
)
def test_a_remedy_is_what_the_measure_means_by_it(counted, out_of, told):
    (remedies, _) = texts(known(figures={"satisfactory_remedies": figure(counted, out_of)}))
    assert remedies.startswith(told)
    assert "upheld the complaint itself and offered a suitable remedy" in remedies or out_of == 1


def test_a_report_is_asked_about_as_far_as_it_has_come():
    def asked(considered_on, satisfied_on, *, over=False):
        report = {
            "title": "Homes",
            "address": "/decisions/1/avon",
            "considered_on": considered_on,
            "satisfied_on": satisfied_on,
            "time_is_over": over,
        }
        return texts(known(reports=(report,)))[0]

    assert "When will it be considered" in asked(None, None)
    assert "When was it considered, or when will it be" in asked(None, None, over=True)
    assert "What was agreed when it was considered" in asked("2020-01-01", None)
    assert "What has changed since" in asked("2020-01-01", "2020-02-01")


counts = st.integers(0, 40)
figures = st.builds(
    lambda a, b, comparison: figure(min(a, b), max(a, b), comparison),
    counts,
    counts,
    st.sampled_from(["higher", "lower", "too-few", "no-difference-shown"]),
)


@given(
    st.dictionaries(
        st.sampled_from(["upheld", "compliance", "late-compliance", "satisfactory-remedies"]),
        figures,
    ),
    st.dictionaries(st.sampled_from(["done on time", "late", "not done", "undecided"]), counts),
    st.lists(st.tuples(st.sampled_from(["Housing", "Other"]), counts), max_size=2),
)
def test_every_question_is_whole_neutral_sourced_and_agrees_with_its_numbers(
    figures, agreed, services
):
    found = questions_of(known(figures=figures, agreed=agreed, upheld_by_service=tuple(services)))
    assert 1 <= len(found) <= MOST
    for question in found:
        assert question.text.endswith("?")
        assert question.address.startswith("/")
        assert question.source
        assert not GOOD_OR_BAD.search(question.text)
        assert not re.search(r"\b1 (cases|improvements|complaints|investigations)\b", question.text)


def test_questions_name_the_ombudsman_as_it_calls_itself():
    report = dict.fromkeys(("considered_on", "satisfied_on", "time_is_over"))
    report |= {"title": "A flooded towpath", "address": "/decisions/1"}
    of = replace(known(), office="the Adjudicator", reports=(report,))
    assert texts(of)[0] == (
        "The Adjudicator published a public interest report in 2019-20: “A flooded towpath”. When"
        " will it be considered, and what will be done in response?"
    )
