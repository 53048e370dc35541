"""Whether a workbook, which is a ZIP package, is safe to unpack, and its XML safe to parse.

Decides from the package's table of contents, before a byte is unpacked. What the XML may say is
decided separately for each kind of workbook (workbook_xlsx, workbook_ods).
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pyexpat import ParserCreate, XMLParserType

from upheld.intake.files.file_reading import problem
from upheld.intake.files.limits import (
    HIGHEST_RATIO,
    LARGEST_UNPACKED,
    MOST_PARTS,
    RATIO_MATTERS_FROM,
    megabytes,
)
from upheld.intake.problems import Problem

SAVE_AGAIN = "Open it in a spreadsheet program and save it again."
NOT_A_WORKBOOK = "Save the tables as an Excel workbook (.xlsx), ODS or CSV."


class UnsafeWorkbookError(Exception):
    """We must not read on in the workbook, with the reasons why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(one) for one in problems))
        self.problems = problems


@dataclass(kw_only=True)
class Sheet:
    """What we found in a sheet's XML, and so whether it is safe to read its cells.

    ``cells`` counts those that the XML writes out: a cell repeated a million times is one.
    """

    name: str
    hidden: bool = False
    cells: int = 0
    last_row: int = 0
    last_column: int = 0
    filled_columns: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)  # first and last
    hidden_rows: list[int] = field(default_factory=list)  # those with something in them
    merged: list[str] = field(default_factory=list)
    formulas: dict[int, list[int]] = field(default_factory=dict)  # rows, by column
    errors: list[tuple[int, int, str]] = field(default_factory=list)  # row, column, #REF!

    @property
    def empty(self) -> bool:
        return not self.filled_columns


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        trouble = f"the workbook is broken or cut short ({str(error).rstrip('.')})"
        raise UnsafeWorkbookError([problem(name, trouble, SAVE_AGAIN)]) from error
    if problems := package_problems(package.infolist(), name):
        raise UnsafeWorkbookError(problems)
    return package


def package_problems(parts: list[zipfile.ZipInfo], name: str) -> list[Problem]:
    if len(parts) > MOST_PARTS:
        trouble = f"the workbook has {len(parts):,} parts, more than {MOST_PARTS:,}"
        return [problem(name, trouble, SAVE_AGAIN)]
    found = []
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED:
        trouble = f"the workbook unpacks to {megabytes(unpacked)}"
        remedy = f"We read up to {megabytes(LARGEST_UNPACKED)}. Send fewer years at once."
        found.append(problem(name, trouble, remedy))
    names = Counter(part.filename.casefold() for part in parts)
    found += [
        problem(name, f"the part {part!r} is in the workbook {times} times", SAVE_AGAIN)
        for part, times in names.items()
        if times > 1
    ]
    return found + [trouble for part in parts for trouble in _part_problems(part, name)]


def _part_problems(part: zipfile.ZipInfo, name: str) -> list[Problem]:
    called = part.filename[:100]
    if part.flag_bits & 1:
        trouble = f"the part {called!r} is protected by a password"
        return [problem(name, trouble, "Remove the password and save it again.")]
    if part.filename.startswith("/") or ".." in part.filename.split("/"):
        return [problem(name, f"the part {called!r} points outside the workbook", SAVE_AGAIN)]
    if part.filename.casefold().endswith((".zip", ".gz", ".7z", ".rar")):
        trouble = f"the part {called!r} is an archive inside the workbook"
        return [problem(name, trouble, "Delete what is embedded and save it again.")]
    ratio = part.file_size / max(1, part.compress_size)
    if part.file_size > RATIO_MATTERS_FROM and ratio > HIGHEST_RATIO:
        trouble = f"the part {called!r} unpacks to {ratio:,.0f} times its size"
        remedy = "It may be meant to do harm. If you trust it, send the tables as CSV."
        return [problem(name, trouble, remedy)]
    return []


def parse(
    package: zipfile.ZipFile, part: str, name: str, prepare: Callable[[XMLParserType], None]
) -> None:
    """Parse one part as a stream, with the handlers that ``prepare`` sets.

    A document type is refused, and every entity with it: no spreadsheet program writes one, and a
    hundred bytes of entities can become gigabytes.
    """

    def refuse(*_: object) -> None:
        trouble = f"the part {part!r} has a document type, which no spreadsheet program writes"
        remedy = "It may be meant to do harm. If you trust it, send the tables as CSV."
        raise UnsafeWorkbookError([problem(name, trouble, remedy)])

    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    prepare(parser)
    try:
        with package.open(part) as stream:
            parser.ParseFile(stream)
    except UnsafeWorkbookError:
        raise
    except Exception as error:  # zlib, CRC, XML or encoding: the part is not what it should be
        raise _damaged(part, name, error) from error


def opening_of(package: zipfile.ZipFile, part: str, name: str) -> bytes:
    """The first hundred bytes of a part."""
    try:
        with package.open(part) as stream:
            return stream.read(100)
    except Exception as error:
        raise _damaged(part, name, error) from error


def _damaged(part: str, name: str, error: Exception) -> UnsafeWorkbookError:
    trouble = f"the part {part!r} is missing or damaged ({str(error)[:150]})"
    return UnsafeWorkbookError([problem(name, trouble, SAVE_AGAIN)])


def elements(package: zipfile.ZipFile, part: str, name: str) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small part: its name and its attributes, without prefixes."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        found.append((local(element), {local(key): at for key, at in attributes.items()}))

    def prepare(parser: XMLParserType) -> None:
        parser.StartElementHandler = start

    parse(package, part, name, prepare)
    return found


def local(name: str) -> str:
    """An XML name without its prefix."""
    return re.sub("^.*:", "", name)
