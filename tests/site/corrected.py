"""The small country's two years as the site reads them, the later of which was corrected once."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.once import made_once
from tests.whole.small import BEFORE, YEAR, Tables, build, write_directory, write_extract
from tests.whole.test_corrections import ON_ANOTHER_DAY, one_of_camden, one_of_the_year_before

CORRECTED = f"{YEAR}.v2"


def corrected_once(factory: pytest.TempPathFactory) -> Path:
    """The published folder, which no test may change."""
    return made_once(factory, "corrected-country", _make) / "published"


def _make(folder: Path) -> None:
    directory, made = write_directory(folder / "directory"), folder / "made"
    before, cases = made / f"{BEFORE}.v1", write_extract(folder / "cases", change=_whole_years)
    changed = write_extract(folder / "corrected", change=_corrected)
    for extract, year, options in (
        (cases, BEFORE, ()),
        (cases, YEAR, ("--after", before)),
        (changed, YEAR, ("--after", before, *ON_ANOTHER_DAY)),
    ):
        done = build(extract, directory, made, *options, year=year)
        assert done.returncode == 0, done.stderr
    for name in (f"{BEFORE}.v1", f"{YEAR}.v1", CORRECTED):
        shutil.copytree(made / name, folder / "published" / "editions" / name)


def _whole_years(tables: Tables) -> None:
    """Cases from the first month on, so that an earlier year can be looked at again."""
    early = {
        "reference": "21 000 001",
        "decided_on": BEFORE.first_day + timedelta(days=5),
        "outcome": "advice given",
        "remedied_by_authority": "no",
        "sequence": 1,
    }
    tables["decided"].append({**tables["decided"][0], **early})


def _corrected(tables: Tables) -> None:
    _whole_years(tables)
    one_of_camden(tables)
    one_of_the_year_before(tables)
