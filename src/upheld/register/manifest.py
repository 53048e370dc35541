"""The manifest of a register: what it is, what it was made from, and the SHA-256 of its files.

The search index is made only from the database. Its files have random names, so two with the same
content differ: it is not hashed, and the manifest says so.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from upheld.core.mistakes import Mistake
from upheld.disk.real_files import LinkError, file_in

MANIFEST = "register.json"
DATABASE = "register.sqlite"
FIRST_ZONE = "Europe/London"  # for registers that do not name theirs
SEARCH = "search"
NOT_HASHED = {
    SEARCH: f"An index made only from {DATABASE}. Its files have random names, so are not hashed.",
}


class RegisterError(Mistake):
    """What is wrong with a register, in words for the user."""


@dataclass(frozen=True, kw_only=True)
class RegisterManifest:
    """Everything but the version is decided by the inputs, the day and the software."""

    as_at: str
    version: int
    office: str
    notice: str
    software: str
    publication_delay_days: int
    retention_years: int
    inputs: dict[str, str]  # name to sha256: extract, office, directory
    time_zone: str = FIRST_ZONE  # the office's, where its day begins
    publisher: dict[str, Any] = field(default_factory=dict)  # how to reach the office, its looks
    decisions: int = 0
    files: dict[str, str] = field(default_factory=dict)  # name to sha256
    not_hashed: dict[str, str] = field(default_factory=lambda: dict(NOT_HASHED))

    @property
    def folder_name(self) -> str:
        return f"{self.as_at}.v{self.version}"

    def made_from(self) -> dict[str, Any]:
        """Everything that decides the content. Registers that agree in this must agree in bytes."""
        content = asdict(self)
        for outcome in ("version", "decisions", "files"):
            del content[outcome]
        return content


def write_manifest(folder: Path, manifest: RegisterManifest) -> None:
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / MANIFEST).write_text(text + "\n", "utf-8")


def read_manifest(folder: Path) -> RegisterManifest:
    path = own_file(folder, MANIFEST)
    if not path.exists():
        raise RegisterError(f"{folder} is not a register: it has no {MANIFEST}.")
    try:
        manifest = RegisterManifest(**json.loads(path.read_text("utf-8")))
        ZoneInfo(manifest.time_zone)  # KeyError or OSError if there is no time zone of that name
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise RegisterError(f"{path} cannot be read: {error}. Build the register again.") from None
    return manifest


def own_file(folder: Path, name: str) -> Path:
    """The path of a file in a register. Raises RegisterError if a link leads to it."""
    try:
        return file_in(folder, name)
    except LinkError as error:
        raise RegisterError(str(error)) from None
