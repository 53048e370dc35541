"""Settings come from the environment; whoever starts the office is told all faults at once."""

import stat
import subprocess
from pathlib import Path

import pytest

from tests.office.running.servers import office, office_elsewhere
from upheld.office.configuration import (
    DATABASE,
    EVIDENCE,
    HOME,
    HOSTS,
    ON_THIS_MACHINE,
    OPENID,
    PUBLISHED,
    SECRET,
    TELLS,
    ConfigurationError,
    read_configuration,
)

WHOLE = {
    SECRET: "r" * 50,
    HOSTS: "office.example, www.office.example",
    DATABASE: "postgresql://some%40one:pass%2Fword@db.example:6432/cases",
    EVIDENCE: "/srv/evidence",
}


def faults(**changes: str) -> list[str]:
    """The names of the settings at fault, in the order in which they are told."""
    with pytest.raises(ConfigurationError) as refused:
        read_configuration(WHOLE | changes)
    return [line.split()[0] for line in str(refused.value).splitlines()]


def test_what_is_whole_is_read():
    found = read_configuration(WHOLE)
    assert found.hosts == ("office.example", "www.office.example")
    assert dict(found.database) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "cases",
        "USER": "some@one",
        "PASSWORD": "pass/word",
        "HOST": "db.example",
        "PORT": "6432",
    }
    assert (found.evidence, found.is_on_this_machine) == (Path("/srv/evidence"), False)


def test_nothing_at_all_is_told_setting_by_setting():
    with pytest.raises(ConfigurationError) as refused:
        read_configuration({})
    assert [line.split()[0] for line in str(refused.value).splitlines()] == [
        SECRET,
        HOSTS,
        "Neither",
        "Neither",
    ]


def test_each_fault_is_told_with_its_setting_and_all_of_them_together():
    wrong = {
        ON_THIS_MACHINE: "True",
        SECRET: "short",
        HOSTS: "*",
        DATABASE: "mysql://x",
        "UPHELD_OFFICE_FOLDER": "/no/such/folder",
        PUBLISHED: "/no/such/folder",
        OPENID: "http://provider.example client secret",
    }
    for name, value in wrong.items():
        assert faults(**{name: value}) == [name]
    assert faults(**wrong) == list(wrong)


@pytest.mark.parametrize(
    "address", ["postgresql://host:port/name", "postgresql://host", "office.sqlite", "sqlite:///x"]
)
def test_what_is_no_postgresql_database_is_refused(address):
    assert faults(**{DATABASE: address}) == [DATABASE]


def test_no_secret_is_told_back():
    with pytest.raises(ConfigurationError) as refused:
        read_configuration(
            {SECRET: "hunter2", DATABASE: "mysql://a:hunter2@x/y", OPENID: "hunter2 hunter2"}
        )
    assert "hunter2" not in str(refused.value)


def test_a_secret_of_ones_own_machine_is_made_once_for_its_owner_alone(tmp_path):
    settings = {"UPHELD_OFFICE_HOME": str(tmp_path / "home"), ON_THIS_MACHINE: "yes"}
    first, second = read_configuration(settings), read_configuration(settings)
    assert first.secret == second.secret
    assert len(first.secret) >= 50
    assert stat.S_IMODE((tmp_path / "home" / "secret").stat().st_mode) == 0o600
    assert first.hosts == ("127.0.0.1", "localhost")
    with pytest.raises(ConfigurationError, match=SECRET):
        read_configuration(settings | {ON_THIS_MACHINE: "no", HOSTS: "office.example"})


def test_every_setting_is_told_in_the_help_and_in_the_documentation():
    told = " ".join(office("--help").stdout.replace("│", " ").split())
    documented = Path("docs/operations.md").read_text("utf-8")
    for name, meaning in TELLS.items():
        assert name in told
        assert f"| `{name}` | {meaning} |" in documented


def elsewhere(home: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command of an office of its own, as on a machine on which nothing has been set."""
    own = {HOME: str(home), ON_THIS_MACHINE: "yes", DATABASE: "", SECRET: "", EVIDENCE: ""}
    return office_elsewhere(*words, **own | settings)


def test_whatever_the_office_makes_is_for_its_owner_alone(tmp_path):
    """The database as SQLite makes it would be for everybody on the machine to read."""
    home = tmp_path / "home"
    done = elsewhere(home, "migrate")
    assert done.returncode == 0, done.stderr
    made = [home, *home.rglob("*")]
    assert {"office.sqlite", "secret", "evidence"} <= {path.name for path in made}
    assert [path.name for path in made if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)] == []


@pytest.mark.parametrize(
    "words",
    [
        ("head",),
        ("person", "a@office.example", "--name", "A", "--role", "director"),
        ("extract", "new"),
        ("serve",),
    ],
    ids=lambda words: words[0],
)
def test_a_command_says_that_the_database_is_to_be_made_first(tmp_path, words):
    done = elsewhere(tmp_path / "home", *words)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "Run: upheld office migrate." in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({HOME: "/proc/none"}, "The folder /proc/none cannot be created: "),
        ({DATABASE: "postgresql://x@127.0.0.1:9/x"}, "The database does not answer: "),
    ],
)
def test_what_cannot_be_made_is_told_in_words(tmp_path, settings, told):
    done = elsewhere(tmp_path, "migrate", **settings)
    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert "Traceback" not in done.stderr
