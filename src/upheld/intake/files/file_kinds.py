"""What a file is, by its first bytes. Names can be wrong: people rename what they cannot open."""

from enum import Enum


class Kind(Enum):
    """What a file turns out to be, in the words of a message."""

    TEXT = "text"
    PARQUET = "a Parquet file"
    ZIP = "a ZIP archive"
    OLE = "an Excel 97-2003 workbook, or one protected by a password"
    PDF = "a PDF document"
    HTML = "a web page"
    XML = "an XML document"
    JSON = "JSON"
    IMAGE = "a picture"
    RTF = "a rich text document"
    GZIP = "a gzip archive"
    SQLITE = "an SQLite database"
    PROGRAM = "a program"
    ARCHIVE = "an archive"


SIGNATURES = (
    (b"PAR1", Kind.PARQUET),
    (b"PARE", Kind.PARQUET),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"\x1f\x8b", Kind.GZIP),
    (b"SQLite format 3\x00", Kind.SQLITE),
    (b"\x7fELF", Kind.PROGRAM),
    (b"MZ\x90\x00", Kind.PROGRAM),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
)


def kind_of(data: bytes) -> Kind:
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    opening = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if opening.startswith((b"<!doctype html", b"<html")):
        return Kind.HTML
    if opening.startswith(b"<?xml"):
        return Kind.XML
    if opening.startswith((b"{", b"[")):
        return Kind.JSON
    return Kind.TEXT
