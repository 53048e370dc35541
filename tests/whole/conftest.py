"""The small country, as fixtures: by itself, and with marks, published with a register."""

import pytest

from tests.site.running import built, planted  # noqa: F401
from tests.whole.country import Country, country_once


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Country:
    return country_once(tmp_path_factory)
