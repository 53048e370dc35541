"""An office's profile, from its files: its own rules and names, or the default ones.

A folder with its own profile.toml has its own names for everything in it. One without has the
default's, and may have other words for some of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from upheld.core.profile import Profile
from upheld.ombudsman.explained_words import EXPLAINED, general_texts
from upheld.ombudsman.names_missing import Stranger
from upheld.ombudsman.profile_file import PROFILE, profile_of
from upheld.ombudsman.profile_names import BODIES, NAMED, OF_PROFILE
from upheld.ombudsman.toml_files import TomlError, read_toml
from upheld.ombudsman.toml_groups import Trouble, with_lines

WORDS = "words/en-GB.toml"


@dataclass(frozen=True, kw_only=True)
class ReadProfile:
    profile: Profile
    problems: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)  # by file
    wrong: frozenset[str] = frozenset()  # the groups of its rules that something is wrong in

    @property
    def is_fit(self) -> bool:
        return not any(self.problems.values())


def read_profile(rules: Path, words: Path, *, default: Path) -> ReadProfile:
    """``default``: the default office."""
    own_rules, own_words = (_bytes(path) for path in (rules, words))
    return _read(rules, own_rules, words, own_words, default)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TomlError(f"{path} cannot be read: {error.strerror}.") from None


@lru_cache(maxsize=64)
def _read(rules: Path, _rules: bytes, words: Path, _words: bytes, default: Path) -> ReadProfile:
    """Once for the same bytes: the office asks for it with every page."""
    told, named = read_toml(rules), read_toml(words)
    names = _names(rules, words, named.content, default)
    profile, in_rules, in_names = profile_of(told.content, names)
    if rules != default / PROFILE and words == default / WORDS:
        in_names = []  # nothing in it is theirs: that there are no words is told of the folder
    wrong = {each.path[0] for each in (*in_rules, *in_names)}
    if rules == default / PROFILE and (strange := _of_no_profile(in_names)):
        in_names, wrong = [strange], {*OF_PROFILE}
    return ReadProfile(
        profile=profile,
        problems={
            rules: told.with_lines(()) + with_lines(in_rules, told.text),
            words: with_lines(in_names, named.text),
        },
        wrong=frozenset(wrong),
    )


def _of_no_profile(in_names: Sequence[Trouble]) -> Trouble | None:
    """Names of what the default rules do not have are of rules that the folder should have."""
    strange = next((each for each in in_names if isinstance(each, Stranger)), None)
    told = (
        f"nothing has this name, as your folder has no {PROFILE}. Add it: these words are about"
        " what it counts and compares. `upheld start` writes one to begin with."
    )
    return strange and Trouble(path=strange.path, text=told)


def rules_and_names(
    rules: Path, words: Path, *, default: Path
) -> tuple[dict[str, Any], dict[str, Any]]:
    """All that a profile is made of, as it is written and in that order."""
    names = _names(rules, words, read_toml(words).content, default)
    explained = {**general_texts(), **names.get(EXPLAINED, {})}
    return read_toml(rules).content, {**names, EXPLAINED: explained}


def _names(rules: Path, words: Path, own: Mapping[str, Any], default: Path) -> dict[str, Any]:
    has_default_rules = rules == default / PROFILE and words != default / WORDS
    return with_own(read_toml(default / WORDS).content if has_default_rules else {}, own)


def with_own(default: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The default names, each with what the office says instead."""
    names = {group: _over(default.get(group, {}), own.get(group, {})) for group in NAMED}
    bodies = _over(default.get(BODIES), own.get(BODIES, {}))
    return {**names, BODIES: bodies}


def _over(default: Any, own: Any) -> Any:
    if not isinstance(default, Mapping) or not isinstance(own, Mapping):
        return own
    return {**default, **{key: _over(default.get(key), value) for key, value in own.items()}}
