"""Turns Parquet files into raw tables: each column as text, as it would be in a CSV file."""

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from upheld.intake.files.file_reading import FileReading, problem
from upheld.intake.files.headings import folded, heading_problems
from upheld.intake.files.limits import LARGEST_UNPACKED, MOST_COLUMNS, MOST_ROWS, megabytes
from upheld.intake.files.tabulating import add_table, too_many_rows
from upheld.intake.problems import Problem

WRITE_AGAIN = "Write the file again, or send the table as CSV."


def read_parquet(data: bytes, *, name: str, source: str) -> FileReading:
    if data.startswith(b"PARE"):
        return _refused(source, "the file is encrypted", "Write it again without encryption.")
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        return _read(file, name=name, source=source)
    except MemoryError:
        raise  # Arrow's own is also an ArrowException, but the file may be fine
    except (pa.ArrowException, OSError, ValueError) as error:
        said = str(error).split("\n")[0].rstrip(".")
        trouble = f"the file is broken or cut short ({said[:150]})"
        return _refused(source, trouble, WRITE_AGAIN)


def _refused(source: str, trouble: str, remedy: str) -> FileReading:
    return FileReading(problems=[problem(source, trouble, remedy)])


def _read(file: pq.ParquetFile, *, name: str, source: str) -> FileReading:
    reading = FileReading()
    fields = list(file.schema_arrow)
    headings = [field.name for field in fields]
    reading.problems += claim_problems(file.metadata, source)
    reading.problems += heading_problems(source, 1, headings) or _unnamed(source, headings)
    reading.problems += [_unsupported(source, field) for field in fields if not _is_plain(field)]
    if reading.problems:
        return reading
    table = file.read()
    table.validate(full=True)
    columns = {
        folded(name): as_text(cells) for name, cells in zip(headings, table.columns, strict=True)
    }
    add_table(
        reading, name=name, source=source, columns=columns, lines=range(1, table.num_rows + 1)
    )
    return reading


def claim_problems(metadata: pq.FileMetaData, source: str) -> list[Problem]:
    """What the file says about its own size, which is read before any cell."""
    if metadata.num_columns > MOST_COLUMNS:
        return []  # reported with the headings
    if metadata.num_rows > MOST_ROWS:
        return [too_many_rows(source)]
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    unpacked = sum(group.total_byte_size for group in groups)
    if unpacked > LARGEST_UNPACKED:
        trouble = f"the file unpacks to {megabytes(unpacked)}"
        remedy = f"We read up to {megabytes(LARGEST_UNPACKED)}: send fewer years at once."
        return [problem(source, trouble, remedy)]
    return []


def _unnamed(source: str, headings: list[str]) -> list[Problem]:
    remedy = "Name every column."
    return [
        problem(source, "the column has no name", remedy, column=f"column {number}")
        for number, heading in enumerate(headings, 1)
        if not folded(heading)
    ]


def _is_plain(field: pa.Field) -> bool:
    kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
    tests = (
        pa.types.is_string,
        pa.types.is_large_string,
        pa.types.is_integer,
        pa.types.is_floating,
        pa.types.is_decimal,
        pa.types.is_boolean,
        pa.types.is_date,
        pa.types.is_timestamp,
        pa.types.is_null,
    )
    return any(test(kind) for test in tests)


def _unsupported(source: str, field: pa.Field) -> Problem:
    trouble = f"the column holds {field.type}, not text, numbers, dates or yes and no"
    return problem(source, trouble[:200], "Write the column as text.", column=field.name)


def as_text(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as text: 2020-03-31, 3 for 3.0, yes and no, empty for null or not a number."""
    kind = cells.type
    if pa.types.is_dictionary(kind):
        return as_text(cells.cast(kind.value_type))
    if pa.types.is_boolean(kind):
        text = pc.if_else(cells, "yes", "no")
    elif pa.types.is_timestamp(kind):
        text = _moments(cells)
    elif pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        text = pc.replace_substring_regex(_numbers(cells), r"\.0+$", "")
    elif pa.types.is_date64(kind):
        text = cells.cast(pa.date32()).cast(pa.string())
    else:
        text = cells.cast(pa.string())
    return pc.fill_null(text, "")


def _numbers(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_floating(cells.type):
        cells = pc.if_else(pc.is_nan(cells), None, cells.cast(pa.float64()))
        # As text, 1,234,567.0 would be 1.234567e+06, so whole numbers become integers first.
        whole = pc.and_(pc.equal(pc.floor(cells), cells), pc.less(pc.abs(cells), 1e15))
        integers = pc.if_else(whole, cells, 0.0).cast(pa.int64()).cast(pa.string())
        return pc.if_else(whole, integers, cells.cast(pa.string()))
    return cells.cast(pa.string())


def _moments(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """A date if there is no time of day; otherwise both, for the checks to read or refuse."""
    text = cells.cast(pa.timestamp("us", cells.type.tz), safe=False).cast(pa.string())
    text = pc.replace_substring_regex(text, r"(\.0+)(Z?)$", r"\2")
    return pc.replace_substring_regex(text, r" 00:00:00Z?$", "")
