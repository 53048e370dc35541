"""Which kinds of file are accepted as evidence, and how each is recognised: one table.

The bytes decide what a file is, and its name must agree. Nothing is opened for its content: of a
packed document only the list of its parts is read, and the part that says what the others are.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from django.core.exceptions import ValidationError

from upheld.intake.files.file_kinds import Kind, kind_of
from upheld.office.decisions.bounded_xml import Bounded, TooMuch, tree_of
from upheld.office.decisions.documents import UNREADABLE

MEGABYTE = 1_000_000
LARGEST = 25 * MEGABYTE  # what mail servers of councils let through
LARGEST_UNPACKED = 500 * MEGABYTE  # of a document that is a packed folder
MOST_PARTS = 5_000  # of such a folder
LARGEST_LIST = MEGABYTE  # of the part that says what the others are

BEFORE_A_PDF = 1_024  # bytes in which readers look for its head: mail systems put lines before it
AFTER_A_PDF = 100_000  # bytes after its end: padding, or a page of a mail system

DAMAGED = "cannot be read: it is damaged, protected by a password, or another type of file"
HAS_MACROS = "has macros, which we do not accept"


@dataclass(frozen=True, kw_only=True)
class FileKind:
    """``trouble`` says in words why bytes are not of this kind; '' if they are."""

    name: str
    endings: tuple[str, ...]
    media_type: str
    recognised_by: str
    trouble: Callable[[bytes], str]


def _pdf(data: bytes) -> str:
    head = data.find(b"%PDF-", 0, BEFORE_A_PDF + len(b"%PDF-"))
    if head < 0:
        return "does not start like a PDF document"
    end = data.rfind(b"%%EOF", head)
    is_cut_off = end < 0 or len(data) - end > AFTER_A_PDF
    return "is a PDF document with its end cut off" if is_cut_off else ""


def _jpeg(data: bytes) -> str:
    if not data.startswith(b"\xff\xd8\xff"):
        return "does not start like a JPEG picture"
    return "" if b"\xff\xd9" in data[-4096:] else "is a JPEG picture with its end cut off"


def _png(data: bytes) -> str:
    if not data.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"):
        return "does not start like a PNG picture"
    return "" if b"IEND" in data[-4096:] else "is a PNG picture with its end cut off"


# ---- Documents that are packed folders -------------------------------------------------------


def _office(main: str) -> Callable[[bytes], str]:
    """Word, Excel and PowerPoint: one part says which kind of document the others are.

    The parts may have any names: Word online calls the main one word/document2.xml.
    """

    def is_of_kind(packed: zipfile.ZipFile) -> str:
        part = packed.getinfo("[Content_Types].xml")
        if part.file_size > LARGEST_LIST:
            return "has a list of its parts that is too long"
        with packed.open(part) as opened:
            tree = tree_of(opened.read(LARGEST_LIST), builder=Bounded())
        types = {each.get("ContentType", "") for each in tree}
        if any("macroEnabled" in each or "vbaProject" in each for each in types):
            return HAS_MACROS
        is_one = f"{OFFICE}{main}.main+xml" in types
        return "" if is_one else "does not have the main part that such a document has"

    return _packed(is_of_kind)


def _open_document(media_type: str) -> Callable[[bytes], str]:
    def is_of_kind(packed: zipfile.ZipFile) -> str:
        with packed.open("mimetype") as opened:
            is_one = opened.read(100).strip() == media_type.encode()
        packed.getinfo("content.xml")
        return "" if is_one else "is another kind of OpenDocument file"

    return _packed(is_of_kind)


def _packed(is_of_kind: Callable[[zipfile.ZipFile], str]) -> Callable[[bytes], str]:
    def trouble(data: bytes) -> str:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                return _too_large(packed.infolist()) or is_of_kind(packed) or _macros(packed)
        except UNREADABLE:
            return DAMAGED
        except TooMuch as too_much:
            return str(too_much)

    return trouble


def _too_large(parts: list[zipfile.ZipInfo]) -> str:
    size = sum(each.file_size for each in parts)
    if len(parts) > MOST_PARTS or size > LARGEST_UNPACKED:
        return f"unpacks to {len(parts):,} parts of {size:,} bytes, which is too large"
    return ""


def _macros(packed: zipfile.ZipFile) -> str:
    names = packed.namelist()
    has = any("vbaproject.bin" in name.lower() or name.startswith("Basic/") for name in names)
    return HAS_MACROS if has else ""


# ---- Text and email --------------------------------------------------------------------------

CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # Excel saves "Unicode text" so


def _text(data: bytes) -> str:
    if data.startswith(UTF_16):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeDecodeError:
            return "has characters that plain text does not have"
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


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = 128  # bytes of an entry of a compound file's directory; all start at a multiple of it
OUTLOOK = bytes.fromhex("0b0d020000000000c000000000000046")  # the class of its root
PROPERTIES = "__properties_version1.0\0".encode("utf-16-le")  # what every message has in its root


def _outlook(data: bytes) -> str:
    """A compound file with the class of an Outlook message, or with what every message has."""
    if not data.startswith(COMPOUND):
        return "does not start like an Outlook message"
    size_of_sector = 1 << min(int.from_bytes(data[30:32], "little"), 20)
    directory = (int.from_bytes(data[48:52], "little") + 1) * size_of_sector
    root = data[directory : directory + ENTRY]
    if root[80:96] == OUTLOOK or _has_entry(data, PROPERTIES):
        return ""
    return "is an older Office document, or one protected by a password, and not a message"


def _has_entry(data: bytes, name: bytes) -> bool:
    at = data.find(name)
    while at >= 0:
        if at % ENTRY == 0:
            return True
        at = data.find(name, at + 1)
    return False


# ---- The table -------------------------------------------------------------------------------

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
WORD, EXCEL = "wordprocessingml.document", "spreadsheetml.sheet"
POWERPOINT = "presentationml.presentation"
ITS_LIST = "a ZIP archive whose [Content_Types].xml lists the main part of a {}, and no macros"
ITS_TYPE = "a ZIP archive with content.xml, whose part mimetype says that it is {}, and no macros"

KINDS = (
    FileKind(
        name="PDF document",
        endings=(".pdf",),
        media_type="application/pdf",
        recognised_by=f"%PDF- within its first {BEFORE_A_PDF:,} bytes, then %%EOF with at most"
        f" {AFTER_A_PDF:,} bytes after it",
        trouble=_pdf,
    ),
    FileKind(
        name="Word document",
        endings=(".docx",),
        media_type=OFFICE + WORD,
        recognised_by=ITS_LIST.format("Word document, whatever its name"),
        trouble=_office(WORD),
    ),
    FileKind(
        name="Excel workbook",
        endings=(".xlsx",),
        media_type=OFFICE + EXCEL,
        recognised_by=ITS_LIST.format("workbook"),
        trouble=_office(EXCEL),
    ),
    FileKind(
        name="PowerPoint presentation",
        endings=(".pptx",),
        media_type=OFFICE + POWERPOINT,
        recognised_by=ITS_LIST.format("presentation"),
        trouble=_office(POWERPOINT),
    ),
    FileKind(
        name="OpenDocument text",
        endings=(".odt",),
        media_type=OPEN_DOCUMENT + "text",
        recognised_by=ITS_TYPE.format("a text"),
        trouble=_open_document(OPEN_DOCUMENT + "text"),
    ),
    FileKind(
        name="OpenDocument spreadsheet",
        endings=(".ods",),
        media_type=OPEN_DOCUMENT + "spreadsheet",
        recognised_by=ITS_TYPE.format("a spreadsheet"),
        trouble=_open_document(OPEN_DOCUMENT + "spreadsheet"),
    ),
    FileKind(
        name="Outlook message",
        endings=(".msg",),
        media_type="application/vnd.ms-outlook",
        recognised_by="a compound file (OLE) with the class of an Outlook message, or with the"
        " properties that every message has",
        trouble=_outlook,
    ),
    FileKind(
        name="email",
        endings=(".eml",),
        media_type="message/rfc822",
        recognised_by="plain text with the headers From and Date",
        trouble=_email,
    ),
    FileKind(
        name="JPEG picture",
        endings=(".jpg", ".jpeg"),
        media_type="image/jpeg",
        recognised_by="its first three bytes, and the marker at its end",
        trouble=_jpeg,
    ),
    FileKind(
        name="PNG picture",
        endings=(".png",),
        media_type="image/png",
        recognised_by="its first 16 bytes, and the chunk at its end",
        trouble=_png,
    ),
    FileKind(
        name="table as CSV",
        endings=(".csv",),
        media_type="text/csv",
        recognised_by="the same as plain text",
        trouble=_text,
    ),
    FileKind(
        name="plain text",
        endings=(".txt",),
        media_type="text/plain",
        recognised_by="no control characters, and nothing that starts like another kind of file",
        trouble=_text,
    ),
)
BY_ENDING = {ending: each for each in KINDS for ending in each.endings}
ACCEPTED = ", ".join(each.endings[0][1:].upper() for each in KINDS)


def table() -> str:
    """As docs/operations.md has it."""
    rows = [
        (each.name, " or ".join(f"`{ending}`" for ending in each.endings), each.recognised_by)
        for each in KINDS
    ]
    heads = [("kind", "ends in", "recognised by"), ("---",) * 3]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (*heads, *rows))


def kind_of_evidence(name: str, data: bytes) -> FileKind:
    """Raises ValidationError, which says what is wrong with the file and what to send instead."""
    if not data:
        raise ValidationError(f"{name!r} is empty. Choose the file again, or ask for it again.")
    found = BY_ENDING.get(Path(name).suffix.lower())
    if found is None:
        raise ValidationError(
            f"{name!r} is not a type of file that we accept. We accept {ACCEPTED}."
        )
    if trouble := found.trouble(data):
        raise ValidationError(
            f"{name!r} ends in {found.endings[0]}, but it {trouble}. Ask for the file again."
        )
    return found
