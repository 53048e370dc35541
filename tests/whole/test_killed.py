"""`kill -9` at any moment leaves a whole edition or none, and the next build sweeps the rest."""

import os
import random
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.command import COMMAND, started
from tests.sampling import sample, trials
from tests.whole.small import YEAR, build, write_directory, write_few
from upheld.edition.manifest import edition_hash
from upheld.edition.reading import open_edition
from upheld.ombudsman.folder import read_office
from upheld.publish.annual.proof import verify

SEED = 20200722
MOMENTS = trials(6, whole=12)  # of a clock; five more are exact

# A command begins with this: the process kills its whole group at one exact call.
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


@dataclass(frozen=True, kw_only=True)
class Made:
    """Of two authorities: what editions are made of, a whole one, and the seconds that it took."""

    directory: Path
    extract: Path
    edition: Path
    seconds: float


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    directory, extract = write_few(folder)
    started(["--version"]).wait()  # what commands are forked from is then there, and not measured
    begun = time.monotonic()
    assert started(words_of_build(extract, folder, directory)).wait() == 0
    seconds = time.monotonic() - begun
    edition = folder / f"{YEAR}.v1"
    return Made(directory=directory, extract=extract, edition=edition, seconds=seconds)


def words_of_build(extract: Path, into: Path, directory: Path) -> list[str | Path]:
    named = ("--year", str(YEAR), "--into", into, "--directory", directory)
    return ["build", extract, *named]


def is_there(into: Path) -> bool:
    """Whether an edition is there, which must then be whole with its private sheets."""
    edition = into / f"{YEAR}.v1"
    if not edition.exists():
        return False
    with open_edition(edition) as opened:
        assert opened.private_folder.exists()
        assert verify(opened, office=read_office()) == []
    return True


def is_swept_by_the_next_build(made: Made, into: Path) -> None:
    done = build(made.extract, made.directory, into)
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in into.iterdir())
    assert names == [".upheld-acts-lock", ".upheld-lock", f"{YEAR}.v1", f"{YEAR}.v1.private"]
    assert is_there(into)


@pytest.mark.sampled
def test_a_build_killed_at_a_random_moment_leaves_a_whole_edition_or_none(
    made: Made, tmp_path: Path
) -> None:
    """Each build goes on where the one before was killed: what that left is in its way."""
    chance = random.Random(SEED)
    moments = [chance.uniform(0.02, 1.0) for _ in range(MOMENTS)]
    seconds = made.seconds
    folders = (tmp_path / str(number) for number in count())
    into = next(folders)
    while moments:
        words = words_of_build(made.extract, into, made.directory)
        building = started(words, UPHELD_KILLED=str(into))
        time.sleep(moments[0] * seconds)
        if building.poll() is None:
            os.killpg(building.pid, signal.SIGKILL)
        if building.wait() == -signal.SIGKILL:
            moments.pop(0)
        else:
            seconds *= 0.8  # they were measured while the machine had more to do
        assert left_of(into) == []
        if is_there(into):
            into = next(folders)  # from the beginning again
    is_swept_by_the_next_build(made, into)


@pytest.mark.parametrize("moment", ["fsync 1", "fsync 30", "rename 1", "rename 2"])
def test_a_build_killed_before_the_last_rename_leaves_no_edition(
    made: Made, tmp_path: Path, moment: str
) -> None:
    into = tmp_path / "editions"
    assert _killed_at(moment, made, into) == -signal.SIGKILL
    assert not is_there(into)
    left = {path.name for path in into.iterdir()} - {".upheld-lock", ".upheld-acts-lock"}
    private = f"{YEAR}.v1.private" if moment == "rename 2" else ".building-private"
    assert left == {".building-edition", private}
    if moment == "rename 2":
        is_swept_by_the_next_build(made, into)


def test_a_build_killed_right_after_the_last_rename_leaves_a_whole_edition(
    made: Made, tmp_path: Path
) -> None:
    into = tmp_path / "editions"
    folders = made.edition.parent.glob(f"{YEAR}.*")
    files = [path for folder in folders for path in folder.rglob("*")]
    # Each file and folder, the mark of the unfinished, the two folders; the last: the editions'.
    last = f"fsync {len(files) + 1 + 2 + 1}"
    assert _killed_at(last, made, into) == -signal.SIGKILL
    assert is_there(into)
    before = (into / f"{YEAR}.v1" / "edition.json").read_bytes()
    is_swept_by_the_next_build(made, into)
    assert (into / f"{YEAR}.v1" / "edition.json").read_bytes() == before


@pytest.mark.sampled
def test_a_build_killed_while_it_replaces_a_candidate_leaves_that_for_the_next(
    made: Made, tmp_path: Path
) -> None:
    for number in sample((1, 2, 3, 4), 1, seed=SEED):
        into = tmp_path / str(number)
        for folder in made.edition.parent.glob(f"{YEAR}.*"):
            shutil.copytree(folder, into / folder.name)
        other = ("--as-at", YEAR.last_day + timedelta(days=9))
        assert _killed_at(f"rename {number}", made, into, *other) == -signal.SIGKILL
        assert is_there(into) == (number == 1)
        is_swept_by_the_next_build(made, into)
        assert edition_hash(into / made.edition.name) == edition_hash(made.edition)


def _killed_at(moment: str, made: Made, into: Path, *options: object) -> int | None:
    words = [*words_of_build(made.extract, into, made.directory), *map(str, options)]
    return started(words, first=KILL_AT, KILL_AT=moment).wait()


MORE = ("barnet", "bolton", "bury", "croydon", "derby", "devon", "ealing", "essex", "luton")


def test_no_worker_outlives_a_build_whose_first_process_alone_is_killed(
    made: Made, tmp_path: Path
) -> None:
    """From 20 letters on they are made in processes of their own."""
    directory = write_directory(tmp_path / "directory", also=MORE)
    into = tmp_path / "editions"
    building = start(words_of_build(made.extract, into, directory), mark=into)
    while not list(into.glob(".building-edition/letters/*.pdf")):
        assert building.poll() is None, "the build ended before it was killed"
        time.sleep(0.01)
    assert len(processes_of(into)) > 2
    building.kill()
    building.wait()
    assert left_of(into) == []
    assert not is_there(into)


def start(words: list[str | Path], *, mark: Path) -> subprocess.Popen[bytes]:
    """A command in a new Python, with a mark that each process that it starts bears too."""
    return subprocess.Popen(
        [COMMAND, *map(str, words)],
        env={**os.environ, "UPHELD_KILLED": str(mark)},
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )


def left_of(into: Path) -> list[int]:
    """The processes of a build that was killed, some seconds later: none ends at once."""
    until = time.monotonic() + 20
    while processes_of(into) and time.monotonic() < until:
        time.sleep(0.01)
    return processes_of(into)


def processes_of(into: Path) -> list[int]:
    """Every running process that a build into this folder has started in a new Python."""
    mark = f"UPHELD_KILLED={into}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark in path.read_bytes().split(b"\0"):
                found.append(int(path.parent.name))
        except OSError:  # it has ended meanwhile, or is somebody else's
            continue
    return found
