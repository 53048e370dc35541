"""Work out again the tables of false alarms and power that the methodology prints.

python -m docs.make_evidence; it takes some two minutes. Tests hold the tables to what this finds.
"""

import csv
from pathlib import Path

from tests.evidence.county import county_rows
from tests.evidence.false_flags import estimated_target_row, fixed_target_rows, shapes
from tests.evidence.power import power_rows

FOLDER = Path(__file__).parent.parent / "src" / "upheld" / "publish" / "methodology" / "evidence"


def write(name: str, rows: list[dict[str, str]]) -> None:
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write("fixed_target", fixed_target_rows())
    write("estimated_target", [estimated_target_row(place) for place in range(len(shapes()))])
    write("power", power_rows())
    write("services", county_rows())
