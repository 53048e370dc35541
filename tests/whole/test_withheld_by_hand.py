"""Where there is no office, a command hides a decision from the site, and shows it again."""

import json

import pytest

from tests.register.registers import built
from tests.tables import extract
from tests.whole.small import upheld
from upheld.disk.withheld import WITHHELD, read_withheld

ADDRESS = "/decisions/22-000-001/leeds"


@pytest.fixture
def published(tmp_path):
    """A folder with a register of one decision, which `upheld register` would have made."""
    decided = {
        "reference": "22 000 001",
        "authority": "leeds",
        "decided_on": "2024-01-10",
        "outcome": "upheld",
        "category": "Housing",
    }
    built(extract(decided=[decided]), tmp_path, as_at="2024-06-01")
    return tmp_path


def test_a_register_begins_an_empty_list(published):
    assert json.loads((published / WITHHELD).read_text()) == {"version": 1, "withheld": []}


def test_an_address_is_added_as_a_browser_has_it_and_removed_again(published):
    done = upheld("withheld", published, "--add", f"https://data.example.org{ADDRESS}#report")
    assert (done.returncode, done.stdout) == (0, f"{ADDRESS}\n")
    assert done.stderr == "Withheld: 1\n"
    assert upheld("withheld", published).stdout == f"{ADDRESS}\n"
    assert upheld("withheld", published, "--remove", ADDRESS).stdout == ""
    assert read_withheld(published) == frozenset()


def test_an_address_that_no_register_has_is_added_with_a_note(published):
    done = upheld("withheld", published, "--add", "/decisions/22-000-002/leeds")
    assert done.returncode == 0
    assert "note: no register there has /decisions/22-000-002/leeds." in done.stderr


@pytest.mark.parametrize("text", ["22 000 001", "/decisions/22-000-001", "/councils/leeds"])
def test_what_is_no_address_of_a_decision_is_refused(published, text):
    done = upheld("withheld", published, "--add", text)
    assert done.returncode == 1
    assert f"{text!r} is not the address of a decision." in done.stderr
    assert read_withheld(published) == frozenset()


def test_a_list_that_cannot_be_read_is_told_and_left(published):
    (published / WITHHELD).write_text("{")
    for more in ((), ("--add", ADDRESS)):
        done = upheld("withheld", published, *more)
        assert done.returncode == 1
        assert "cannot be read" in done.stderr
    assert (published / WITHHELD).read_text() == "{"
