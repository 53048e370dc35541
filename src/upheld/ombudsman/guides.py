"""What guides.toml may say: guides and resources for residents, councillors and councils.

They do not affect any edition, so they are not in the manifest and an office can change them at any
time.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from upheld.ombudsman.addresses import website
from upheld.ombudsman.setting_values import are_texts, is_text, unknown_keys
from upheld.ombudsman.toml_values import shown

GUIDES = "guides.toml"
READERS = ("residents", "councillors", "councils")
OF_A_GUIDE = ("title", "for", "text", "points", "address", "file")
REQUIRED = ("title", "for", "text")
# The kinds of file that the site offers, and their media types.
MEDIA = {
    ".pdf": "application/pdf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True, kw_only=True)
class Guide:
    title: str
    readers: tuple[str, ...]
    text: str
    points: tuple[str, ...] = ()
    address: str = ""  # of another page; '' if there is none
    file: Path | None = None  # in the ombudsman's folder

    @cached_property
    def sha256(self) -> str:
        """The hash of its file; '' if it has none."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest() if self.file else ""


def problems_of_guides(settings: Mapping[str, Any], folder: Path) -> list[str]:
    """Everything that is wrong: which guide, which key, its value and what to write."""
    found = list(unknown_keys("", settings, ("guides",)))
    guides = settings.get("guides", [])
    if not isinstance(guides, list):
        return [
            *found,
            f"guides: {shown(guides)} is not a list of guides. Write [[guides]] before each.",
        ]
    for place, guide in enumerate(guides, start=1):
        where = f"guides, number {place}"
        if isinstance(guide, Mapping):
            found += _problems_of_guide(where, guide, folder)
        else:
            found.append(
                f"{where}: {shown(guide)} is not a guide. Write [[guides]], and a title in it."
            )
    return found


def _problems_of_guide(where: str, guide: Mapping[str, Any], folder: Path) -> Iterator[str]:
    yield from unknown_keys(f"{where}, ", guide, OF_A_GUIDE)
    for key in REQUIRED:
        if key not in guide:
            yield f"{where}: {key} is missing. A guide needs {', '.join(REQUIRED)}."
    for key in ("title", "text", "address", "file"):
        if key in guide and not is_text(guide[key]):
            yield f"{where}, {key}: {shown(guide[key])} is not a text. Write it between quotes."
    if "points" in guide and not are_texts(guide["points"]):
        told = f"{shown(guide['points'])} is not a list of texts"
        yield f'{where}, points: {told}. Write ["...", "..."].'
    yield from _problems_of_readers(f"{where}, for", guide.get("for", READERS[0]))
    address = guide.get("address", "/")
    if is_text(address) and not address.startswith("/") and not _is_safe(address):
        yield (
            f"{where}, address: {address!r} is not an address."
            " Write https://..., or /... for a page of this site."
        )
    if is_text(guide.get("file")):
        yield from _problems_of_file(f"{where}, file", guide["file"], folder)
    if "address" in guide and "file" in guide:
        yield f"{where}: it has both an address and a file. Give one of them, or write two guides."


def _is_safe(address: str) -> bool:
    parts = website(address)
    return parts is not None and parts.scheme == "https"


def _problems_of_readers(where: str, value: Any) -> Iterator[str]:
    values = value if isinstance(value, list) and value else [value]
    wrong = [each for each in values if each not in READERS]
    if wrong:
        readers = ", ".join(READERS)
        yield f"{where}: {shown(value)} is not a reader. Write one or more of: {readers}."


def _problems_of_file(where: str, name: str, folder: Path) -> Iterator[str]:
    path = folder / name
    if Path(name).name != name:
        yield f"{where}: {name!r} is in another folder. Put it in the same folder as {GUIDES}."
    elif path.suffix not in MEDIA:
        yield f"{where}: {name!r} is not a kind of file we offer. Use one of: {', '.join(MEDIA)}."
    elif not path.is_file():
        yield f"{where}: {name!r} is not in {folder}. Put it there, or leave the line out."


def guides_in(settings: Mapping[str, Any], folder: Path) -> tuple[Guide, ...]:
    """The guides in settings that have no problems, in their order."""
    return tuple(
        Guide(
            title=guide["title"],
            readers=tuple(guide["for"] if isinstance(guide["for"], list) else [guide["for"]]),
            text=guide["text"],
            points=tuple(guide.get("points", ())),
            address=guide.get("address", ""),
            file=folder / guide["file"] if "file" in guide else None,
        )
        for guide in settings.get("guides", [])
    )
