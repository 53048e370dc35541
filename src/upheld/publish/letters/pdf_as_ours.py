"""Whether a PDF letter holds only what our letters have always held: no script, nothing extra.

That its text is the letter's is proved elsewhere. Here every name in the file must be one that we
write, which rules out scripts, forms, attachments, layers and extra page boxes, and links must go
where the letter says. Whether printed text can be seen is checked as it is read.
"""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from upheld.publish.letters.letter import PRINTED, Printed, texts_of
from upheld.publish.letters.text_differences import links_of

# Every name in a letter's objects: their kinds, their keys and the names of their values.
NAMES = """
A Action Alt Annot Annots Ascent Author BBox BackgroundColor BaseFont BitsPerComponent Block
Border BorderColor BorderStyle BorderThickness CA CIDFontType0 CIDFontType0C CIDFontType2 CIDSet
CIDSystemInfo CIDToGIDMap CMap CS CapHeight Caption Catalog Circle ColSpan ColorSpace Colors
Column Columns Contents Count CreationDate Creator DCTDecode DW Datetime DecodeParms
DescendantFonts Descent Dest DestOutputProfile DeviceGray DeviceRGB Direction DisplayDocTitle
Div Document Em Encoding ExtGState F Figure Filter First Flags FlateDecode Font FontBBox
FontDescriptor FontFile2 FontFile3 FontName Form GTS_PDFA1 Group Headers Height I ICCBased ID
IDTree Identity Identity-H Image ImageB ImageC ImageI Info Interpolate ItalicAngle K Kids L L2R
LBody LI Lang Last Layout Lbl Length Link List ListNumbering MCID MCR MarkInfo Marked Matrix
MediaBox Metadata ModDate N Names Next NonStruct None Nums O OBJR Obj OpenType Ordering Outlines
OutputCondition OutputConditionIdentifier OutputIntent OutputIntents P PDF Page Pages Parent
ParentTree ParentTreeNextKey Part Pg Placement Predictor Prev ProcSet Range Rect Registry
RegistryName Resources RoleMap Root RowSpan S SMask Scope Sect Size Solid Span StemV Strong
StructElem StructParent StructParents StructTreeRoot Subtype Supplement Suspects T TBody TD
TFoot TH THead TR Table Tabs Terms Text TextDecorationThickness TextDecorationType Title
ToUnicode Transparency Type Type0 URI Underline Unordered ViewerPreferences W WMode Width XML
XObject XYZ ca
"""
KNOWN = frozenset(f"/{name}".encode() for name in NAMES.split())
NUMBERED = re.compile(rb"/[A-Za-z]{1,2}[0-9]+|/[A-Z]{6}\+[A-Za-z0-9-]+")  # /f0, /H1, a font
NAME = re.compile(rb"/[^\s/<>\[\]()]*")
STREAM = re.compile(rb"stream\r?\n.*?\bendstream", re.DOTALL)
TEXT = re.compile(rb"\((?:\\.|[^()\\])*\)", re.DOTALL)

END = re.compile(rb"%%EOF\s*")


def troubles_of_pdf(
    pdf: bytes, document: pikepdf.Pdf, content: dict[str, Any], printed: Printed = PRINTED
) -> list[str]:
    texts = {text for text in texts_of(content, printed) if text}
    return [
        *_after_the_end(pdf),
        *_names(pdf),
        *_boxes(document),
        *_links(document, links_of(content)),
        *_titles(document, texts),
    ]


def _after_the_end(pdf: bytes) -> Iterator[str]:
    """A second end means that a change was appended to a finished file."""
    if len(END.findall(pdf)) != 1 or not END.search(pdf, max(len(pdf) - 16, 0)):
        yield "was changed after it was finished, or holds something after its end"


def _names(pdf: bytes) -> Iterator[str]:
    """Outside texts and streams a file is names and numbers; other spellings are not names."""
    names = set(NAME.findall(TEXT.sub(b"", STREAM.sub(b"", pdf)))) - KNOWN
    foreign = sorted(name.decode("latin-1") for name in names if not NUMBERED.fullmatch(name))
    if foreign:
        yield f"holds what our letters never have: {', '.join(foreign)}"


def _boxes(document: pikepdf.Pdf) -> Iterator[str]:
    boxes = {tuple(map(float, page.MediaBox)) for page in document.pages}
    if len(boxes) > 1 or any(box[:2] != (0, 0) for box in boxes):
        yield f"has pages with different boxes: {sorted(boxes)}"


def _links(document: pikepdf.Pdf, addresses: set[str]) -> Iterator[str]:
    for number, page in enumerate(document.pages, start=1):
        for note in page.get("/Annots", []):
            to = str(note.A.URI) if "/A" in note and "/URI" in note.A else ""
            if str(note.get("/Subtype")) != "/Link" or to not in addresses:
                yield f"page {number}: has a link to {to!r}, or a note, that is not in the letter"
            elif str(note.get("/Contents", to)) != to:
                yield f"page {number}: describes the link to {to!r} as {str(note.Contents)!r}"


def _titles(document: pikepdf.Pdf, texts: set[str]) -> Iterator[str]:
    """The contents list that a reader shows must have the letter's headings."""
    with document.open_outline() as outline:
        waiting = list(outline.root)
    while waiting:
        item = waiting.pop()
        waiting += item.children
        if item.title not in texts:
            yield f"lists {item.title!r} as a heading, but the letter has no such heading"
