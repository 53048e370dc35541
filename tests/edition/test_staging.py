"""An edition is whole or not there."""

import fcntl
from contextlib import nullcontext

import pytest

from upheld.edition.manifest import EditionError, edition_hash
from upheld.edition.staging import (
    LOCK,
    MARKERS_LOCK,
    UNFINISHED,
    only_builder,
    only_marker,
    put_in_place,
    refuse_left_over,
    restore,
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
    private = tmp_path / "2019-20.v1.private"  # killed between the two renames
    private.mkdir()
    (private / UNFINISHED).touch()
    (tmp_path / "2018-19.v1").mkdir()
    (tmp_path / "2018-19.v1.private").mkdir()
    with only_builder(tmp_path):
        pass
    left = sorted(p.name for p in tmp_path.iterdir())
    assert left == [MARKERS_LOCK, LOCK, "2018-19.v1", "2018-19.v1.private"]


def test_what_is_not_of_a_killed_build_is_never_swept(tmp_path):
    for name in ("budget.private", "2017-18.v1.private"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cases.xlsx").write_text("the only copy")
    (tmp_path / "notes.private").write_text("a file")
    with only_builder(tmp_path):
        pass
    left = sorted(p.name for p in tmp_path.iterdir())
    assert left == [LOCK, "2017-18.v1.private", "budget.private", "notes.private"]
    with pytest.raises(EditionError, match=r"2017-18.v1.private exists, but 2017-18.v1 does not"):
        refuse_left_over(tmp_path / "2017-18.v1")


def test_a_build_killed_after_the_last_rename_leaves_a_whole_edition(tmp_path):
    for name in ("2019-20.v1", "2019-20.v1.private"):
        (tmp_path / name).mkdir()
    (tmp_path / "2019-20.v1.private" / UNFINISHED).touch()
    with only_builder(tmp_path):
        pass
    assert list((tmp_path / "2019-20.v1.private").iterdir()) == []


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


def a_candidate_set_aside(folder):
    """As a build leaves it that is killed before the edition that replaces it is in place."""
    for name, file in (
        (".replaced-2019-20.v1", "edition.json"),
        (".replaced-2019-20.v1.private", "cases.xlsx"),
        ("2019-20.v1.private", UNFINISHED),
        (".building-edition", "edition.json"),
    ):
        (folder / name).mkdir()
        (folder / name / file).write_text("{}")
    return folder / "2019-20.v1"


WHOLE = ["2019-20.v1", "2019-20.v1.private", "2019-20.v1.private/cases.xlsx"]


def without_hidden(folder):
    found = sorted(path.relative_to(folder).as_posix() for path in folder.glob("*.v1*"))
    found += [path.relative_to(folder).as_posix() for path in folder.glob("2019-20.v1.private/*")]
    return found


@pytest.mark.parametrize("who", [only_builder, only_marker, nullcontext])
def test_a_candidate_that_was_set_aside_is_put_back_by_whoever_comes_next(tmp_path, who):
    edition = a_candidate_set_aside(tmp_path)
    with pytest.raises(EditionError, match="is being replaced by a build, or one that was to"):
        edition_hash(edition)
    with who(tmp_path):
        restore(edition)
        assert without_hidden(tmp_path) == WHOLE


def test_what_a_build_at_work_has_staged_is_left_to_it(tmp_path):
    with only_builder(tmp_path), staging(tmp_path) as staged:
        (staged.private / UNFINISHED).touch()
        with only_marker(tmp_path):
            assert (staged.private / UNFINISHED).exists()
        assert staged.public.is_dir()
