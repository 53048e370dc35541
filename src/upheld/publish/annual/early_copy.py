"""What somebody is handed before the hour: a copy marked with their name, its numbers untouched.

Letters have the mark on every page and in their description, workbooks in their properties. A note
goes with them that says whose copy it is, until when it is confidential, and which edition it is.
"""

import re
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from upheld.core.days import at_hour
from upheld.core.mistakes import Mistake
from upheld.edition.manifest import edition_hash, own_file, read_manifest
from upheld.publish.letters.watermark import watermarked
from upheld.publish.tables.packages import Part

NOTE = "READ-THIS-FIRST.txt"
DESCRIPTION = re.compile("(?<=<dc:description>)[^<]*(?=</dc:description>)")
DESCRIBED_IN = {".xlsx": "docProps/core.xml", ".ods": "meta.xml"}  # a part of each workbook


class EarlyCopyError(Mistake):
    """Why there is no such copy, in words for the office."""


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who has the copy. They are named in it, whether or not they are named to the public."""

    name: str
    post: str
    organisation: str
    until: datetime  # the hour of publication that stands

    @property
    def line(self) -> str:
        return (
            f"Early copy for {self.name}, {self.post}, {self.organisation}. Confidential until"
            f" {at_hour(self.until)}: do not copy it, share it or publish it."
        )


def letters_copy(edition: Path, authorities: Collection[str], holder: Holder) -> bytes:
    """A zip of the letters about these authorities. Raises EarlyCopyError or WatermarkError."""
    known = read_manifest(edition).files
    if missing := [slug for slug in authorities if _letter(slug) not in known]:
        raise EarlyCopyError(
            f"{edition.name} has no letter about {', '.join(missing)}. Name authorities that it has"
            " letters about."
        )
    parts = [
        (f"{slug}.pdf", watermarked(_read(edition, _letter(slug)), holder.name, holder.line))
        for slug in authorities
    ]
    return _with_note(edition, holder, parts)


def tables_copy(edition: Path, holder: Holder) -> bytes:
    """A zip of the workbooks, which have every table."""
    parts = [
        (Path(name).name, _described(_read(edition, name), Path(name).suffix, holder.line))
        for name in sorted(read_manifest(edition).files)
        if Path(name).suffix in DESCRIBED_IN
    ]
    return _with_note(edition, holder, parts)


def _letter(slug: str) -> str:
    return f"letters/{slug}.pdf"


def _read(edition: Path, name: str) -> bytes:
    return own_file(edition, name).read_bytes()


def _described(workbook: bytes, kind: str, line: str) -> bytes:
    """Its other parts are what they were, byte for byte."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as given, zipfile.ZipFile(made, "w") as marked:
        for part in given.infolist():
            content = given.read(part)
            if part.filename == DESCRIBED_IN[kind]:
                content = _marked(content.decode(), line).encode()
            marked.writestr(part, content, compress_type=part.compress_type)
    return made.getvalue()


def _marked(properties: str, line: str) -> str:
    """The mark goes before what the description says already."""
    if not DESCRIPTION.search(properties):
        raise EarlyCopyError("A workbook has no description to write the mark in. Restore it.")
    return DESCRIPTION.sub(lambda said: f"{escape(line)} {said[0]}".rstrip(), properties, count=1)


def _with_note(edition: Path, holder: Holder, parts: Sequence[Part]) -> bytes:
    """The same copy is the same bytes."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in ((NOTE, _note(edition, holder, parts).encode()), *parts):
            archive.writestr(zipfile.ZipInfo(name), content)  # they are compressed already
    return made.getvalue()


def _note(edition: Path, holder: Holder, parts: Sequence[Part]) -> str:
    files = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in parts)
    return (
        f"{holder.line}\n\n"
        f"These files are from edition {edition.name}, whose manifest has the SHA-256\n"
        f"{edition_hash(edition)}.\n"
        "Your name is on every page of a letter and in the properties of every file. Every word\n"
        "and number is as it will be published.\n\n"
        f"The SHA-256 of each file as you have it:\n{files}"
    )
