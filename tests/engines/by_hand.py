"""The cells that the engines should count, in plain loops, as sets of (names and integers)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from tests.oracle import last_entries, year_of

Cells = dict[tuple, tuple]


def received_cells(rows: Iterable[Mapping], as_at: date) -> Cells:
    counts = Counter(
        (row["authority"], year_of(row["received_on"]), row["category"])
        for row in rows
        if row["received_on"] <= as_at
    )
    return {cell: (count,) for cell, count in counts.items()}


def decided_cells(rows: Iterable[Mapping], as_at: date) -> Cells:
    counts: Counter = Counter()
    remedied: Counter = Counter()
    for row in last_entries(rows, "decided_on", as_at):
        cell = row["authority"], year_of(row["decided_on"]), row["category"], row["outcome"]
        counts[cell] += 1
        remedied[cell] += row["outcome"] == "upheld" and bool(row["remedied_by_authority"])
    return {cell: (count, remedied[cell]) for cell, count in counts.items()}


def superseded_cells(rows: Iterable[Mapping], as_at: date) -> Cells:
    """Of cases with an entry after the day the one that stood, where it would be listed."""
    rows = list(rows)
    later = {(row["authority"], row["reference"]) for row in rows if row["decided_on"] > as_at}
    listed = ("closed after initial enquiries", "not upheld", "upheld")
    stood = [
        row
        for row in last_entries(rows, "decided_on", as_at)
        if (row["authority"], row["reference"]) in later and row["outcome"] in listed
    ]
    return decided_cells(stood, as_at)


def compliance_cells(rows: Iterable[Mapping], as_at: date) -> Cells:
    counts = Counter(
        (row["authority"], year_of(row["recorded_on"]), row["outcome"])
        for row in last_entries(rows, "recorded_on", as_at)
    )
    return {cell: (count,) for cell, count in counts.items()}


def complaints_cells(rows: Iterable[Mapping], as_at: date) -> Cells:
    references = defaultdict(list)
    for row in last_entries(rows, "decided_on", as_at):
        references[year_of(row["decided_on"]),].append(row["reference"])
    return {year: (len(set(found)), len(found)) for year, found in references.items()}
