"""What is said where an engine cannot be used: what is missing, and what to do."""

import pytest

from tests.engines.conftest import HAS_SPARK
from upheld.intake.engines import Engine, EngineError, connect


def test_a_missing_package_is_named_with_the_command_that_installs_it():
    absent, package = (Engine.POSTGRES, "psycopg") if HAS_SPARK else (Engine.SPARK, "pyspark")
    with pytest.raises(EngineError) as refused:
        connect(absent)
    assert f"needs the package {package}" in str(refused.value)
    assert f"pip install 'upheld[{absent}]'" in str(refused.value)


if not HAS_SPARK:

    def test_a_server_that_cannot_be_reached_is_told_without_the_password(monkeypatch, tmp_path):
        monkeypatch.setenv("PGHOST", str(tmp_path))
        monkeypatch.setenv("PGPASSWORD", "s3cret")
        with pytest.raises(EngineError, match="PostgreSQL cannot be reached") as refused:
            connect(Engine.POSTGRES)
        assert "PGSERVICE" in str(refused.value)
        assert "s3cret" not in str(refused.value)

else:

    def test_spark_without_java_names_the_package_that_has_it(monkeypatch, tmp_path):
        from pyspark.sql import SparkSession

        if SparkSession.getActiveSession() is None:
            monkeypatch.setenv("JAVA_HOME", str(tmp_path))
            with pytest.raises(EngineError, match="openjdk-17-jre-headless"):
                connect(Engine.SPARK)
