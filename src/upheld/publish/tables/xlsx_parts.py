"""The small parts of an XLSX package: its list of parts, properties, styles and tables."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from upheld.publish.tables.table import Table
from upheld.publish.tables.workbook import LANGUAGE, Properties, extent

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org"
MAIN = f"{OFFICE}/spreadsheetml/2006/main"
RELATED = f"{OFFICE}/officeDocument/2006/relationships"
PACKAGE = f"{OFFICE}/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

TEXTS = "xl/sharedStrings.xml"
TEXTS_START = f'{XML}<sst xmlns="{MAIN}">'
TEXT, HEADER, RIGHT, PROSE, TYPED = range(5)  # places in cellXfs below

STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Arial"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Arial"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/>'
    "</border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top"/></xf>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"'
    ' applyAlignment="1"><alignment vertical="bottom" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment horizontal="right" vertical="top"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"'
    ' applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>'
    "</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def fixed_parts(tables: Sequence[Table], properties: Properties) -> dict[str, str]:
    """Every part except the cells of sheets and the shared texts, by name, in writing order."""
    parts = {
        "[Content_Types].xml": _content_types(tables),
        "_rels/.rels": _relations(
            f"{RELATED}/officeDocument xl/workbook.xml",
            f"{PACKAGE}/relationships/metadata/core-properties docProps/core.xml",
        ),
        "docProps/core.xml": _core(properties),
        "xl/workbook.xml": _workbook(tables),
        "xl/_rels/workbook.xml.rels": _relations(
            *(f"{RELATED}/worksheet worksheets/sheet{n}.xml" for n in _places(tables)),
            f"{RELATED}/styles styles.xml",
            f"{RELATED}/sharedStrings sharedStrings.xml",
        ),
        "xl/styles.xml": STYLES,
    }
    for place, table in enumerate(tables, start=1):
        if table.height:  # a table must have rows
            parts[f"xl/worksheets/_rels/sheet{place}.xml.rels"] = _relations(
                f"{RELATED}/table ../tables/table{place}.xml"
            )
            parts[f"xl/tables/table{place}.xml"] = _table(table, place=place)
    return parts


def part_names(sheets: int) -> set[str]:
    """Every part that a workbook with this many sheets may have."""
    fixed = {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        TEXTS,
    }
    return fixed.union(
        *(
            (
                sheet_part(n),
                f"xl/worksheets/_rels/sheet{n}.xml.rels",
                f"xl/tables/table{n}.xml",
            )
            for n in range(1, sheets + 1)
        )
    )


def sheet_part(place: int) -> str:
    return f"xl/worksheets/sheet{place}.xml"


def _places(tables: Sequence[Table]) -> range:
    return range(1, len(tables) + 1)


def _relations(*relations: str) -> str:
    lines = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate((each.split() for each in relations), start=1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _content_types(tables: Sequence[Table]) -> str:
    parts = {
        "/xl/workbook.xml": f"{SPREADSHEET}.sheet.main+xml",
        "/xl/styles.xml": f"{SPREADSHEET}.styles+xml",
        f"/{TEXTS}": f"{SPREADSHEET}.sharedStrings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    for place, table in enumerate(tables, start=1):
        parts[f"/xl/worksheets/sheet{place}.xml"] = f"{SPREADSHEET}.worksheet+xml"
        if table.height:
            parts[f"/xl/tables/table{place}.xml"] = f"{SPREADSHEET}.table+xml"
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _core(properties: Properties) -> str:
    moment = f"{properties.dated.isoformat()}T00:00:00Z"
    description = escape(properties.description)
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:description>{description}</dc:description>"
        f"<dc:language>{'-'.join(LANGUAGE)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _workbook(tables: Sequence[Table]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(table.name)} sheetId="{place}" r:id="rId{place}"/>'
        for place, table in enumerate(tables, start=1)
    )
    return (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">'
        f'<bookViews><workbookView activeTab="0"/></bookViews><sheets>{sheets}</sheets></workbook>'
    )


def _table(table: Table, *, place: int) -> str:
    columns = "".join(
        f'<tableColumn id="{number}" name={quoteattr(column.heading)}/>'
        for number, column in enumerate(table.columns, start=1)
    )
    return (
        f'{XML}<table xmlns="{MAIN}" id="{place}" name="table_{table.name}"'
        f' displayName="table_{table.name}" ref="{extent(table)}" totalsRowShown="0">'
        f'<tableColumns count="{len(table.columns)}">{columns}</tableColumns>'
        '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0"'
        ' showColumnStripes="0"/></table>'
    )
