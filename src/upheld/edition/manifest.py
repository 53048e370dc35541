"""The manifest: what an edition is, what it was made from, and the SHA-256 of every file in it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from upheld.core.mistakes import Mistake
from upheld.disk.real_files import LinkError, file_in, sha256_of
from upheld.intake.demonstration import FILE as MARK

MANIFEST = "edition.json"
ASIDE = ".replaced-"  # before the name of a candidate, and of its private folder, while replaced
FIRST_SCHEMA = "1"  # for editions that do not name theirs


class EditionError(Mistake):
    """What is wrong with an edition, in words for the user."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Everything but the version is decided by the inputs, the dates and the software."""

    year: str
    version: int
    as_at: str
    letters_on: str  # '' on a draft
    public_at: str  # with offset; '' on a draft
    office: str
    notice: str
    methodology: str
    software: str
    inputs: dict[str, str]  # name to sha256: extract, office, the edition it follows or corrects
    schema: str = FIRST_SCHEMA  # its tables and the parts of its letters (edition.schemas)
    publisher: dict[str, Any] = field(default_factory=dict)  # how to reach the office, its looks
    signing: dict[str, str] = field(default_factory=dict)  # whose signatures it needs
    because: dict[str, Any] = field(default_factory=dict)  # why it replaces the one before
    reissued: str = ""  # the only authority whose letter this version issues again
    files: dict[str, str] = field(default_factory=dict)  # path in the edition to sha256
    private_files: dict[str, str] = field(default_factory=dict)  # path in the private folder

    @property
    def is_draft(self) -> bool:
        return not (self.letters_on and self.public_at)

    @property
    def is_demonstration(self) -> bool:
        return f"extract/{MARK}" in self.inputs

    @property
    def folder_name(self) -> str:
        return f"{self.year}.v{self.version}"

    def about(self) -> dict[str, str]:
        """What the database says about its edition (the table ``about``)."""
        return {
            "edition": self.folder_name,
            "year": self.year,
            "version": str(self.version),
            "as_at": self.as_at,
            "letters_on": self.letters_on,
            "public_at": self.public_at,
            "office": self.office,
            "notice": self.notice,
        }

    def made_from(self) -> dict[str, Any]:
        """Everything that decides the content. Editions that agree in this must agree in bytes."""
        content = asdict(self)
        for outcome in ("files", "private_files"):
            del content[outcome]
        return content


def own_file(folder: Path, name: str) -> Path:
    """The path of a file in an edition. Raises EditionError if a link leads to it."""
    try:
        return file_in(folder, name)
    except LinkError as error:
        raise EditionError(str(error)) from None


def hashes_of(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` except the manifest, by its path with forward slashes."""
    return {
        path.relative_to(folder).as_posix(): sha256_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / MANIFEST
    }


def write_manifest(folder: Path, manifest: Manifest) -> None:
    (folder / MANIFEST).write_text(as_text(asdict(manifest)), "utf-8")


def as_text(content: Mapping[str, Any]) -> str:
    """A manifest as written: the same content always gives the same text."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_manifest(folder: Path) -> Manifest:
    path = own_file(folder, MANIFEST)
    try:
        return Manifest(**json.loads(path.read_text("utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        raise _not_there(folder) from None
    except (ValueError, TypeError) as error:
        raise EditionError(f"{path} cannot be read: {error}. Restore it from a copy.") from None


def edition_hash(folder: Path) -> str:
    """The one hash for the whole edition: its manifest's."""
    try:
        return sha256_of(own_file(folder, MANIFEST))
    except (FileNotFoundError, NotADirectoryError):
        raise _not_there(folder) from None


def _not_there(folder: Path) -> EditionError:
    if folder.with_name(ASIDE + folder.name).exists():
        return EditionError(
            f"{folder} is being replaced by a build, or one that was to replace it was stopped. Try"
            " again in a moment. If it is still not there, build again, which puts it back first."
        )
    return EditionError(f"{folder} is not an edition: it has no {MANIFEST}.")
