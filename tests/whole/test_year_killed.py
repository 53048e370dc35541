"""`kill -9` at any moment of building, marking, signing and publishing leaves nothing torn.

Before each call that changes a folder, and at random moments of an office that is at work. Whoever
comes next finds the old edition or the new one, with every mark that was told of.
"""

import itertools
import os
import random
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.disk.killing import killed_at_change
from tests.sampling import WHOLE, trials
from tests.whole.tiny_editions import LETTER, tiny_editions
from tests.whole.tiny_office import LONG_AFTER, Office
from upheld.edition.acts import Act, Kind, acts_of, acts_path
from upheld.edition.life import life_of
from upheld.edition.manifest import edition_hash, hashes_of, read_manifest
from upheld.edition.staging import LOCK, MARKERS_LOCK, UNFINISHED, only_builder, restore

HIDDEN = (".building-", ".replaced-")
NAME = re.compile(r"\d{4}-\d{2}\.v\d+")
EVERY = trials(11, whole=1)  # of the calls at which something can be killed
MOMENTS = trials(12, whole=200)  # at random
FEWEST = 200  # exact moments, and random ones, in the whole proof
AT_ONCE = 20  # moments that one office lives through
LINE = 100  # bytes of each thing that it tells


@pytest.fixture(autouse=True)
def tiny() -> Iterator[None]:
    with tiny_editions():
        yield


Does = Callable[[Office], object]


def nothing(office: Office) -> None:
    office.editions.mkdir(parents=True)


def candidate(office: Office) -> None:
    office.build()
    office.add(Kind.BUILT)


def signed_edition(office: Office) -> None:
    office.build()
    office.sign()


def published_edition(office: Office) -> None:
    signed_edition(office)
    office.publish()


def corrected(office: Office) -> None:
    published_edition(office)
    office.build(2)
    office.sign(2)


def corrected_because_it_identified_somebody(office: Office) -> None:
    published_edition(office)
    office.build(2, identified=("leeds",))
    office.sign(2)


def killed_while_replacing(office: Office) -> None:
    """What it left is then in the way of everybody: the candidate is set aside, and nothing else."""
    candidate(office)
    for number in itertools.count(1):
        assert killed_at_change(number, lambda: office.build(2))
        if not office.edition().exists():
            return


def killed_while_publishing(office: Office) -> None:
    """Its acts are there and it is not."""
    signed_edition(office)
    for number in itertools.count(1):
        assert killed_at_change(number, office.publish)
        if acts_path(office.public / office.edition().name).exists():
            return


# What there is, and what is then done and killed.
WORK: dict[str, tuple[Does, Does]] = {
    "building": (nothing, Office.build),
    "replacing a candidate": (candidate, lambda office: office.build(2)),
    "building where that was killed": (killed_while_replacing, lambda office: office.build(2)),
    "signing where that was killed": (killed_while_replacing, Office.sign),
    "building a correction": (signed_edition, lambda office: office.build(2)),
    "signing": (candidate, Office.sign),
    "sending": (signed_edition, lambda office: office.add(Kind.SENT)),
    "publishing": (signed_edition, Office.publish),
    "publishing where that was killed": (killed_while_publishing, Office.publish),
    "publishing again": (published_edition, Office.publish),
    "publishing a correction": (corrected, lambda office: office.publish(2)),
    "taking a letter away": (
        corrected_because_it_identified_somebody,
        lambda office: office.publish(2),
    ),
}


@pytest.mark.sampled
def test_killed_before_any_call_the_next_finds_the_old_or_the_new(tmp_path: Path) -> None:
    moments = 0
    for name, (prepare, work) in WORK.items():
        before = Office(tmp_path / name / "before")
        prepare(before)
        after = copy_of(before, "after")
        work(after)
        for number in itertools.count(1 + len(name) % EVERY, EVERY):
            office = copy_of(before, str(number))
            if not killed_at_change(number, partial(work, office)):
                break
            moments += 1
            told = f"{name}, killed before call {number}"
            is_whole(office, told)
            the_same_again(copy_of(office, "again"), work, after, told)
            another_build(copy_of(office, "another"), told)
            acts_of_others(copy_of(office, "acts"), {hash_of(before), hash_of(after)}, told)
        shutil.rmtree(tmp_path / name)
    assert moments >= FEWEST or not WHOLE


def copy_of(office: Office, name: str) -> Office:
    folder = office.folder.with_name(name)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(office.folder, folder)
    return Office(folder)


def hash_of(office: Office) -> str:
    """Of the first version, which may have been set aside."""
    restore(office.edition())
    return edition_hash(office.edition()) if office.edition().exists() else ""


def is_whole(office: Office, told: str) -> None:
    """Each edition that is there under its name, with its private folder; each copy, signed."""
    for edition in named(office.editions):
        manifest = read_manifest(edition)
        private = edition.with_name(f"{edition.name}.private")
        assert hashes_of(edition) == manifest.files, told
        assert without_marker(hashes_of(private)) == manifest.private_files, told
    for edition in named(office.public):
        life = life_of(edition)
        missing = life.manifest.files.items() - hashes_of(edition).items()
        assert {name for name, _ in missing} <= may_lack(office, edition), told
        assert hashes_of(edition).keys() <= life.manifest.files.keys(), told
        assert life.is_public(at=LONG_AFTER), told
        assert life.done(Kind.PUBLISHED), told
        assert life_of(office.editions / edition.name).is_marked, told


def may_lack(office: Office, edition: Path) -> set[str]:
    """The letter of the first version, from the moment when the one is there that takes it away."""
    second = office.public / office.edition(2).name
    is_said = second.exists() and bool(read_manifest(second).because)
    return {LETTER} if is_said and edition.name == office.edition().name else set()


def named(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if NAME.fullmatch(path.name))


def without_marker(files: dict[str, str]) -> dict[str, str]:
    return {name: hash_ for name, hash_ in files.items() if name != UNFINISHED}


def the_same_again(office: Office, work: Does, after: Office, told: str) -> None:
    """Comes to what it would have come to, and leaves nothing else."""
    work(office)
    is_whole(office, told)
    assert swept(office) == swept(after), told


def swept(office: Office) -> dict[str, bytes | tuple[Act, ...]]:
    """All that is there when the next build begins, by its path, and the acts of each edition.

    Acts of an edition that was replaced count for nothing, so their file may stay a while.
    """
    with only_builder(office.editions):
        pass
    found: dict[str, bytes | tuple[Act, ...]] = {
        path.relative_to(office.folder).as_posix(): path.read_bytes()
        for path in sorted(office.folder.rglob("*"))
        if path.is_file() and path.name not in (LOCK, MARKERS_LOCK) and path.suffix != ".jsonl"
    }
    return found | {path.name: acts_of(path) for path in named(office.editions)}


def another_build(office: Office, told: str) -> None:
    """Sweeps what was left, and keeps every mark."""
    marked = dict(marked_in(office))
    office.build(7)
    is_whole(office, told)
    assert marked.items() <= dict(marked_in(office)).items(), told
    assert [path for path in office.editions.iterdir() if path.name.startswith(HIDDEN)] == [], told


def marked_in(office: Office) -> Iterator[tuple[str, str]]:
    for edition in named(office.editions):
        if life_of(edition).is_marked:
            yield edition.name, edition_hash(edition)


def acts_of_others(office: Office, hashes: set[str], told: str) -> None:
    """Whoever signs and publishes next does so with the edition that was there, or the new one."""
    if hash_of(office):
        office.sign()
        office.publish()
        is_whole(office, told)
        assert hash_of(office) in hashes, told
        assert edition_hash(office.public / office.edition().name) == hash_of(office), told


@pytest.mark.sampled
def test_killed_at_random_moments_an_office_at_work_loses_no_mark_that_it_told(
    tmp_path: Path,
) -> None:
    chance = random.Random(15)
    for moment in range(MOMENTS):
        office = Office(tmp_path / str(moment // AT_ONCE))
        for version, hash_, kind in killed_at_work(office, chance):
            edition = office.edition(int(version))
            assert edition_hash(edition) == hash_
            assert Kind(kind) in {act.kind for act in acts_of(edition)}
            if kind == Kind.PUBLISHED:
                assert edition_hash(office.public / edition.name) == hash_
        is_whole(office, f"moment {moment}")


def killed_at_work(office: Office, chance: random.Random) -> list[list[str]]:
    """What it told: the version, its hash, and what was done with it."""
    hear, tell = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            work_for_ever(office, tell)
        finally:
            os._exit(1)
    os.close(tell)
    begun = time.perf_counter()
    told = b"".join(os.read(hear, LINE) for _ in range(chance.randrange(1, 4)))
    time.sleep(chance.random() * (time.perf_counter() - begun))
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status)
    with os.fdopen(hear, "rb") as rest:
        told += rest.read()
    return [
        told[at : at + LINE].decode().strip().split(maxsplit=2) for at in range(0, len(told), LINE)
    ]


def work_for_ever(office: Office, tell: int) -> None:
    """One version after another, each from the candidate to its publication."""
    for version in itertools.count(1):
        if office.is_candidate(version):
            for content in (2 * version, 2 * version + 1):
                office.build(content)
        for kind, does in (
            (Kind.SIGNED, office.sign),
            (Kind.SENT, partial(office.add, Kind.SENT)),
            (Kind.PUBLISHED, office.publish),
        ):
            does(version)
            told = f"{version} {edition_hash(office.edition(version))} {kind}"
            os.write(tell, told.ljust(LINE).encode())
