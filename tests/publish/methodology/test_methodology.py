from pathlib import Path

import pytest

import upheld
from tests.editions import edition_of
from tests.tables import extract, rows_of
from upheld.core.comparability import BREAKS
from upheld.core.measures import MEASURES
from upheld.edition.queries.figures import figures_of
from upheld.publish.methodology.document import document, main
from upheld.publish.methodology.examples import EXAMPLES, Example

NWL = "north-west-leicestershire"
METHODOLOGY = Path(upheld.__file__).parent.parent.parent / "docs" / "methodology.md"


def figure_of(example: Example):
    """The figure of the example's cases, counted by a build."""
    rows = [{"authority": NWL, "category": "Housing", **row} for row in rows_of(example.cases)]
    year = "2022-23" if example.measure == "upheld-per-100000" else "2019-20"
    dates = {"letters_on": "2023-07-19", "public_at": "2023-07-26T00:01:00+01:00"}
    edition = edition_of(extract(**{example.table: rows}), year=year, **dates)
    return {row.measure: row.facts() for row in figures_of(edition, authority=NWL)}[example.measure]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.measure)
def test_the_worked_example_makes_the_figure_that_is_printed(example):
    figure = figure_of(example)
    assert figure["text"] == example.text
    assert f"{figure['counted']} of {figure['out_of']:,}" == example.counts


def test_every_measure_has_its_example():
    assert {example.measure for example in EXAMPLES} == {measure.slug for measure in MEASURES}


def test_the_methodology_prints_the_words_that_the_code_obeys():
    text = document()
    for words in (*(m.definition for m in MEASURES), *(each.words for each in BREAKS)):
        assert words in text


def test_the_methodology_is_up_to_date():
    assert METHODOLOGY.read_text("utf-8") == document()


def test_a_stale_methodology_is_told_with_the_command_that_mends_it(tmp_path, capsys):
    stale = tmp_path / "methodology.md"
    stale.write_text(document().replace("45", "46"), "utf-8")
    assert main(["--check", str(stale)]) == 1
    assert "Run: python -m upheld.publish.methodology.document >" in capsys.readouterr().err
