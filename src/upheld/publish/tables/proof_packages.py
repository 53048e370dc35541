"""Proof that a workbook's package is what we wrote: nothing hidden, run, merged, added or missing.

Spreadsheet readers do not show everything in a file, so each part is compared with what the edition
gives. If we recognise a difference, we say what it does.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from upheld.publish.tables.packages import Part
from upheld.publish.tables.xlsx_parts import STYLES, TEXTS, part_names

# What our workbooks never have, in the XML of either kind, and what it would do. Each pattern
# starts with fixed text if possible: searching for alternatives takes far longer.
TROUBLES = {
    rb'hidden="(1|true)"': "hides a sheet, row or column",
    rb'state="(very)?[hH]idden"': "hides a sheet, row or column",
    rb'zeroHeight="': "hides rows or columns by their size",
    rb'width="0(\.0*)?"': "hides rows or columns by their size",
    rb'\bht="0': "hides rows or columns by their size",
    rb'table:visibility="': "hides a sheet, row or column",
    rb'table:display="false"': "hides a sheet, row or column",
    rb"<f[ >/]": "holds a formula",
    rb"table:formula=": "holds a formula",
    rb"<mergeCell": "merges cells",
    rb'-spanned="': "merges cells",
    rb"<legacyDrawing": "holds comments",
    rb"<office:annotation": "holds comments",
    rb"<dc:creator": "names an author",
    rb"<cp:lastModifiedBy": "names an author",
    rb"<meta:initial-creator": "names an author",
    rb"<definedName": "names ranges",
    rb"<table:named-": "names ranges",
}
# We never write this. It makes a reader take memory for a million empty lines.
COSTLY = re.compile(rb'-repeated="|r="[A-Z]{3,}\d|r="[A-Z]+\d{7,}"')
ROOM = 1_000_000  # bytes by which a changed part may be larger and still be read


def package_troubles(path: Path, expected: Iterable[Part]) -> Iterator[str]:
    """What is wrong with the package, in words. Empty if every part is as expected."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _troubles(archive, expected)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
        yield f"cannot be opened: {error}"


def _troubles(archive: zipfile.ZipFile, expected: Iterable[Part]) -> Iterator[str]:
    held = {part.filename: part for part in archive.infolist()}
    if len(held) < len(archive.infolist()):
        yield "has two parts with the same name"
    for name, content in expected:
        part = held.pop(name, None)
        if part is None:
            yield f"has no part {name}"
        elif part.file_size > len(content) + ROOM:
            yield f"part {name} is far larger than the edition makes it"
        else:
            found = archive.read(part)
            if found != content:
                yield f"part {name} {trouble_of(found, content)}"
    for name in held:
        yield f"has a part that is not ours: {name}"


def trouble_of(
    found: bytes, expected: bytes, *, otherwise: str = "is not what the edition gives"
) -> str:
    told = [
        words
        for pattern, words in TROUBLES.items()
        if (many := len(re.findall(pattern, found))) and many > len(re.findall(pattern, expected))
    ]
    return ", ".join(dict.fromkeys(told)) or otherwise


def held_troubles(archive: zipfile.ZipFile, *, sheets: int) -> Iterator[str]:
    """What an XLSX with this many sheets holds that ours never do, whatever its cells say."""
    names = archive.namelist()
    for name in sorted(set(names) - part_names(sheets)):
        yield f"has a part that is not ours: {name}"
    if len(set(names)) < len(names):
        yield "has two parts with the same name"
    if archive.read("xl/styles.xml") != STYLES.encode():
        yield "part xl/styles.xml is not ours"
    for name in set(names) - {TEXTS}:  # its words are those of the cells, whatever they say
        trouble = trouble_of(archive.read(name), b"", otherwise="")
        if trouble:
            yield f"part {name} {trouble}"


XLSX_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|xl/workbook\.xml|xl/styles\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/sharedStrings\.xml|xl/tables/table[0-9]+\.xml"
    r"|xl/worksheets/sheet[0-9]+\.xml|xl/worksheets/_rels/sheet[0-9]+\.xml\.rels"
)
ODS_PARTS = re.compile(r"mimetype|META-INF/manifest\.xml|(meta|styles|settings|content)\.xml")


def form_troubles(path: Path) -> Iterator[str]:
    """What a workbook of an earlier schema holds that ours never did."""
    ours = XLSX_PARTS if path.suffix == ".xlsx" else ODS_PARTS
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if len(set(names)) < len(names):
                yield "has two parts with the same name"
            for name in names:
                trouble = "" if name == TEXTS else trouble_of(archive.read(name), b"", otherwise="")
                if not ours.fullmatch(name):
                    yield f"has a part that is not ours: {name}"
                elif trouble:
                    yield f"part {name} {trouble}"
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
        yield f"cannot be opened: {error}"


def is_safe_to_read(path: Path, *, at_most: int) -> bool:
    """False for a package that would cost a reader of cells more than its size suggests.

    ``at_most``: bytes in all its parts.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > at_most:
                return False
            sheets = [n for n in archive.namelist() if "sheet" in n or n.startswith("content")]
            return not any(COSTLY.search(archive.read(name)) for name in sheets)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
        return False
