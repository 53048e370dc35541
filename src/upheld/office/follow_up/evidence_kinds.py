"""Which kinds of file are accepted as evidence: one table, with how each kind is recognised.

The bytes decide what a file is (follow_up.recognising), and its name must agree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError

from upheld.office.follow_up import recognising
from upheld.office.follow_up.recognising import AFTER_A_PDF, BEFORE_A_PDF, MEGABYTE

LARGEST = 25 * MEGABYTE  # what mail servers of councils let through


@dataclass(frozen=True, kw_only=True)
class FileKind:
    """``trouble`` says in words why bytes are not of this kind; '' if they are."""

    name: str
    endings: tuple[str, ...]
    media_type: str
    recognised_by: str
    trouble: Callable[[bytes], str]


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
        trouble=recognising.pdf,
    ),
    FileKind(
        name="Word document",
        endings=(".docx",),
        media_type=OFFICE + WORD,
        recognised_by=ITS_LIST.format("Word document, whatever its name"),
        trouble=recognising.office(OFFICE + WORD),
    ),
    FileKind(
        name="Excel workbook",
        endings=(".xlsx",),
        media_type=OFFICE + EXCEL,
        recognised_by=ITS_LIST.format("workbook"),
        trouble=recognising.office(OFFICE + EXCEL),
    ),
    FileKind(
        name="PowerPoint presentation",
        endings=(".pptx",),
        media_type=OFFICE + POWERPOINT,
        recognised_by=ITS_LIST.format("presentation"),
        trouble=recognising.office(OFFICE + POWERPOINT),
    ),
    FileKind(
        name="OpenDocument text",
        endings=(".odt",),
        media_type=OPEN_DOCUMENT + "text",
        recognised_by=ITS_TYPE.format("a text"),
        trouble=recognising.open_document(OPEN_DOCUMENT + "text"),
    ),
    FileKind(
        name="OpenDocument spreadsheet",
        endings=(".ods",),
        media_type=OPEN_DOCUMENT + "spreadsheet",
        recognised_by=ITS_TYPE.format("a spreadsheet"),
        trouble=recognising.open_document(OPEN_DOCUMENT + "spreadsheet"),
    ),
    FileKind(
        name="Outlook message",
        endings=(".msg",),
        media_type="application/vnd.ms-outlook",
        recognised_by="a compound file (OLE) with the class of an Outlook message, or with the"
        " properties that every message has",
        trouble=recognising.outlook,
    ),
    FileKind(
        name="email",
        endings=(".eml",),
        media_type="message/rfc822",
        recognised_by="plain text with the headers From and Date",
        trouble=recognising.email,
    ),
    FileKind(
        name="JPEG picture",
        endings=(".jpg", ".jpeg"),
        media_type="image/jpeg",
        recognised_by="its first three bytes, and the marker at its end",
        trouble=recognising.jpeg,
    ),
    FileKind(
        name="PNG picture",
        endings=(".png",),
        media_type="image/png",
        recognised_by="its first 16 bytes, and the chunk at its end",
        trouble=recognising.png,
    ),
    FileKind(
        name="table as CSV",
        endings=(".csv",),
        media_type="text/csv",
        recognised_by="the same as plain text",
        trouble=recognising.text,
    ),
    FileKind(
        name="plain text",
        endings=(".txt",),
        media_type="text/plain",
        recognised_by="no control characters, and nothing that starts like another kind of file",
        trouble=recognising.text,
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
