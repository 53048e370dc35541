"""Why a version replaces the one before it: [[corrections]] in office.toml, one for each version.

A *correction* puts an error right. A *revision* was planned: better data came. Whether a change is
substantial is worked out when the version is built, and a person confirms it here, or says why they
see it otherwise. What is said here is frozen in the version and published with it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from upheld.ombudsman.setting_values import are_texts, groups_of, is_text, not_groups, unknown_keys
from upheld.ombudsman.toml_values import shown

GROUP = "corrections"
VERSION = re.compile(r"\d{4}-\d{2}\.v\d+")
NEEDED = ("edition", "kind", "words", "found", "substantial")
KEYS = (*NEEDED, "since", "although", "identified")


class Why(StrEnum):
    CORRECTION = "correction"
    REVISION = "revision"


@dataclass(frozen=True, kw_only=True)
class Because:
    """As frozen in the manifest of the version."""

    kind: str  # of Why
    words: str  # what was wrong, or what is better now
    found: str  # how that was found, or why it was planned
    substantial: bool  # as a person confirmed
    although: str = ""  # why they see it otherwise than what was worked out
    since: str = ""  # the day since when it was wrong; '': since it was first public
    identified: tuple[str, ...] = ()  # whose earlier letters identified somebody

    def stated(self) -> dict[str, Any]:
        """For the manifest: what is not said is left out."""
        told = asdict(self) | {"identified": list(self.identified)}
        return {name: value for name, value in told.items() if value not in ("", [])}


def because_of(stated: Mapping[str, Any]) -> Because | None:
    """What a manifest says; None if it says nothing."""
    if not stated:
        return None
    return Because(**{**stated, "identified": tuple(stated.get("identified", ()))})


def corrections_of(settings: Mapping[str, Any]) -> dict[str, Because]:
    """By the name of the version."""
    return {each["edition"]: _because(each) for each in settings.get(GROUP, [])}


def _because(group: Mapping[str, Any]) -> Because:
    since = group.get("since")
    stated = {name: value for name, value in group.items() if name != "edition"}
    found = because_of(stated | {"since": since.isoformat() if since else ""})
    assert found
    return found


def problems_of_corrections(key: str, value: Any) -> Iterator[str]:
    yield from not_groups(key, value)
    seen: set[str] = set()
    for where, group in groups_of(key, value):
        yield from unknown_keys(f"{where}, ", group, KEYS)
        yield from (f"{where}, {name} is missing." for name in NEEDED if name not in group)
        yield from _problems_of_values(where, group)
        edition = str(group.get("edition"))
        if edition in seen:
            yield f"{where}, edition: {edition} is there twice. Say everything about it once."
        seen.add(edition)


def _problems_of_values(where: str, group: Mapping[str, Any]) -> Iterator[str]:
    edition, kind = group.get("edition", "2019-20.v2"), group.get("kind", Why.CORRECTION)
    if not isinstance(edition, str) or not VERSION.fullmatch(edition):
        yield f'{where}, edition: {shown(edition)} is not a version. Write "2019-20.v2".'
    if kind not in tuple(Why):
        yield (
            f'{where}, kind: {shown(kind)} is not one. Write "{Why.CORRECTION}" for an error, or'
            f' "{Why.REVISION}" for what was planned because better data came.'
        )
    for name in ("words", "found", "although"):
        if name in group and not is_text(group[name]):
            yield f"{where}, {name}: {shown(group[name])} is not a text. Write it between quotes."
    if type(group.get("substantial", True)) is not bool:
        yield f"{where}, substantial: {shown(group['substantial'])}. Write true or false."
    if type(group.get("since", date.min)) is not date:
        yield f"{where}, since: {shown(group['since'])} is not a day. Write 2020-07-29."
    if not are_texts(group.get("identified", [])):
        yield f'{where}, identified: write a list of short names, such as ["leeds"].'
