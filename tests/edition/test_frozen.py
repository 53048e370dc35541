"""An edition holds what its ombudsman counts and says, and nothing else is asked for it."""

from pathlib import Path

import pytest

from tests.edition.content.test_content import DECIDED, of_a_few
from tests.editions import edition_of
from tests.tables import extract
from upheld.edition.beside.differences import differences
from upheld.edition.proof.verifying import verify_database
from upheld.ombudsman.folder import read_office
from upheld.ombudsman.profile_frozen import profile_before

WALES = Path(__file__).parent.parent / "ombudsmen" / "wales"


@pytest.fixture
def default():
    return of_a_few(extract(decided=DECIDED))


@pytest.fixture
def wales():
    """79 cases closed about Caerphilly in 2024-25, as its letter of that year counts them."""
    office = read_office(WALES)
    counted = {
        "premature": 17,
        "out of jurisdiction": 14,
        "other cases closed after initial consideration": 37,
        "early resolution/voluntary settlement": 11,
    }
    outcomes = [outcome for outcome, number in counted.items() for _ in range(number)]
    decided = [
        {
            "reference": f"20{number:08}",
            "authority": "caerphilly",
            "decided_on": "2024-09-02",
            "outcome": outcome,
            "category": "Housing",
        }
        for number, outcome in enumerate(outcomes)
    ]
    return edition_of(
        extract(decided=decided),
        year="2024-25",
        letters_on="2025-08-01",
        public_at="2025-08-20T00:01:00+01:00",
        office=office,
        directory=office.directory,
    )


def figure(edition, authority, measure):
    (row,) = edition.rows(
        "SELECT text, counted, out_of, out_of_name FROM figure WHERE authority = ? AND measure = ?",
        (authority, measure),
    )
    return row


def change(edition, statement):
    """As if it had been made so, without a page left over."""
    edition.database.execute(statement)
    edition.database.commit()
    edition.database.execute("VACUUM")


def test_an_edition_of_another_ombudsman_has_that_ombudsmans_measures(wales, default):
    """Whatever the default of the process that reads it."""
    assert list(wales.profile.by_slug) == [
        "intervention",
        "compliance",
        "recommendations-due",
        "received-per-1000",
    ]
    assert next(iter(default.profile.by_slug)) == "upheld"
    assert figure(wales, "caerphilly", "intervention") == {
        "text": "14%",
        "counted": 11,
        "out_of": 79,
        "out_of_name": "cases closed",
    }


def test_it_proves_itself_without_its_folder(wales):
    assert [str(each) for each in verify_database(wales)] == []


def test_a_sentence_that_was_changed_is_found_without_the_folder(wales):
    change(wales, "UPDATE figure SET sentence = sentence || ' Well done.'")
    assert [each for each in verify_database(wales) if "Well done" in each.trouble]


@pytest.mark.parametrize("name", ["profile", "words"])
def test_what_is_missing_or_cannot_be_read_is_found(wales, name):
    change(wales, f"UPDATE frozen SET content = '[' WHERE name = '{name}'")
    (found,) = verify_database(wales)
    assert found.trouble.startswith("frozen: ")


def test_one_from_before_has_the_only_profile_that_there_was(default):
    change(default, "DROP TABLE frozen")
    assert default.profile is profile_before()
    assert default.wording is None


def test_two_editions_of_other_rules_say_so(default, wales):
    assert differences(default, wales).profiles == (
        "Local Government and Social Care Ombudsman, version 2026-12",
        "Public Services Ombudsman for Wales, version 1",
    )
    assert differences(default, default).profiles is None
