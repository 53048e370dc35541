"""The demonstration extract is written once and counted in plain loops by every test."""

from pathlib import Path

import pytest

from tests.demo.counted import Counted, counted
from upheld.demo.writing import write_demonstration


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration") / "extract"
    write_demonstration(folder)
    return folder


@pytest.fixture(scope="session")
def counts(demonstration: Path) -> Counted:
    return counted(demonstration)
