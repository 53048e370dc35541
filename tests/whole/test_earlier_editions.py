"""Editions of earlier versions, kept as they were made: they verify for good."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.whole.small import upheld
from tests.whole.tampering import fit_hashes
from upheld.edition.manifest import read_manifest
from upheld.edition.reading import DATABASE
from upheld.edition.schemas import FORMS, SCHEMA

KEPT = Path(__file__).parent.parent / "facts" / "editions"
HASHES = {
    "methodology-2": "9e88865746aa0a8025bc3a7b44e624826fbd556789d97435c0ba1c25ca828628",
    "schema-2": "18db9700de86a31bd8fc43cb2046c822498fdc975c913df62ceae6b99b61a7ce",
}


def unpacked(name: str, folder: Path) -> Path:
    with zipfile.ZipFile(KEPT / f"{name}.zip") as archive:
        archive.extractall(folder)
    (edition,) = folder.glob("20*.v1")
    return edition


@pytest.fixture(params=HASHES)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return unpacked(request.param, tmp_path)


@pytest.mark.parametrize("name", HASHES)
def test_an_edition_of_an_earlier_version_verifies(name: str, tmp_path: Path) -> None:
    edition = unpacked(name, tmp_path)
    done = upheld("verify", edition, "--signed", HASHES[name])
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{edition}: verified. ")


def test_its_last_line_says_what_this_version_cannot_work_out(kept: Path) -> None:
    manifest = read_manifest(kept)
    last = upheld("verify", kept).stdout.splitlines()[-1]
    assert last.startswith("Not checked: that it is the one that was signed")
    rules = f"by methodology {manifest.methodology}, schema {manifest.schema}"
    assert f"that figures and words follow from counts {rules}" in last
    assert f"{manifest.software} made it; this is upheld" in last


def test_every_schema_before_that_of_today_is_kept() -> None:
    before = {str(number) for number in range(1, int(SCHEMA))}
    assert {path.stem for path in FORMS.iterdir()} == before


def test_an_edition_of_a_schema_that_is_not_known_is_refused(kept: Path) -> None:
    path = kept / "edition.json"
    path.write_text(path.read_text("utf-8").replace('"version"', '"schema": "99",\n "version"'))
    done = upheld("verify", kept)
    assert (done.returncode, done.stdout) == (1, "")
    assert "The edition names schema '99'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE figure SET text = '12%' WHERE authority = 'leeds' AND measure = 'upheld'",
        "UPDATE counted SET count = count + 1 WHERE authority = 'kent' AND what = 'decided'",
        "UPDATE total SET count = count + 7",
        "CREATE TABLE more (words TEXT)",
        "CREATE VIEW more AS SELECT 1",
        "CREATE TRIGGER more AFTER INSERT ON figure BEGIN SELECT 1; END",
        "CREATE INDEX more ON figure (text)",
        "ALTER TABLE figure ADD COLUMN more TEXT",
        "PRAGMA user_version = 7",
        "DELETE FROM comparing WHERE authority = 'leeds'",
    ],
)
def test_a_change_of_its_database_is_found_though_the_hashes_fit(kept: Path, change: str) -> None:
    with closing(sqlite3.connect(kept / DATABASE)) as database:
        database.execute(change)
        database.commit()
    fit_hashes(kept)
    done = upheld("verify", kept)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(" not agree.\n")
