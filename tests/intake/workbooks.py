"""Small workbooks, written part by part, so that a test can spoil exactly one thing."""

import io
import warnings
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def packed(parts: Mapping[str, str | bytes] | list[tuple[str, str | bytes]]) -> bytes:
    file = io.BytesIO()
    pairs = parts.items() if isinstance(parts, Mapping) else parts
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name twice is what one of the tests is about
        for name, content in pairs:
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


ROWS = (
    f'<row r="1">{text_cell("A1", "reference")}{text_cell("B1", "authority")}</row>'
    f'<row r="2">{text_cell("A2", "19 000 001")}{text_cell("B2", "Poole")}</row>'
)


def sheet(rows: str = ROWS, *, before: str = "", after: str = "", head: str = HEAD) -> str:
    return (
        f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def xlsx_parts(
    sheets: Mapping[str, str] | list[tuple[str, str]], *, states: Mapping[str, str] | None = None
) -> dict[str, str | bytes]:
    """The parts of a workbook with these sheets: the XML of each, by name."""
    pairs = list(sheets.items()) if isinstance(sheets, Mapping) else sheets
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"'
        f' state="{(states or {}).get(name, "visible")}"/>'
        for n, (name, _) in enumerate(pairs, 1)
    )
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONSHIPS}/worksheet"'
        f' Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(pairs) + 1)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>'
        "</Types>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship'
        f' Id="rId1" Type="{RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f"{targets}</Relationships>",
    }
    for number, (_, xml) in enumerate(pairs, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
    return parts


def xlsx(rows: str = ROWS, *, before: str = "", after: str = "", **more: str | bytes) -> bytes:
    """A workbook with one sheet, decided; ``more`` are parts to add, by their place in xl/."""
    parts = xlsx_parts({"decided": sheet(rows, before=before, after=after)})
    return packed(parts | {f"xl/{name}": content for name, content in more.items()})


def ods_cell(text: str, **attributes: str) -> str:
    more = "".join(f' table:{name.replace("_", "-")}="{at}"' for name, at in attributes.items())
    return (
        f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


ODS_ROWS = (
    f"<table:table-row>{ods_cell('reference')}{ods_cell('authority')}</table:table-row>"
    f"<table:table-row>{ods_cell('19 000 001')}{ods_cell('Poole')}</table:table-row>"
)


def ods(
    rows: str = ODS_ROWS,
    *,
    styles: str = "",
    columns: str = "",
    before: str = "",
    after: str = "",
    table: str = 'table:name="decided"',
    head: str = HEAD,
    more: Mapping[str, str | bytes] | None = None,
    manifest: str = "",
) -> bytes:
    spaces = "".join(
        f' xmlns:{prefix}="{ODF}{prefix}:1.0"' for prefix in ("office", "table", "text", "style")
    )
    content = (
        f"{head}<office:document-content{spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{before}"
        f"<table:table {table}>{columns}{rows}</table:table>{after}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    entry = (
        f'<manifest:file-entry manifest:full-path="content.xml">{manifest}</manifest:file-entry>'
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f'{HEAD}<manifest:manifest xmlns:manifest="{ODF}manifest:1.0">'
        f"{entry}</manifest:manifest>",
        "content.xml": content,
    }
    return packed(parts | dict(more or {}))
