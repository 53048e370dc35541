"""A register says by itself what it lists and what that means, whoever opens it."""

import json
from dataclasses import replace

import pytest

from tests.profiles import LGSCO
from tests.register.registers import built, public_of, references, register_of
from tests.tables import extract
from upheld.core.profile_parts import Kept
from upheld.register.manifest import RegisterError
from upheld.register.reading import open_register

AS_AT = "2021-03-31"
DECIDED = """
reference | authority | decided_on | outcome                            | category
1         | leeds     | 2020-05-01 | upheld                             | Housing
2         | leeds     | 2020-05-01 | not upheld                         | Housing
3         | leeds     | 2020-05-01 | closed after initial enquiries     | Housing
4         | leeds     | 2020-05-01 | referred back for local resolution | Housing
"""
AGREED = """
reference | authority | number | kind                | remedy | agreed_on  | due_on     | text  | status        | completed_on
2         | leeds     | 1      | service improvement | other  | 2020-05-01 | 2020-08-01 | Learn | complete late | 2020-07-01
"""


def with_outcomes(**changed):
    """LGSCO's, of which some have other rules."""
    outcomes = {
        key: replace(each, **changed.get(key.replace(" ", "_"), {}))
        for key, each in LGSCO.outcomes.items()
    }
    return replace(LGSCO, outcomes=outcomes)


def test_the_profile_says_which_decisions_are_listed():
    assert references(public_of(extract(decided=DECIDED), as_at=AS_AT)) == ["1", "2", "3"]
    others = with_outcomes(
        upheld={"is_listed": False}, referred_back_for_local_resolution={"is_listed": True}
    )
    found = public_of(extract(decided=DECIDED), as_at=AS_AT, profile=others)
    assert references(found) == ["2", "3", "4"]


def test_improvements_are_of_every_outcome_with_fault_and_say_what_its_status_shows():
    cases = extract(decided=DECIDED, recommendations=AGREED)
    assert public_of(cases, as_at=AS_AT).improvements == []
    compliance = {
        key: replace(each, kept=Kept.ON_TIME if key == "complete late" else each.kept)
        for key, each in LGSCO.compliance.items()
    }
    others = replace(with_outcomes(not_upheld={"has_fault": True}), compliance=compliance)
    found = public_of(cases, as_at=AS_AT, profile=others)
    assert [(row["reference"], row["state"]) for row in found.improvements] == [
        ("2", "done on time")
    ]


@pytest.fixture
def folder(tmp_path):
    with register_of(extract(decided=DECIDED), tmp_path, as_at=AS_AT) as register:
        return register.folder


def test_a_register_is_read_by_its_own_profile(folder):
    told = json.loads((folder / "profile.json").read_text("utf-8"))
    told["names"]["outcomes"]["upheld"]["means"] = "We found service failure."
    (folder / "profile.json").write_text(json.dumps(told), "utf-8")
    with open_register(folder) as register:
        assert register.profile.outcomes["upheld"].means == "We found service failure."


def test_one_from_before_profiles_were_kept_has_the_profile_of_then(folder):
    manifest = json.loads((folder / "register.json").read_text("utf-8"))
    del manifest["files"]["profile.json"]
    (folder / "register.json").write_text(json.dumps(manifest), "utf-8")
    (folder / "profile.json").unlink()
    with open_register(folder) as register:
        assert register.profile.name == "Local Government and Social Care Ombudsman"


@pytest.mark.parametrize("text", [None, "{", "\udcff"])
def test_a_profile_that_cannot_be_read_is_told_with_what_to_do(folder, text):
    path = folder / "profile.json"
    path.unlink()
    if text is not None:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(RegisterError) as refused:
        open_register(folder)
    assert str(refused.value).startswith(f"{path} cannot be read: ")
    assert str(refused.value).endswith(" Build the register again.")


def test_it_is_made_again_from_the_same_folder_without_a_change(folder, tmp_path):
    again = built(extract(decided=DECIDED), tmp_path, as_at=AS_AT)
    assert (again.is_new, again.folder) == (False, folder)
