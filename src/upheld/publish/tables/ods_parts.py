"""The parts of an ODS package other than cells: manifest, properties, styles, views, tables."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from upheld.publish.tables.table import Kind, Table
from upheld.publish.tables.workbook import LANGUAGE, Properties, extent, widths

TYPE = "mimetype"
CONTENT = "content.xml"
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("config", "config"),
        ("meta", "meta"),
    )
)
VERSION = ' office:version="1.3"'
CHARACTER = 0.21  # cm of an 11-point character
TABLE_END = "</table:table>"
LOOKS = {Kind.PROSE: "prose", Kind.SHARE: "right", Kind.WHOLE: "right", Kind.NUMBER: "right"}

CELL_STYLES = (
    '<style:style style:name="plain" style:family="table-cell">'
    '<style:table-cell-properties style:vertical-align="top"/></style:style>'
    '<style:style style:name="right" style:family="table-cell">'
    '<style:table-cell-properties style:vertical-align="top" style:text-align-source="fix"/>'
    '<style:paragraph-properties fo:text-align="end"/></style:style>'
    '<style:style style:name="prose" style:family="table-cell">'
    '<style:table-cell-properties style:vertical-align="top" fo:wrap-option="wrap"/></style:style>'
    '<style:style style:name="header" style:family="table-cell">'
    '<style:table-cell-properties style:vertical-align="bottom" fo:wrap-option="wrap"'
    ' fo:border-bottom="0.5pt solid #000000"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)


def fixed_parts(tables: Sequence[Table], properties: Properties) -> dict[str, str]:
    """Every part except the cells, by name, in the order of writing."""
    return {
        TYPE: MIMETYPE,
        "META-INF/manifest.xml": _manifest(),
        "meta.xml": _meta(properties),
        "styles.xml": _styles(),
        "settings.xml": _settings(tables),
    }


def _manifest() -> str:
    parts = {"/": MIMETYPE} | dict.fromkeys(
        (CONTENT, "meta.xml", "styles.xml", "settings.xml"), "text/xml"
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in parts.items()
    )
    namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return (
        f'{XML}<manifest:manifest xmlns:manifest="{namespace}" manifest:version="1.3">'
        f"{entries}</manifest:manifest>"
    )


def _meta(properties: Properties) -> str:
    moment = f"{properties.dated.isoformat()}T00:00:00"
    return (
        f"{XML}<office:document-meta{NAMESPACES}"
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"{VERSION}><office:meta>'
        f"<dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:description>{escape(properties.description)}</dc:description>"
        f"<dc:language>{'-'.join(LANGUAGE)}</dc:language>"
        f"<meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date>"
        "</office:meta></office:document-meta>"
    )


def _styles() -> str:
    language, country = LANGUAGE
    return (
        f"{XML}<office:document-styles{NAMESPACES}{VERSION}><office:styles>"
        '<style:default-style style:family="table-cell"><style:text-properties'
        f' fo:font-family="Arial" fo:font-size="11pt" fo:language="{language}"'
        f' fo:country="{country}"/></style:default-style>'
        '<style:style style:name="Default" style:family="table-cell"/>'
        "</office:styles></office:document-styles>"
    )


def _settings(tables: Sequence[Table]) -> str:
    """The view of each sheet, with its first row frozen."""
    views = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(table.name)}>"
        '<config:config-item config:name="VerticalSplitMode" config:type="short">2'
        "</config:config-item>"
        '<config:config-item config:name="VerticalSplitPosition" config:type="int">1'
        "</config:config-item>"
        '<config:config-item config:name="ActiveSplitRange" config:type="short">2'
        "</config:config-item>"
        '<config:config-item config:name="PositionBottom" config:type="int">1'
        "</config:config-item></config:config-item-map-entry>"
        for table in tables
    )
    return (
        f"{XML}<office:document-settings{NAMESPACES}{VERSION}><office:settings>"
        '<config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ActiveTable" config:type="string">'
        f"{escape(tables[0].name)}</config:config-item>"
        f'<config:config-item-map-named config:name="Tables">{views}'
        "</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )


def content_start(tables: Sequence[Table]) -> str:
    every_width = sorted({width for table in tables for width in widths(table)})
    columns = "".join(
        f'<style:style style:name="width{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * CHARACTER:.2f}cm"/>'
        "</style:style>"
        for width in every_width
    )
    return (
        f"{XML}<office:document-content{NAMESPACES}{VERSION}>"
        f"<office:automatic-styles>{columns}{CELL_STYLES}</office:automatic-styles>"
        "<office:body><office:spreadsheet>"
    )


def table_start(table: Table) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="width{width}"'
        f' table:default-cell-style-name="{LOOKS.get(column.kind, "plain")}"/>'
        for column, width in zip(table.columns, widths(table), strict=True)
    )
    return f"<table:table table:name={quoteattr(table.name)}>{columns}"


def content_end(tables: Sequence[Table]) -> str:
    """The ranges of the tables are named, so that readers of the file know the header rows."""
    ranges = "".join(
        f'<table:database-range table:name="table_{table.name}"'
        f' table:target-range-address="{_address(table)}" table:contains-header="true"/>'
        for table in tables
    )
    return (
        f"<table:database-ranges>{ranges}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _address(table: Table) -> str:
    first, last = extent(table).split(":")
    return f"{table.name}.{first}:{table.name}.{last}"
