"""A profile as editions and registers keep it: its rules and its names, with the default ones that
an ombudsman's folder leaves out, as JSON. Nothing else is needed to read it.

It is read by the rules for an ombudsman's folder. A rule that is added must not refuse what was
frozen before, so a new key needs a default.
"""

import json
from functools import cache, lru_cache
from pathlib import Path

from upheld.core.mistakes import Mistake
from upheld.core.profile import Profile
from upheld.ombudsman.folder import Office
from upheld.ombudsman.parts import DEFAULT_OFFICE
from upheld.ombudsman.profile_file import PROFILE, profile_of
from upheld.ombudsman.profile_reading import WORDS, rules_and_names

FROZEN = "profile.json"
# For what was made before profiles were frozen: the only one that there was. It never changes.
BEFORE = Path(__file__).with_name("profile_before.json")


class FrozenError(Mistake):
    """Why a text cannot be read as a profile."""


def frozen(office: Office) -> str:
    """The same rules and names give the same text, however their files are laid out."""
    rules, names = rules_and_names(
        office.files[PROFILE], office.files[WORDS], default=DEFAULT_OFFICE
    )
    return json.dumps({"rules": rules, "names": names}, ensure_ascii=False, indent=1) + "\n"


@lru_cache(maxsize=16)
def thawed(text: str) -> Profile:
    """Once for the same text. Raises FrozenError."""
    try:
        told = json.loads(text)
        rules, names = {**told["rules"]}, {**told["names"]}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FrozenError(f"it is not a profile in JSON ({error})") from None
    profile, in_rules, in_names = profile_of(rules, names)
    if troubles := [*in_rules, *in_names]:
        raise FrozenError(" ".join(trouble.with_line({}) for trouble in troubles).rstrip("."))
    return profile


@cache
def profile_before() -> Profile:
    return thawed(BEFORE.read_text("utf-8"))
