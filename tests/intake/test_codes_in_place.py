"""An office's own codes in a table that is counted in place, read as in a file."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.profiles import OFFICE
from upheld.intake.extract import Extract
from upheld.intake.problems import IntakeError
from upheld.intake.reading_extract import read_extract

CODES = """\
what,code,outcome,remedied_by_authority
decided,UR,upheld,yes
decided,N,not upheld,
category,H1,Housing,
"""


def read(folder: Path, categories: list[str]) -> Extract:
    decided = pa.table(
        {
            "reference": ["19 000 001", "19 000 002", "19 000 003"],
            "authority": ["Adur"] * 3,
            "decided_on": [date(2019, 9, 2)] * 3,
            "outcome": ["ur", "N", "Upheld"],
            "category": categories,
        }
    )
    pq.write_table(decided, folder / "lying.parquet")
    extract = folder / "extract"
    extract.mkdir()
    (extract / "where.toml").write_text(f'[decided]\nparquet = "{folder}/lying.parquet"\n')
    (extract / "codes.csv").write_text(CODES)
    return read_extract(extract, directory=OFFICE.directory, profile=OFFICE.profile)


def test_codes_in_place_become_outcomes_categories_and_remedies(tmp_path):
    extract = read(tmp_path, ["h1", "Benefits and Tax", "H1"])
    rows = extract.run(extract.in_place["decided"].order_by("reference"))
    columns = ("outcome", "category", "remedied_by_authority")
    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("upheld", "Housing", True),
        ("not upheld", "Benefits & Tax", False),
        ("upheld", "Housing", False),
    ]


def test_an_unexplained_category_in_place_is_told_once_with_its_number_of_rows(tmp_path):
    with pytest.raises(IntakeError) as refused:
        read(tmp_path, ["H9", "H1", "H9"])
    (problem,) = refused.value.problems
    assert (problem.column, problem.value, problem.trouble) == (
        "category",
        "H9",
        "is neither a category nor a known code, in 2 rows",
    )
