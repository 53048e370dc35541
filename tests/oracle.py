"""The same counts in plain loops that a person can follow, written without looking at core.

It is slow and says nothing well; it is there to disagree with.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import comb, floor


def year_of(day: date) -> int:
    return day.year if (day.month, day.day) >= (4, 1) else day.year - 1


def last_entries(rows: Iterable[Mapping], dated: str, as_at: date) -> list[Mapping]:
    """Of every case, the entry with the highest sequence among those made by the day.

    An entry is several rows if it is a decision with several findings.
    """
    kept = {}
    for row in rows:
        if row[dated] > as_at:
            continue
        case = row["authority"], row["reference"]
        if case not in kept or row["sequence"] > kept[case][0]["sequence"]:
            kept[case] = [row]
        elif row["sequence"] == kept[case][0]["sequence"]:
            kept[case].append(row)
    return [row for rows_of_case in kept.values() for row in rows_of_case]


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


def whose(row: Mapping, named: Mapping[str, str], last_days: Mapping[str, date]) -> str:
    """Who had the recommendations to carry out on the day that the outcome was recorded."""
    owner = row["authority"]
    while owner in named and row["recorded_on"] > last_days[owner]:
        owner = named[owner]
    return owner


def compliance_counts(
    rows: Iterable[Mapping],
    *,
    year: int,
    as_at: date,
    named: Mapping[str, str] = {},
    last_days: Mapping[str, date] = {},
) -> dict[str, tuple[int, int, int]]:
    """Authority to (late, complied, outcomes but ceased) of one year."""
    late, complied, outcomes = Counter(), Counter(), Counter()
    for row in last_entries(rows, "recorded_on", as_at):
        if year_of(row["recorded_on"]) != year or row["outcome"] == "ceased":
            continue
        owner = whose(row, named, last_days)
        outcomes[owner] += 1
        complied[owner] += row["outcome"] in ("complete and satisfied", "complete late")
        late[owner] += row["outcome"] == "complete late"
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


def chances(drawn: int, marked: int, whole: int) -> dict[int, Fraction]:
    """How often k of the drawn are marked: by counting hands, one by one."""
    hands = {
        k: comb(marked, k) * comb(whole - marked, drawn - k)
        for k in range(drawn + 1)
        if k <= marked and drawn - k <= whole - marked
    }
    return {k: Fraction(number, comb(whole, drawn)) for k, number in hands.items()}


def chances_by_service(services: Iterable[tuple[int, int, int]]) -> dict[int, Fraction]:
    """The same for several services, of each (drawn, marked, whole): every way to add up to k."""
    together = {0: Fraction(1)}
    for service in services:
        added: dict[int, Fraction] = {}
        for k, chance in together.items():
            for more, other in chances(*service).items():
                added[k + more] = added.get(k + more, Fraction(0)) + chance * other
        together = added
    return together


def answer(
    counted: int,
    out_of: int,
    by_chance: Mapping[int, Fraction],
    *,
    others: int,
    level: Fraction = Fraction(25, 1000),
) -> str:
    """What a result is said to show, in the order of the rules; ``others`` are the others' cases."""
    below = sum(chance for k, chance in by_chance.items() if k <= counted)
    above = sum(chance for k, chance in by_chance.items() if k >= counted)
    if out_of < 5:
        return "too-few"
    if above <= level:
        return "higher"
    if below <= level:
        return "lower"
    if by_chance[min(by_chance)] <= level or by_chance[max(by_chance)] <= level:
        return "no-difference-shown"
    all_alike = len(by_chance) == 1 and others > 0
    return "no-difference-shown" if all_alike else "too-few"


def range_of_chance(by_chance: Mapping[int, Fraction], level: Fraction) -> tuple[int, int]:
    """The least and the most count of which neither tail reaches the level, one by one."""
    still = [
        count
        for count in by_chance
        if sum(chance for k, chance in by_chance.items() if k <= count) > level
        and sum(chance for k, chance in by_chance.items() if k >= count) > level
    ]
    return min(still), max(still)


def clopper_pearson_limits(counted: int, out_of: int) -> tuple[float, float]:
    """The rates at which so many, or so few, would come up 1 time in 40; by halving."""

    def tail(rate: float, counts: Iterable[int]) -> float:
        return sum(comb(out_of, k) * rate**k * (1 - rate) ** (out_of - k) for k in counts)

    def rate_of(counts: range, *, rises: bool) -> float:
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            if (tail(middle, counts) > 0.025) == rises:
                high = middle
            else:
                low = middle
        return low

    low = rate_of(range(counted, out_of + 1), rises=True) if counted else 0.0
    high = rate_of(range(counted + 1), rises=False) if counted < out_of else 1.0
    return low, high
