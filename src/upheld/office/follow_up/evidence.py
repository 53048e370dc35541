"""Files that authorities send as evidence: what is accepted, where it is kept, how it is returned.

Its bytes decide what a file is, and its name must agree. It is kept outside anything that a web
server serves, named by its SHA-256, readable by the office alone, and never opened here. It can be
downloaded only while its bytes still have that hash.
"""

import hashlib
import io
import os
import re
import secrets
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

from django.core.exceptions import ValidationError

from upheld.intake.files.file_kinds import Kind, kind_of
from upheld.office.configuration import read_configuration
from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import Case, Evidence, Person, Recommendation, next_number
from upheld.office.models.fields import LONGEST_WORD

MEGABYTE = 1_000_000
LARGEST = 25 * MEGABYTE  # what mail servers of councils let through
LARGEST_UNPACKED = 500 * MEGABYTE  # of a document that is a packed folder
MOST_PARTS = 5_000  # of such a folder


@dataclass(frozen=True, kw_only=True)
class Type:
    """``trouble`` says in words why bytes are not of this type; '' if they are."""

    name: str
    endings: tuple[str, ...]
    media_type: str
    trouble: Callable[[bytes], str]


def _pdf(data: bytes) -> str:
    if not data.startswith(b"%PDF-"):
        return "does not start like a PDF document"
    return "" if b"%%EOF" in data[-2048:] else "is a PDF document with its end cut off"


def _jpeg(data: bytes) -> str:
    if not data.startswith(b"\xff\xd8\xff"):
        return "does not start like a JPEG picture"
    return "" if b"\xff\xd9" in data[-4096:] else "is a JPEG picture with its end cut off"


def _png(data: bytes) -> str:
    if not data.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"):
        return "does not start like a PNG picture"
    return "" if b"IEND" in data[-4096:] else "is a PNG picture with its end cut off"


def _packed(part: str, *, mimetype: bytes = b"") -> Callable[[bytes], str]:
    """A document that is a zip file with a part of this name. None of it is unpacked."""

    def trouble(data: bytes) -> str:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                parts = packed.infolist()
                told = packed.open("mimetype").read(100) if mimetype else b""
        except (
            zipfile.BadZipFile,
            KeyError,
            NotImplementedError,
            RuntimeError,
            OSError,
            ValueError,
        ):
            return "cannot be read: it is damaged, protected by a password, or another type of file"
        names = {each.filename for each in parts}
        if part not in names or told != mimetype:
            return f"does not have the part {part!r} that such a document has"
        if any("vbaproject.bin" in name.lower() or name.startswith("Basic/") for name in names):
            return "has macros, which we do not accept"
        size = sum(each.file_size for each in parts)
        if len(parts) > MOST_PARTS or size > LARGEST_UNPACKED:
            return f"unpacks to {len(parts):,} parts of {size:,} bytes, which is too large"
        return ""

    return trouble


CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def _text(data: bytes) -> str:
    kind = kind_of(data)
    if kind not in (Kind.TEXT, Kind.JSON):
        return f"is not plain text but {kind.value}"
    return "has characters that plain text does not have" if CONTROLS.search(data) else ""


def _email(data: bytes) -> str:
    """An email as it was sent: the headers that every email has, then its text."""
    if trouble := _text(data):
        return trouble
    headers = message_from_bytes(data[:100_000], policy=policy.default)
    missing = [name for name in ("From", "Date") if name not in headers]
    return f"does not have the line {missing[0]!r} that an email has" if missing else ""


OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = (
    Type(name="PDF", endings=(".pdf",), media_type="application/pdf", trouble=_pdf),
    Type(
        name="Word",
        endings=(".docx",),
        media_type=OFFICE + "wordprocessingml.document",
        trouble=_packed("word/document.xml"),
    ),
    Type(
        name="Excel",
        endings=(".xlsx",),
        media_type=OFFICE + "spreadsheetml.sheet",
        trouble=_packed("xl/workbook.xml"),
    ),
    Type(
        name="OpenDocument text",
        endings=(".odt",),
        media_type=OPEN_DOCUMENT,
        trouble=_packed("content.xml", mimetype=OPEN_DOCUMENT.encode()),
    ),
    Type(name="JPEG", endings=(".jpg", ".jpeg"), media_type="image/jpeg", trouble=_jpeg),
    Type(name="PNG", endings=(".png",), media_type="image/png", trouble=_png),
    Type(name="plain text", endings=(".txt",), media_type="text/plain", trouble=_text),
    Type(name="email", endings=(".eml",), media_type="message/rfc822", trouble=_email),
)
BY_ENDING = {ending: each for each in TYPES for ending in each.endings}
TAKEN = (
    ", ".join(each.endings[0][1:].upper() for each in TYPES)
    + f"; at most {LARGEST // MEGABYTE} MB each"
)


def plain_name(name: str) -> str:
    """The name as it was sent, without folders or invisible characters."""
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    path = Path(seen or "file")
    return path.stem[: LONGEST_WORD - len(path.suffix)] + path.suffix


def check_size(name: str, size: int) -> None:
    """Raises ValidationError. Called before any of the file is read."""
    if size > LARGEST:
        raise ValidationError(
            f"{name!r} is {size:,} bytes, and the limit is {LARGEST:,}."
            " Ask for it in parts, or without its pictures."
        )


def type_of(name: str, data: bytes) -> Type:
    """Raises ValidationError, which says what is wrong with the file and what to send instead."""
    if not data:
        raise ValidationError(f"{name!r} is empty. Choose the file again, or ask for it again.")
    check_size(name, len(data))
    found = BY_ENDING.get(Path(name).suffix.lower())
    if found is None:
        raise ValidationError(f"{name!r} is not a type of file that we accept. We accept {TAKEN}.")
    if trouble := found.trouble(data):
        raise ValidationError(
            f"{name!r} is named as {found.name}, but it {trouble}. Ask for the file again."
        )
    return found


def path_of(sha256: str) -> Path:
    return read_configuration().evidence / sha256[:2] / sha256


def keep(data: bytes) -> str:
    """Store the bytes, once however often they are sent, and return their hash.

    They are written to disk under another name first, so that this name never has half a file.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    path = path_of(sha256)
    if path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
        return sha256
    for folder in (path.parent.parent, path.parent):  # parents=True would leave these open to all
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    part = path.with_name(f".{secrets.token_hex(8)}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    opened = os.open(path.parent, os.O_RDONLY)
    os.fsync(opened)  # the name too
    os.close(opened)
    return sha256


class Damaged(Exception):
    """The file kept under a hash is missing, or is not the one that was received."""


def read(evidence: Evidence) -> bytes:
    """Raises Damaged."""
    path = path_of(evidence.sha256)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Damaged(
            f"The file of {evidence.key} is missing ({path}). Restore it from a backup."
        ) from None
    if hashlib.sha256(data).hexdigest() != evidence.sha256:
        raise Damaged(
            f"The file of {evidence.key} has changed since it was received: its hash differs"
            f" ({path}). Restore it from a backup."
        )
    return data


def take(
    case: Case,
    recommendation: Recommendation | None,
    *,
    name: str,
    data: bytes,
    received_on: date,
    by: Person,
) -> Evidence:
    """Check and keep a file, and record that it was received. Raises ValidationError."""
    name = plain_name(name)
    found = type_of(name, data)
    evidence = Evidence(
        case=case,
        recommendation=recommendation,
        number=next_number(Evidence, case=case),
        name=name,
        media_type=found.media_type,
        size=len(data),
        sha256=keep(data),
        received_on=received_on,
        taken_by=by,
    )
    with writing(by, "take evidence") as write:
        write.make(evidence)
    return evidence


def check(evidence: Evidence, *, on: date, by: Person) -> None:
    with writing(by, "check evidence") as write:
        mark_checked(evidence, on=on, write=write)


def mark_checked(evidence: Evidence, *, on: date, write: Writing) -> None:
    """As part of a larger change: recording an outcome means that all evidence was looked at."""
    if evidence.checked_on is None:
        evidence.checked_on = max(on, evidence.received_on)
        write.change(evidence)
