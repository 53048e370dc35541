"""Tables counted where they lie give the edition that the same tables give as files."""

import os
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from tests.whole.small import BEFORE, build, write_directory, write_extract
from upheld.intake.directory import read_directory
from upheld.intake.engines import Engine
from upheld.intake.problems import IntakeError
from upheld.intake.reading_extract import read_extract

BIG = ("received", "decided", "compliance")
DATES = ("received_on", "decided_on", "recorded_on")
COMPARED = ("counted", "total", "held", "figure", "improvement", "failed_compliance", "unlisted")


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    folder = tmp_path_factory.mktemp("in-place")
    directory = write_directory(folder / "directory")
    return folder, write_extract(folder / "files"), directory


@pytest.fixture(scope="session")
def server(engine, request):
    """Where libpq finds the test's server: in the environment, as in use."""
    if engine == "postgres":
        address = request.getfixturevalue("postgres_address")
        os.environ["PGHOST"] = address.partition("host=")[2]
        os.environ["PGUSER"] = os.environ["PGDATABASE"] = "postgres"
    return engine


def as_a_database_has_it(path: Path) -> pa.Table:
    """Dates are dates and numbers numbers; words are as they are written."""
    texts = pyarrow.csv.ConvertOptions(
        column_types={name: pa.date32() for name in DATES} | {"sequence": pa.int64()},
        strings_can_be_null=True,
        quoted_strings_can_be_null=True,
    )
    table = pyarrow.csv.read_csv(path, convert_options=texts)
    for place, field in enumerate(table.schema):
        if field.name not in (*DATES, "sequence"):
            column = table[field.name].cast(pa.string())
            table = table.set_column(place, field.name, column)
    return table


def lie_elsewhere(extract: Path, engine: str, change=None) -> Path:
    """Put the big tables of an extract where the engine counts them, and say where."""
    said = []
    for name in BIG:
        table = as_a_database_has_it(extract / f"{name}.csv")
        (extract / f"{name}.csv").unlink()
        if change:
            table = change(name, table)
        if engine == "postgres":
            with_server = ibis.postgres.connect(
                host=os.environ["PGHOST"], user="postgres", database="postgres"
            )
            with_server.create_table(name, table, overwrite=True)
            said.append(f'[{name}]\ntable = "public.{name}"\n')
        else:
            folder = extract.parent / f"{extract.name}-lying" / name
            folder.mkdir(parents=True)
            pq.write_table(table, folder / "1.parquet")
            said.append(f'[{name}]\nparquet = "{folder}"\n')
    (extract / "where.toml").write_text("\n".join(said), "utf-8")
    return extract


def contents(edition: Path) -> dict[str, list]:
    with sqlite3.connect(edition / "edition.sqlite") as database:
        return {
            name: sorted(database.execute(f"SELECT * FROM {name}"), key=repr) for name in COMPARED
        }


def test_the_same_extract_gives_the_same_edition_as_files_and_in_place(server, country, tmp_path):
    _, files, directory = country
    lying = lie_elsewhere(shutil.copytree(files, tmp_path / "lying"), server)
    of_files, in_place = tmp_path / "of-files", tmp_path / "in-place"
    for extract, into, engine in ((files, of_files, "duckdb"), (lying, in_place, server)):
        done = build(extract, directory, into, "--engine", engine, year=BEFORE)
        assert done.returncode == 0, done.stderr
    name = f"{BEFORE}.v1"
    assert contents(in_place / name) == contents(of_files / name)
    assert contents(in_place / name)["failed_compliance"]
    sheets = sorted((of_files / f"{name}.private").glob("*.xlsx"))
    assert sheets
    for sheet in sheets:
        assert (in_place / f"{name}.private" / sheet.name).read_bytes() == sheet.read_bytes()
    again = build(lying, directory, in_place, "--engine", server, year=BEFORE)
    assert "unchanged" in again.stdout


def problems_of(country, tmp_path, server, change) -> list[str]:
    _, files, folder = country
    lying = lie_elsewhere(shutil.copytree(files, tmp_path / "lying"), server, change)
    with pytest.raises(IntakeError) as refused:
        read_extract(lying, directory=read_directory(folder), engine=Engine(server))
    return [f"{p.column}: {p.value} {p.trouble}" for p in refused.value.problems]


def set_first(table: pa.Table, column: str, *values) -> pa.Table:
    place = table.column_names.index(column)
    old = table[column].to_pylist()
    return table.set_column(
        place, column, pa.array([*values, *old[len(values) :]], table[column].type)
    )


def test_words_that_we_do_not_know_are_told_with_their_number_of_rows(server, country, tmp_path):
    def change(name, table):
        if name == "decided":
            table = set_first(table, "outcome", "Uphelt ", "Uphelt")
            return set_first(table, "authority", "Atlantis", "Atlantis", "Atlantis")
        return table

    told = problems_of(country, tmp_path, server, change)
    assert "outcome: Uphelt is neither an outcome nor a known code, in 2 rows" in told
    assert sum(line.startswith("authority: Atlantis ") for line in told) >= 1


def test_missing_and_impossible_cells_are_told_with_their_number_of_rows(server, country, tmp_path):
    def change(name, table):
        if name == "decided":
            table = set_first(table, "decided_on", None, date(1921, 5, 1), date(1921, 5, 2))
            return set_first(table, "reference", " ", None)
        return table

    told = problems_of(country, tmp_path, server, change)
    assert "reference: None the cell is empty, in 2 rows" in told
    assert "decided_on: None the cell is empty, in 1 row" in told
    out = "the date does not lie between 2000-01-01 and 2100-12-31, in 2 rows"
    assert f"decided_on: None {out}" in told


def test_a_key_that_stands_twice_is_told(server, country, tmp_path):
    def change(name, table):
        return pa.concat_tables([table, table.slice(0, 2)]) if name == "compliance" else table

    told = problems_of(country, tmp_path, server, change)
    assert any("stands more than once, in 4 rows" in line for line in told)


def test_a_table_of_another_engine_is_refused_before_anything_is_asked(server, country, tmp_path):
    _, files, folder = country
    lying = shutil.copytree(files, tmp_path / "lying")
    (lying / "decided.csv").unlink()
    kind = "parquet" if server == "postgres" else "table"
    (lying / "where.toml").write_text(f'[decided]\n{kind} = "casework"\n', "utf-8")
    with pytest.raises(IntakeError, match="which --engine"):
        read_extract(lying, directory=read_directory(folder), engine=Engine(server))


def test_a_key_in_an_address_is_refused_and_not_told(country, tmp_path):
    _, files, folder = country
    lying = shutil.copytree(files, tmp_path / "lying")
    (lying / "decided.csv").unlink()
    said = '[decided]\nparquet = "store://me:s3cret@cases/decided"\n'
    (lying / "where.toml").write_text(said, "utf-8")
    with pytest.raises(IntakeError, match="key in its address") as refused:
        read_extract(lying, directory=read_directory(folder))
    assert "s3cret" not in str(refused.value)
