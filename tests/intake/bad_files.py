"""Files that are no extract, each with the place and the remedy that its message must name.

All are generated: a bad file that lies in a repository is a bad file that somebody opens.
"""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.intake.workbooks import (
    HEAD,
    ODS_ROWS,
    ROWS,
    SPREADSHEET,
    ods,
    ods_cell,
    packed,
    sheet,
    text_cell,
    xlsx,
    xlsx_parts,
)

Maker = Callable[[Path], Path | None]


@dataclass(frozen=True)
class BadFile:
    name: str
    says: tuple[str, ...]  # all in one problem: its place first, words of its remedy last
    make: Maker  # fills the folder; the extract is what it returns, else the folder


BAD_FILES: list[BadFile] = []


def bad(*says: str) -> Callable[[Maker], Maker]:
    def add(make: Maker) -> Maker:
        BAD_FILES.append(BadFile(make.__name__.replace("_", " "), says, make))
        return make

    return add


def bad_bytes(name: str, file: str, content: Callable[[], bytes], *says: str) -> None:
    """A bad file that is only its bytes: a workbook is the extract itself."""

    def make(folder: Path) -> Path | None:
        (folder / file).write_bytes(content())
        return folder / file if file.endswith((".xlsx", ".ods")) else None

    BAD_FILES.append(BadFile(name, says, make))


# CSV

GOOD = "reference,authority\n" + "19 000 001,Poole\n" * 12


def bad_csv(name: str, content: str | bytes | Callable[[], bytes], *says: str) -> None:
    if isinstance(content, str):
        content = content.encode()
    made = content if callable(content) else lambda: content
    bad_bytes(name, "decided.csv", made, "decided.csv", *says)


bad_csv("UTF-16 with its mark", GOOD.encode("utf-16"), "UTF-16", "CSV UTF-8")
bad_csv("UTF-16 without a mark", GOOD.encode("utf-16-le"), "UTF-16", "CSV UTF-8")
bad_csv("UTF-16 the other way round", b"\xfe\xff" + GOOD.encode("utf-16-be"), "CSV UTF-8")
bad_csv(
    "a Windows-1252 apostrophe",
    GOOD.encode() + b"19 000 002,King\x92s Lynn\n",
    "line 14",
    "byte 16 of the line (0x92)",
    "in Windows-1252 it would be '’'",
    "CSV UTF-8",
)
bad_csv("a Windows-1252 pound", b"reference,text\nA,\xa3100\n", "line 2", "'£'", "CSV UTF-8")
bad_csv("a byte of no encoding", b"reference,text\nA,\x81\n", "line 2", "0x81", "CSV UTF-8")
bad_csv("cut in a letter", "reference,text\nA,é".encode()[:-1], "line 2", "0xc3", "CSV UTF-8")
bad_csv("a NUL", b"reference,authority\nA,Po\0ole\n", "line 2", "NUL", "Export it again")
bad_csv("a lost letter", "reference,text\nA,Caf\ufffd\n", "line 2", "lost", "Export it again")
bad_csv(
    "a control character",
    "reference,authority\nA,Po\x0bole\n",
    "line 2, authority",
    "control character",
    "paste it as values",
)
bad_csv("a short row", GOOD + "19 000 002\n", "line 14", "1 cell under 2 headings", "separator")
bad_csv(
    "a long row", GOOD + "A,King's Lynn, Norfolk\n", "line 14", "3 cells", "no quotes around it"
)
bad_csv(
    "a long row after quoted newlines",
    'reference,text\nA,"one\ntwo\nthree"\nB,x,y\n',
    "line 5",
    "3 cells",
    "separator",
)
bad_csv("a heading twice", "kind,text,kind\nA,B,C\n", "line 1", "columns A and C", "Keep one")
bad_csv(
    "a heading twice but for case and spaces",
    "Decided On,text,decided_on\nA,B,C\n",
    "line 1",
    "'decided_on' is the heading of columns A and C",
    "Keep one",
)
bad_csv("no heading above a cell", "kind,,text\nA,B,C\n", "line 2, column B", "'B'", "Name the")
bad_csv("a text for a heading", "kind," + "x" * 101 + "\n", "line 1", "too long", "first row")
bad_csv("three hundred columns", ",".join(f"c{n}" for n in range(300)), "300", "Delete the")
bad_csv("semicolons", GOOD.replace(",", ";"), "line 1", "semicolons", "with commas")
bad_csv("tabs", GOOD.replace(",", "\t"), "line 1", "tabs", "with commas")
bad_csv("vertical bars", GOOD.replace(",", "|"), "line 1", "vertical bars", "with commas")
bad_csv("a line for Excel", "sep=;\n" + GOOD.replace(",", ";"), "line 1", "sep=;", "Delete that")
bad_csv(
    "a quote never closed",
    GOOD + '19 000 002,"Poole\n' + "19 000 003,Poole\n" * 5,
    "line 14",
    "not closed by the end of the file, line 19",
    "Close it",
)
bad_csv(
    "a quote within",
    GOOD + '1,"The "new" plan"\n',
    "line 14: there is a quote where there cannot be one;",
    "twice",
)
bad_csv(
    "a quote within, on a later line of its row",
    GOOD + '1,"The\nplan\nand "new" plan"\n',
    "line 14: there is a quote where there cannot be one, at line 16;",
    "twice",
)
bad_csv(
    "a quote never closed in a large file",
    GOOD + '19 000 002,"Poole\n' + "19 000 003,Poole\n" * 50_000,
    "line 14",
    "longer than the 200,000 characters",
    "quote that is not closed",
)
bad_csv("a very long cell", GOOD + "1," + "x" * 300_000, "line 14", "longer", "Shorten the text")
bad_csv("one line of fifty megabytes", lambda: b"x" * 50_000_000, "line 1", "longer", "Shorten")
bad_csv("nothing", b"", "empty", "Export it again")
bad_csv("nothing but blank lines", b"\r\n \r\n\r\n", "empty", "Export it again")
bad_csv("nothing but commas", b",,,\n,,,\n", "the table is empty", "first row")
bad_csv(
    "a million short rows",
    lambda: b"a,b\n" + b"1\n" * 1_000_000,
    "10,000 problems",
    "Correct these first",
)
bad_csv("a PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document", "Save the table as CSV")
bad_csv("a ZIP", packed({"decided.csv": GOOD}), "a ZIP archive", "Save the table as CSV")
bad_csv("a workbook", xlsx(), "a ZIP archive or a workbook", "correct the file's name")
bad_csv("a web page", b"\n<!DOCTYPE html><title>Log in</title>", "a web page", "Save the table")
bad_csv("XML", HEAD + "<cases/>", "an XML document", "Save the table")
bad_csv("JSON", b'[{"reference": "19 000 001"}]', "JSON", "Save the table")
bad_csv("a picture", b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture", "Save the table")
bad_csv("rich text", rb"{\rtf1\ansi}", "a rich text document", "Save the table")
bad_csv("gzip", b"\x1f\x8b\x08" + bytes(50), "a gzip archive", "Save the table")
bad_csv("a database", b"SQLite format 3\0" + bytes(100), "an SQLite database", "Save the table")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
bad_csv("an old workbook", OLE + "Workbook".encode("utf-16-le"), "Excel 97-2003", "(.xlsx)")


# Folders


@bad("decided.csv", "a folder named like a table", "as one file")
def a_folder_named_like_a_table(folder: Path) -> None:
    (folder / "decided.csv").mkdir()


@bad("decided.csv", "a link to a file outside", "Put the file itself")
def a_link_out_of_the_folder(folder: Path) -> Path:
    (folder / "private.csv").write_text(GOOD)
    inside = folder / "extract"
    inside.mkdir()
    (inside / "decided.csv").symlink_to(folder / "private.csv")
    return inside


@bad("decided.csv", "a file that does not exist", "Put the file itself")
def a_link_to_nothing(folder: Path) -> None:
    (folder / "decided.csv").symlink_to(folder / "gone.csv")


@bad("decided.csv", "not a plain file", "plain file in its place")
def a_pipe_that_nobody_fills(folder: Path) -> None:
    os.mkfifo(folder / "decided.csv")


@bad("decided.parquet", "'decided' is also in decided.csv", "Keep one")
def one_table_in_two_files(folder: Path) -> None:
    (folder / "decided.csv").write_text(GOOD)
    pq.write_table(pa.table({"reference": ["A"]}), folder / "decided.parquet")


@bad("recieved.csv", "'recieved' is not a table we know", "Did you mean 'received'?")
def a_misspelt_table(folder: Path) -> None:
    (folder / "recieved.csv").write_text(GOOD)


@bad("staff.csv", "'staff' is not a table we know", "The tables are received, decided,")
def an_unknown_table(folder: Path) -> None:
    (folder / "staff.csv").write_text(GOOD)


@bad("cases.xlsx", "a workbook in a folder", "or one XLSX or ODS workbook")
def a_workbook_in_a_folder(folder: Path) -> None:
    (folder / "decided.csv").write_text(GOOD)
    (folder / "cases.xlsx").write_bytes(xlsx())


@bad("decided.xls", "we do not read .xls files", "save it as an Excel workbook (.xlsx)")
def an_old_workbook_in_a_folder(folder: Path) -> None:
    (folder / "decided.xls").write_bytes(OLE)


@bad("decided.tsv", "we do not read .tsv files", "Save it as CSV")
def a_table_with_tabs_by_name(folder: Path) -> None:
    (folder / "decided.tsv").write_text(GOOD)


@bad("decided: the name does not say", "End its name with .csv")
def a_table_without_an_ending(folder: Path) -> None:
    (folder / "decided").write_text(GOOD)


@bad("there is no table in the folder", "Put CSV or Parquet files in it")
def a_folder_without_tables(folder: Path) -> None:
    (folder / "readme.md").write_text("Cases of the year")


@bad("the folder has 1,200 files", "An extract is a folder of CSV")
def somebody_s_home_folder(folder: Path) -> None:
    for number in range(1200):
        (folder / f"{number}.txt").touch()


@bad("absent: there is no such folder or workbook", "An extract is a folder of CSV")
def nothing_there(folder: Path) -> Path:
    return folder / "absent"


@bad("decided.csv: this is one table, not an extract", "Give the folder that it is in")
def one_table_alone(folder: Path) -> Path:
    (folder / "decided.csv").write_text(GOOD)
    return folder / "decided.csv"


@bad("decided.csv", "more than the 512 MB we read", "Send fewer years")
def a_file_of_600_megabytes(folder: Path) -> None:
    with (folder / "decided.csv").open("wb") as file:
        file.truncate(600 * 1024 * 1024)  # takes no room on the disk


# Parquet


def parquet(columns: dict[str, object], **options: object) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, **options)
    return file.getvalue()


def parquet_of_names(*names: str) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array(["A"])] * len(names), names=names), file)
    return file.getvalue()


def bad_parquet(name: str, content: Callable[[], bytes], *says: str) -> None:
    bad_bytes(f"Parquet: {name}", "decided.parquet", content, "decided.parquet", *says)


def spoilt_parquet() -> bytes:
    data = bytearray(parquet({"reference": [f"19 {n}" for n in range(5000)]}, compression="zstd"))
    data[200:2000] = bytes(1800)
    return bytes(data)


def six_million_rows() -> bytes:
    zeros = pa.py_buffer(bytes(6_000_000))
    return parquet({"people": pa.Array.from_buffers(pa.uint8(), 6_000_000, [None, zeros])})


def text_repeated_by_a_dictionary() -> bytes:
    numbers = pa.Array.from_buffers(pa.int32(), 2_000_000, [None, pa.py_buffer(bytes(8_000_000))])
    words = pa.DictionaryArray.from_arrays(numbers, pa.array(["x" * 2000]))
    return parquet({"text": words}, store_schema=False)


bad_parquet("text by another name", GOOD.encode, "named .parquet", "Save the table as Parquet")
bad_parquet("cut short", lambda: parquet({"a": ["A"]})[:-20], "broken or cut", "as CSV")
bad_parquet("its end only", lambda: b"PAR1" + b"\xff\xff\xff\x7fPAR1", "broken", "as CSV")
bad_parquet("cells spoilt", spoilt_parquet, "broken", "as CSV")
bad_parquet("encrypted", lambda: b"PARE" + bytes(99), "encrypted", "without encryption")
bad_parquet("lists", lambda: parquet({"a": [["A"]]}), "decided.parquet, a", "list", "as text")
bad_parquet("structs", lambda: parquet({"a": [{"b": 1}]}), "struct", "Write the column as text")
bad_parquet("bytes", lambda: parquet({"a": [b"A"]}), "binary", "Write the column as text")
bad_parquet("a name twice", lambda: parquet_of_names("Kind", "kind"), "'kind'", "Keep one")
bad_parquet("a column without a name", lambda: parquet_of_names("a", ""), "column 2", "Name every")
bad_parquet("six million rows", six_million_rows, "more than the 5,000,000 rows", "fewer years")
bad_parquet("four gigabytes in a dictionary", text_repeated_by_a_dictionary, "MB", "fewer years")


# XLSX


def bad_xlsx(name: str, content: Callable[[], bytes] | bytes, *says: str) -> None:
    made = content if callable(content) else lambda: content
    bad_bytes(f"XLSX: {name}", "cases.xlsx", made, "cases.xlsx", *says)


def row(number: int, *cells: str, **attributes: str) -> str:
    more = "".join(f' {name}="{at}"' for name, at in attributes.items())
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def without(part: str) -> bytes:
    parts = xlsx_parts({"decided": sheet()})
    del parts[part]
    return packed(parts)


def with_parts(**changes: str | bytes) -> bytes:
    return packed(xlsx_parts({"decided": sheet()}) | changes)


def with_part(name: str, content: str | bytes = "x") -> bytes:
    return with_parts(**{name: content})


def of_sheets(*names: str, **states: str) -> bytes:
    return packed(xlsx_parts([(name, sheet()) for name in names], states=states))


def lying_of_its_size() -> bytes:
    """A part of 40 MB whose two entries in the package say 2,000 bytes."""
    data = bytearray(xlsx(ROWS + " " * 40_000_000))
    for at in _places(data, b"xl/worksheets/sheet1.xml"):
        local_header = data[at - 30 : at - 26] == b"PK\x03\x04"
        size = at - 8 if local_header else at - 22
        data[size : size + 4] = (2000).to_bytes(4, "little")
    return bytes(data)


def _places(data: bytes | bytearray, word: bytes) -> list[int]:
    places, at = [], data.find(word)
    while at >= 0:
        places.append(at)
        at = data.find(word, at + 1)
    return places


def spoilt_sheet() -> bytes:
    data = bytearray(xlsx())
    at = _places(data, b"xl/worksheets/sheet1.xml")[0] + 60
    data[at : at + 20] = bytes(20)
    return bytes(data)


def marked_as_encrypted() -> bytes:
    data = bytearray(xlsx())
    for at in _places(data, b"PK\x03\x04"):
        data[at + 6] |= 1
    for at in _places(data, b"PK\x01\x02"):
        data[at + 8] |= 1
    return bytes(data)


def one_long_text_in_every_cell() -> bytes:
    """Thirty thousand characters, told once and meant in each of 100,000 cells: 3 GB."""
    cells = "".join(row(n, f'<c r="A{n}" t="s"><v>0</v></c>') for n in range(1, 100_001))
    parts = xlsx_parts({"decided": sheet(cells)})
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace(
        "</Types>",
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SPREADSHEET}.sharedStrings'
        '+xml"/></Types>',
    )
    text = "x" * 30_000
    parts["xl/sharedStrings.xml"] = f"{HEAD}<sst><si><t>{text}</t></si></sst>"
    return packed(parts)


LAUGHS = (
    HEAD
    + '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
FORMULA = '<c r="B{0}"><f>1+1</f><v>2</v></c>'
FORMULAS = row(1, text_cell("A1", "reference"), text_cell("B1", "authority")) + "".join(
    row(n, text_cell(f"A{n}", "A"), FORMULA.format(n)) for n in range(2, 5002)
)
SHEET = "cases.xlsx, sheet decided"

bad_xlsx("text by another name", GOOD.encode(), "named .xlsx", "Save the table")
bad_xlsx("an old workbook", OLE + "Workbook".encode("utf-16-le"), "Excel 97-2003", "(.xlsx)")
bad_xlsx(
    "a password", OLE + "EncryptedPackage".encode("utf-16-le"), "password", "Remove the password"
)
bad_xlsx("a part with a password", marked_as_encrypted, "password", "Remove the password")
bad_xlsx("cut short", lambda: xlsx()[:-30], "broken or cut short", "save it again")
bad_xlsx("its first half", lambda: xlsx()[:500], "broken or cut short", "save it again")
bad_xlsx("cells spoilt", spoilt_sheet, "sheet1.xml' is missing or damaged", "save it again")
bad_xlsx("XML broken", lambda: xlsx("<row>"), "sheet1.xml' is missing or damaged", "save it again")
bad_xlsx("a plain ZIP", lambda: packed({"decided.csv": GOOD}), "ZIP archive", "Save the tables")
bad_xlsx("no list of sheets", lambda: without("xl/workbook.xml"), "is missing", "save it again")
bad_xlsx("a sheet missing", lambda: without("xl/worksheets/sheet1.xml"), "missing", "save it again")
bad_xlsx("Word", lambda: with_part("word/document.xml"), "a document or a presentation", "Save the")
bad_xlsx("XLSB", lambda: with_part("xl/workbook.bin"), "XLSB", "Save it as .xlsx")
bad_xlsx(
    "XLSM",
    lambda: with_part(
        "[Content_Types].xml",
        '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'
        "</Types>",
    ),
    "macros",
    "without macros",
)
bad_xlsx("macros", lambda: with_part("xl/vbaProject.bin"), "macros", "without macros")
bad_xlsx("links", lambda: with_part("xl/externalLinks/a.xml"), "another workbook", "Break the")
bad_xlsx("embedded", lambda: with_part("xl/embeddings/a.bin"), "an embedded file", "Delete what")
bad_xlsx("a connection", lambda: with_part("xl/connections.xml"), "a database", "Delete it")
bad_xlsx("a pivot table", lambda: with_part("xl/pivotCache/a.xml"), "pivot", "Delete the pivot")
bad_xlsx("a ZIP within", lambda: with_part("xl/media/a.zip"), "an archive inside", "Delete what")
bad_xlsx("a part outside", lambda: with_part("../../a.xml"), "points outside", "save it again")
bad_xlsx(
    "a part twice",
    lambda: packed([*xlsx_parts({"decided": sheet()}).items(), ("XL/workbook.xml", "x")]),
    "2 times",
    "save it again",
)
bad_xlsx(
    "three thousand parts",
    lambda: packed({f"xl/{n}.xml": "" for n in range(3000)}),
    "3,000 parts",
    "save it again",
)
bad_xlsx("a zip bomb", lambda: xlsx(ROWS + " " * 20_000_000), "times its size", "as CSV")
bad_xlsx("a bomb that lies", lying_of_its_size, "missing or damaged", "save it again")
bad_xlsx(
    "two cells far apart",
    lambda: xlsx(ROWS + row(1048576, text_cell("XFD1048576", "x"))),
    SHEET,
    "XFD1048576, but only 5 of its cells",
    "Delete all rows and columns after the table",
)
bad_xlsx("a cell far right", lambda: xlsx(row(1, text_cell("XFD1", "x"))), SHEET, "200 columns")
bad_xlsx("a cell of no place", lambda: xlsx(row(1, text_cell("A1B", "x"))), "damaged", "save it")
bad_xlsx("one long text meant 100,000 times", one_long_text_in_every_cell, "memory", "plain CSV")
bad_xlsx(
    "a billion laughs",
    lambda: packed(xlsx_parts({"decided": sheet(row(1, text_cell("A1", "&i;")), head=LAUGHS)})),
    "document type",
    "send the tables as CSV",
)
bad_xlsx(
    "a document type",
    lambda: packed(xlsx_parts({"decided": sheet(head=HEAD + "<!DOCTYPE worksheet>")})),
    "document type",
    "send the tables as CSV",
)
bad_xlsx(
    "an entity from a file",
    lambda: packed(
        xlsx_parts(
            {"decided": sheet(head=HEAD + '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')}
        )
    ),
    "document type",
    "send the tables as CSV",
)
bad_xlsx("formulas", lambda: xlsx(FORMULAS), SHEET, "row 2, cell B2", "4,999 more", "as values")
bad_xlsx(
    "merged cells",
    lambda: xlsx(after='<mergeCells><mergeCell ref="A2:B2"/></mergeCells>'),
    SHEET,
    "cells A2:B2",
    "Unmerge",
)
bad_xlsx(
    "a hidden row",
    lambda: xlsx(ROWS + row(3, text_cell("A3", "x"), hidden="1")),
    SHEET,
    "row 3: the row is hidden",
    "Unhide",
)
bad_xlsx(
    "a hidden column",
    lambda: xlsx(before='<cols><col min="2" max="2" hidden="1" width="9"/></cols>'),
    SHEET,
    "column B: the column is hidden",
    "Unhide",
)
bad_xlsx(
    "a hidden sheet",
    lambda: of_sheets("decided", "names", names="hidden"),
    "sheet names: the sheet is hidden",
    "Unhide",
)
bad_xlsx(
    "a very hidden sheet",
    lambda: of_sheets("decided", "names", names="veryHidden"),
    "sheet names: the sheet is hidden",
    "Unhide",
)
bad_xlsx(
    "an error",
    lambda: xlsx(ROWS + row(3, text_cell("A3", "x"), '<c r="B3" t="e"><v>#REF!</v></c>')),
    SHEET,
    "row 3, cell B3: '#REF!'",
    "the correct value",
)
bad_xlsx("a sheet twice but for case", lambda: of_sheets("decided", "Decided"), "same name", "Keep")
bad_xlsx("a misspelt sheet", lambda: of_sheets("descided"), "sheet descided", "mean 'decided'?")
bad_xlsx("empty", lambda: xlsx(""), "sheet decided: the table is empty", "first row")
bad_xlsx("no table", lambda: of_sheets("Notes"), "no sheet", "Name the sheets after the tables")
bad_xlsx("a hundred and one sheets", lambda: of_sheets(*map(str, range(101))), "101 sheets", "Send")
bad_xlsx(
    "a number too long",
    lambda: xlsx(ROWS + row(3, '<c r="A3"><v>1234567890123456789</v></c>')),
    SHEET,
    "row 3, cell A3",
    "15 digits",
    "as text",
)
bad_xlsx(
    "a heading twice",
    lambda: xlsx(row(1, text_cell("A1", "Kind"), text_cell("B1", " kind"))),
    SHEET,
    "columns A and B",
    "Keep one",
)
bad_xlsx(
    "a cell without a heading",
    lambda: xlsx(ROWS + row(3, text_cell("C3", "see note"))),
    SHEET,
    "row 3, column C: 'see note'",
    "Name the column",
)
bad_xlsx(
    "a control character",
    lambda: xlsx(ROWS + row(3, text_cell("A3", "x_x0001_"))),
    SHEET,
    "row 3, reference",
    "control character",
    "CLEAN()",
)


# ODS


def bad_ods(name: str, content: Callable[[], bytes], *says: str) -> None:
    bad_bytes(f"ODS: {name}", "cases.ods", content, "cases.ods", *says)


def ods_row(*cells: str, **attributes: str) -> str:
    more = "".join(f' table:{name.replace("_", "-")}="{at}"' for name, at in attributes.items())
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


ODS_SHEET = "cases.ods, sheet decided"
bad_ods("cut short", lambda: ods()[:-30], "broken or cut short", "save it again")
bad_ods("XML broken", lambda: ods("<table:table-row>"), "damaged", "save it again")
bad_ods(
    "a password",
    lambda: ods(manifest="<manifest:encryption-data/>"),
    "password",
    "without a password",
)
bad_ods(
    "a text", lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "not a spr"
)
bad_ods(
    "rows repeated",
    lambda: ods(ODS_ROWS + ods_row(ods_cell("x"), number_rows_repeated="1048574")),
    ODS_SHEET,
    "reaches to B1048576",
    "Delete all rows",
)
bad_ods(
    "cells repeated",
    lambda: ods(ODS_ROWS + ods_row(ods_cell("x", number_columns_repeated="16384"))),
    ODS_SHEET,
    "200 columns",
)
bad_ods(
    "cells and rows repeated",
    lambda: ods(
        ods_row(ods_cell("x", number_columns_repeated="16384"), number_rows_repeated="1048576")
    ),
    ODS_SHEET,
    "XFD1048576",
    "Delete all rows",
)
bad_ods(
    "repeated beyond counting",
    lambda: ods(ods_row(ods_cell("x"), number_rows_repeated="9" * 30)),
    ODS_SHEET,
    "Delete all rows",
)
bad_ods(
    "a cell far down",
    lambda: ods(
        ods_row("<table:table-cell/>", number_rows_repeated="2000000000") + ods_row(ods_cell("x"))
    ),
    ODS_SHEET,
    "A2000000001",
    "Delete all rows",
)
bad_ods("a zip bomb", lambda: ods(ODS_ROWS + " " * 20_000_000), "times its size", "as CSV")
bad_ods("a billion laughs", lambda: ods(head=LAUGHS), "document type", "send the tables as CSV")
bad_ods(
    "a formula",
    lambda: ods(ODS_ROWS + ods_row(ods_cell("2", formula="of:=1+1"))),
    ODS_SHEET,
    "row 3, cell A3",
    "as values",
)
bad_ods(
    "merged cells",
    lambda: ods(ODS_ROWS + ods_row(ods_cell("x", number_columns_spanned="2"))),
    ODS_SHEET,
    "cells A3:B3",
    "Unmerge",
)
bad_ods(
    "a hidden row",
    lambda: ods(ODS_ROWS + ods_row(ods_cell("x"), visibility="collapse")),
    ODS_SHEET,
    "row 3: the row is hidden",
    "Unhide",
)
bad_ods(
    "a row filtered out",
    lambda: ods(ODS_ROWS + ods_row(ods_cell("x"), visibility="filter")),
    ODS_SHEET,
    "row 3: the row is hidden",
    "Unhide",
)
bad_ods(
    "a hidden column",
    lambda: ods(columns='<table:table-column/><table:table-column table:visibility="collapse"/>'),
    ODS_SHEET,
    "column B: the column is hidden",
    "Unhide",
)
bad_ods(
    "a hidden sheet",
    lambda: ods(
        styles='<style:style style:name="ta1"><style:table-properties table:display="false"/>'
        "</style:style>",
        table='table:name="decided" table:style-name="ta1"',
    ),
    ODS_SHEET,
    "the sheet is hidden",
    "Unhide",
)
bad_ods("macros", lambda: ods(more={"Basic/Standard/a.xml": "x"}), "macros", "without macros")
bad_ods("embedded", lambda: ods(more={"Object 1/content.xml": "x"}), "embedded", "Delete what")
bad_ods(
    "tracked changes",
    lambda: ods(before="<table:tracked-changes/>"),
    "tracked changes",
    "Accept all changes",
)
bad_ods(
    "links",
    lambda: ods('<table:table-source table:mode="copy-all"/>' + ODS_ROWS),
    "links to another file",
    "Break the links",
)
