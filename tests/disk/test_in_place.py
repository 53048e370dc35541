"""A folder is put in place whole and on the disk, or not at all, and by one process at a time."""

import itertools
import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.disk.killing import killed_at_flush
from upheld.disk.in_place import InPlaceError, folder_in_place

FILES = {"received.csv": "cases", "decided.csv": "decisions", "upheld-demonstration": "mark"}


def write_to(folder: Path) -> None:
    with folder_in_place(folder) as beside:
        for name, text in FILES.items():
            (beside / name).write_text(text)


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_a_folder_is_there_when_all_is_written_and_nothing_else_is_left(tmp_path):
    (tmp_path / "empty").mkdir()
    for name in ("new", "deep/er", "empty"):
        write_to(tmp_path / name)
        assert content(tmp_path / name) == FILES
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "empty", "new"]


def test_killed_at_any_flush_it_is_on_the_disk_before_it_has_its_name(tmp_path):
    """Its files, itself, and then its name in the folder that holds it."""
    there = []
    for number in itertools.count(1):
        if not killed_at_flush(number, lambda: write_to(tmp_path / "extract")):
            break
        there.append((tmp_path / "extract").exists())
        if there[-1]:
            assert content(tmp_path / "extract") == FILES
            shutil.rmtree(tmp_path / "extract")
    assert there == [False] * (len(FILES) + 1) + [True]
    assert content(tmp_path / "extract") == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["extract"]


def write_and_interrupt(folder: Path) -> None:
    with folder_in_place(folder) as beside:
        (beside / "received.csv").write_text("half")
        raise KeyboardInterrupt


def test_what_was_not_finished_is_not_there(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        write_and_interrupt(tmp_path / "extract")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_no_part_of_the_next(tmp_path):
    left = tmp_path / ".extract.unfinished"
    (left / "folder").mkdir(parents=True)
    (left / "letters.csv").write_text("of another run")
    (left / "elsewhere").symlink_to(tmp_path)
    write_to(tmp_path / "extract")
    assert content(tmp_path / "extract") == FILES


def test_of_two_at_once_the_second_is_refused_and_changes_nothing(tmp_path):
    with folder_in_place(tmp_path / "extract") as beside:
        (beside / "received.csv").write_text("cases")
        with pytest.raises(InPlaceError, match=r"Another process is writing .*/extract\. Wait"):
            write_to(tmp_path / "extract")
    assert content(tmp_path / "extract") == {"received.csv": "cases"}


def test_something_that_is_there_is_left_alone(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "cases.csv").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("mine", "file"):
        with pytest.raises(InPlaceError, match=f"{name} already exists and is not empty"):
            write_to(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "mine"]
    assert content(tmp_path / "mine") == {"cases.csv": "mine"}


def test_where_nothing_can_be_written_is_told_in_words(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InPlaceError, match=r"file cannot be written to: Not a directory\. Give"):
        write_to(tmp_path / "file" / "extract")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_what_is_for_its_owner_alone_is_so_from_the_first_whatever_the_umask(tmp_path, umask):
    before = os.umask(umask)
    try:
        (tmp_path / ".extract.unfinished").mkdir(mode=0o777)  # of a run of something else
        with folder_in_place(tmp_path / "extract", for_owner_alone=True) as beside:
            assert stat.S_IMODE(beside.stat().st_mode) == 0o700
            (beside / "decided.csv").write_text("cases")
    finally:
        os.umask(before)
    put = (tmp_path / "extract", tmp_path / "extract" / "decided.csv")
    assert [stat.S_IMODE(path.stat().st_mode) for path in put] == [0o700, 0o600]
