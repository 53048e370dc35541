"""The small country's two years as the site reads them, the later of which was corrected once."""

import shutil
from pathlib import Path

import pytest

from tests.once import made_once
from tests.site.planted import plant
from tests.site.running import built_once
from tests.whole.small import BEFORE, YEAR, Tables, build, upheld, write_extract
from tests.whole.test_corrections import ON_ANOTHER_DAY, one_of_camden, one_of_the_year_before

CORRECTED = f"{YEAR}.v2"


def corrected_once(factory: pytest.TempPathFactory) -> Path:
    """The published folder, which no test may change."""
    built = built_once(factory)
    return made_once(factory, "corrected-country", lambda folder: _make(built, folder))


def _make(built: Path, folder: Path) -> None:
    editions = folder / "editions"
    for name in (f"{BEFORE}.v1", f"{YEAR}.v1"):
        shutil.copytree(built / "editions" / name, editions / name)
    done = upheld("sent", editions / f"{YEAR}.v1")
    assert done.returncode == 0, done.stderr
    changed = write_extract(folder / "corrected", change=_corrected)
    after = ("--after", editions / f"{BEFORE}.v1", *ON_ANOTHER_DAY)
    done = build(changed, built / "directory", editions, *after)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(editions / f"{CORRECTED}.private")


def _corrected(tables: Tables) -> None:
    plant(tables)
    one_of_camden(tables)
    one_of_the_year_before(tables)
