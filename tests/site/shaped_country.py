"""The small country with cases of every shape, built and published with a register."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.once import made_once
from tests.site.cases import with_secret
from tests.whole.small import YEAR, build, upheld, write_directory, write_extract
from upheld.core.references import key_of

AS_AT = "2024-07-31"


def country_with_secret(factory: pytest.TempPathFactory, reference: str) -> Path:
    """A case of this reference is withheld; countries of two differ in that case alone."""
    name = f"country-with-{key_of(reference)}"
    return made_once(factory, name, lambda folder: _make(folder, reference))


def _make(folder: Path, secret: str) -> None:
    directory = write_directory(folder / "directory")
    extract = write_extract(folder / "extract", change=with_secret(secret))
    done = build(extract, directory, folder / "editions")
    assert done.returncode == 0, done.stderr
    name = f"{YEAR}.v1"  # without its private folder
    copytree(folder / "editions" / name, folder / "published" / "editions" / name)
    words = ("--into", folder / "published", "--as-at", AS_AT, "--directory", directory)
    done = upheld("register", extract, *words)
    assert done.returncode == 0, done.stderr
