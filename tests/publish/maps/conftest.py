"""The files of boundaries that there are: the invented country, and a real one where it is given."""

from pathlib import Path

import pytest

from tests.publish.maps.invented import write_country
from tests.real_boundaries import INVENTED, REAL, files, real_file
from upheld.publish.maps.boundaries import write_boundaries


@pytest.fixture(scope="session", params=files())
def boundary_file(request: pytest.FixtureRequest, tmp_path_factory) -> Path:
    if request.param == REAL:
        return real_file()
    assert request.param == INVENTED
    return write_country(tmp_path_factory.mktemp("invented") / "boundaries.topojson")


@pytest.fixture(scope="session")
def country(boundary_file: Path, tmp_path_factory) -> Path:
    """The folder of a site that has these boundaries."""
    folder = tmp_path_factory.mktemp("published")
    write_boundaries(boundary_file, into=folder)
    return folder
