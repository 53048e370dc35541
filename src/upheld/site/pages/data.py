"""Files to download: those of every edition as it was published, and the register's tables.

An edition's manifest says which files there are. Nothing else in its folder is ever served.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from upheld.edition.manifest import MANIFEST, edition_hash
from upheld.edition.queries.quality import approved_policies
from upheld.edition.reading import DATABASE, Edition
from upheld.ombudsman.profile_frozen import FROZEN
from upheld.publish.annual.quality_page import PAGE as QUALITY
from upheld.register.manifest import DATABASE as REGISTER_DATABASE
from upheld.register.public_tables import parquet_of
from upheld.register.reading import Register
from upheld.site import register_files
from upheld.site.corrected import identified_in, is_gone, refuse_identified
from upheld.site.formats import LICENCE, glossary
from upheld.site.hidden import CLOSED
from upheld.site.named_in_editions import names_no_case, refuse_withheld
from upheld.site.page import Answer, File, Page, Prints, Stream, Text
from upheld.site.pages.files import policy_of, stored
from upheld.site.published import Published
from upheld.site.question import NotThere, Question

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sqlite": "application/vnd.sqlite3",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}
UNKNOWN = "application/octet-stream"
# What the page lists first for an edition: workbooks, the database, and what describes them.
WHOLE_EDITION = ("xlsx", "ods", "sqlite", "json")
BULK = {
    "/data/figures.csv": "for a spreadsheet",
    "/data/figures.json": "for a program",
    "/data/figures.parquet": "for data tools, typed",
}
WITHOUT_THE_READY = (
    "The SQLite and Parquet files are not available until the next register, because a decision in"
    " them has been withheld since. The CSV files do not have it."
)


def data(question: Question) -> Answer:
    published = question.published
    newest = {edition.manifest.folder_name for edition in published.current.values()}
    editions = [
        _facts(edition, published) | {"is_newest": name in newest}
        for name, edition in sorted(published.editions.items(), reverse=True)
    ]
    latest = question.latest
    return Page(
        template="data.html",
        title="Open data",
        description="Every figure, table and database that we have published, to download.",
        facts={
            "editions": editions,
            "register": register_files.register_summary(published.register_as_built)
            if published.register_as_built
            else None,
            "bulk": [{"address": path, "tells": tells} for path, tells in BULK.items()],
            "measures": glossary(latest),
            "licence": LICENCE,
        },
        rows=[
            {"edition": edition["edition"], "as_at": edition["as_at"], **file}
            for edition in editions
            for file in edition["files"]
        ],
        drawings={
            "not_available": _why_not_available(published),
            "has_policies": bool(approved_policies(latest)),
        },
        edition=latest,
    )


def _why_not_available(published: Published) -> str:
    """Why the register's files cannot be downloaded now, or not all of them; '' if they can."""
    if published.is_closed:
        return CLOSED
    return WITHOUT_THE_READY if published.register and published.register.withheld else ""


def of_edition(question: Question) -> Answer:
    facts = _facts(question.edition, question.published)
    name = facts.pop("edition")  # what is about the page says it
    return Page(
        template="files.html",
        title=f"Files in edition {name}",
        description=f"All {len(facts['files']):,} files of the {facts['year']} figures.",
        facts=facts,
        rows=facts["files"],
        edition=question.edition,
        prints=Prints(everything=True),
    )


def _facts(edition: Edition, published: Published) -> dict[str, Any]:
    """Without the files that were taken down."""
    manifest, gone = edition.manifest, identified_in(published, edition)
    files = [
        {
            "path": path,
            "address": f"/data/{manifest.folder_name}/{path}",
            "bytes": (edition.folder / path).stat().st_size,
            "sha256": sha256,
            "is_whole": path == DATABASE or path.rpartition(".")[2] in WHOLE_EDITION,
        }
        for path, sha256 in sorted(manifest.files.items())
        if not path.startswith("letters/") and not is_gone(path, gone)
    ]
    return {
        "edition": manifest.folder_name,
        "year": manifest.year,
        "as_at": manifest.as_at,
        "public_at": edition.public_at,
        "methodology": manifest.methodology,
        "notice": manifest.notice,
        "files": files,
        "letters": sum(path.endswith(".pdf") for path in manifest.files) - len(gone),
        "quality": f"/data/{manifest.folder_name}/{QUALITY}" if QUALITY in manifest.files else "",
        "checksums": f"/data/{manifest.folder_name}/SHA256SUMS",
    }


def file(question: Question) -> Answer:
    """Only the manifest and the paths in it, so that none leads out of the edition's folder."""
    edition, path = question.edition, question.parts["path"]
    is_manifest = path == MANIFEST
    sha256 = edition_hash(edition.folder) if is_manifest else edition.manifest.files.get(path)
    if sha256 is None:
        raise NotThere(f"{edition.manifest.folder_name} has no file {path!r}.")
    ending = path.rpartition(".")[2]
    refuse_identified(question.published, edition, path)
    refuse_withheld(question.published, edition, path)
    stored_at = stored(edition.folder, path)
    return File(
        path=stored_at,
        media_type=MEDIA.get(ending, UNKNOWN),
        sha256=sha256,
        name="" if ending == "html" else _saved_as(edition, path),
        policy=policy_of(stored_at) if ending == "html" else "",
        never_changes=names_no_case(path),
        may_be_indexed=not question.published.replacement_of(edition),
    )


def _saved_as(edition: Edition, path: str) -> str:
    """Files for two years have the same name, so a saved file has its edition's name in front."""
    return f"{edition.manifest.folder_name}-{path.rpartition('/')[2]}"


def checksums(question: Question) -> Answer:
    """As `sha256sum --check` reads them, in a folder with the same paths."""
    files = question.edition.manifest.files
    return Text(body=_sums(files), media_type=MEDIA["txt"], never_changes=True)


def register_checksums(question: Question) -> Answer:
    files = register_files.register_named(question).manifest.files
    return Text(body=_sums(files), media_type=MEDIA["txt"])


def _sums(files: Mapping[str, str]) -> str:
    return "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(files.items()))


def register(question: Question) -> Answer:
    found = register_files.ready_made(question)
    return _ready_made(register_files.file_of(found, REGISTER_DATABASE), found)


def register_profile(question: Question) -> Answer:
    found = register_files.register_named(question)
    return _ready_made(register_files.file_of(found, FROZEN), found)


def register_parquet(question: Question) -> Answer:
    found = register_files.ready_made(question)
    return _ready_made(register_files.file_of(found, parquet_of(question.parts["table"])), found)


def _ready_made(path: Path, found: Register) -> File:
    return File(
        path=stored(found.folder, path.name),
        media_type=MEDIA[path.suffix[1:]],
        sha256=found.manifest.files[path.name],
        name=f"{path.stem}-{found.manifest.folder_name}{path.suffix}",
    )


def register_table(question: Question) -> Answer:
    found = register_files.register_named(question)
    stored(found.folder, REGISTER_DATABASE)
    parts = register_files.table_as_csv(found, question.parts["table"])
    return Stream(parts=parts, media_type=MEDIA["csv"])
