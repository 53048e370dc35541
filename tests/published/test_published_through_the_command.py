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
NAMES = {  # columns of the file: the names by which the command knows their figures
    "upheld": "upheld_count",
    "detailed_investigations": "upheld_out_of",
    "uphold_rate_pct": "upheld_share",
    "uphold_rate_avg_pct": "upheld_average",
    "compliance_outcomes": "compliance_out_of",
    "compliance_rate_pct": "compliance_share",
    "compliance_avg_pct": "compliance_average",
    "late_remedies": "late_compliance_count",
    "satisfactory_remedies": "satisfactory_remedies_count",
    "satisfactory_remedy_rate_pct": "satisfactory_remedies_share",
    "satisfactory_remedy_avg_pct": "satisfactory_remedies_average",
    "upheld_per_100k": "upheld_per_100000_share",
    "upheld_per_100k_avg": "upheld_per_100000_average",
}
COLUMNS = {name: column for column, name in NAMES.items()}
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
def differences(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the edition and the file are told not to have in common."""
    headings, rows = fact_file("published_figures.csv").read_text("utf-8").split("\n", 1)
    named = ",".join(NAMES.get(heading, heading) for heading in headings.split(","))
    file = tmp_path_factory.mktemp("published") / "figures.csv"
    file.write_text(f"{named}\n{rows}", "utf-8")
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
        (int(line), COLUMNS[name]): (published, ours)
        for line, _, _, name, published, ours in differ
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
        (int(found[1]), COLUMNS[found[4]])
        for found in map(NOT_TOLD.match, differences)
        if found and COLUMNS[found[4]] in measure_of
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
