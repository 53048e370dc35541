import re
from pathlib import Path

import pytest

import upheld
from tests.editions import edition_of
from tests.profiles import LGSCO, OFFICE, OMBUDSMEN
from tests.tables import extract
from upheld.edition.queries.figures import figures_of
from upheld.ombudsman.folder import read_office
from upheld.publish.methodology.document import MADE_BY, document, main
from upheld.publish.methodology.examples import rows_of, worked

NWL = "north-west-leicestershire"
METHODOLOGY = Path(upheld.__file__).parent.parent.parent / "docs" / "methodology.md"
WATERWAYS, WALES, HOUSING = (read_office(OMBUDSMEN / o) for o in ("waterways", "wales", "housing"))
# What LGSCO calls things, what it measures and where its figures were published.
ITS_WORDS = re.compile(
    r"lgsco|local government|council|upheld|uphold|district|county|borough|chief executive"
    r"|educat|planning|national park|census|residents? are|satisfactory rem|annual review letter"
    r"|buckinghamshire|detailed investigation"
)


def figure_of(measure):
    """The figure of the example's cases, counted by a build."""
    example = measure.example
    rows = [{"authority": NWL, "category": "Housing", **row} for row in rows_of(example.cases)]
    dates = {"letters_on": "2023-07-19", "public_at": "2023-07-26T00:01:00+01:00"}
    table = "compliance" if "recorded_on" in rows[0] else "decided"
    edition = edition_of(extract(**{table: rows}), year=str(example.year), **dates)
    return {row.measure: row.facts() for row in figures_of(edition, authority=NWL)}[measure.slug]


@pytest.mark.parametrize("measure", LGSCO.measures, ids=lambda measure: measure.slug)
def test_the_worked_example_makes_the_figure_that_is_printed(measure):
    figure, printed = figure_of(measure), worked(measure, measure.example)
    assert figure["text"] == printed.text
    assert f"{figure['counted']} of {figure['out_of']:,}" == printed.counts


def test_the_methodology_prints_the_words_that_the_code_obeys():
    text = document(OFFICE)
    for words in (*(m.definition for m in LGSCO.measures), *(b.said() for b in LGSCO.breaks)):
        assert words in text


def test_the_methodology_names_the_profile_at_its_head():
    head = document(WATERWAYS).split("\n## ")[0]
    assert "Profile: The Waterways Adjudicator, version 1.\n" in head


def test_the_methodology_of_another_ombudsman_says_what_its_profile_says():
    text = document(WATERWAYS)
    (measure,) = WATERWAYS.profile.measures
    assert "There are two groups: harbour trusts and canal companies." in text
    assert "We ask this of breaches found.\n" in text
    assert "Counted: decisions with the outcome breach. Out of: decisions.\n" in text
    assert "Since 2021-22 the rules also cover moorings off the main channel." in text
    assert measure.definition in text
    assert measure.source in text
    assert "there are four broad services. We also choose" in text
    assert "| 181 undertakers, 6 cases on average |" in text


def test_the_methodology_of_another_ombudsman_says_nothing_of_the_default_one():
    text = document(WATERWAYS).replace(MADE_BY, "")
    assert ITS_WORDS.findall(text.casefold()) == []


@pytest.mark.parametrize("office", [WATERWAYS, WALES, HOUSING])
def test_bodies_are_called_what_their_ombudsman_calls_them(office):
    text = document(office)
    assert re.findall(r"[^\n]*authorit[^\n]*", text.casefold()) == []
    assert "{" not in text


def test_an_ombudsman_that_compares_nothing_is_told_nothing_of_comparing():
    text = document(HOUSING)
    assert "We do not ask this of any figure. A case can have several findings" in text
    assert not re.findall(
        "chance|too-few|tail|similar authorities together", text.split("## Is")[0]
    )


def test_rates_are_explained_per_as_many_residents_as_the_profile_says():
    text = document(WALES)
    assert "Rates for every 1,000 residents" in text
    assert "31 complaints received among 5,610 residents are 5.5. The source" in text
    assert "100,000" not in text


def test_recommendations_due_are_told_with_what_became_of_them():
    assert (
        "Counted: recommendations due in the year with the outcome complete and satisfied or"
        " complete late. Out of: recommendations due in the year." in document(WALES)
    )


def test_the_methodology_is_up_to_date():
    assert METHODOLOGY.read_text("utf-8") == document(OFFICE)


def test_a_stale_methodology_is_told_with_the_command_that_mends_it(tmp_path, capsys):
    stale = tmp_path / "methodology.md"
    stale.write_text(document(OFFICE).replace("45", "46"), "utf-8")
    assert main(["--check", str(stale)]) == 1
    assert "Run: python -m upheld.publish.methodology.document >" in capsys.readouterr().err
