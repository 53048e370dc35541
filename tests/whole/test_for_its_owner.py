"""What is private is for its owner alone, and an edition holds files and no links."""

import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.whole.small import BEFORE, FEW, build, upheld, write_few
from upheld.edition.staging import OWNER_ALONE, STAGING, staging

HAS_PROBLEMS = 1
UMASKS = (0o000, 0o022, 0o077)
USUAL = 0o022


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Path]:
    """The same edition, built with each umask."""
    folder = tmp_path_factory.mktemp("umasks")
    directory, extract = write_few(folder)
    for umask in UMASKS:
        done = build(extract, directory, folder / f"{umask:o}", year=BEFORE, umask=umask)
        assert done.returncode == 0, done.stderr
    return {umask: folder / f"{umask:o}" / f"{BEFORE}.v1" for umask in UMASKS}


def modes_in(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


@pytest.mark.parametrize("umask", UMASKS)
def test_private_folders_and_sheets_are_for_their_owner_whatever_the_umask(
    editions: Mapping[int, Path], umask: int
) -> None:
    edition = editions[umask]
    private = edition.with_name(f"{BEFORE}.v1.private")
    assert stat.S_IMODE(private.stat().st_mode) == OWNER_ALONE
    assert {path.stem for path in private.glob("*.xlsx")} == set(FEW)
    assert modes_in(private) == {0o600}
    assert stat.S_IMODE((edition / "edition.json").stat().st_mode) == 0o666 & ~umask


def test_the_hidden_folder_of_private_sheets_is_closed_from_the_first(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with staging(tmp_path):
            closed = tmp_path / f"{STAGING}private"
            assert stat.S_IMODE(closed.stat().st_mode) == OWNER_ALONE
    finally:
        os.umask(before)


@pytest.mark.parametrize("name", ["letters/kent.html", "letters", "edition.sqlite", "edition.json"])
def test_an_edition_with_a_link_in_it_is_neither_verified_nor_published(
    editions: Mapping[int, Path], tmp_path: Path, name: str
) -> None:
    edition = copied_to(tmp_path / "editions", editions[USUAL])
    away = tmp_path / "away"
    shutil.move(edition / name, away)
    (edition / name).symlink_to(away)
    for words in (("verify", edition), ("publish", edition, "--to", tmp_path / "published")):
        done = upheld(*words)
        assert done.returncode == HAS_PROBLEMS, words
        assert "is a link" in done.stderr, words
        assert "Traceback" not in done.stderr
    assert not list((tmp_path / "published").glob("editions/2*"))


def copied_to(folder: Path, edition: Path) -> Path:
    for path in (edition, edition.with_name(f"{edition.name}.private")):
        shutil.copytree(path, folder / path.name)
    return folder / edition.name
