"""What is installed from a wheel works without the repository, and no wheel lacks its styles.

An empty environment gets the wheel, and of this environment's packages exactly those that the wheel
itself asks for, with what these ask for in turn: each is a link to where it is installed already, so
that the network is not needed and yet a package that is used but not named is missing. All commands
run from an empty folder.
"""

import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

import httpx
import pytest
from packaging.requirements import Requirement

from tests.office.running.servers import free_port
from tests.once import made_once
from tests.whole.small import BEFORE, write_few

ROOT = Path(__file__).parents[1]
TO_BUILD = ("pyproject.toml", "compile_styles.py", "package.json", "package-lock.json")
TO_SHIP = ("README.md", "LICENSE", ".gitignore")
STYLES = ("upheld/site/look/style.css", "upheld/office/look/office.css")
LONGEST_START = 60  # seconds


def copy_of_the_repository(folder: Path) -> Path:
    """As it is committed: without the styles, which no commit has."""
    not_committed = shutil.ignore_patterns("__pycache__", "*.css")
    shutil.copytree(ROOT / "src", folder / "src", ignore=not_committed)
    for name in (*TO_BUILD, *TO_SHIP):
        shutil.copy(ROOT / name, folder)
    return folder


def built(kind: str, of: Path, into: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """As pip and the package `build` ask for a wheel or an sdist."""
    program = f"from hatchling.build import build_{kind} as build; build({str(into)!r})"
    environment = {**os.environ, **settings}
    words = [sys.executable, "-c", program]
    return subprocess.run(words, cwd=of, env=environment, capture_output=True, text=True)


def build_all(folder: Path) -> None:
    copy = copy_of_the_repository(folder / "copy")
    (copy / "node_modules").symlink_to(ROOT / "node_modules")  # as npm fetched it for this run
    for kind in ("wheel", "sdist"):
        done = built(kind, copy, folder)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the sdist, and the copy from which they were built."""
    return made_once(tmp_path_factory, "packages", build_all)


def wheel_in(packages: Path) -> Path:
    (wheel,) = packages.glob("*.whl")
    return wheel


def test_the_wheel_has_every_file_of_the_program_and_both_styles(packages):
    source = packages / "copy" / "src"
    files = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    with zipfile.ZipFile(wheel_in(packages)) as wheel:
        assert {name for name in wheel.namelist() if ".dist-info/" not in name} == files
        assert all(len(wheel.read(style)) > 10_000 for style in STYLES)
    assert files >= set(STYLES)


def test_the_sdist_gives_the_same_wheel(packages, tmp_path):
    (sdist,) = packages.glob("*.tar.gz")
    shutil.unpack_archive(sdist, tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    done = built("wheel", unpacked, tmp_path, **without_npm(tmp_path))
    assert done.returncode == 0, done.stderr
    assert wheel_in(tmp_path).read_bytes() == wheel_in(packages).read_bytes()


def without_npm(folder: Path) -> Mapping[str, str]:
    """npm reaches nothing, and has kept nothing."""
    return {"npm_config_offline": "true", "npm_config_cache": str(folder / "npm")}


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_nothing_is_built_without_its_styles(kind, tmp_path):
    copy = copy_of_the_repository(tmp_path / "copy")
    done = built(kind, copy, tmp_path, **without_npm(tmp_path))
    assert done.returncode == 1
    said = done.stderr + done.stdout
    assert "npm could not fetch what the styles are compiled with." in said
    assert "run `make setup` in the repository first" in said
    assert list(tmp_path.glob("upheld*")) == []


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel, and an empty folder from which its commands run."""

    environment: Path
    folder: Path

    @property
    def command(self) -> Path:
        return self.environment / "bin" / "upheld"

    def run(self, *words: str | Path, **settings: str) -> str:
        """What it prints, of a command that succeeds."""
        done = self.tried(*words, **settings)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def tried(self, *words: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
        line = [str(self.command), *map(str, words)]
        environment = elsewhere(settings)
        return subprocess.run(
            line, cwd=self.folder, env=environment, capture_output=True, text=True
        )

    @contextmanager
    def serving(self, *words: str | Path, **settings: str) -> Iterator[str]:
        """The address of what the command serves."""
        port = free_port()
        line = [str(self.command), *map(str, words), "--port", str(port), "--processes", "1"]
        process = subprocess.Popen(line, cwd=self.folder, env=elsewhere(settings))
        try:
            yield until_it_answers(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()
            process.wait(30)


def elsewhere(settings: Mapping[str, str]) -> dict[str, str]:
    """This environment's variables, less what leads to the repository or to an office."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("PYTHON", "UPHELD", "DJANGO", "VIRTUAL_ENV"))
    }
    return kept | settings


def until_it_answers(address: str, process: subprocess.Popen[bytes]) -> str:
    give_up = time.monotonic() + LONGEST_START
    while time.monotonic() < give_up:
        assert process.poll() is None, "It ended before it answered."
        try:
            httpx.get(address, timeout=10)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError(f"{address} did not answer within {LONGEST_START} seconds.")


def installed(wheel: Path, folder: Path, *extras: str) -> Installed:
    """With the wheel and what it asks for, with these extras."""
    environment, empty = folder / "environment", folder / "empty"
    empty.mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(python)]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    (packages,) = environment.glob("lib/python*/site-packages")
    (told,) = packages.glob("upheld-*.dist-info")
    linked = folder / "linked"
    link_what_is_asked_for(Distribution.at(told), extras, into=linked)
    (packages / "linked.pth").write_text(f"{linked}\n", "utf-8")
    return Installed(environment, empty)


def link_what_is_asked_for(of: Distribution, extras: tuple[str, ...], *, into: Path) -> None:
    into.mkdir()
    for found in asked_for(of, extras):
        for name in {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}:
            link = into / name
            if not link.exists() and link.suffix != ".pth":
                link.symlink_to(found.locate_file(name))


def asked_for(of: Distribution, extras: tuple[str, ...]) -> list[Distribution]:
    """Each package with the extras that it is asked for with, and all that these ask for."""
    found: dict[tuple[str, str], Distribution] = {}
    waiting = [(of, extra) for extra in ("", *extras)]
    while waiting:
        package, extra = waiting.pop()
        for requirement in map(Requirement, package.requires or ()):
            if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
                continue
            for other in ("", *requirement.extras):
                if (requirement.name, other) not in found:
                    found[requirement.name, other] = distribution(requirement.name)
                    waiting.append((found[requirement.name, other], other))
    return list(found.values())


@pytest.fixture(scope="module")
def plain(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return installed(wheel_in(packages), tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def with_office(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return installed(wheel_in(packages), tmp_path_factory.mktemp("with-office"), "office")


def style_of(address: str, page: str, *, heading: str) -> httpx.Response:
    """The first style of a page that answers under this heading."""
    answer = httpx.get(f"{address}{page}", timeout=30, follow_redirects=True)
    assert answer.status_code == 200
    assert heading in re.findall("<h1.*?</h1>", answer.text, re.DOTALL)[0]
    (href, *_) = re.findall(r'<link[^>]*href="([^"]*style[^"]*css[^"]*)"', answer.text)
    return httpx.get(f"{address}{href}", timeout=30)


def test_the_year_is_built_proved_published_and_served_from_the_wheel(plain, tmp_path):
    edition = f"editions/{BEFORE}.v1"
    directory, extract = write_few(tmp_path)
    plain.run("demo", "demonstration", "--cases", "1000")
    assert "no problems" in plain.run("check", "demonstration")
    by = ("--directory", directory)
    plain.run("build", extract, "--year", str(BEFORE), "--into", "editions", *by)
    assert f"{edition}: verified." in plain.run("verify", edition)
    plain.run("publish", edition, "--to", "published")
    plain.run("register", extract, "--into", "published", "--as-at", "2024-07-31", *by)
    with plain.serving("site", "published") as address:
        style = style_of(address, "/councils/leeds", heading="Leeds City Council")
    assert (style.status_code, style.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert len(style.content) > 10_000


def test_nothing_of_it_is_read_from_the_repository(plain):
    python = plain.environment / "bin" / "python"
    program = "import sys, upheld; print(upheld.__file__, *sys.path, sep='\\n')"
    words = [str(python), "-c", program]
    done = subprocess.run(
        words, cwd=plain.folder, env=elsewhere({}), capture_output=True, text=True
    )
    first, *path = done.stdout.splitlines()
    assert Path(first).is_relative_to(plain.environment)
    assert [name for name in path if Path(name).is_relative_to(ROOT)] == []


def test_without_the_extra_the_office_says_which_one_to_install(plain):
    assert "serve" in plain.run("office", "--help")
    done = plain.tried("office", "migrate", UPHELD_OFFICE_HOME="office")
    missing = "django, allauth, argon2, psycopg"
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        f"The office needs packages that are not installed: {missing}."
        " Run: pip install 'upheld[office]'.\n",
    )


def test_with_the_extra_the_office_is_served_from_the_wheel(with_office):
    settings = {"UPHELD_OFFICE_HOME": "office", "UPHELD_OFFICE_ON_THIS_MACHINE": "yes"}
    assert "The office is ready." in with_office.run("office", "migrate", **settings)
    with with_office.serving("office", "serve", **settings) as address:
        style = style_of(address, "/", heading="Sign in")
    assert style.status_code == 200
    assert len(style.content) > 10_000
