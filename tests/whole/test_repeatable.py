"""The same inputs, dates and software give the same bytes: another day, another place, no matter."""

import ast
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest

import upheld
from tests.whole.country import Country
from tests.whole.small import BEFORE, YEAR, build
from tests.whole.small import upheld as command
from upheld.publish.annual.software import MAKE_EDITIONS

# Loaded by Python at its start: every way in which Python code asks for the time is 400 days on.
ANOTHER_DAY = """
import datetime, time

SHIFT = 400 * 24 * 60 * 60
real = {name: getattr(time, name) for name in ("time", "time_ns", "localtime", "gmtime", "strftime")}
time.time = lambda: real["time"]() + SHIFT
time.time_ns = lambda: real["time_ns"]() + SHIFT * 10**9
time.localtime = lambda seconds=None: real["localtime"](time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: real["gmtime"](time.time() if seconds is None else seconds)
time.strftime = lambda form, at=None: real["strftime"](form, time.localtime() if at is None else at)
"""
# One new Python builds both editions: the command, with words of its own for each.
BUILD_ALL = """
import json, sys
from upheld.cli.main import main

for words in json.loads(sys.argv[1]):
    sys.argv = ["upheld", *words]
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise
"""
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",  # 14 hours ahead, so that the day differs too
    "PYTHONHASHSEED": "4711",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "COLUMNS": "40",
}
CLOCKS = {
    "datetime": ("now", "today", "utcnow"),
    "date": ("today",),
    "time": ("time", "time_ns", "localtime", "gmtime", "strftime"),
}


def files_of(editions: Path) -> dict[str, bytes]:
    return {
        path.relative_to(editions).as_posix(): path.read_bytes()
        for path in sorted(editions.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def rebuilt(country: Country, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same editions again, on another day, from copies elsewhere with other times of change."""
    folder = tmp_path_factory.mktemp("another day")
    (folder / "start").mkdir()
    (folder / "start" / "sitecustomize.py").write_text(ANOTHER_DAY, "utf-8")
    extract = shutil.copytree(country.extract, folder / "the same cases", copy_function=shutil.copy)
    directory = shutil.copytree(country.directory, folder / "the same directory")
    for path in [*extract.iterdir(), *directory.iterdir()]:
        os.utime(path, (1_000_000_000, 1_000_000_000))
    found = (folder / "start", Path(upheld.__file__).parents[1])
    editions = folder / "editions"
    same = ("build", extract, "--into", editions, "--directory", directory)
    orders = (
        [*same, "--year", BEFORE],
        [*same, "--year", YEAR, "--after", editions / f"{BEFORE}.v1"],
    )
    done = subprocess.run(
        [sys.executable, "-c", BUILD_ALL, json.dumps(orders, default=str)],
        env={**os.environ, **ELSEWHERE, "PYTHONPATH": os.pathsep.join(map(str, found))},
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return editions


def test_two_builds_on_two_days_in_two_places_are_the_same_to_the_byte(
    country: Country, rebuilt: Path
) -> None:
    first, second = files_of(country.editions), files_of(rebuilt)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert len(first) > 150


def test_no_file_knows_the_day_on_which_it_was_made(country: Country) -> None:
    """What could bear a date of its own: archives, PDFs, and the words of every file."""
    days = [word.encode() for word in _written(datetime.now(UTC).date())]
    found = [
        f"{path.name} {part}"
        for path in country.editions.rglob("*")
        if path.is_file()
        for part, content in _contents(path)
        if any(day in content for day in days)
    ]
    assert found == []


def _written(day: date) -> list[str]:
    return [day.isoformat(), day.strftime("D:%Y%m%d"), f"{day.day} {day:%B} {day.year}"]


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    yield "itself", path.read_bytes()
    if path.suffix in (".xlsx", ".ods"):
        with zipfile.ZipFile(path) as archive:
            for part in archive.infolist():
                yield f"date of {part.filename}", date(*part.date_time[:3]).isoformat().encode()
                yield part.filename, archive.read(part)
    if path.suffix == ".pdf":
        with pikepdf.open(path) as document:
            yield "docinfo", "".join(map(str, document.docinfo.values())).encode()
            yield "metadata", document.Root.Metadata.read_bytes()


def test_nothing_that_makes_an_edition_asks_for_the_time() -> None:
    """The clock of native code cannot be set by a test, so that nobody may ask for it at all."""
    source = Path(upheld.__file__).parent
    asked = [
        f"{path.relative_to(source)}:{node.lineno}"
        for part in MAKE_EDITIONS
        for path in sorted((source / part).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS.get(_name_of(node.value), ())
    ]
    assert asked == []


def _name_of(owner: ast.expr) -> str:
    return owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")


def test_an_identical_rebuild_stays_version_1(country: Country) -> None:
    before = files_of(country.editions)
    done = build(
        country.extract, country.directory, country.editions, "--after", country.before, year=YEAR
    )
    assert (done.returncode, done.stdout) == (
        0,
        f"{country.edition}: unchanged, the same inputs gave the same bytes.\n",
    )
    assert files_of(country.editions) == before


def test_another_date_makes_version_2_once_letters_were_sent(
    country: Country, tmp_path: Path
) -> None:
    for folder in (country.before, country.edition):
        shutil.copytree(folder, tmp_path / folder.name)
    done = command("sent", tmp_path / country.edition.name)
    assert done.returncode == 0, done.stderr
    done = build(
        country.extract,
        country.directory,
        tmp_path,
        "--after",
        tmp_path / country.before.name,
        "--as-at",
        "2023-03-30",
        *("--public-at", "2023-09-08T00:01", "--letters-on", "2023-09-01"),
        year=YEAR,
    )
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".private")
    assert names == [
        *(".upheld-acts-lock", ".upheld-lock", "2021-22.v1"),
        *("2022-23.v1", "2022-23.v1.acts.jsonl", "2022-23.v2"),
    ]
    assert files_of(tmp_path / "2022-23.v1") == files_of(country.edition)


def test_a_forgotten_year_before_is_told_and_nothing_is_built(
    country: Country, tmp_path: Path
) -> None:
    before = tmp_path / country.before.name
    shutil.copytree(country.before, before)
    done = build(country.extract, country.directory, tmp_path, year=YEAR)
    assert (done.returncode, f"Give --after {before}" in done.stderr) == (1, True)
    assert not (tmp_path / country.edition.name).exists()
