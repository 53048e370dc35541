"""What was done with an edition, in a file next to it: signed, sent, published, at what hour.

An edition never changes, so what happens to it is not in it. ``2019-20.v1.acts.jsonl`` has one act
on each line, in the order in which they were done, each naming the manifest's hash. Lines are only
added. The file goes to the public site with the edition, so it names people by a number alone.

Three acts are marks: from then on other people rely on the edition, so no build replaces it.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from upheld.disk.in_place import open_as, put_file_in_place
from upheld.edition.manifest import EditionError, edition_hash
from upheld.edition.staging import STAGING, only_marker

ACTS = ".acts.jsonl"  # after the edition's name
TEXTS = ("edition", "at", "role", "hour", "reason", "signature")


class Kind(StrEnum):
    FROZEN = "cases frozen"
    BUILT = "built"
    QUERIES_CLOSED = "queries closed"
    SIGNED = "signed"
    ACCESS_GIVEN = "early access given"
    SENT = "letters sent"
    POSTPONED = "postponed"
    EMBARGO_BROKEN = "published early"
    PUBLISHED = "published"


MARKS = frozenset({Kind.SIGNED, Kind.SENT, Kind.PUBLISHED})
NEEDS_SIGNATURE = frozenset({Kind.SIGNED, Kind.POSTPONED, Kind.EMBARGO_BROKEN})


@dataclass(frozen=True, kw_only=True)
class Act:
    kind: Kind
    edition: str  # the manifest's SHA-256
    at: str  # when it was done, with offset
    people: tuple[int, ...] = ()  # by their numbers in the office
    role: str = ""  # in which somebody signed
    hour: str = ""  # the new time of publication, with offset
    number: int = 0  # letters sent, or queries
    changed: int = 0  # figures that queries changed
    to: tuple[str, ...] = ()  # posts and organisations
    reason: str = ""
    signature: str = ""  # Ed25519 over ``words``, in hexadecimal digits

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)

    @property
    def words(self) -> bytes:
        """What is signed: everything in it but the signature."""
        return f"upheld act 1\n{_line(replace(self, signature=''))}".encode()


def acts_path(edition: Path) -> Path:
    return edition.with_name(edition.name + ACTS)


def read_acts(edition: Path) -> tuple[Act, ...]:
    """In the order in which they were done; none if there is no file.

    Raises EditionError if a line is not an act. Whether its signature holds is not asked here.
    """
    path = acts_path(edition)
    if path.is_symlink():
        raise EditionError(f"{path} is a link, and we do not follow links. Restore the file.")
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeError) as error:
        raise EditionError(f"{path} cannot be read: {error}. Restore it from a copy.") from None
    return tuple(_act(line, f"{path}, line {place}") for place, line in enumerate(lines, start=1))


def acts_of(edition: Path) -> tuple[Act, ...]:
    """Those of the edition that is there now. Acts of one that was replaced are left out."""
    acts = read_acts(edition)
    hash_ = edition_hash(edition) if acts else ""
    return tuple(act for act in acts if act.edition == hash_)


def add_act(edition: Path, act: Act, *, check: Callable[[], object] = lambda: None) -> None:
    """Add one to the file, whole or not at all. Raises EditionError if it is not this edition's.

    ``check`` is called while nobody else can add one, and raises what speaks against the act.
    """
    with only_marker(edition.parent):
        if edition_hash(edition) != act.edition:
            raise EditionError(
                f"{edition} has been replaced since: its hash is {edition_hash(edition)}, not"
                f" {act.edition}. Nothing was written. Look at the new one first."
            )
        check()
        write_acts(edition, (*acts_of(edition), act))


def write_acts(edition: Path, acts: Iterable[Act], *, like: Path | None = None) -> None:
    """``like``: a folder. Everybody who may read that may read the file, whatever the umask."""
    path = acts_path(edition)
    staged = path.with_name(f"{STAGING}{path.name}")
    staged.write_text("".join(f"{_line(act)}\n" for act in acts), "utf-8")
    if like:
        open_as(staged, like=like)
    put_file_in_place(staged, path)


def _line(act: Act) -> str:
    told = {name: value for name, value in asdict(act).items() if value}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _act(line: str, where: str) -> Act:
    try:
        return _checked(json.loads(line))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise EditionError(
            f"{where} is not an act: {error}. Restore the file from a copy. Acts are written by"
            " the program alone."
        ) from None


def _checked(told: dict[str, Any]) -> Act:
    act = Act(
        **told
        | {
            "kind": Kind(told["kind"]),
            "people": tuple(told.get("people", ())),
            "to": tuple(told.get("to", ())),
        }
    )
    numbers = (*act.people, act.number, act.changed)
    texts = (*(getattr(act, name) for name in TEXTS), *act.to)
    if not all(type(each) is int for each in numbers) or not all(
        isinstance(each, str) for each in texts
    ):
        raise ValueError("a value has another type")
    for moment in filter(None, (act.at, act.hour)):
        if datetime.fromisoformat(moment).tzinfo is None:
            raise ValueError(f"{moment!r} has no offset")
    return act
