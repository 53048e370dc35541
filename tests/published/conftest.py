"""The published figures built once: an extract folder, and the edition of each year from it."""

from pathlib import Path

import pytest

from tests.directory import default_directory
from tests.editions import edition_of
from tests.profiles import LGSCO
from tests.published.cases import write_cases
from tests.published.comparing import Row, by_key
from tests.published.extract import write_extract
from tests.published.rows import authority_years
from upheld.edition.reading import Edition
from upheld.intake.reading_extract import read_extract

YEARS = tuple(sorted({each.year for each in authority_years()}))


@pytest.fixture(scope="session")
def published_extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_extract(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="session")
def editions(published_extract: Path) -> dict[str, Edition]:
    extract = read_extract(published_extract, directory=default_directory(), profile=LGSCO)
    return {year: edition_of(extract, year=year) for year in YEARS}


@pytest.fixture(scope="session")
def counted_cases(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Row]:
    """The same, counted from cases."""
    folder = write_cases(tmp_path_factory.mktemp("cases"))
    extract = read_extract(folder, directory=default_directory(), profile=LGSCO)
    return figures_of_each({year: edition_of(extract, year=year) for year in YEARS})


@pytest.fixture(scope="session")
def figures(editions: dict[str, Edition]) -> dict[tuple[str, str, str], Row]:
    return figures_of_each(editions)


def figures_of_each(editions: dict[str, Edition]) -> dict[tuple[str, str, str], Row]:
    """Each year's figures from the edition of that very year."""
    return by_key(
        row
        for year, edition in editions.items()
        for row in edition.rows("SELECT * FROM figure WHERE year = ?", (year,))
    )
