"""An edition is whole or not there."""

import fcntl

import pytest

from upheld.edition.manifest import EditionError
from upheld.edition.staging import (
    LOCK,
    only_builder,
    put_in_place,
    staging,
    versions_of,
)


def test_what_was_not_put_in_place_leaves_nothing(tmp_path):
    with pytest.raises(RuntimeError), staging(tmp_path) as staged:
        (staged.public / "edition.json").write_text("{}")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_what_is_put_in_place_is_whole_with_its_private_folder_beside_it(tmp_path):
    with staging(tmp_path) as staged:
        (staged.public / "edition.json").write_text("{}")
        (staged.private / "leeds.xlsx").write_text("cases")
        put_in_place(staged, tmp_path / "2019-20.v1")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["2019-20.v1", "2019-20.v1.private"]
    assert versions_of(tmp_path, "2019-20") == [1]


def test_the_next_build_sweeps_what_a_killed_one_left(tmp_path):
    (tmp_path / ".building-edition").mkdir()
    (tmp_path / "2019-20.v1.private").mkdir()  # killed between the two renames
    (tmp_path / "2018-19.v1").mkdir()
    (tmp_path / "2018-19.v1.private").mkdir()
    with only_builder(tmp_path):
        pass
    left = sorted(p.name for p in tmp_path.iterdir())
    assert left == [LOCK, "2018-19.v1", "2018-19.v1.private"]


def test_two_builds_at_once_are_refused_in_words(tmp_path):
    with (tmp_path / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(EditionError, match="Another build is writing"), only_builder(tmp_path):
            pass


def test_versions_are_counted_as_numbers_and_unfinished_ones_are_none(tmp_path):
    for name in ("2019-20.v2", "2019-20.v10", "2019-20.v1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "edition.json").write_text("{}")
    (tmp_path / "2019-20.v11").mkdir()
    assert versions_of(tmp_path, "2019-20") == [1, 2, 10]
