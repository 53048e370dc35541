"""An office's own records change no byte of what is published, whether an extract has them or not."""

import sqlite3
from pathlib import Path

import pytest

from tests.whole.small import BEFORE, Tables, build, upheld, write_few, write_office
from upheld.core.never_public import COUNTED, EVERY_COLUMN, OF_THE_OFFICE
from upheld.intake.tables import TABLES

KIND = "zqcanary neglect"
EARLIER = "01 987 654"
DAY = "2001-02-03"
LATER = "2039-04-05"  # than anything else in the extract
# They have the hashes of the inputs, or of the edition.
WITH_INPUTS = {"edition.json", "edition.sqlite", "register.json", "signing.html"}


def with_records_of_the_office(tables: Tables) -> None:
    for row in tables["decided"]:
        is_upheld = row["outcome"] == "upheld"
        row |= {"fault": KIND if is_upheld else "", "fault_from": DAY if is_upheld else ""}
        row |= {"fault_to": row["fault_from"], "earlier_case": EARLIER, "entered_on": LATER}
    for row in tables["reports"]:
        row |= dict.fromkeys(OF_THE_OFFICE["reports"], LATER)
    case = {name: tables["decided"][0][name] for name in ("reference", "authority")}
    tables["enquiries"] = [{**case, "sent_on": DAY, "due_on": LATER, "received_on": ""}]


def published(folder: Path, change) -> Path:
    directory, extract = write_few(folder, also=change)
    office = write_office(folder / "office", text=f'faults = ["{KIND}"]\n')
    done = build(extract, directory, folder / "editions", "--office", office, year=BEFORE)
    assert done.returncode == 0, done.stderr
    words = ("--into", folder / "published", "--as-at", "2024-07-31", "--office", office)
    done = upheld("register", extract, *words, "--directory", directory)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def without(tmp_path_factory) -> Path:
    return published(tmp_path_factory.mktemp("without"), None)


@pytest.fixture(scope="module")
def having(tmp_path_factory) -> Path:
    return published(tmp_path_factory.mktemp("having"), with_records_of_the_office)


def files_of(folder: Path) -> dict[str, Path]:
    made = (folder / "editions", folder / "published")
    return {
        str(path.relative_to(folder)): path
        for where in made
        for path in where.rglob("*")
        if path.is_file()
    }


def hashed(folder: Path) -> dict[str, Path]:
    """All but the search index, whose files have other names each time."""
    found = files_of(folder).items()
    return {name: path for name, path in found if path.parent.name != "search"}


def test_the_register_and_the_tables_are_the_same_bytes_with_them_and_without(without, having):
    """Only what has the hash of the extract differs."""
    one, other = hashed(without), hashed(having)
    assert one.keys() == other.keys()
    differ = {Path(name).name for name in one if one[name].read_bytes() != other[name].read_bytes()}
    assert differ <= WITH_INPUTS


def test_the_figures_in_the_edition_are_the_same(without, having):
    assert rows_of(without) == rows_of(having)


def rows_of(folder: Path) -> dict[str, list]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    with sqlite3.connect(folder / "editions" / f"{BEFORE}.v1" / "edition.sqlite") as database:
        return {
            name: sorted(database.execute(f"SELECT * FROM {name}"), key=repr)
            for (name,) in database.execute(query).fetchall()
        }


def test_no_word_or_day_of_them_is_in_any_file(having):
    for name, path in files_of(having).items():
        content = path.read_bytes()
        for secret in (KIND, EARLIER, EARLIER.replace(" ", "-"), DAY, LATER, "3 February 2001"):
            assert secret.encode() not in content, f"{secret} is in {name}"


def test_what_is_never_public_is_in_the_contract():
    """A column that is given another name there has to be given it here."""
    for table, columns in (*COUNTED.items(), *OF_THE_OFFICE.items()):
        known = {column.name for column in TABLES[table].columns}
        assert columns == EVERY_COLUMN or known.issuperset(columns)
