"""Where the big tables are if they are not files: what ``where.toml`` in an extract can say.

[decided]
table = "casework.decided"   # in PostgreSQL

[received]
parquet = "/data/received"   # a file, or a folder of them, for DuckDB and Spark
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from upheld.core.english import joined
from upheld.intake.engines import Engine
from upheld.intake.problems import Problem

FILE = "where.toml"
IN_PLACE = ("received", "decided", "compliance")
NAME = re.compile(r"[A-Za-z_][\w$]*(\.[A-Za-z_][\w$]*)?")
EXAMPLE = "Write, for example, [decided] and, on the next line, table = 'casework.decided'."


@dataclass(frozen=True, kw_only=True)
class Place:
    table: str  # decided
    kind: str  # table or parquet
    address: str

    @property
    def source(self) -> str:
        """What problems and the manifest call it."""
        named = "table" if self.kind == "table" else "Parquet"
        return f"{self.table} ({named} {self.address})"

    @property
    def is_remote(self) -> bool:
        """Whether it is on another machine, such as ``s3://...``."""
        return self.kind == "parquet" and "://" in self.address

    def path(self, folder: Path) -> Path:
        return (folder / self.address).resolve()

    def opened(self, connected: Any, folder: Path) -> Any:
        """The table as an Ibis expression; nothing is read yet."""
        if self.kind == "table":
            schema, _, name = self.address.rpartition(".")
            return connected.table(name, database=schema or None)
        path: Any = self.address if self.is_remote else self.path(folder)
        if connected.name == "duckdb" and isinstance(path, Path) and path.is_dir():
            path = path / "**" / "*.parquet"
        return connected.read_parquet(str(path), table_name=f"{self.table}_in_place")


def read_places(
    folder: Path, engine: Engine, *, remote: bool = False
) -> tuple[list[Place], list[Problem]]:
    path = folder / FILE
    if not path.is_file():
        return [], []
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [], [_problem(None, f"it cannot be read as TOML ({error})", EXAMPLE)]
    places, problems = [], []
    for name, content in told.items():
        wrong = _wrong(folder, name, content, engine)
        if wrong:
            problems.append(wrong)
        else:
            ((kind, address),) = content.items()
            place = Place(table=name, kind=kind, address=address)
            problems += [] if remote or not place.is_remote else [_elsewhere(name)]
            places.append(place)
    return sorted(places, key=lambda place: IN_PLACE.index(place.table)), problems


def _wrong(folder: Path, name: str, content: Any, engine: Engine) -> Problem | None:
    if name not in IN_PLACE:
        return _problem(name, "is not a table that can be elsewhere", f"{_only()} can.")
    if not isinstance(content, dict) or len(content) != 1:
        return _problem(name, "does not name one table or one Parquet data set", EXAMPLE)
    ((kind, address),) = content.items()
    if kind not in ("table", "parquet") or not isinstance(address, str):
        return _problem(name, "names neither a table nor a Parquet data set", EXAMPLE)
    if (kind == "table") != (engine is Engine.POSTGRES):
        right = "postgres" if kind == "table" else "duckdb or spark"
        trouble = f"names a {kind}, which --engine {engine} does not read"
        return _problem(name, trouble, f"Use --engine {right}.")
    if kind == "table" and not NAME.fullmatch(address):
        return _problem(name, "is not the name of a table", "Write it as schema.table.")
    if kind == "parquet" and "@" in address.partition("://")[2]:
        # Not quoted: there may be a password before the @.
        remedy = "Keys belong in the engine's own settings. Take it out of the address."
        return _problem(name, "has a user or a key in its address", remedy)
    if any((folder / f"{name}{suffix}").exists() for suffix in (".csv", ".parquet")):
        return _problem(name, "is also a file in the folder", "Keep the one that is right.")
    return None


def _elsewhere(name: str) -> Problem:
    # The address is not quoted: it may have a key in it.
    trouble = "is at an address on another machine, which we do not open unless you say so"
    return _problem(name, trouble, "Use --remote if you trust it, or a path on this machine.")


def _only() -> str:
    return f"Only {joined(IN_PLACE)}"


def _problem(value: str | None, trouble: str, remedy: str) -> Problem:
    return Problem(FILE, None, None, value, trouble, remedy)
