"""The same, end to end: build an edition from the published counts, and compare it with the file."""

import json
import re
from pathlib import Path

import pytest

from tests.command import forked
from tests.facts import fact_file
from tests.published.comparing import Row, by_key, compared_averages, compared_figures, explained
from tests.published.derivation import figures_in
from tests.published.rows import authority_years, published_rows

YEAR = "2022-23"  # the last that is told of, whose edition holds the four before as published
DIFFERENCE = re.compile(r"line (\d+), (\S+) (\S+), (\w+): published (.+), here (.+)")
NOT_TOLD = re.compile(r"line (\d+), (\S+) (\S+), (\w+): published (.+), not given here")


def printed(*words: str | Path, exits: int = 0) -> str:
    done = forked(words)
    assert done.returncode == exits, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def edition(published_extract: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("editions")
    printed("build", published_extract, "--year", YEAR, "--into", into)
    return into / f"{YEAR}.v1"


@pytest.fixture(scope="module")
def differences(edition: Path) -> list[str]:
    """What the edition and the file are told not to have in common."""
    file = fact_file("published_figures.csv")
    return printed("compare-published", edition, file, exits=1).splitlines()


def test_the_command_prints_every_figure_of_the_year_as_published(edition: Path) -> None:
    rows: list[Row] = json.loads(printed("figures", edition, "--format", "json"))
    figures = by_key(rows)
    compared = [
        each
        for told in authority_years()
        if told.year == YEAR
        for each in (*compared_figures(figures, told), *compared_averages(figures, told))
    ]
    differ = {each.cell: (each.published, each.ours) for each in compared if not each.agrees}
    assert differ == {cell: said for cell, said in explained().items() if cell[1] == YEAR}
    assert len(compared) > 100


def test_compare_published_finds_the_exceptions_and_what_was_not_told(
    differences: list[str],
) -> None:
    differ = [found.groups() for found in map(DIFFERENCE.match, differences) if found]
    told = {
        (int(line), column): (published, ours) for line, _, _, column, published, ours in differ
    }
    exceptional = {
        (row.line, column): said
        for (authority, year, column), said in explained().items()
        for row in published_rows()
        if (row.authority, row.year) == (authority, year) and column in row.cells and said[1]
    }
    assert told == exceptional == {(28, "upheld_per_100k"): ("3.5", "3.4")}


def test_compare_published_says_not_told_only_where_nothing_could_be_built(
    differences: list[str],
) -> None:
    measure_of = {
        "uphold_rate_pct": "upheld",
        "compliance_rate_pct": "compliance",
        "satisfactory_remedy_rate_pct": "satisfactory-remedies",
    }
    untold = {
        (int(found[1]), found[4])
        for found in map(NOT_TOLD.match, differences)
        if found and found[4] in measure_of
    }
    expected = {
        (row.line, column)
        for each in authority_years()
        for row in each.rows
        for column, measure in measure_of.items()
        if column in row.cells and measure not in figures_in(each.cells)
    }
    assert untold == expected


def test_the_edition_is_verified(edition: Path) -> None:
    assert "verified" in printed("verify", edition)
