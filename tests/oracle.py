"""The same counts in plain loops that a person can follow, written without looking at core.

It is slow and says nothing well; it is there to disagree with.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import floor


def year_of(day: date) -> int:
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def last_entries(rows: Iterable[Mapping], dated: str, as_at: date) -> list[Mapping]:
    """Of every case, the entry with the highest sequence among those made by the day."""
    kept = {}
    for row in rows:
        if row[dated] > as_at:
            continue
        case = row["authority"], row["reference"]
        if case not in kept or row["sequence"] > kept[case]["sequence"]:
            kept[case] = row
    return list(kept.values())


def uphold_counts(rows: Iterable[Mapping], *, year: int, as_at: date) -> dict[str, tuple[int, int]]:
    """Authority to (upheld, investigated) of one year."""
    upheld, investigated = Counter(), Counter()
    for row in last_entries(rows, "decided_on", as_at):
        if year_of(row["decided_on"]) == year and row["outcome"] in ("upheld", "not upheld"):
            investigated[row["authority"]] += 1
            upheld[row["authority"]] += row["outcome"] == "upheld"
    return {name: (upheld[name], investigated[name]) for name in investigated}


def remedy_counts(rows: Iterable[Mapping], *, year: int, as_at: date) -> dict[str, tuple[int, int]]:
    """Authority to (remedied before, upheld) of one year."""
    remedied, upheld = Counter(), Counter()
    for row in last_entries(rows, "decided_on", as_at):
        if year_of(row["decided_on"]) == year and row["outcome"] == "upheld":
            upheld[row["authority"]] += 1
            remedied[row["authority"]] += bool(row["remedied_by_authority"])
    return {name: (remedied[name], upheld[name]) for name in upheld}


def compliance_counts(
    rows: Iterable[Mapping], *, year: int, as_at: date
) -> dict[str, tuple[int, int, int]]:
    """Authority to (late, complied, outcomes but ceased) of one year."""
    late, complied, outcomes = Counter(), Counter(), Counter()
    for row in last_entries(rows, "recorded_on", as_at):
        if year_of(row["recorded_on"]) != year or row["outcome"] == "ceased":
            continue
        outcomes[row["authority"]] += 1
        complied[row["authority"]] += row["outcome"] in ("complete and satisfied", "complete late")
        late[row["authority"]] += row["outcome"] == "complete late"
    return {name: (late[name], complied[name], outcomes[name]) for name in outcomes}


def printed_percentage(counted: int, out_of: int) -> str:
    """With exact fractions: halves up, and 100 or 0 only when it is exactly that."""
    if not out_of:
        return "no cases"
    rounded = floor(Fraction(100 * counted, out_of) + Fraction(1, 2))
    if rounded == 100 and counted != out_of:
        return ">99%"
    if rounded == 0 and counted:
        return "<1%"
    return f"{rounded}%"
