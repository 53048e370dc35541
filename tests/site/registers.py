"""A site of the small country with a register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.site.cases import SECRETS
from tests.site.shaped_country import country_with_secret
from upheld.ombudsman.folder import read_office
from upheld.site.app import application


@pytest.fixture(scope="session")
def country_with_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """extract, directory, and published: one edition and a register; changed by no test."""
    return country_with_secret(tmp_path_factory, next(iter(SECRETS)))


@pytest.fixture(scope="session")
def reader(country_with_cases: Path) -> Iterator[TestClient]:
    """Asks pages of the site."""
    with TestClient(
        application(country_with_cases / "published", read_office()), follow_redirects=False
    ) as client:
        yield client
