"""How the kinds of file that are accepted as evidence are recognised by their bytes.

Each function says in words why bytes are not of its kind, or '' if they are. Nothing is opened for
its content: of a packed document only the list of its parts is read, and the part that says what
the others are.
"""

import io
import re
import zipfile
from collections.abc import Callable
from email import message_from_bytes, policy

from upheld.intake.files.file_kinds import Kind, kind_of
from upheld.office.decisions.bounded_xml import Bounded, TooMuch, tree_of
from upheld.office.decisions.documents import UNREADABLE

MEGABYTE = 1_000_000
LARGEST_UNPACKED = 500 * MEGABYTE  # of a document that is a packed folder
MOST_PARTS = 5_000  # of such a folder
LARGEST_LIST = MEGABYTE  # of the part that says what the others are

BEFORE_A_PDF = 1_024  # bytes in which readers look for its head: mail systems put lines before it
AFTER_A_PDF = 100_000  # bytes after its end: padding, or a page of a mail system

DAMAGED = "cannot be read: it is damaged, protected by a password, or another type of file"
HAS_MACROS = "has macros, which we do not accept"


def pdf(data: bytes) -> str:
    head = data.find(b"%PDF-", 0, BEFORE_A_PDF + len(b"%PDF-"))
    if head < 0:
        return "does not start like a PDF document"
    end = data.rfind(b"%%EOF", head)
    is_cut_off = end < 0 or len(data) - end > AFTER_A_PDF
    return "is a PDF document with its end cut off" if is_cut_off else ""


def jpeg(data: bytes) -> str:
    if not data.startswith(b"\xff\xd8\xff"):
        return "does not start like a JPEG picture"
    return "" if b"\xff\xd9" in data[-4096:] else "is a JPEG picture with its end cut off"


def png(data: bytes) -> str:
    if not data.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"):
        return "does not start like a PNG picture"
    return "" if b"IEND" in data[-4096:] else "is a PNG picture with its end cut off"


# ---- Documents that are packed folders -------------------------------------------------------


def office(main: str) -> Callable[[bytes], str]:
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
        is_one = f"{main}.main+xml" in types
        return "" if is_one else "does not have the main part that such a document has"

    return _packed(is_of_kind)


def open_document(media_type: str) -> Callable[[bytes], str]:
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


def text(data: bytes) -> str:
    if data.startswith(UTF_16):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeDecodeError:
            return "has characters that plain text does not have"
    kind = kind_of(data)
    if kind not in (Kind.TEXT, Kind.JSON):
        return f"is not plain text but {kind.value}"
    return "has characters that plain text does not have" if CONTROLS.search(data) else ""


def email(data: bytes) -> str:
    """An email as it was sent: the headers that every email has, then its text."""
    if trouble := text(data):
        return trouble
    headers = message_from_bytes(data[:100_000], policy=policy.default)
    missing = [name for name in ("From", "Date") if name not in headers]
    return f"does not have the line {missing[0]!r} that an email has" if missing else ""


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = 128  # bytes of an entry of a compound file's directory; all start at a multiple of it
OUTLOOK = bytes.fromhex("0b0d020000000000c000000000000046")  # the class of its root
PROPERTIES = "__properties_version1.0\0".encode("utf-16-le")  # what every message has in its root


def outlook(data: bytes) -> str:
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
