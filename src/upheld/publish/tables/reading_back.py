"""Reading the files of tables back, each with other software than wrote it."""

import csv
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import python_calamine

Lines = list[list[Any]]


class Unreadable(Exception):
    """A file that its reader refuses, in that reader's words."""


def read_csv(path: Path) -> Lines:
    """Every line including the header, all as text."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file, strict=True))
    except (csv.Error, UnicodeDecodeError) as error:
        raise Unreadable(f"cannot be read: {error}") from None


def read_parquet(path: Path) -> pa.Table:
    try:
        return pq.read_table(path)
    except (pa.ArrowException, OSError) as error:
        raise Unreadable(f"cannot be read: {error}") from None


def read_workbook(path: Path) -> dict[str, Lines]:
    """Sheet to its lines including the header, in the order of the sheets. Numbers are floats."""
    try:
        workbook = python_calamine.load_workbook(str(path))
        return {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }
    except python_calamine.CalamineError as error:
        raise Unreadable(f"cannot be read: {error}") from None
