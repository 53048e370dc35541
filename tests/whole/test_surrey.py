"""Surrey in 2027: a county and eleven districts end, and the county is divided between two."""

from datetime import date

import pytest

from tests.directory import default_directory
from tests.editions import edition_of
from tests.publish.letters.composing import decided, letter_of, recipients, text_of
from tests.tables import extract
from upheld.edition.proof.verifying import verify_database
from upheld.edition.queries.figures import figures_of

DIRECTORY = default_directory()
EAST = ["elmbridge", "epsom-and-ewell", "mole-valley", "reigate-and-banstead", "tandridge"]
WEST = ["guildford", "runnymede", "spelthorne", "surrey-heath", "waverley", "woking"]
LAST, FIRST = date(2027, 3, 31), date(2027, 4, 1)
BOTH = "East Surrey Council and West Surrey Council"
DATES = {"letters_on": "2028-07-19", "public_at": "2028-07-26T00:01:00+01:00"}
BEFORE = [
    *decided("surrey", on="2026-06-01", upheld=6, not_upheld=4),
    *decided("elmbridge", on="2026-06-01", start=20, upheld=1, not_upheld=1),
    *decided("woking", on="2026-06-01", start=30, not_upheld=2),
]
NOW = [
    *decided("east-surrey", on="2027-09-01", start=40, upheld=3, not_upheld=1),
    *decided("surrey", on="2027-09-01", start=50, upheld=2),
]


@pytest.fixture(scope="module")
def edition():
    first = edition_of(
        extract(decided=BEFORE),
        year="2026-27",
        letters_on="2027-07-21",
        public_at="2027-07-28T00:01:00+01:00",
    )
    return edition_of(extract(decided=BEFORE + NOW), year="2027-28", after=first.database, **DATES)


def test_every_council_of_surrey_ends_on_one_day_and_both_begin_on_the_next():
    for slug in ("surrey", *EAST, *WEST):
        assert DIRECTORY.by_slug(slug).last_day == LAST
    for slug, before in (("east-surrey", EAST), ("west-surrey", WEST)):
        assert DIRECTORY.by_slug(slug).first_day == FIRST
        found = [each.slug for each in DIRECTORY.predecessors(slug)]
        assert sorted(found) == sorted([*before, "surrey"])


def test_a_name_means_the_council_of_its_day():
    """Nobody knows a code for the new ones yet, so they have none."""
    for text, on, slug in (
        ("Surrey", LAST, "surrey"),
        ("Surrey County Council", date(2027, 10, 1), "surrey"),
        ("East Surrey", FIRST, "east-surrey"),
        ("West Surrey Council", FIRST, "west-surrey"),
    ):
        assert DIRECTORY.match(text, on=on).authority.slug == slug
    assert DIRECTORY.match("Surrey", on=FIRST).authority is None
    assert DIRECTORY.match("East Surrey", on=LAST).authority is None
    assert {DIRECTORY.by_slug(slug).gss_code for slug in ("east-surrey", "west-surrey")} == {None}


def test_an_edition_of_the_year_after_verifies(edition):
    assert verify_database(edition) == []


def test_what_is_decided_about_surrey_afterwards_stays_surreys(edition):
    figures = {row.authority: row for row in figures_of(edition) if row.measure == "upheld"}

    assert (figures["surrey"].text, figures["surrey"].comparison) == ("100%", "ended")
    assert figures["surrey"].sentence.endswith(
        " This council was abolished on 1 April 2027. We made these decisions afterwards, so we do"
        f" not compare them or add them to the figures of {BOTH}."
    )
    east = figures["east-surrey"]
    assert (east.text, east.out_of, east.peer_group) == ("75%", 4, "unitary")


def test_the_year_before_is_the_sum_of_the_whole_family(edition):
    """12 councils were divided between two, and nobody can divide their figures."""
    rows = edition.rows(
        "SELECT authority, counted, out_of, is_family, reason FROM together"
        " WHERE year = '2026-27' AND measure = 'upheld' ORDER BY authority"
    )

    assert [tuple(row.values()) for row in rows] == [
        (
            slug,
            7,
            14,
            1,
            f"Surrey County Council was divided between {BOTH}. Its figures cannot be, so these"
            f" are for {BOTH} together.",
        )
        for slug in ("east-surrey", "west-surrey")
    ]


def test_rates_are_made_with_the_residents_of_its_districts(edition):
    rates = edition.rows(
        "SELECT out_of FROM figure WHERE authority IN ('east-surrey', 'west-surrey')"
        " AND year = '2027-28' AND measure = 'upheld-per-100000' ORDER BY authority"
    )

    assert [row["out_of"] for row in rates] == [545_900, 657_300]


def test_the_last_letter_about_surrey_goes_to_both(edition):
    sent = recipients(extract(decided=BEFORE + NOW), edition)

    assert sent["surrey"].sent_to == ("east-surrey", "west-surrey")
    letter = text_of(letter_of("surrey", year="2027-28", decided=NOW, **DATES))
    assert "This council was abolished on 1 April 2027." in letter
    assert f"We send this letter to {BOTH}." in letter


def test_an_edition_from_before_says_nothing_of_what_is_to_come():
    cases = decided("surrey", on="2026-01-05", upheld=2)
    letter = text_of(letter_of("surrey", year="2025-26", decided=cases, letters_on="2026-07-22"))

    assert "abolished" not in letter
    assert "East Surrey" not in letter
