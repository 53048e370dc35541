"""The rows of the directory's files, read strictly: every unreadable cell is a problem."""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from upheld.core.mistakes import Mistake
from upheld.core.plain import on_one_line
from upheld.core.printed import why_unprintable
from upheld.intake.directory.authority import Authority, Name, Population, Succession

GSS_CODE = re.compile(r"[A-Z][0-9]{8}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
AUTHORITIES = "authorities"
NAMES = "names"
CODE = "code"
USES = ("printed", "accepted", CODE)


class DirectoryError(Mistake):
    """A directory that we will not use. It has every problem, not only the first."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        noun = "problem" if len(problems) == 1 else "problems"
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"The directory of authorities has {len(problems)} {noun}.\n{lines}")


@dataclass
class FilesRead:
    """What reading the files finds besides their rows."""

    problems: list[str] = field(default_factory=list)
    places: dict[Any, str] = field(default_factory=dict)  # by row
    unread: set[str] = field(default_factory=set)  # slugs of authorities whose row has a problem
    has_unread_file: bool = False  # of authorities: nobody knows which there are

    def of(self, row: Any) -> str:
        """The place of a row, before what is wrong with it."""
        place = self.places.get(row)
        return f"{place}: " if place else ""


def text(cell: str) -> str:
    return cell.strip()


def required(cell: str) -> str:
    if not cell.strip():
        raise ValueError("is empty. Fill it in")
    return cell.strip()


def printed(cell: str) -> str:
    """A name as letters print it."""
    line = on_one_line(required(cell))
    if why := why_unprintable(line):
        trouble, remedy = why
        raise ValueError(f"{trouble}. {remedy.rstrip('.')}")
    return line


def slug(cell: str) -> str:
    if not SLUG.fullmatch(cell):
        raise ValueError("is not a slug. Use lower case letters, digits and single hyphens")
    return cell


def one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell not in allowed:
            raise ValueError(f"is not one of {', '.join(allowed)}")
        return cell

    return read


def day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError("is not a date. Write dates as 2024-02-29") from None


def residents(cell: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", cell) or int(cell) == 0:
        raise ValueError("is not a number of residents. Write a whole number above 0")
    return int(cell)


def degrees(most: int) -> Callable[[str], float]:
    """From the equator, at most 90; from Greenwich, at most 180."""

    def read(cell: str) -> float:
        if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]+)?", cell):
            raise ValueError("is not a coordinate. Write degrees, for example 52.75")
        if abs(float(cell)) > most:
            raise ValueError(f"is beyond {most} degrees. Correct it")
        return float(cell)

    return read


def code(cell: str) -> str:
    """Boundaries, postcodes and residents are found by it."""
    if not GSS_CODE.fullmatch(cell.strip()):
        raise ValueError("is not a GSS code, a letter and 8 digits. Leave it empty if it has none")
    return cell.strip()


def optional(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda cell: read(cell) if cell.strip() else None


Read = Callable[[str], Any]
Columns = dict[str, Read]


@dataclass(frozen=True, kw_only=True)
class Table:
    make: type
    key: Callable[[Any], Any]
    columns: Columns


TABLES = {
    AUTHORITIES: Table(
        make=Authority,
        key=attrgetter("slug"),
        columns={
            "slug": slug,
            "gss_code": optional(code),
            "name": printed,
            "short_name": printed,
            "group": optional(text),
            "kind": required,
            "region": text,
            "county": text,
            "first_day": optional(day),
            "last_day": optional(day),
            "latitude": optional(degrees(90)),
            "longitude": optional(degrees(180)),
            "note": text,
        },
    ),
    NAMES: Table(
        make=Name,
        key=attrgetter("slug", "name"),
        columns={
            "slug": slug,
            "name": printed,
            "use": one_of(USES),
            "valid_from": optional(day),
            "valid_to": optional(day),
        },
    ),
    "successions": Table(
        make=Succession,
        key=attrgetter("predecessor", "successor"),
        columns={"predecessor": slug, "successor": slug, "on": day},
    ),
    "populations": Table(
        make=Population,
        key=attrgetter("slug", "vintage"),
        columns={"slug": slug, "vintage": required, "residents": residents, "source": required},
    ),
}


def read_rows(
    path: Path, *, table: str, before: list[Any], found: FilesRead, group: Read
) -> list[Any]:
    """The rows of this file and, before them, the earlier ones that it does not say again.

    A cell that is empty for an authority that is known stays as it was. Rows that cannot be read
    are listed in ``found``.
    """
    key = TABLES[table].key
    known = {each.slug: each for each in before} if table == AUTHORITIES else {}
    rows = _rows(path, table, known, found, group)
    again = {key(each) for each in rows}
    return [*(each for each in before if key(each) not in again), *rows]


def former_codes(before: list[Authority], after: list[Authority]) -> list[Name]:
    """The codes that a later folder replaced: files still have them."""
    today = {each.slug: each.gss_code for each in after}
    return [
        Name(slug=each.slug, name=each.gss_code, use=CODE, valid_from=None, valid_to=None)
        for each in before
        if each.gss_code and today[each.slug] != each.gss_code
    ]


def _rows(
    path: Path, table: str, known: Mapping[str, Authority], found: FilesRead, group: Read
) -> list[Any]:
    columns, key = TABLES[table].columns, TABLES[table].key
    if "group" in columns:
        columns = columns | {"group": group}
    rows: dict[Any, Any] = {}
    lines: dict[Any, int] = {}
    for line, cells in _read_cells(path, table, columns, found):
        where = f"{path}, line {line}"
        values, problems = _read_row(cells, columns, known, where)
        found.problems += problems
        if problems:
            found.unread.add(cells.get("slug") or "")
            continue
        row = TABLES[table].make(**values)
        if (first := lines.setdefault(key(row), line)) != line:
            told = f"this row is also in line {first}. Keep one of them."
            found.problems.append(f"{where}, {_shown(key(row))}: {told}")
            continue
        rows[key(row)], found.places[row] = row, where
    return list(rows.values())


def _shown(key: str | tuple[str, ...]) -> str:
    return key if isinstance(key, str) else ", ".join(key)


def _read_cells(
    path: Path, table: str, columns: Columns, found: FilesRead
) -> list[tuple[int, dict[str, str]]]:
    """Each row with its line; none if the file cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            if sorted(rows.fieldnames or ()) == sorted(columns):
                return [(rows.line_num, row) for row in rows]
            found.problems.append(f"{path}: the columns must be {', '.join(columns)}.")
    except (UnicodeDecodeError, csv.Error) as trouble:
        remedy = "Save it as CSV in UTF-8"
        found.problems.append(f"{path}: the file cannot be read ({trouble}). {remedy}.")
    found.has_unread_file |= table == AUTHORITIES
    return []


def _read_row(
    row: dict[str, str], columns: Columns, known: Mapping[str, Authority], where: str
) -> tuple[dict[str, Any], list[str]]:
    if None in row or None in row.values():
        trouble = f"the row does not have {len(columns)} cells"
        return {}, [f"{where}: {trouble}. Put quotes around names that have a comma."]
    before = known.get(row.get("slug", ""))
    values, problems = {}, []
    for column, read in columns.items():
        try:
            is_kept = before and not row[column].strip()
            values[column] = getattr(before, column) if is_kept else read(row[column])
        except ValueError as trouble:
            problems.append(f"{where}, {column}: {row[column]!r} {trouble}.")
    return values, problems
