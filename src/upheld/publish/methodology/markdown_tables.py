"""The methodology's tables: from rows of text, and from the evidence in this folder."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

EVIDENCE = Path(__file__).with_name("evidence")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table: the first column is flush left, numbers are on the right."""
    rows = [list(row) for row in rows]
    numeric = [
        place > 0 and all(_is_number(row[place]) for row in rows) for place in range(len(headings))
    ]
    lines = [headings, ["---:" if right else "---" for right in numeric], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _is_number(text: str) -> bool:
    return text.strip("<>%~").replace(".", "").replace(",", "").isdigit()


def evidence(name: str) -> list[dict[str, str]]:
    """The rows of one evidence table, worked out by docs/make_evidence.py and checked by tests."""
    with (EVIDENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
