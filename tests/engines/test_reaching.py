"""What is said where an engine cannot be used: what is missing, and what to do."""

import subprocess
import sys

import pytest

from upheld.intake.engines import Engine, EngineError, connect


@pytest.mark.parametrize(
    ("engine", "package"), [(Engine.POSTGRES, "psycopg"), (Engine.SPARK, "pyspark.errors")]
)
def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch, engine, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(EngineError) as refused:
        connect(engine)
    assert f"needs the package {package.partition('.')[0]}" in str(refused.value)
    assert f"pip install 'upheld[{engine}]'" in str(refused.value)


def test_a_server_that_cannot_be_reached_is_told_without_the_password(monkeypatch, tmp_path):
    monkeypatch.setenv("PGHOST", str(tmp_path))
    monkeypatch.setenv("PGPASSWORD", "s3cret")
    with pytest.raises(EngineError, match="PostgreSQL cannot be reached") as refused:
        connect(Engine.POSTGRES)
    assert "PGSERVICE" in str(refused.value)
    assert "s3cret" not in str(refused.value)


def test_spark_without_java_names_the_package_that_has_it(monkeypatch, tmp_path):
    """In a process of its own: this one may have a Java that runs already."""
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    program = "from upheld.intake.engines import Engine, connect; connect(Engine.SPARK)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "EngineError: Spark cannot start" in done.stderr
    assert "openjdk-17-jre-headless" in done.stderr
