"""The small country's two editions, published, and the site."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.offices import ONCE_THE_DEMONSTRATION, office_with
from tests.once import made_once
from tests.site.running import built, planted, running  # noqa: F401
from tests.whole.country import country_once
from tests.whole.small import YEAR
from upheld.edition.reading import open_edition
from upheld.ombudsman.folder import Office, read_office
from upheld.site import front
from upheld.site.app import application


@pytest.fixture(scope="session", autouse=True)
def nobody_is_hurried() -> Iterator[None]:
    """On a busy machine an answer may take longer than a site lets a reader wait."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(front, "LONGEST_WAIT", 600.0)
        yield


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both editions of the small country, without a register."""
    country = country_once(tmp_path_factory)

    def publish(folder: Path) -> None:
        for edition in (country.before, country.edition):
            shutil.copytree(edition, folder / "editions" / edition.name)

    return made_once(tmp_path_factory, "published", publish)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return read_office(office_with(tmp_path_factory.mktemp("office"), ONCE_THE_DEMONSTRATION))


@pytest.fixture(scope="session")
def site(published: Path, office: Office) -> TestClient:
    return TestClient(application(published, office), follow_redirects=False)


@pytest.fixture(scope="session")
def edition(published: Path):
    with open_edition(published / "editions" / f"{YEAR}.v1") as opened:
        yield opened
