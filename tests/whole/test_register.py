"""The register and publishing through the command: whole or not at all, and nothing too early."""

import json
import os
import random
import signal
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.command import started
from tests.whole.country import Country
from tests.whole.small import PERSONAL, upheld
from tests.whole.test_killed import KILL_AT
from upheld.edition.acts import acts_path
from upheld.edition.manifest import hashes_of
from upheld.register.reading import open_register
from upheld.register.searching import Search, search

AS_AT = "2023-07-31"
SEED = 20230731


def words_of_register(country: Country, published: Path, *, as_at: str = AS_AT) -> list[str]:
    return [
        *("register", str(country.extract), "--into", str(published)),
        *("--as-at", as_at, "--directory", str(country.directory)),
    ]


def killed_at(moment: str, words: Sequence[str | Path]) -> int | None:
    return started(words, first=KILL_AT, KILL_AT=moment).wait()


def names_in(folder: Path) -> list[str]:
    """Without the files that builds lock, of which each stays once it has been needed."""
    found = folder.iterdir() if folder.exists() else ()
    return sorted(path.name for path in found if not path.name.startswith(".upheld-"))


@pytest.fixture(scope="module")
def published(country: Country, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    done = upheld(*words_of_register(country, folder))
    assert done.returncode == 0, done.stderr
    return folder


def test_a_register_is_built_by_the_command_and_found_unchanged(
    country: Country, published: Path
) -> None:
    folder = published / "registers" / f"{AS_AT}.v1"
    before = hashes_of(folder)
    again = upheld(*words_of_register(country, published))
    assert again.stdout == f"{folder}: unchanged, the same inputs gave the same bytes.\n"
    assert hashes_of(folder) == before
    assert names_in(published / "registers") == [folder.name]
    with open_register(folder) as register:
        assert search(register, Search()).total == register.manifest.decisions > 100


def test_nothing_personal_is_in_any_byte_of_the_register(published: Path) -> None:
    folder = published / "registers" / f"{AS_AT}.v1"
    written = b"\0".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert f"{PERSONAL} statement".encode() in written  # of a public decision
    for secret in ("payment", "person"):
        assert f"{PERSONAL} {secret}".encode() not in written


def test_a_register_of_tomorrow_is_refused(country: Country, tmp_path: Path) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    done = upheld(*words_of_register(country, tmp_path / "published", as_at=tomorrow))
    assert done.returncode == 1
    assert f"--as-at {tomorrow} is in the future" in done.stderr
    assert not (tmp_path / "published").exists()


@pytest.mark.parametrize("moment", ["fsync 1", "rename 1"])
def test_a_register_killed_before_its_rename_is_not_there_and_is_swept(
    country: Country, tmp_path: Path, moment: str
) -> None:
    published = tmp_path / "published"
    words = words_of_register(country, published)
    assert killed_at(moment, words) == -signal.SIGKILL
    assert names_in(published / "registers") == [".building-register"]
    assert upheld(*words).returncode == 0
    assert names_in(published / "registers") == [f"{AS_AT}.v1"]


def test_a_register_killed_at_random_moments_is_whole_or_not_there(
    country: Country, tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    published = tmp_path / "published"
    words = words_of_register(country, published)
    begun = time.monotonic()
    assert started(words_of_register(country, tmp_path / "measured")).wait() == 0
    duration = time.monotonic() - begun
    for _ in range(4):
        building = started(words)
        time.sleep(chance.uniform(0.3, 1.0) * duration)
        if building.poll() is None:
            os.killpg(building.pid, signal.SIGKILL)
        building.wait()
        folder = published / "registers" / f"{AS_AT}.v1"
        if folder.exists():
            with open_register(folder) as register:
                assert search(register, Search()).total == register.manifest.decisions
    assert upheld(*words).returncode == 0
    assert names_in(published / "registers") == [f"{AS_AT}.v1"]


def with_its_hour_at(country: Country, folder: Path, hour: datetime) -> Path:
    """The edition with another hour: its manifest says when, and no file of it does."""
    edition = country.copied_to(folder)
    manifest = json.loads((edition / "edition.json").read_text("utf-8"))
    changed = manifest | {"public_at": hour.isoformat(), "letters_on": "2023-07-19"}
    (edition / "edition.json").write_text(json.dumps(changed), "utf-8")
    return edition


def test_an_edition_is_refused_before_its_hour_and_copied_by_waiting_for_it(
    country: Country, tmp_path: Path
) -> None:
    hour = datetime.now(UTC) + timedelta(hours=1)
    edition, published = with_its_hour_at(country, tmp_path, hour), tmp_path / "published"
    early = upheld("publish", edition, "--to", published)
    assert (early.returncode, published.exists()) == (1, False)
    assert "may not be public before" in early.stderr
    hour = datetime.now(UTC) + timedelta(seconds=4)
    (tmp_path / "soon").mkdir()
    edition = with_its_hour_at(country, tmp_path / "soon", hour)
    waiting = started(["publish", edition, "--to", published, "--wait"])
    while waiting.poll() is None:
        is_there = published.exists()  # looked for before the time is told
        assert not is_there or datetime.now(UTC) >= hour
        time.sleep(0.02)
    assert (waiting.wait(), datetime.now(UTC) >= hour) == (0, True)
    copied = published / "editions" / edition.name
    assert hashes_of(copied) == hashes_of(edition)
    acts = acts_path(edition).name
    assert names_in(published / "editions") == [edition.name, acts]


@pytest.mark.parametrize("moment", ["fsync 20", "rename 1"])
def test_publishing_killed_before_the_rename_leaves_no_edition(
    country: Country, tmp_path: Path, moment: str
) -> None:
    edition = with_its_hour_at(country, tmp_path, datetime(2023, 7, 26, tzinfo=UTC))
    words = ["publish", edition, "--to", tmp_path / "published"]
    assert killed_at(moment, words) == -signal.SIGKILL
    editions = tmp_path / "published" / "editions"
    acts = acts_path(edition).name  # what was done with it, which goes before it
    left = [name for name in names_in(editions) if name != acts]
    assert left == [".building-publishing"]
    done = upheld(*words)
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "Published")
    assert names_in(editions) == [edition.name, acts]
    again = upheld(*words)
    assert (again.returncode, again.stdout.split(":")[0]) == (0, "Already published")


def test_postcodes_are_loaded_by_the_command_or_their_faults_told(tmp_path: Path) -> None:
    path = tmp_path / "ONSPD.csv"
    path.write_text("pcds,doterm,cty25cd,lad25cd\nCO1 1AA,,E10000012,E07000071\n")
    done = upheld("postcodes", path, "--into", tmp_path / "published")
    assert done.stdout == f"Postcodes: 1 in {tmp_path / 'published'}\n"
    path.write_text("pcds,doterm,cty25cd,lad25cd\nnowhere,,E10000012,E07000071\n")
    bad = upheld("postcodes", path, "--into", tmp_path / "published")
    assert (bad.returncode, "'nowhere' is not a postcode" in bad.stderr) == (1, True)
