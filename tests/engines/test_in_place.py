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
from typer.testing import CliRunner

from tests.profiles import OFFICE
from tests.whole.country import Country, country_once
from tests.whole.small import BEFORE
from upheld.cli.main import app
from upheld.core.references import ANY, LGSCO
from upheld.intake.directory.directory import read_directory
from upheld.intake.engines import Engine
from upheld.intake.problems import IntakeError
from upheld.intake.reading_extract import read_extract

KNOWN_FAULTS = ["delay", "poor communication"]
BIG = ("received", "decided", "compliance")
DATES = ("received_on", "decided_on", "recorded_on")
COMPARED = (
    *("counted", "total", "held", "figure", "comparing", "related_figure", "chance"),
    "single_cases",
)


@pytest.fixture(scope="session")
def country(tmp_path_factory) -> Country:
    """The small country, and its editions counted from files."""
    return country_once(tmp_path_factory)


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


def lie_elsewhere(extract: Path, engine: str, change=None, *, tables=BIG) -> Path:
    """Put these tables of an extract where the engine counts them, and say where."""
    said = []
    for name in tables:
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


def built_in_place(lying: Path, directory: Path, into: Path, engine: str) -> str:
    """What the command says. It is run in this process, where Spark is started already."""
    words = ["build", lying, "--year", BEFORE, "--into", into, "--directory", directory]
    done = CliRunner().invoke(app, [*map(str, words), "--engine", engine])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_same_extract_gives_the_same_edition_as_files_and_in_place(server, country, tmp_path):
    """Also where the tables in place tell of faults, which an edition does not count."""
    changes = (None, tell_of_faults)[server == "spark" :]  # which takes half a minute for each
    for place, change in enumerate(changes):
        files = shutil.copytree(country.extract, tmp_path / str(place) / "lying")
        lying = lie_elsewhere(files, server, change)
        where = (lying, country.directory, tmp_path / str(place) / "editions", server)
        built_in_place(*where)
        edition = where[2] / country.before.name
        assert contents(edition) == contents(country.before)
        assert contents(edition)["single_cases"]
        same_sheets(edition, country.before)
    if server != "spark":
        assert "unchanged" in built_in_place(*where)


def same_sheets(edition: Path, other: Path) -> None:
    sheets = sorted(other.with_suffix(".v1.private").glob("*.xlsx"))
    assert sheets
    for sheet in sheets:
        assert (edition.with_suffix(".v1.private") / sheet.name).read_bytes() == sheet.read_bytes()


def tell_of_faults(name: str, table: pa.Table) -> pa.Table:
    return with_faults(table, KNOWN_FAULTS, [None] * 2) if name == "decided" else table


def problems_of(
    country, tmp_path, server, change, references=ANY, *, tables=BIG, faults=()
) -> list[str]:
    """Of these tables in place, and of the others as files."""
    files = shutil.copytree(country.extract, tmp_path / "lying")
    lying = lie_elsewhere(files, server, change, tables=tables)
    directory = read_directory(country.directory, groups=OFFICE.profile.groups)
    with pytest.raises(IntakeError) as refused:
        read_extract(
            lying,
            directory=directory,
            profile=OFFICE.profile,
            engine=Engine(server),
            references=references,
            faults=faults,
        )
    return [f"{p.column}: {p.value} {p.trouble}" for p in refused.value.problems]


def set_first(table: pa.Table, column: str, *values) -> pa.Table:
    place = table.column_names.index(column)
    old = table[column].to_pylist()
    return table.set_column(
        place, column, pa.array([*values, *old[len(values) :]], table[column].type)
    )


def test_each_problem_is_told_with_its_number_of_rows(server, country, tmp_path):
    def change(name, table):
        if name == "compliance":
            return pa.concat_tables([table, table.slice(0, 2)])
        if name == "received":
            table = set_first(table, "received_on", None, date(1921, 5, 1), date(1921, 5, 2))
            return set_first(table, "reference", " ", None)
        table = set_first(table, "outcome", "Uphelt ", "Uphelt")
        return set_first(table, "authority", "Atlantis", "Atlantis", "Atlantis")

    told = problems_of(country, tmp_path, server, change)
    assert "outcome: Uphelt is neither an outcome nor a known code, in 2 rows" in told
    assert sum(line.startswith("authority: Atlantis ") for line in told) >= 1
    assert "reference: None the cell is empty, in 2 rows" in told
    assert "received_on: None the cell is empty, in 1 row" in told
    out = "the date is not between 2000-01-01 and 2100-12-31, in 2 rows"
    assert f"received_on: None {out}" in told
    assert any("is there more than once, in 4 rows" in line for line in told)


def test_a_case_spelt_in_two_ways_is_told_across_tables(server, country, tmp_path):
    received = as_a_database_has_it(country.extract / "received.csv")["reference"].to_pylist()
    decided = as_a_database_has_it(country.extract / "decided.csv")["reference"].to_pylist()
    bare = next(each for each in decided if each in received).replace(" ", "")

    def change(name, table):
        if name == "received":
            return table
        place = table.column_names.index("reference")
        spelt = [
            bare if each.replace(" ", "") == bare else each
            for each in table["reference"].to_pylist()
        ]
        return table.set_column(place, "reference", pa.array(spelt))

    spaced = f"{bare[:2]} {bare[2:5]} {bare[5:]}"
    for references in (LGSCO, ANY):
        folder, tables = tmp_path / str(references), ("received", "decided")
        (told,) = problems_of(country, folder, server, change, references, tables=tables)
        assert told.startswith(f"reference: {bare} is the same case as '{spaced}' in ")
        assert told.endswith(", spelt differently")


def test_references_of_no_form_and_with_what_nobody_sees_are_told(server, country, tmp_path):
    def change(name, table):
        if name == "received":
            return set_first(table, "reference", "I9 OOO 001", "I9 OOO 002", "1.9000003E+07")
        return set_first(table, "reference", "19 000 001\u200b") if name == "decided" else table

    tables = ("received", "decided")
    assert problems_of(country, tmp_path, server, change, LGSCO, tables=tables) == [
        "reference: 1.9000003E+07 is a number that a spreadsheet has shortened, not a reference,"
        " in 3 rows",
        "reference: 19 000 001\u200b contains a character that cannot be seen, or is from another"
        " script, in 1 row",
    ]


def with_faults(table: pa.Table, faults: list, days: list) -> pa.Table:
    rest = [None] * (table.num_rows - len(faults))
    table = table.append_column("fault", pa.array([*faults, *rest], pa.string()))
    table = table.append_column("fault_from", pa.array([*days, *rest], pa.date32()))
    return table.append_column("earlier_case", pa.array(["anything"] * table.num_rows))


def test_the_days_of_a_fault_in_place_are_in_range(server, country, tmp_path):
    def change(faults, days):
        def changed(name, table):
            return with_faults(table, faults, days) if name == "decided" else table

        return changed

    days = change(["delay"], [date(1999, 12, 31)])
    told = problems_of(country, tmp_path, server, days, tables=BIG, faults=("delay",))
    out = "the date is not between 2000-01-01 and 2100-12-31, in 1 row"
    assert told == [f"fault_from: None {out}"]


def test_words_for_nothing_are_no_complainants(server, country, tmp_path):
    words = ("NULL", "n/a", "-", "#REF!", "Unknown", "0", "C-1")

    def change(_name, table):
        if "complainant" in table.column_names:
            return set_first(table, "complainant", *words)
        rest = [None] * (table.num_rows - len(words))
        return table.append_column("complainant", pa.array([*words, *rest]))

    assert problems_of(country, tmp_path, server, change, tables=("received",)) == [
        "complainant: None a word for no value (NULL, N/A, -) would count as one complainant,"
        " in 6 rows"
    ]


def test_a_table_of_another_engine_is_refused_before_anything_is_asked(server, country, tmp_path):
    lying = shutil.copytree(country.extract, tmp_path / "lying")
    (lying / "decided.csv").unlink()
    kind = "parquet" if server == "postgres" else "table"
    (lying / "where.toml").write_text(f'[decided]\n{kind} = "casework"\n', "utf-8")
    with pytest.raises(IntakeError, match="which --engine"):
        read_extract(
            lying,
            directory=read_directory(country.directory, groups=OFFICE.profile.groups),
            profile=OFFICE.profile,
            engine=Engine(server),
        )


def test_a_key_in_an_address_is_refused_and_not_told(country, tmp_path):
    lying = shutil.copytree(country.extract, tmp_path / "lying")
    (lying / "decided.csv").unlink()
    said = '[decided]\nparquet = "store://me:s3cret@cases/decided"\n'
    (lying / "where.toml").write_text(said, "utf-8")
    with pytest.raises(IntakeError, match="key in its address") as refused:
        read_extract(
            lying,
            directory=read_directory(country.directory, groups=OFFICE.profile.groups),
            profile=OFFICE.profile,
        )
    assert "s3cret" not in str(refused.value)
