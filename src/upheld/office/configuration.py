"""The office's settings, read from environment variables. All problems are reported at once."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from upheld.core.days import years_in_words
from upheld.core.english import so_many
from upheld.core.mistakes import Mistake
from upheld.core.profile import Profile
from upheld.ombudsman.folder import Office, OfficeError, read_office
from upheld.ombudsman.parts import settings_by_default

SHORTEST_SECRET = 50  # characters
HOME = "UPHELD_OFFICE_HOME"
DATABASE = "UPHELD_OFFICE_DATABASE"
SECRET = "UPHELD_OFFICE_SECRET"
HOSTS = "UPHELD_OFFICE_HOSTS"
EVIDENCE = "UPHELD_OFFICE_EVIDENCE"
FOLDER = "UPHELD_OFFICE_FOLDER"
PUBLISHED = "UPHELD_OFFICE_PUBLISHED"
SITE = "UPHELD_OFFICE_SITE"
ON_THIS_MACHINE = "UPHELD_OFFICE_ON_THIS_MACHINE"
OPENID = "UPHELD_OFFICE_OPENID"


def _without_a_folder() -> str:
    told = settings_by_default()
    wait = so_many(told["publication_delay_days"], "day")
    kept = years_in_words(told["retention_years"])
    return f"Default: {wait} and {kept}, in {told['time_zone'].rpartition('/')[2]}."


TELLS = {
    HOME: "A folder for the database and the evidence, unless you name them separately.",
    DATABASE: "postgresql://user:password@host:5432/name. Default: SQLite, in the home folder.",
    SECRET: f"At least {SHORTEST_SECRET} random characters, the same for all processes.",
    HOSTS: "The host names that people reach the office by, separated by commas.",
    EVIDENCE: "A folder for evidence, outside anything that a web server serves.",
    FOLDER: "The folder with your office.toml, which sets the time zone, and how long decisions"
    f" wait and are kept. {_without_a_folder()}",
    PUBLISHED: "The published folder, which the public site reads, if this machine can write to it."
    " Without it, nobody can hide a decision from the site here before the next register.",
    SITE: "The address of the public site as this machine reaches it, to compare it with each"
    " edition that is published. Default: site in office.toml.",
    ON_THIS_MACHINE: "yes: for trying it on your own machine, without TLS. Never use it elsewhere.",
    OPENID: "The address of an OpenID Connect provider, then its client id and secret,"
    " separated by spaces. Default: people sign in with passwords.",
}


class ConfigurationError(Mistake):
    """Every problem with the settings, a line each, for the person who runs the office."""


@dataclass(frozen=True, kw_only=True)
class Configuration:
    secret: str
    hosts: tuple[str, ...]
    database: Mapping[str, object]  # as Django takes it
    evidence: Path
    office_folder: Path | None = None
    published: Path | None = None
    site: str = ""
    is_on_this_machine: bool = False
    openid: tuple[str, str, str] | None = None  # address, client's id, client's secret
    home: Path = field(default=Path())


def read_configuration(environment: Mapping[str, str] = os.environ) -> Configuration:
    """Raises ConfigurationError with every problem."""
    told = {name: environment.get(name, "").strip() for name in TELLS}
    faults: list[str] = []
    is_local = told[ON_THIS_MACHINE] == "yes"
    if told[ON_THIS_MACHINE] not in ("", "yes", "no"):
        faults.append(f"{ON_THIS_MACHINE} is {told[ON_THIS_MACHINE]!r}; write yes or no.")
    home = Path(told[HOME]) if told[HOME] else None
    found = Configuration(
        secret=_secret(told[SECRET], faults, home=home, is_local=is_local),
        hosts=_hosts(told[HOSTS], faults, is_local=is_local),
        database=_database(told[DATABASE], faults, home=home),
        evidence=_evidence(told[EVIDENCE], faults, home=home),
        office_folder=_folder(told[FOLDER], faults),
        published=_published(told[PUBLISHED], faults),
        site=_site(told[SITE], faults),
        is_on_this_machine=is_local,
        openid=_openid(told[OPENID], faults),
        home=home or Path(),
    )
    if faults:
        raise ConfigurationError("\n".join(faults))
    return found


@cache
def own_office() -> Office:
    """What the ombudsman's folder says, or the default if no folder is set. Read once."""
    return read_office(read_configuration().office_folder)


def own_profile() -> Profile:
    """What the ombudsman's folder counts and calls things."""
    return own_office().profile


@cache
def published_folder() -> Path | None:
    """The folder that the public site reads. None: not known here. Read once."""
    return read_configuration().published


def _secret(text: str, faults: list[str], *, home: Path | None, is_local: bool) -> str:
    """On your own machine it is generated once and kept in the home folder."""
    if not text and is_local and home:
        return _kept_secret(home)
    if len(text) < SHORTEST_SECRET:
        faults.append(f"{SECRET} has {len(text)} characters. {TELLS[SECRET]}")
    return text


def _kept_secret(home: Path) -> str:
    path = home / "secret"
    if not path.exists():
        make_folder(home)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(SHORTEST_SECRET))
    return path.read_text("utf-8")


def make_folder(folder: Path) -> None:
    """Create the folder, for its owner alone, if it does not exist. Raises ConfigurationError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(
            f"The folder {folder} cannot be created: {error.strerror}."
            f" Correct its permissions, or set another in {HOME} or {EVIDENCE}."
        ) from None


def _hosts(text: str, faults: list[str], *, is_local: bool) -> tuple[str, ...]:
    hosts = tuple(filter(None, (part.strip() for part in text.split(","))))
    if "*" in hosts:
        faults.append(f"{HOSTS} is '*', which accepts any name. {TELLS[HOSTS]}")
    if not hosts and not is_local:
        faults.append(f"{HOSTS} is empty. {TELLS[HOSTS]}")
    return hosts or ("127.0.0.1", "localhost")


def _database(text: str, faults: list[str], *, home: Path | None) -> dict[str, object]:
    if not text:
        if home is None:
            faults.append(f"Neither {DATABASE} nor {HOME} is set. {TELLS[HOME]}")
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": (home or Path()) / "office.sqlite"}
    parts = urlsplit(text)
    query = dict(parse_qsl(parts.query))
    try:
        port = parts.port
    except ValueError:
        port, parts = None, urlsplit("")
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        faults.append(f"{DATABASE} is not the address of a PostgreSQL database. {TELLS[DATABASE]}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", unquote(parts.hostname or "")),  # a folder: its socket
        "PORT": str(port or ""),
    }


def _evidence(text: str, faults: list[str], *, home: Path | None) -> Path:
    if not text and home is None:
        faults.append(f"Neither {EVIDENCE} nor {HOME} is set. {TELLS[EVIDENCE]}")
    return Path(text) if text else (home or Path()) / "evidence"


def _folder(text: str, faults: list[str]) -> Path | None:
    folder = Path(text) if text else None
    if folder and not folder.is_dir():
        faults.append(f"{FOLDER} is {text!r}, but there is no such folder. {TELLS[FOLDER]}")
    elif folder:
        try:
            read_office(folder)
        except OfficeError as error:
            faults.append(f"{FOLDER} is {text!r}. {error}")
    return folder


def _published(text: str, faults: list[str]) -> Path | None:
    folder = Path(text) if text else None
    if folder and not folder.is_dir():
        faults.append(f"{PUBLISHED} is {text!r}, but there is no such folder. {TELLS[PUBLISHED]}")
    return folder


def _site(text: str, faults: list[str]) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in ("http", "https") or not parts.hostname):
        faults.append(f"{SITE} is {text!r}, which is not an address. {TELLS[SITE]}")
    return text.rstrip("/")


def _openid(text: str, faults: list[str]) -> tuple[str, str, str] | None:
    if not text:
        return None
    words = text.split()
    if len(words) != 3 or urlsplit(words[0]).scheme != "https":
        faults.append(f"{OPENID} cannot be read. {TELLS[OPENID]}")
        return None
    return words[0], words[1], words[2]
