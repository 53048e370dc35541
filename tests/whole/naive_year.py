"""What should become of builds, acts and publications: a second way, in plain dictionaries.

It shares no code with ``edition.life`` or with the build. An edition is a dictionary with the hash
that the real one has, the ``key`` that must sign it and its ``acts``; an act is a dictionary with
whose key ``signed`` it, which nothing has to work out: whoever makes the act up knows.
"""

from datetime import datetime
from typing import Any

Edition = dict[str, Any]
ROLES = ("responsible statistician", "signatory of the letters")
PROTECTS = ("signed", "letters sent", "published")


def counted(edition: Edition) -> list[dict[str, Any]]:
    """The acts that are worth anything, in the order of their times."""
    worth = []
    for act in edition["acts"]:
        if act["of"] != edition["hash"]:
            continue
        of_people = act["kind"] in ("signed", "postponed", "published early")
        if of_people and (edition["key"] is None or act["signed"] != edition["key"]):
            continue
        if act["kind"] == "signed" and (act["role"] not in ROLES or len(act["people"]) != 1):
            continue
        moved = act["kind"] in ("postponed", "published early")
        if moved and (len(set(act["people"])) != 2 or act["hour"] is None):
            continue
        worth.append(act)
    return sorted(worth, key=lambda act: act["at"])


def is_signed(edition: Edition) -> bool:
    if edition["key"] is None:
        return True
    by_role: dict[str, int] = {}
    for act in counted(edition):
        if act["kind"] == "signed":
            (person,) = act["people"]
            if act["role"] not in by_role and person not in by_role.values():
                by_role[act["role"]] = person
    return len(by_role) >= (1 if edition["alone"] else 2)


def hour_of(edition: Edition) -> datetime | None:
    hour = edition["hour"]
    if hour is None:
        return None
    for act in counted(edition):
        if act["kind"] == "postponed" and act["hour"] > hour:
            hour = act["hour"]
        if act["kind"] == "published early" and act["hour"] < hour:
            hour = act["hour"]
    return hour


def is_protected(edition: Edition) -> bool:
    return any(act["of"] == edition["hash"] and act["kind"] in PROTECTS for act in edition["acts"])


def is_public(edition: Edition, at: datetime) -> bool:
    hour = hour_of(edition)
    return hour is not None and hour <= at and is_signed(edition)


def why_not_sent(edition: Edition) -> str:
    if edition["hour"] is None:
        return "draft"
    return "" if is_signed(edition) else "unsigned"


def why_not_published(
    edition: Edition, there: Edition | None, looked: datetime, marked: datetime
) -> str:
    """The clock was ``looked`` at, and once more as the mark was left, if there was none."""
    if why := why_not_sent(edition):
        return why
    if looked < hour_of(edition):
        return "early"
    if there is not None and there["hash"] != edition["hash"]:
        return "another"
    if not has(edition, "published") and marked < hour_of(edition):
        return "early"
    return ""


def has(edition: Edition, kind: str) -> bool:
    return any(act["of"] == edition["hash"] and act["kind"] == kind for act in edition["acts"])


def add(edition: Edition, act: dict[str, Any]) -> None:
    """Those of an edition that had its name before are not kept."""
    edition["acts"] = [each for each in edition["acts"] if each["of"] == edition["hash"]] + [act]


def published(edition: Edition, there: Edition | None, act: dict[str, Any]) -> Edition:
    """The copy. The act is new, unless it was published before."""
    acts = there["acts"] if there else []
    if not has(edition, "published"):
        before = [each for each in acts if each["kind"] == "published"]
        add(edition, before[0] if before else act)
    return edition | {"acts": acts + [each for each in edition["acts"] if each not in acts]}


def place_of(there: dict[int, Edition], recipe: tuple) -> tuple[int, int | None]:
    """Of what is built next in a year, by versions: where it comes, and what it corrects."""
    last = max(there, default=0)
    if last:
        corrects = newest_protected(there, before=last)
        same = there[last]["recipe"] == recipe and there[last]["corrects"] == what(there, corrects)
        if same or not is_protected(there[last]):
            return last, corrects
    return last + 1, newest_protected(there, before=last + 1)


def newest_protected(there: dict[int, Edition], *, before: int) -> int | None:
    for version in range(before - 1, 0, -1):
        if version in there and is_protected(there[version]):
            return version
    return None


def what(there: dict[int, Edition], version: int | None) -> tuple[int, str] | None:
    return None if version is None else (version, there[version]["hash"])
