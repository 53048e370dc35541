"""The rows of the directory's files, read strictly: every unreadable cell is a problem."""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from upheld.core.mistakes import Mistake
from upheld.core.plain import on_one_line
from upheld.core.printed import why_unprintable
from upheld.intake.directory.authority import Authority, Name, Population, Succession

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


def degrees(cell: str) -> float:
    if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]+)?", cell):
        raise ValueError("is not a coordinate. Write degrees, for example 52.75")
    return float(cell)


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
            "gss_code": optional(text),
            "name": printed,
            "short_name": printed,
            "group": optional(text),
            "kind": required,
            "region": text,
            "county": text,
            "first_day": optional(day),
            "last_day": optional(day),
            "latitude": optional(degrees),
            "longitude": optional(degrees),
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
    path: Path, *, table: str, before: list[Any], problems: list[str], group: Read
) -> list[Any]:
    """The rows of this file and, before them, the earlier ones that it does not say again.

    A cell that is empty for an authority that is known stays as it was. Rows that cannot be read
    are added to ``problems``.
    """
    key = TABLES[table].key
    known = {each.slug: each for each in before} if table == AUTHORITIES else {}
    rows = _rows(path, table, known, problems, group)
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
    path: Path, table: str, known: Mapping[str, Authority], problems: list[str], group: Read
) -> list[Any]:
    columns = TABLES[table].columns
    if "group" in columns:
        columns = columns | {"group": group}
    try:
        cells = _read_cells(path, columns, known, problems)
    except (UnicodeDecodeError, csv.Error) as trouble:
        problems.append(f"{path}: the file cannot be read ({trouble}). Save it as CSV in UTF-8.")
        return []
    problems += [problem for _, row_problems in cells for problem in row_problems]
    make = TABLES[table].make
    return [make(**values) for values, row_problems in cells if not row_problems]


def _read_cells(
    path: Path, columns: Columns, known: Mapping[str, Authority], problems: list[str]
) -> list[tuple[dict[str, Any], list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.DictReader(file, strict=True)
        if sorted(lines.fieldnames or ()) != sorted(columns):
            problems.append(f"{path}: the columns must be {', '.join(columns)}.")
            return []
        return [_read_row(row, columns, known, f"{path}, line {lines.line_num}") for row in lines]


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
