"""What where.toml says is read from this machine alone, unless an option says otherwise."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.directory import default_directory
from tests.profiles import LGSCO
from upheld.intake.engines import Engine, connect
from upheld.intake.problems import IntakeError
from upheld.intake.reading_extract import read_extract
from upheld.intake.table_places import read_places

ADDRESSES = (
    "s3://bucket/decided",
    "https://cases.example/decided.parquet",
    "http://127.0.0.1:9/decided.parquet",
    "hf://datasets/cases/decided.parquet",
    "hdfs://name/decided",
    "file:///etc/decided.parquet",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("engine", [Engine.DUCKDB, Engine.SPARK])
def test_an_address_on_another_machine_is_refused_and_the_option_named(tmp_path, address, engine):
    (tmp_path / "where.toml").write_text(f'[decided]\nparquet = "{address}"\n', "utf-8")
    (problem,) = read_places(tmp_path, engine)[1]
    assert "is at an address on another machine, which we do not open" in str(problem)
    assert "Use --remote if you trust it" in str(problem)
    assert address not in str(problem)  # it may hold a key
    assert read_places(tmp_path, engine, remote=True)[1] == []


def test_an_extract_with_such_an_address_is_refused_before_anything_connects(tmp_path):
    (tmp_path / "where.toml").write_text(f'[decided]\nparquet = "{ADDRESSES[0]}"\n', "utf-8")
    with pytest.raises(IntakeError, match="--remote"):
        read_extract(tmp_path, directory=default_directory(), profile=LGSCO)


@pytest.fixture
def here(tmp_path):
    for name in ("here", "elsewhere"):
        (tmp_path / name).mkdir()
        pq.write_table(pa.table({"n": [1]}), tmp_path / name / "1.parquet")
    return tmp_path


def test_what_counts_reads_what_it_is_given_and_nothing_else_of_the_machine(here):
    connected = connect(Engine.DUCKDB, reading=[here / "here"])
    assert connected.read_parquet(str(here / "here" / "**" / "*.parquet")).count().execute() == 1
    with pytest.raises(duckdb.PermissionException):
        connected.read_parquet(str(here / "elsewhere" / "1.parquet"))


def test_one_file_is_given_by_itself(here):
    connected = connect(Engine.DUCKDB, reading=[here / "here" / "1.parquet"])
    assert connected.read_parquet(str(here / "here" / "1.parquet")).count().execute() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET autoload_known_extensions = true",
        "COPY (SELECT 1) TO '/tmp/upheld-taken.csv'",
    ],
)
def test_nothing_is_loaded_written_or_set_anew(here, statement):
    connected = connect(Engine.DUCKDB, reading=[here / "here"])
    with pytest.raises(duckdb.Error):
        connected.raw_sql(statement)


def test_what_does_not_fit_into_memory_goes_where_its_owner_alone_can_look(here):
    connected = connect(Engine.DUCKDB, reading=[here / "here"])
    (folder,) = connected.con.execute("SELECT current_setting('temp_directory')").fetchone()
    assert Path(folder).stat().st_mode & 0o777 == 0o700
