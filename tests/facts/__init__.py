"""Facts that tests reproduce: figures as published, values as other software works them out.

Each file's origin and licence stand in README.md, each row's source in the row.
"""

import csv
import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def fact_file(name: str) -> Path:
    return FOLDER / name


def facts(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of this folder."""
    with fact_file(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reference_values() -> list[dict[str, Any]]:
    """name, input, expected, tol and source of every reference value."""
    return json.loads(fact_file("reference_values.json").read_text("utf-8"))
