"""The demonstration extract is written once and counted in plain loops by every test."""

from pathlib import Path

import pytest

from tests.demo.counted import Counted, counted
from tests.demo.written import demonstration_once


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demonstration_once(tmp_path_factory)


@pytest.fixture(scope="session")
def counts(demonstration: Path) -> Counted:
    return counted(demonstration)
