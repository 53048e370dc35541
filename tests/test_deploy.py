"""What a server starts is what the program has: units for systemd, the image, and their packages."""

import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from tests.command import COMMAND
from tests.offices import office_with
from tests.site.running import served
from tests.test_wheel import asked_for
from tests.whole.small import upheld
from upheld.cli.main import app
from upheld.office.configuration import TELLS

ROOT = Path(__file__).parents[1]
UNITS = ROOT / "deploy" / "systemd"
IMAGE = (ROOT / "Containerfile").read_text("utf-8")
INSTALLED = "/opt/upheld/bin/upheld"


def lines(unit: Path, key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", unit.read_text("utf-8"), re.MULTILINE)


def started(unit: Path) -> list[list[str]]:
    """The words of each command that a service starts, those of a shell's too."""
    found = []
    for line in lines(unit, "ExecStart"):
        words = shlex.split(line.replace("%%", "%"))
        if words[0] == "/bin/sh":
            words = shlex.split(words[2].removeprefix("exec "))
        found.append(words)
    return found


def parse(words: list[str]) -> dict[str, Any]:
    """The values of a command's arguments and options, as it would take them, without doing it.

    Raises KeyError or TyperException.
    """
    command, rest = get_command(app), list(words)
    while isinstance(command, TyperGroup):
        command = command.commands[rest.pop(0)]
    return command.make_context(command.name, rest).params


SERVICES = sorted(UNITS.glob("*.service"))
TIMERS = sorted(UNITS.glob("*.timer"))


def test_there_is_a_service_for_each_role_and_a_timer_for_each_task():
    """The worker runs the calendar each hour, and the register does before it is built."""
    roles = {"site", "office", "worker"}
    tasks = {"register", "backup"}
    assert {path.stem.removeprefix("upheld-") for path in SERVICES} == roles | tasks | {"calendar"}
    assert {path.stem.removeprefix("upheld-") for path in TIMERS} == tasks


@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.stem)
def test_a_service_starts_a_command_that_there_is_with_options_that_it_has(unit):
    commands = started(unit)
    assert commands
    for program, *words in commands:
        assert program == INSTALLED
        parse(words)


def test_a_command_or_an_option_that_there_is_not_would_be_found():
    with pytest.raises(KeyError):
        parse(["office", "calender"])
    with pytest.raises(TyperException):
        parse(["site", "published", "--ports", "8000"])


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_finds_no_fault_in_the_units(tmp_path):
    shutil.copytree(UNITS, tmp_path, dirs_exist_ok=True)
    for path in tmp_path.glob("*.service"):
        path.write_text(path.read_text("utf-8").replace(INSTALLED, sys.executable), "utf-8")
    units = sorted(map(str, (*tmp_path.glob("*.service"), *tmp_path.glob("*.timer"))))
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_settings_that_a_server_is_given_are_those_that_the_office_reads():
    text = (ROOT / "deploy" / "office.env").read_text("utf-8")
    assert set(re.findall(r"^(\w+)=", text, re.MULTILINE)) <= set(TELLS)


@pytest.fixture
def usual_umask() -> Iterator[None]:
    """That of a service: an office that another test has started here keeps all for its owner."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, usual_umask) -> dict[str, str]:  # noqa: ARG001
    """Where the units' folders are in this test; the office is of this machine, with cases."""
    monkeypatch.setenv("UPHELD_OFFICE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("UPHELD_OFFICE_ON_THIS_MACHINE", "yes")
    for name in ("published", "backups", "tmp", "office"):
        (tmp_path / name).mkdir()
    (tmp_path / "office.key").write_text("ab" * 32, "utf-8")
    office = office_with(tmp_path / "office", "")
    return {
        INSTALLED: str(COMMAND),
        "/srv/upheld/published": str(tmp_path / "published"),
        "/var/backups/upheld": str(tmp_path / "backups"),
        "/tmp/extract": str(tmp_path / "tmp" / "extract"),
        "/etc/upheld/office": str(office),
        "%d": str(tmp_path),
        "%%": "%",
    }


def run(unit: str, places: dict[str, str]) -> Iterator[str]:
    """What each command of a service prints, run by a shell as systemd runs it."""
    for line in lines(UNITS / f"upheld-{unit}.service", "ExecStart"):
        for place, here in places.items():
            line = line.replace(place, here)
        done = subprocess.run(line, shell=True, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        yield done.stdout


def test_the_nightly_services_do_their_work_and_the_site_is_healthy(places, tmp_path):
    for words in (["migrate"], ["demo", "--cases", "1000"]):
        assert upheld("office", *words).returncode == 0
    assert "Published: " in "".join(run("calendar", places))
    assert "Decisions: " in "".join(run("register", places))
    published = (tmp_path / "published").rglob("*")
    assert [path for path in published if not path.stat().st_mode & stat.S_IROTH] == []
    assert "encrypted." in "".join(run("backup", places))
    assert len(list((tmp_path / "backups").iterdir())) == 1
    with served(tmp_path / "published") as address:
        assert asked_by_the_image(address) == 0


def asked_by_the_image(address: str) -> int:
    (check,) = re.findall(r"^HEALTHCHECK .*? CMD (\[.*\])$", IMAGE, re.MULTILINE)
    _, *words = json.loads(check.replace("http://127.0.0.1:8000", address))
    return subprocess.run([sys.executable, *words], capture_output=True).returncode


def test_the_image_finds_a_site_unwell_that_does_not_answer():
    assert asked_by_the_image("http://127.0.0.1:9") == 1


def test_the_image_starts_a_command_that_there_is():
    (begins,) = re.findall(r"^ENTRYPOINT (\[.*\])$", IMAGE, re.MULTILINE)
    (goes_on,) = re.findall(r"^CMD (\[.*\])$", IMAGE, re.MULTILINE)
    assert json.loads(begins) == ["upheld"]
    assert parse(json.loads(goes_on))["published"] == Path("/data/published")


def test_the_image_is_built_from_files_that_there_are():
    kept = re.findall(r"^!(.*)$", (ROOT / ".containerignore").read_text("utf-8"), re.MULTILINE)
    assert [name for name in kept if not (ROOT / name).exists()] == []


def pins(lock: Path) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9._-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE)
    return {name.replace("_", "-"): version for name, version in found}


def test_the_image_has_every_package_that_is_asked_for_in_the_version_that_is_tested():
    image, tested = pins(ROOT / "deploy" / "requirements.lock"), pins(ROOT / "requirements.lock")
    assert image.items() <= tested.items()
    needed = asked_for(distribution("upheld"), ("office", "postgres"))
    assert {re.sub(r"[._]", "-", each.name.lower()) for each in needed} <= set(image)
