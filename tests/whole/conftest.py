"""The small country, as a fixture."""

import pytest

from tests.whole.country import Country, country_once


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Country:
    return country_once(tmp_path_factory)
