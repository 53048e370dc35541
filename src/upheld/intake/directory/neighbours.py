"""Statistical neighbours from a file: for each authority, the ones it is most like, in order.

The file is a CSV with the columns authority, neighbour and, optionally, rank (1 is the most
similar). If it has no ranks, the rows are in order. One authority may be a neighbour of another
but not the other way round, so each has its own list. Names, slugs and GSS codes are looked up in
the directory on a date. If anything in the file is wrong, none of it is used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from upheld.core.english import joined
from upheld.intake.directory.directory import Directory
from upheld.intake.directory.matching import Match
from upheld.intake.files.file_reading import problem
from upheld.intake.files.reading_one import read_one
from upheld.intake.problems import IntakeError, Problem
from upheld.intake.raw import RawTable

REQUIRED = ("authority", "neighbour")
KNOWN = (*REQUIRED, "rank")


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    of: Mapping[str, tuple[str, ...]]  # slug to slugs, the most similar first
    notes: tuple[str, ...] = ()  # columns that we did not read


@dataclass(frozen=True)
class _Pair:
    line: int
    authority: str
    neighbour: str
    rank: int


def read_neighbours(path: Path, *, directory: Directory, on: date) -> Neighbours:
    """Raises IntakeError with every problem in the file."""
    if path.suffix.casefold() != ".csv":
        wrong = problem(path.name, "this is not a CSV file", "Save the table as 'CSV UTF-8'.")
        raise IntakeError(path.name, [wrong])
    reading = read_one(path, name=path.name, table="neighbours")
    problems = list(reading.problems)
    pairs: list[_Pair] = []
    for table in reading.tables:
        problems += _missing_columns(table)
        if not problems:
            pairs = _pairs(table, problems, directory=directory, on=on)
            problems += _contradictions(table.source, pairs)
    if problems:
        raise IntakeError(path.name, sorted(problems, key=lambda each: each.line or 0))
    others = [name for table in reading.tables for name in table.columns if name not in KNOWN]
    notes = [f"{path.name}: we do not read the column {name!r}." for name in others]
    return Neighbours(of=_by_authority(pairs), notes=tuple(notes))


def _missing_columns(table: RawTable) -> list[Problem]:
    missing = [name for name in REQUIRED if name not in table.columns]
    if not missing:
        return []
    trouble = f"there is no column {joined(missing, last_after='or')}"
    remedy = f"Add it. The columns are {joined(KNOWN)}; {KNOWN[-1]} is optional."
    return [problem(table.source, trouble, remedy)]


def _pairs(
    table: RawTable, problems: list[Problem], *, directory: Directory, on: date
) -> list[_Pair]:
    """The rows that can be read. Those that cannot are added to ``problems``."""
    cells = {name: column.to_pylist() for name, column in table.columns.items()}
    pairs = []
    for row, line in enumerate(table.lines):
        slugs = []
        for column in REQUIRED:
            found = _match(cells[column][row].strip(), directory, on=on)
            if found.authority:
                slugs.append(found.authority.slug)
            else:
                value = cells[column][row]
                said = (found.why, _remedy(found)) if value.strip() else ("is empty", FILL_IN)
                problems.append(problem(table.source, *said, line=line, column=column, value=value))
        rank = cells["rank"][row].strip() if "rank" in cells else str(row + 1)
        if not (rank.isdecimal() and rank.isascii() and 0 < len(rank) < 9 and int(rank)):
            said = ("is not a rank", "Write a whole number: 1 for the most similar.")
            problems.append(problem(table.source, *said, line=line, column="rank", value=rank))
        elif len(slugs) == len(REQUIRED):
            authority, neighbour = slugs
            pairs.append(_Pair(line, authority, neighbour, int(rank)))
    return pairs


FILL_IN = "Fill it in, or delete the row."


def _match(text: str, directory: Directory, *, on: date) -> Match:
    by_slug = directory.by_slug(text)
    return Match(authority=by_slug) if by_slug else directory.match(text, on=on)


def _remedy(match: Match) -> str:
    if match.did_you_mean:
        return f"Did you mean {' or '.join(map(repr, match.did_you_mean))}?"
    return "Write its full name or its GSS code, or add it to the directory of authorities."


def _contradictions(source: str, pairs: list[_Pair]) -> list[Problem]:
    """An authority that is its own neighbour, or has a neighbour or a rank twice."""
    found = []
    neighbours: dict[tuple[str, str], int] = {}
    ranks: dict[tuple[str, int], int] = {}
    for pair in pairs:
        first = neighbours.setdefault((pair.authority, pair.neighbour), pair.line)
        same = ranks.setdefault((pair.authority, pair.rank), pair.line)
        if pair.authority == pair.neighbour:
            said = ("is its own neighbour", "It is in its own group anyway. Delete the row.")
            found.append((pair, "neighbour", pair.neighbour, said))
        elif first != pair.line:
            said = (f"is also a neighbour of {pair.authority!r} in line {first}", "Keep one row.")
            found.append((pair, "neighbour", pair.neighbour, said))
        elif same != pair.line:
            trouble = f"is the rank of another neighbour of {pair.authority!r} in line {same}"
            said = (trouble, "Give each neighbour its own rank.")
            found.append((pair, "rank", str(pair.rank), said))
    return [
        problem(source, *said, line=pair.line, column=column, value=value)
        for pair, column, value, said in found
    ]


def _by_authority(pairs: list[_Pair]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.authority, pair.rank)):
        found.setdefault(pair.authority, []).append(pair.neighbour)
    return {authority: tuple(slugs) for authority, slugs in found.items()}
