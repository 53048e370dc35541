"""Figures as published for real authorities, rebuilt from their counts, print the same text."""

from collections import Counter
from collections.abc import Mapping

import pytest

from tests.facts import fact_file
from tests.published.comparing import (
    Compared,
    Row,
    compared_averages,
    compared_figures,
    explained,
)
from tests.published.derivation import figures_in, pairs
from tests.published.extract import DECIDED, PRINTED_AVERAGES, RECEIVED, as_printed, group_of
from tests.published.rows import (
    SOURCES,
    AuthorityYear,
    authority_years,
    exceptions,
    published_rows,
)
from upheld.edition.reading import Edition

Figures = Mapping[tuple[str, str, str], Row]


def differing(compared: list[Compared]) -> dict[tuple[str, str, str], tuple[str, str]]:
    return {each.cell: (each.published, each.ours) for each in compared if not each.agrees}


def test_every_figure_that_is_printed_or_derived_prints_the_same(figures: Figures) -> None:
    compared = [c for each in authority_years() for c in compared_figures(figures, each)]
    assert differing(compared) == {
        cell: said for cell, said in explained().items() if cell[2] not in PRINTED_AVERAGES
    }


def test_cases_are_counted_to_the_same_figures(counted_cases: Figures) -> None:
    """But for Birmingham's remedies: how many of its investigations were not upheld is not told."""
    compared = [c for each in authority_years() for c in compared_figures(counted_cases, each)]
    undetermined = {each.cell[:2] for each in exceptions("undetermined")}
    differ = {
        cell: said for cell, said in differing(compared).items() if cell[:2] not in undetermined
    }
    assert differ == {
        cell: said for cell, said in explained().items() if cell[2] not in PRINTED_AVERAGES
    }


def test_every_average_printed_beside_an_authority_prints_the_same(figures: Figures) -> None:
    compared = [c for each in authority_years() for c in compared_averages(figures, each)]
    assert differing(compared) == {
        cell: said for cell, said in explained().items() if cell[2] in PRINTED_AVERAGES
    }


def test_averages_are_kept_as_published_also_where_no_count_of_the_authority_is_told(
    editions: dict[str, Edition],
) -> None:
    stored = {
        (row["year"], row["peer_group"], row["measure"]): row["text"]
        for year, edition in editions.items()
        for row in edition.rows("SELECT * FROM average WHERE year = ?", (year,))
    }
    printed = {
        ((row.year, group_of(row.authority), measure), as_printed(column, row.cells[column]))
        for row in published_rows()
        for column, measure in PRINTED_AVERAGES.items()
        if column in row.cells
    }
    # No two rows print another average for one group and year: each key stands once.
    assert dict(printed) == stored
    assert len(printed) == len(stored) == 48


def test_what_is_not_told_is_not_available_and_never_nought(figures: Figures) -> None:
    told = {(each.authority, each.year): figures_in(each.cells) for each in authority_years()}
    wrong = {
        key: row["text"]
        for key, row in figures.items()
        if key[2] != "upheld-per-100000"
        and key[2] not in told[key[0], key[1]]
        and row["text"] != "not available"
    }
    assert wrong == {}


def test_counts_come_out_as_they_were_told(editions: dict[str, Edition]) -> None:
    """Received by service and decided by outcome; what the source contradicts is chosen, and said."""
    chosen = {each.cell: (each.published, each.ours) for each in exceptions("chosen")}
    left_out = {each.cell: (each.published, "none") for each in exceptions("left out")}
    wrong = {}
    for each in authority_years():
        counted = counted_of(editions[each.year], each)
        for column, published in counts_given(each).items():
            ours = counted.get(column, "none")
            if ours != published:
                wrong[each.authority, each.year, column] = (published, ours)
    assert wrong == chosen | left_out


def counted_of(edition: Edition, each: AuthorityYear) -> dict[str, str]:
    """The edition's counts of one authority, by the column of the file that tells them."""
    rows = edition.rows(
        "SELECT counted.* FROM counted JOIN authority ON slug = authority WHERE year = ?1"
        " AND ?2 IN (gss_code, name)",
        (each.year, each.authority),
    )
    services = {category: column for column, category in RECEIVED.items()}
    outcomes = {outcome: column for column, outcome in DECIDED.items()}
    found: Counter[str] = Counter()
    for row in rows:
        if row["what"] == "received":
            found["received"] += row["count"]
            if row["category"]:
                found[services[row["category"]]] += row["count"]
        elif row["what"] == "decided":
            found[outcomes[row["outcome"]]] += row["count"]
    return {column: str(count) for column, count in found.items()}


def counts_given(each: AuthorityYear) -> dict[str, str]:
    """Services only where they add up to the total: of some of them no table can be made."""
    cells = each.cells
    services = {column: n for column, n in cells.items() if column in RECEIVED}
    whole = sum(map(int, services.values())) == int(cells.get("received", -1))
    told = {column: n for column, n in cells.items() if column in ("received", *DECIDED)}
    return told | services if whole else told


def test_rows_about_one_authority_and_year_never_contradict_each_other() -> None:
    """So no source has to win over another: each tells cells that the other leaves empty."""
    twice = [each for each in authority_years() if len(each.rows) > 1]
    assert len(twice) == 7
    assert [each.contradicted() for each in twice] == [{}] * 7


def test_the_better_source_would_win() -> None:
    for each in authority_years():
        ranks = [SOURCES.index(row.source) for row in each.rows]
        assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("told", "fit"),
    [
        ({"counted": 1, "out_of": 3, "percent": 33}, [(1, 3)]),
        ({"counted": None, "out_of": 2, "percent": 50}, [(1, 2)]),
        ({"counted": 10, "out_of": None, "percent": 71}, [(10, 14)]),
        ({"counted": 128, "out_of": None, "percent": 84}, [(128, 152), (128, 153)]),
        ({"counted": None, "out_of": 0, "percent": None}, [(0, 0)]),
        ({"counted": 9, "out_of": 10, "percent": 91}, []),
        ({"counted": None, "out_of": None, "percent": 67}, []),
    ],
)
def test_a_count_or_base_is_derived_only_where_one_alone_fits(
    told: dict[str, int | None], fit: list[tuple[int, int]]
) -> None:
    assert pairs(**told) == fit


def test_what_two_numbers_leave_undetermined_is_listed() -> None:
    columns = {
        "upheld": ("upheld", "uphold_rate_pct"),
        "satisfactory-remedies": ("satisfactory_remedies", "satisfactory_remedy_rate_pct"),
    }
    undetermined = {
        (each.authority, each.year, measure)
        for each in authority_years()
        for measure, told in columns.items()
        if set(told) <= set(each.cells) and measure not in figures_in(each.cells)
    }
    assert undetermined == {each.cell for each in exceptions("undetermined")}


def test_figures_that_no_row_tells_alone_are_listed() -> None:
    joined = {
        (each.authority, each.year, measure)
        for each in authority_years()
        for measure in figures_in(each.cells)
        if not any(measure in figures_in(row.cells) for row in each.rows)
    }
    assert joined == {each.cell for each in exceptions("joined")}


def test_all_rows_are_read_and_so_many_figures_are_rebuilt() -> None:
    rows = published_rows()
    assert len(rows) == 154
    assert sum(bool(figures_in(row.cells)) for row in rows) == 69
    by_measure = Counter(m for each in authority_years() for m in figures_in(each.cells))
    assert by_measure == {
        "upheld": 69,
        "compliance": 19,
        "late-compliance": 2,
        "satisfactory-remedies": 26,
        "upheld-per-100000": 11,
    }


def test_exceptions_name_a_reason_and_the_published_cell() -> None:
    file = fact_file("published_figures.csv").read_text("utf-8")
    for kind in (
        "differs",
        "not printed",
        "chosen",
        "doubtful",
        "joined",
        "undetermined",
        "left out",
    ):
        assert exceptions(kind), kind
        for each in exceptions(kind):
            assert each.authority in file
            assert len(each.reason) > 40


def test_the_letter_of_2020_now_says_that_three_cases_are_too_few(figures: Figures) -> None:
    """It printed 33% of three beside 45%, and 0% "of upheld cases" out of those three."""
    council = "E07000134"
    upheld = figures[council, "2019-20", "upheld"]
    assert upheld["sentence"] == (
        "In 2019-20 we completed 3 detailed investigations about the council and upheld 1 (33%)."
        " The figure for all district councils was 45%. Three investigations are too few to say"
        " whether the council differs from other district councils: one decision the other way"
        " would move its figure by 33 percentage points."
    )
    remedies = figures[council, "2019-20", "satisfactory-remedies"]
    assert (remedies["counted"], remedies["out_of"], remedies["out_of_name"]) == (
        0,
        1,
        "upheld decision",
    )
    assert remedies["sentence"].startswith(
        "We upheld 1 complaint. The council had not already upheld it and offered a suitable remedy"
        " (0%). The figure for all district councils was 20%. One upheld decision is too few to say"
    )


def test_every_compared_figure_as_published_says_what_its_cases_can_bear(figures: Figures) -> None:
    told = Counter(row["comparison"] for row in figures.values() if row["measure"] == "upheld")
    assert told["higher"] + told["lower"] <= 3
    assert told["no-difference-shown"] >= 40
    york = figures["E06000014", "2021-22", "upheld"]
    assert (york["text"], york["comparison"]) == ("86%", "higher")
