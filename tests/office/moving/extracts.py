"""What the tests of moving data share: extracts without files in between, a day, and a short way."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.directory import default_directory
from tests.intake.extracts import RULES
from upheld.intake.extract import Extract
from upheld.intake.files.reading_csv import read_csv
from upheld.intake.files.reading_files import Reading
from upheld.intake.reading_extract import check_extract
from upheld.office.moving.extracting import write_extract
from upheld.office.moving.imported import Imported, Whose
from upheld.office.moving.importing import import_extract
from upheld.office.rules.times import Times

TIMES = Times(delay=timedelta(days=42), keep_years=10)
NOW = datetime(2024, 7, 31, 12, 0, tzinfo=UTC)
TODAY = NOW.date()

Table = tuple[Sequence[str], Iterable[Sequence[object]]]  # its columns, and its rows


def extract_of(tables: Mapping[str, Table]) -> Extract:
    """As intake reads it, in this process: a reader apart for each file takes half a second."""
    return _checked({name: _csv(*table) for name, table in tables.items()})


def read_folder(folder: Path) -> Extract:
    return _checked({path.stem: path.read_bytes() for path in sorted(folder.glob("*.csv"))})


def _checked(files: Mapping[str, bytes]) -> Extract:
    reading = Reading()
    for name, data in files.items():
        read = read_csv(data, name=name, source=f"{name}.csv")
        reading.problems += read.problems
        reading.tables |= {table.name: table for table in read.tables}
    return check_extract(Path("extract"), reading, RULES)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([columns, *rows])
    return text.getvalue().encode()


def take(extract: Extract, *, at: datetime = NOW, whose: Whose = Whose.NOT_SAID) -> Imported:
    return import_extract(extract, times=TIMES, at=at, whose=whose)


def taken_out(folder: Path, *, as_at: date = TODAY) -> Extract:
    """What the office holds, as intake reads it again."""
    write_extract(folder, as_at=as_at, times=TIMES, directory=default_directory())
    return read_folder(folder)


def contents_of(extract: Extract) -> dict[str, tuple[frozenset[str], list[dict[str, object]]]]:
    """Everything that an extract says: of each table the columns that it has, and all rows."""
    return {
        name: (extract.given[name], table.to_pylist()) for name, table in extract.tables.items()
    } | {"notice": (frozenset(), [{"notice": extract.notice}])}
