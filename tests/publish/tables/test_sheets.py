"""Every number of the sheets against the edition, counted a second time in plain loops."""

import pytest

from tests.editions import edition_of
from tests.profiles import EVERY, LGSCO, WATERWAYS
from tests.publish.tables.examples import AUTHORITIES, WITHOUT_CASES, some_edition
from tests.tables import extract
from upheld.core.column_names import column_name
from upheld.publish.tables.cell_text import NOT_APPLICABLE, NOT_AVAILABLE
from upheld.publish.tables.sheets import sheets_of, tables_of
from upheld.publish.tables.table import Table


@pytest.fixture(scope="module")
def edition():
    return some_edition()


def lines_of(edition, name: str) -> list[dict]:
    (table,) = [table for table in tables_of(edition) if table.name == name]
    return as_lines(table)


def as_lines(table: Table) -> list[dict]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def line_of(edition, name: str, authority: str) -> dict:
    (line,) = [line for line in lines_of(edition, name) if line["authority"] == authority]
    return line


def counted_by_hand(edition, what: str, authority: str, **wanted: str) -> int:
    total = 0
    for row in edition.rows("SELECT * FROM counted WHERE year = '2019-20'"):
        if (row["what"], row["authority"]) == (what, authority) and wanted.items() <= row.items():
            total += row["count"]
    return total


def test_received_is_every_category_and_their_total(edition):
    lines = lines_of(edition, "received")
    assert {line["authority"] for line in lines} == {*AUTHORITIES, *WITHOUT_CASES}
    for line in lines:
        slug = line["authority"]
        for category in LGSCO.categories:
            by_hand = counted_by_hand(edition, "received", slug, category=category)
            assert line[column_name(category)] == by_hand
        assert line["total"] == sum(line[column_name(category)] for category in LGSCO.categories)


def test_decided_is_every_outcome_their_total_and_the_figure_of_the_edition(edition):
    for slug in AUTHORITIES:
        line = line_of(edition, "decided", slug)
        by_hand = [counted_by_hand(edition, "decided", slug, outcome=o) for o in LGSCO.outcomes]
        (figure,) = edition.rows(
            "SELECT * FROM figure WHERE authority = ? AND measure = 'upheld'", (slug,)
        )
        assert [line[column_name(outcome)] for outcome in LGSCO.outcomes] == by_hand
        assert line["total"] == sum(by_hand)
        assert line["uphold_rate_counted"] == by_hand[5] == figure["counted"]
        assert line["uphold_rate_out_of"] == by_hand[4] + by_hand[5] == figure["out_of"]
        assert line["uphold_rate_text"] == figure["text"]
        assert line["uphold_rate_peer_text"] == (figure["peer_text"] or NOT_APPLICABLE)


def test_compliance_is_every_outcome_and_three_figures_of_the_edition(edition):
    stems = {
        "compliance": "compliance",
        "late": "late-compliance",
        "satisfactory_remedies": "satisfactory-remedies",
    }
    for slug in ("adur", "leeds", "york", "dorset"):
        line = line_of(edition, "remedies_and_compliance", slug)
        by_hand = [
            counted_by_hand(edition, "compliance", slug, outcome=o) for o in LGSCO.compliance
        ]
        assert [line[column_name(outcome)] for outcome in LGSCO.compliance] == by_hand
        for stem, measure in stems.items():
            (figure,) = edition.rows(
                "SELECT * FROM figure WHERE authority = ? AND measure = ?", (slug, measure)
            )
            for field in ("counted", "out_of", "text", "peer_counted", "peer_out_of", "peer_text"):
                assert line[f"{stem}_{field}"] == figure[field]


def test_the_tidy_figures_have_the_columns_of_the_edition_in_its_order_and_a_mark(edition):
    columns = [row["name"] for row in edition.rows("PRAGMA table_info(figure)")]
    lines = lines_of(edition, "figures")
    assert list(lines[0]) == [*columns, "mark"]
    held = {
        (row["authority"], row["year"], row["measure"]): row
        for row in edition.rows("SELECT * FROM figure")
    }
    assert len(lines) == len(held)
    for line in lines:
        row = held[line["authority"], line["year"], line["measure"]]
        told = {name: value for name, value in row.items() if value is not None}
        assert {name: line[name] for name in told} == told
        assert {line[name] for name in row.keys() - told.keys()} <= {"[x]", "[z]"}


def test_what_was_never_told_is_not_available_and_never_0():
    edition = edition_of(
        extract(
            counts="""
            year    | authority | what    | outcome    | count
            2019-20 | leeds     | decided | upheld     | 7
            2019-20 | leeds     | decided | not upheld | 3
            """
        )
    )
    decided = line_of(edition, "decided", "leeds")
    assert decided["upheld"] == 7
    assert decided["advice_given"] == NOT_AVAILABLE
    assert decided["total"] == NOT_AVAILABLE
    assert decided["uphold_rate_text"] == "70%"
    assert line_of(edition, "received", "leeds")["total"] == NOT_AVAILABLE
    compliance = line_of(edition, "remedies_and_compliance", "leeds")
    assert compliance["compliance_counted"] == NOT_AVAILABLE
    assert compliance["compliance_text"] == "not available"


def test_a_year_whose_cases_we_hold_has_true_zeros_and_no_percentage_out_of_none(edition):
    decided = line_of(edition, "decided", "barnet")
    assert (decided["upheld"], decided["total"]) == (0, 0)
    assert decided["uphold_rate_text"] == "no cases"


def test_a_body_without_a_group_has_no_average(edition):
    decided = line_of(edition, "decided", "peak-district-national-park")
    assert decided["peer_group"] == NOT_APPLICABLE
    assert decided["uphold_rate_peer_text"] == NOT_APPLICABLE


def test_a_total_known_without_its_categories_is_told_as_such():
    edition = edition_of(
        extract(
            counts="""
            year    | authority | what     | count
            2019-20 | leeds     | received | 70
            """
        )
    )
    received = line_of(edition, "received", "leeds")
    assert (received["housing"], received["total"]) == (NOT_AVAILABLE, 70)
    assert lines_of(edition, "counts")[0]["category"] == NOT_AVAILABLE


@pytest.mark.parametrize("profile", EVERY, ids=lambda profile: profile.name)
def test_columns_of_a_sheet_have_different_names_and_headings_and_a_meaning(profile):
    for sheet in sheets_of(profile):
        names = {column.name for column in sheet.columns}
        headings = {column.heading.casefold() for column in sheet.columns}
        assert len(names) == len(headings) == len(sheet.columns)
        assert set(sheet.key) <= names
        assert all(column.meaning for column in sheet.columns)


def test_no_two_lines_of_a_sheet_share_its_key(edition):
    for table in tables_of(edition):
        keys = [tuple(line[name] for name in table.key) for line in as_lines(table)]
        assert len(set(keys)) == len(keys), table.name


def words_of(sheet) -> list[str]:
    columns = [word for each in sheet.columns for word in (each.heading, each.meaning)]
    return [sheet.title, *sheet.notes, *columns]


# What LGSCO calls things, and what it measures.
ITS_WORDS = ("upheld", "uphold", "council", "englis", "district", "satisfactory rem", "residents.")


def test_the_sheets_of_another_ombudsman_say_nothing_of_the_default_one():
    for sheet in sheets_of(WATERWAYS):
        said = [
            words for words in words_of(sheet) for word in ITS_WORDS if word in words.casefold()
        ]
        assert said in ([], ["Residents in the authority's area."]), sheet.name


def test_the_sheet_of_decisions_has_the_outcomes_and_shares_of_the_profile():
    decided = next(sheet for sheet in sheets_of(WATERWAYS) if sheet.name == "decided")
    assert decided.title == "Decisions, by undertaker and outcome, with breaches found"
    own = [column.name for column in decided.columns if "peer" not in column.name][5:]
    assert own == [
        "set_aside",
        "no_breach",
        "breach",
        "total",
        "breaches_counted",
        "breaches_out_of",
        "breaches_text",
        "breaches_low",
        "breaches_high",
        "breaches_comparison",
        "breaches_sentence",
        "mark",
    ]
    assert "Breaches are out of rulings (all decisions)." in decided.notes
