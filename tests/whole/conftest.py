"""The small country, as fixtures: by itself, with few letters, and with marks and a register."""

from pathlib import Path

import pytest

from tests.site.running import built, planted  # noqa: F401
from tests.whole.country import Country, country_once
from tests.whole.few_letters import few_letters_once


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Country:
    return country_once(tmp_path_factory)


@pytest.fixture(scope="session")
def few_letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of two editions: read it only."""
    return few_letters_once(tmp_path_factory)
