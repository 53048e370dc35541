"""`kill -9` at any moment leaves a whole edition or none, and the next build sweeps the rest."""

import os
import random
import signal
import subprocess
import time
from itertools import count
from pathlib import Path

import pytest

from tests.command import COMMAND, Started, started
from tests.sampling import trials
from tests.whole.country import Country
from tests.whole.small import YEAR, build, write_directory
from upheld.edition.reading import open_edition
from upheld.ombudsman.folder import read_office
from upheld.publish.annual.proof import verify

SEED = 20200722
MOMENTS = trials(6, whole=12)  # of a clock; six more are exact
PARTS = 2  # so that they can be shared between processes

# Loaded by Python at its start: the process kills its whole group at one exact call.
KILL_AT = """
import os, signal, sys
from pathlib import Path

name, at = os.environ["KILL_AT"].split()
calls = 0
def killing(real):
    def call(*values, **named):
        global calls
        calls += 1
        if calls == int(at):
            os.killpg(0, signal.SIGKILL)
        return real(*values, **named)
    return call
owner = Path if name == "rename" else os
setattr(owner, name, killing(getattr(owner, name)))
"""


def start(
    country: Country, into: Path, *, directory: Path | None = None, **environment: str
) -> subprocess.Popen[bytes]:
    """A build in a group of its own, that every process it starts bears the mark of."""
    return subprocess.Popen(
        [COMMAND, *map(str, words_of_build(country, into, directory or country.directory))],
        env={**os.environ, **environment, "UPHELD_KILLED": str(into)},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )


def start_forked(country: Country, into: Path) -> Started:
    """The same without the two seconds in which a new Python imports, and nothing can go wrong."""
    words = words_of_build(country, into, country.directory)
    return started(words, UPHELD_KILLED=str(into))


def words_of_build(country: Country, into: Path, directory: Path) -> list[str | Path]:
    named = ("--year", str(YEAR), "--into", into, "--directory", directory)
    return ["build", country.extract, *named]


def processes_of(into: Path) -> list[int]:
    """Every running process that was started by a build into this folder."""
    mark = f"UPHELD_KILLED={into}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark in path.read_bytes().split(b"\0"):
                found.append(int(path.parent.name))
        except OSError:  # it has ended meanwhile, or is somebody else's
            continue
    return found


def is_there(into: Path) -> bool:
    """Whether an edition is there, which must then be whole with its private sheets."""
    edition = into / f"{YEAR}.v1"
    if not edition.exists():
        return False
    with open_edition(edition) as opened:
        assert opened.private_folder.exists()
        assert verify(opened, office=read_office()) == []
    return True


def is_swept_by_the_next_build(country: Country, into: Path) -> None:
    done = build(country.extract, country.directory, into)
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in into.iterdir())
    assert names == [".upheld-lock", f"{YEAR}.v1", f"{YEAR}.v1.private"]
    assert is_there(into)


@pytest.fixture(scope="module")
def duration(country: Country, tmp_path_factory: pytest.TempPathFactory) -> float:
    """Seconds that one build takes here and now."""
    begun = time.monotonic()
    assert start_forked(country, tmp_path_factory.mktemp("measured")).wait() == 0
    return time.monotonic() - begun


@pytest.mark.sampled
@pytest.mark.parametrize("part", range(PARTS))
def test_a_build_killed_at_a_random_moment_leaves_a_whole_edition_or_none(
    country: Country, duration: float, tmp_path: Path, part: int
) -> None:
    """Each build goes on where the one before was killed: what that left is in its way."""
    chance = random.Random(SEED + part)
    moments = [chance.uniform(0.02, 1.0) for _ in range(MOMENTS // PARTS)]
    folders = (tmp_path / str(number) for number in count())
    into = next(folders)
    while moments:
        building = start_forked(country, into)
        time.sleep(moments[0] * duration)
        if building.poll() is None:
            os.killpg(building.pid, signal.SIGKILL)
        if building.wait() == -signal.SIGKILL:
            moments.pop(0)
        else:
            duration *= 0.8  # it was measured while the machine had more to do
        assert processes_of(into) == []
        if is_there(into):
            into = next(folders)  # from the beginning again
    is_swept_by_the_next_build(country, into)


@pytest.mark.parametrize("moment", ["fsync 1", "fsync 30", "rename 1", "rename 2"])
def test_a_build_killed_before_the_last_rename_leaves_no_edition(
    country: Country, tmp_path: Path, moment: str
) -> None:
    into = tmp_path / "editions"
    assert _killed_at(moment, country, into, tmp_path) == -signal.SIGKILL
    assert not is_there(into)
    left = {path.name for path in into.iterdir()} - {".upheld-lock"}
    private = f"{YEAR}.v1.private" if moment == "rename 2" else ".building-private"
    assert left == {".building-edition", private}
    if moment == "rename 2":
        is_swept_by_the_next_build(country, into)


def test_a_build_killed_right_after_the_last_rename_leaves_a_whole_edition(
    country: Country, tmp_path: Path
) -> None:
    into, whole = tmp_path / "editions", tmp_path / "whole"
    assert start(country, whole).wait() == 0
    files = [path for folder in whole.glob(f"{YEAR}.*") for path in folder.rglob("*")]
    # Each file and folder, the mark of the unfinished, the two folders; the last: the editions'.
    last = f"fsync {len(files) + 1 + 2 + 1}"
    assert _killed_at(last, country, into, tmp_path) == -signal.SIGKILL
    assert is_there(into)
    before = (into / f"{YEAR}.v1" / "edition.json").read_bytes()
    is_swept_by_the_next_build(country, into)
    assert (into / f"{YEAR}.v1" / "edition.json").read_bytes() == before


def _killed_at(moment: str, country: Country, into: Path, folder: Path) -> int:
    (folder / "start").mkdir()
    (folder / "start" / "sitecustomize.py").write_text(KILL_AT, "utf-8")
    path = os.pathsep.join([str(folder / "start"), *filter(None, [os.environ.get("PYTHONPATH")])])
    return start(country, into, PYTHONPATH=path, KILL_AT=moment).wait()


MORE = ("barnet", "bolton", "bury", "croydon", "derby", "devon", "ealing", "essex", "luton")


def test_no_worker_outlives_a_build_whose_first_process_alone_is_killed(
    country: Country, tmp_path: Path
) -> None:
    """From 20 letters on they are made in processes of their own."""
    directory = write_directory(tmp_path / "directory", also=MORE)
    into = tmp_path / "editions"
    building = start(country, into, directory=directory)
    while not list(into.glob(".building-edition/letters/*.pdf")):
        assert building.poll() is None, "the build ended before it was killed"
        time.sleep(0.01)
    assert len(processes_of(into)) > 2
    building.kill()
    building.wait()
    until = time.monotonic() + 20
    while processes_of(into) and time.monotonic() < until:
        time.sleep(0.1)
    assert processes_of(into) == []
    assert not is_there(into)
