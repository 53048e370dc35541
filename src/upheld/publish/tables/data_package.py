"""The Frictionless data package: each file with its columns, hash and size; licence and sources."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from upheld.disk.real_files import sha256_of
from upheld.edition.queries.comparisons import sources_of_averages_and_residents
from upheld.edition.reading import Edition
from upheld.publish.tables.cell_text import MISSING
from upheld.publish.tables.contents import LICENCE, title_of
from upheld.publish.tables.table import Column, Kind, Table

DATA_PACKAGE = "datapackage.json"
FIELD_TYPES = {Kind.WHOLE: "integer", Kind.NUMBER: "number", Kind.DAY: "date"}
WORKBOOKS = {
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write_data_package(edition: Edition, folder: Path, tables: Sequence[Table]) -> None:
    package = data_package_of(edition, folder, tables)
    content = json.dumps(package, ensure_ascii=False, indent=1)
    (folder / DATA_PACKAGE).write_text(content + "\n", "utf-8")


def data_package_of(edition: Edition, folder: Path, tables: Sequence[Table]) -> dict[str, Any]:
    """What the package must say about the files in ``folder``."""
    about = edition.manifest
    workbooks = sorted(path for path in folder.iterdir() if path.suffix in WORKBOOKS)
    return {
        "profile": "data-package",
        "name": f"complaint-outcomes-{about.year}",
        "title": title_of(edition),
        "description": " ".join(
            part for part in (about.notice, f"Published by {about.office}.") if part
        ),
        "version": f"{about.year}.v{about.version}",
        "created": f"{about.as_at}T00:00:00Z",
        "licenses": [{"name": LICENCE.name, "title": LICENCE.title, "path": LICENCE.path}],
        "sources": [{"title": source} for source in _sources(edition)],
        "resources": [
            *(_csv_resource(folder / f"{table.name}.csv", table) for table in tables),
            *(_parquet_resource(folder / f"{table.name}.parquet", table) for table in tables),
            *(_file(path, mediatype=WORKBOOKS[path.suffix]) for path in workbooks),
        ],
    }


def _sources(edition: Edition) -> Iterable[str]:
    yield f"The cases of {edition.manifest.office}"
    yield from sources_of_averages_and_residents(edition)


def _file(path: Path, *, mediatype: str) -> dict[str, Any]:
    return {
        "name": path.name.replace(".", "-").casefold(),
        "path": path.name,
        "format": path.suffix.removeprefix("."),
        "mediatype": mediatype,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256_of(path)}",
    }


def _csv_resource(path: Path, table: Table) -> dict[str, Any]:
    return _file(path, mediatype="text/csv") | {
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": " ".join(table.notes),
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": ["", *MISSING],
        },
    }


def _parquet_resource(path: Path, table: Table) -> dict[str, Any]:
    return _file(path, mediatype="application/vnd.apache.parquet") | {"title": table.title}


def _field(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "title": column.heading,
        "type": FIELD_TYPES.get(column.kind, "string"),
        "description": column.meaning,
    }
