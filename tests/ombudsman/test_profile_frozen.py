"""A frozen profile says the same as the folder that it was made from, without the folder."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from tests.offices import office_with, words_in
from tests.profiles import LGSCO
from upheld.core.profile import Profile
from upheld.ombudsman.folder import DEFAULT_OFFICE, Office, read_office
from upheld.ombudsman.profile_frozen import FrozenError, frozen, profile_before, thawed

OMBUDSMEN = Path(__file__).parent.parent / "ombudsmen"


def in_order(profile: Profile) -> list[object]:
    """All that it holds; a mapping by its order too, in which tables are printed."""
    values = [getattr(profile, each.name) for each in fields(profile)]
    return [list(value.items()) if isinstance(value, dict) else value for value in values]


@pytest.mark.parametrize("folder", [DEFAULT_OFFICE, *sorted(OMBUDSMEN.iterdir())], ids=str)
def test_nothing_is_lost_and_the_order_stays(folder):
    office = read_office(folder)
    assert in_order(thawed(frozen(office))) == in_order(office.profile)


def named_counties(folder: Path) -> Office:
    words_in(office_with(folder, "")).write_text('[groups]\ncounty = "counties"\n', "utf-8")
    return read_office(folder)


def test_the_default_names_that_a_folder_leaves_out_are_frozen_with_it(tmp_path):
    profile = thawed(frozen(named_counties(tmp_path)))
    assert profile.group_name("county") == "counties"
    assert profile.group_name("district") == "district councils"


def test_comments_and_spaces_are_not_frozen(tmp_path):
    rules = (DEFAULT_OFFICE / "profile.toml").read_text("utf-8")
    (office_with(tmp_path, "") / "profile.toml").write_text(f"# Ours\n\n{rules}", "utf-8")
    names = (DEFAULT_OFFICE / "words" / "en-GB.toml").read_text("utf-8")
    words_in(tmp_path).write_text(names, "utf-8")
    assert frozen(read_office(tmp_path)) == frozen(read_office())


@pytest.mark.parametrize("text", ["", "[]", "{", "{}", '{"rules": {}, "names": []}', "[" * 9**5])
def test_what_is_no_profile_is_refused_with_the_reason(text):
    with pytest.raises(FrozenError, match="it is not a profile in JSON"):
        thawed(text)


def test_a_profile_that_lacks_something_is_refused_with_its_place():
    told = json.loads(frozen(read_office()))
    del told["names"]["measures"]["upheld"]["title"]
    with pytest.raises(FrozenError) as refused:
        thawed(json.dumps(told))
    assert str(refused.value) == ('measures, upheld, title: it is missing. Write title = "..."')


def test_what_was_made_before_profiles_were_frozen_has_the_measures_of_then():
    assert tuple(profile_before().by_slug) == (
        "upheld",
        "compliance",
        "late-compliance",
        "satisfactory-remedies",
        "upheld-per-100000",
    )
    assert profile_before().listed == LGSCO.listed
