"""Which engine counts, and how to reach it: the only place that connects to one.

Addresses and passwords come from the environment or from libpq's own settings, never from an
extract or an option, so they cannot end up in a manifest, a message or a log. A library is imported
only when it connects: that takes half a second, and `upheld --help` needs only the names.
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


SPARK_MASTER = "SPARK_MASTER"  # an environment variable; default: local[2]
MEMORY = "UPHELD_MEMORY"  # memory for DuckDB; the default is enough for 100 million cases in place


class EngineError(Mistake):
    """The chosen engine cannot be used here. The message is for the user."""


def connect(engine: Engine, *, reading: Sequence[Path] = (), remote: bool = False) -> Any:
    """An Ibis connection. DuckDB reads only the files and folders in ``reading``, unless
    ``remote`` says that it may reach addresses on other machines.

    Raises EngineError where a package, a server or Java is missing.
    """
    if engine is Engine.POSTGRES:
        return _postgres()
    if engine is Engine.SPARK:
        return _spark()
    return _duckdb(reading, remote=remote)


def _duckdb(reading: Sequence[Path], *, remote: bool) -> Any:
    """What does not fit in its memory goes to a temporary folder, which only its owner can open
    and which is deleted at the end. Nothing that is read can undo these settings.
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
            f"PostgreSQL cannot be reached: {said}. Set PGHOST, PGPORT, PGDATABASE and PGUSER,"
            " or PGSERVICE, to say where it is, and put the password in the file ~/.pgpass."
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
        # The default of 200 is for a cluster: here it takes a minute over what takes a second.
        builder = builder.config("spark.sql.shuffle.partitions", "4")
    try:
        session = (
            builder.appName("upheld")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.session.timeZone", "UTC")
            # Small tables of words go over in one piece, not row by row through Python processes.
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
    return f"Spark cannot start: {said}. Check {SPARK_MASTER}, which names its master."
