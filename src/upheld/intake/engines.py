"""Which engine counts, and how it is reached: the only place that connects to one.

Addresses and passwords come from the environment or libpq's own settings, never from an extract or
an option, so that none of them stands in a manifest, a message or a log. What connects is imported
as it connects: it takes half a second, and `upheld --help` needs only the names.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from upheld.core.mistakes import INSTALL, Mistake


class Engine(StrEnum):
    DUCKDB = "duckdb"
    POSTGRES = "postgres"
    SPARK = "spark"


SPARK_MASTER = "SPARK_MASTER"  # the environment's name for it; local[2] without
MEMORY = "UPHELD_MEMORY"  # what DuckDB may take for cases in place: 100 million need no more


class EngineError(Mistake):
    """An engine that was asked for cannot be used here; the message is for the user."""


def connect(engine: Engine, *, reading: Sequence[Path] = (), remote: bool = False) -> Any:
    """An Ibis connection. DuckDB reads the files and folders in ``reading`` and nothing else,
    unless ``remote`` says that addresses on other machines may be reached.

    Raises EngineError where a package, a server or Java is missing.
    """
    if engine is Engine.POSTGRES:
        return _postgres()
    if engine is Engine.SPARK:
        return _spark()
    return _duckdb(reading, remote=remote)


def _duckdb(reading: Sequence[Path], *, remote: bool) -> Any:
    """What does not fit into its memory goes to a temporary folder for its owner alone, deleted
    when it ends. A setting that has been made cannot be taken back by anything that is read.
    """
    import ibis

    spill = tempfile.mkdtemp(prefix="upheld-")  # 0o700
    atexit.register(shutil.rmtree, spill, ignore_errors=True)
    connected = ibis.duckdb.connect(
        temp_directory=spill,
        memory_limit=os.environ.get(MEMORY, "700MB"),
        autoinstall_known_extensions=remote,
        autoload_known_extensions=remote,
    )
    if not remote:
        folders = [path for path in reading if path.is_dir()]
        files = [path for path in reading if not path.is_dir()]
        connected.raw_sql(f"SET allowed_directories = {_list_of(folders)}")
        connected.raw_sql(f"SET allowed_paths = {_list_of(files)}")
        connected.raw_sql("SET enable_external_access = false")
        connected.raw_sql("SET lock_configuration = true")
    return connected


def _list_of(paths: Iterable[Path]) -> str:
    quoted = ("'" + str(path).replace("'", "''") + "'" for path in paths)
    return f"[{', '.join(quoted)}]"


def _postgres() -> Any:
    try:
        import ibis
        import psycopg
    except ImportError:
        remedy = INSTALL.format("postgres")
        raise EngineError(f"--engine postgres needs the package psycopg. {remedy}") from None
    try:
        return ibis.postgres.from_connection(psycopg.connect("", autocommit=True))
    except psycopg.OperationalError as error:
        said = str(error).strip().splitlines()[-1]
        raise EngineError(
            f"PostgreSQL cannot be reached: {said}. Say where it is by PGHOST, PGPORT, PGDATABASE"
            " and PGUSER or by PGSERVICE, and the password by a file ~/.pgpass."
        ) from None


def _spark() -> Any:
    try:
        import ibis
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        remedy = INSTALL.format("spark")
        raise EngineError(f"--engine spark needs the package pyspark. {remedy}") from None
    master = os.environ.get(SPARK_MASTER, "local[2]")
    builder = SparkSession.builder.master(master)
    if master.startswith("local"):
        # 200, which is made for a cluster, takes a minute to shuffle what a second can.
        builder = builder.config("spark.sql.shuffle.partitions", "4")
    try:
        session = (
            builder.appName("upheld")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.session.timeZone", "UTC")
            # Small tables of words go over at once, not row by row through processes of Python.
            .config("spark.sql.execution.arrow.pyspark.enabled", "true")
            .getOrCreate()
        )
    except (PySparkException, OSError) as error:
        raise EngineError(_why_spark_does_not_start(error)) from None
    return ibis.pyspark.connect(session)


def _why_spark_does_not_start(error: Exception) -> str:
    if isinstance(error, OSError) or "JAVA" in str(error):
        return (
            "Spark cannot start: it needs Java 17 or later. Install it (on Debian:"
            " apt-get install openjdk-17-jre-headless) or set JAVA_HOME to where it is."
        )
    said = str(error).strip().splitlines()[0]
    return f"Spark cannot start: {said}. Look at {SPARK_MASTER}, which names its master."
