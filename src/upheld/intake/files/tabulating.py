"""Turns rows of text into a raw table, with the checks that are the same for every kind of file."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

import pyarrow as pa
import pyarrow.compute as pc

from upheld.intake.files.file_reading import FileReading, problem
from upheld.intake.files.headings import column_names, folded, heading_problems, letters
from upheld.intake.files.limits import LONGEST_CELL, MOST_COLUMNS, MOST_PROBLEMS, MOST_ROWS
from upheld.intake.files.rows_around import MOST_ABOVE, names_columns, title_above
from upheld.intake.problems import Problem
from upheld.intake.raw import RawTable
from upheld.intake.tables import TABLES

NumberedRow = tuple[int, list[str]]  # the line it starts on, and its cells
ROWS_AT_ONCE = 10_000  # Python text takes some 60 bytes more for each cell than Arrow's
# Tab, newline and carriage return are layout. Others come from a broken export, are invisible on
# screen, and are forbidden in the XML of the workbooks and pages that we write.
CONTROL_CHARACTERS = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]"


def tabulate(reading: FileReading, *, name: str, source: str, rows: Iterator[NumberedRow]) -> None:
    """Add the table in ``rows``. The first row with anything in it has the headings."""
    line, headings = next(((line, cells) for line, cells in rows if filled(cells)), (0, []))
    if not headings:
        remedy = "Put the names of the columns in the first row."
        reading.problems.append(problem(source, "the table is empty", remedy))
        return
    if not names_columns(name, headings):
        following = list(islice(rows, MOST_ABOVE))
        if trouble := title_above(name, source, line, headings, following):
            reading.problems.append(trouble)
            return
        rows = chain(following, rows)
    reading.problems += heading_problems(source, line, headings)
    if len(headings) > MOST_COLUMNS:
        return
    columns, lines = _gathered(reading, source, len(headings), rows)
    reading.problems += unheaded(source, headings, columns, lines)
    ours = [column.name for column in TABLES[name].columns] if name in TABLES else []
    named = dict(zip(column_names(headings, ours), columns, strict=True))
    named.pop("", None)
    add_table(reading, name=name, source=source, columns=named, lines=lines)


def filled(cells: Sequence[str]) -> bool:
    return any(map(str.strip, cells))


def add_table(
    reading: FileReading,
    *,
    name: str,
    source: str,
    columns: dict[str, pa.ChunkedArray],
    lines: Sequence[int],
) -> None:
    for column, cells in columns.items():
        reading.problems += cell_problems(source, column, cells, lines)
    arrays = {column: cells.combine_chunks() for column, cells in columns.items()}
    reading.tables.append(RawTable(name=name, source=source, columns=arrays, lines=lines))


def _gathered(
    reading: FileReading, source: str, width: int, rows: Iterator[NumberedRow]
) -> tuple[list[pa.ChunkedArray], list[int]]:
    """The rows as columns. Blank rows are left out; rows of another width are problems."""
    chunks: list[list[pa.Array]] = [[] for _ in range(width)]
    waiting: list[list[str]] = []
    lines: list[int] = []
    for line, cells in rows:
        if not filled(cells):
            continue
        if len(cells) != width:
            trouble = _ragged(source, line, cells, width)
            if trouble:
                reading.problems.append(trouble)
                if len(reading.problems) >= MOST_PROBLEMS:
                    reading.problems.append(_given_up(source, line))
                    break
                continue
            cells = cells[:width]
        lines.append(line)
        waiting.append(cells)
        if len(waiting) == ROWS_AT_ONCE:
            _convert(waiting, chunks)
        if len(lines) > MOST_ROWS:
            reading.problems.append(too_many_rows(source))
            break
    _convert(waiting, chunks)
    return [pa.chunked_array(parts, pa.string()) for parts in chunks], lines


def _convert(waiting: list[list[str]], chunks: list[list[pa.Array]]) -> None:
    for cells, parts in zip(zip(*waiting, strict=True), chunks, strict=False):
        parts.append(pa.array(cells, pa.string()))
    waiting.clear()


def _ragged(source: str, line: int, cells: list[str], width: int) -> Problem | None:
    """A row that is not as wide as the headings. Spreadsheets often add empty cells at the end."""
    if len(cells) > width and not any(cells[width:]):
        return None
    return problem(
        source,
        f"the row has {len(cells):,} {'cell' if len(cells) == 1 else 'cells'}"
        f" under {width:,} headings",
        "Look for a missing or extra separator, or a text with a comma but no quotes around it.",
        line=line,
    )


def _given_up(source: str, line: int) -> Problem:
    trouble = f"the rest was not read, after {MOST_PROBLEMS:,} problems"
    return problem(source, trouble, "Correct these first, then try again.", line=line)


def too_many_rows(source: str) -> Problem:
    trouble = f"the table has more than the {MOST_ROWS:,} rows we read"
    return problem(source, trouble, "Send fewer years at once.")


def unheaded(
    source: str, headings: Sequence[str], columns: Sequence[pa.ChunkedArray], lines: Sequence[int]
) -> list[Problem]:
    """Columns with something under an empty heading. Columns that are all empty are dropped."""
    found = []
    for number, (heading, cells) in enumerate(zip(headings, columns, strict=True), 1):
        if folded(heading):
            continue
        first = pc.index(pc.not_equal(cells, ""), True).as_py() if len(cells) else -1
        if first >= 0:
            found.append(
                problem(
                    source,
                    "is in a column without a heading",
                    "Name the column in the first row, or delete it.",
                    line=lines[first],
                    column=f"column {letters(number)}",
                    value=cells[first].as_py(),
                )
            )
    return found


def cell_problems(
    source: str, column: str, cells: pa.ChunkedArray, lines: Sequence[int]
) -> list[Problem]:
    found = []
    for row in _rows_where(pc.greater(pc.utf8_length(cells), LONGEST_CELL)):
        trouble = f"is longer than the {LONGEST_CELL:,} characters we read"
        remedy = "Shorten the text, or look for a quote that is not closed."
        value = cells[row].as_py()
        found.append(
            problem(source, trouble, remedy, line=lines[row], column=column, value=value[:100])
        )
    for row in _rows_where(pc.match_substring_regex(cells, CONTROL_CHARACTERS)):
        trouble = "contains a control character, which no text should"
        remedy = "Type the text again, or clean the column with CLEAN() and paste it as values."
        value = cells[row].as_py()
        found.append(
            problem(source, trouble, remedy, line=lines[row], column=column, value=value[:100])
        )
    return found


def _rows_where(mask: pa.ChunkedArray) -> list[int]:
    return pc.indices_nonzero(mask)[:MOST_PROBLEMS].to_pylist()
