"""Files that say which councils a postcode is in: which of their rows count, and what is wrong.

We know two: the ONS Postcode Directory (it has headings, which changed in 2025, and postcodes that
are no longer used) and Code-Point Open (no headings, one file for each area, zipped or not).
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from upheld.intake.problems import IntakeError, Problem

MOST_PROBLEMS = 1_000  # in all files together: with more, it is clearly another kind of file
POSTCODE = re.compile("[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}")
GSS_CODE = re.compile("[A-Z][0-9]{8}")
COUNTY_COUNCIL = "E10"  # E11 (metropolitan counties) and E13 (inner London) have no council
NOWHERE = "99999999"  # E99999999: no county; L and M99999999: Channel Islands, Isle of Man

# Headings up to the 2024 releases, then those with the year of the boundaries (lad25cd).
POSTCODES = re.compile("pcds|pcd|pcd2|pcd7|pcd8")
LOWER = re.compile(r"oslaua|laua|lad\d\dcd|ladcd")
UPPER = re.compile(r"oscty|cty|cty\d\dcd|ctycd")
ENDED = re.compile("doterm")
# Postcode, quality, eastings, northings, country, two NHS areas, county, district, ward.
CODE_POINT_COLUMNS = 10
CODE_POINT = (0, 8, 7, None)


@dataclass(frozen=True, kw_only=True)
class PostcodeRow:
    source: str
    line: int
    postcode: str  # without its space
    lower: str  # GSS code of the district, unitary or borough
    upper: str  # of the county council; '' where the lower council does everything


Places = tuple[int, int, int | None, int | None]  # postcode, lower, upper, ended
Opener = tuple[str, Callable[[], TextIO]]


def read_postcodes(path: Path) -> Iterator[PostcodeRow]:
    """Every postcode in use that is in a district. Raises IntakeError with all the problems.

    The problems are raised after the last row, so a caller must store all the rows or none.
    """
    problems: list[Problem] = []
    known = False
    for source, opened in _files(path):
        is_known = yield from _of_file(source, opened, problems)
        known = known or is_known
        if len(problems) > MOST_PROBLEMS:
            break
    if not known and not problems:
        problems.append(_nothing_known(path))
    if problems:
        raise IntakeError(str(path), problems)


def _of_file(
    source: str, opened: Callable[[], TextIO], problems: list[Problem]
) -> Generator[PostcodeRow, None, bool]:
    """The rows of one file. Returns False if it is not a file of postcodes (a list of headings)."""
    try:
        with opened() as file:
            rows: Iterator[list[str]] = csv.reader(file)
            first = next(rows, [])
            places = _places(first)
            if places is not None:
                rows = _again(first, rows) if places == CODE_POINT else rows
                yield from _rows(source, rows, places, problems)
    except (OSError, UnicodeDecodeError, csv.Error, zipfile.BadZipFile) as error:
        trouble = f"the file cannot be read: {error}"
        problems.append(Problem(source, None, None, None, trouble, "Download it again."))
        return True
    return places is not None


def _again(first: list[str], rows: Iterable[list[str]]) -> Iterator[list[str]]:
    yield first
    yield from rows


def _rows(
    source: str, rows: Iterable[Sequence[str]], places: Places, problems: list[Problem]
) -> Iterator[PostcodeRow]:
    at, lower_at, upper_at, ended_at = places
    widest = max(place for place in places if place is not None)
    begun = 1 if places == CODE_POINT else 2
    for line, row in enumerate(rows, start=begun):
        if len(row) <= widest:
            if row:
                problems.append(_short(source, line, row))
            continue
        if ended_at is not None and row[ended_at].strip():
            continue
        postcode = "".join(row[at].split()).upper()
        lower = row[lower_at].strip()
        upper = row[upper_at].strip() if upper_at is not None else ""
        found = _problem(source, line, row[at], postcode, lower, upper)
        if found:
            problems.append(found)
        elif lower and not lower.endswith(NOWHERE):
            is_council = upper.startswith(COUNTY_COUNCIL)
            yield PostcodeRow(
                source=source,
                line=line,
                postcode=postcode,
                lower=lower,
                upper=upper if is_council else "",
            )
        if len(problems) > MOST_PROBLEMS:
            return


def _problem(
    source: str, line: int, written: str, postcode: str, lower: str, upper: str
) -> Problem | None:
    if not POSTCODE.fullmatch(postcode):
        return Problem(
            source, line, "postcode", written, "is not a postcode", "Write it as SW1A 1AA."
        )
    for column, code in (("district", lower), ("county", upper)):
        if code and not GSS_CODE.fullmatch(code):
            return Problem(
                source, line, column, code, "is not a GSS code", "Write it as E07000223."
            )
    return None


def _short(source: str, line: int, row: Sequence[str]) -> Problem:
    return Problem(
        source,
        line,
        None,
        None,
        f"the row has {len(row)} cells, which is too few",
        "The file may have been cut short. Download it again.",
    )


def _nothing_known(path: Path) -> Problem:
    return Problem(
        str(path),
        None,
        None,
        None,
        "is neither an ONS Postcode Directory nor Code-Point Open",
        "Give the CSV file with the columns pcds, oslaua and oscty (or pcds, lad25cd and cty25cd),"
        " or the folder or zip file of Code-Point Open.",
    )


def _places(first: Sequence[str]) -> Places | None:
    """Where the columns are, or None if the file is neither of the two (a list of headings)."""
    headings = [cell.strip().lstrip("\ufeff").casefold() for cell in first]
    found = [_place(headings, wanted) for wanted in (POSTCODES, LOWER, UPPER, ENDED)]
    if found[0] is not None and found[1] is not None:
        return found[0], found[1], found[2], found[3]
    is_postcode = POSTCODE.fullmatch("".join(first[0].split()).upper()) if first else None
    return CODE_POINT if is_postcode and len(first) >= CODE_POINT_COLUMNS else None


def _place(headings: Sequence[str], wanted: re.Pattern[str]) -> int | None:
    return next((n for n, heading in enumerate(headings) if wanted.fullmatch(heading)), None)


def _files(path: Path) -> Iterator[Opener]:
    if path.is_dir():
        for file in sorted(path.rglob("*.csv")):
            yield file.relative_to(path).as_posix(), _opener(file)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in sorted(packed.namelist()):
                if name.casefold().endswith(".csv"):
                    yield (
                        name,
                        lambda name=name: io.TextIOWrapper(  # type: ignore[misc]
                            packed.open(name), "utf-8-sig", newline=""
                        ),
                    )
    else:
        yield path.name, _opener(path)


def _opener(path: Path) -> Callable[[], TextIO]:
    return lambda: path.open(encoding="utf-8-sig", newline="")
