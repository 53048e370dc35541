"""The demonstration's extract, written once by its command for all processes of a run."""

from pathlib import Path

import pytest

from tests.once import made_once
from tests.whole.small import upheld


def demonstration_once(factory: pytest.TempPathFactory) -> Path:
    """The extract, which no test may change."""
    return made_once(factory, "demonstration", _write) / "extract"


def _write(folder: Path) -> None:
    done = upheld("demo", folder / "extract")
    assert done.returncode == 0, done.stderr
