"""Past years that we have only as published totals: they must add up, and agree with our cases.

A row of ``counts`` without a category is a total for all categories, and one without an outcome is
a total for all outcomes. A figure given twice must be the same both times. A total must be
the sum of its parts; if some outcomes are not given, it can be larger than the others together.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from upheld.core.profile import Profile
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.intake.checks.checked import CheckedTable, number_of
from upheld.intake.checks.findings import Findings, Tables
from upheld.intake.checks.keys import ENTERED_AGAIN, codes_of
from upheld.intake.problems import Problem

TABLE_OF = {what: "decided" if what is What.REMEDIED else str(what) for what in What}
DATED = {"received": "received_on", **ENTERED_AGAIN}

PERCENTAGE = re.compile(r"(100|[1-9]?[0-9]|>99|<1)%")
RATE = re.compile(r"[0-9]{1,4}(\.[0-9])?|<0\.1")

Cell = tuple[str | None, str | None]  # category and outcome; None is a total
Block = dict[Cell, tuple[int, int]]  # for one year, authority and what: count and row


def check_counts(tables: Tables, profile: Profile) -> Findings:
    counts = tables.get("counts")
    if counts is None or not counts.rows:
        return Findings()
    blocks = _blocks(counts)
    problems: list[Problem] = []
    if counts.whole:
        for key, block in blocks.items():
            problems += _sums(counts, block, profile.outcomes_of(What(key[2])))
            if key[2] == What.REMEDIED:
                decided = blocks.get((key[0], key[1], str(What.DECIDED)), {})
                for outcome in profile.with_fault:
                    problems += _remedied(counts, block, decided, outcome)
    problems += _against_cases(counts, blocks, tables)
    return Findings(problems)


def _blocks(counts: CheckedTable) -> dict[tuple[int, str, str], Block]:
    blocks: dict[tuple[int, str, str], Block] = defaultdict(dict)
    columns = ("year", "authority", "what", "category", "outcome", "count")
    cells = (counts.table[name].to_pylist() for name in columns)
    for row, (year, authority, what, category, outcome, count) in enumerate(
        zip(*cells, strict=True)
    ):
        # A second row with the same key is reported by the check of keys.
        blocks[year, authority, what].setdefault((category, outcome), (count, row))
    return blocks


def _count_problem(counts: CheckedTable, row: int, trouble: str, remedy: str) -> Problem:
    value = str(counts.cell(row, "count"))
    return Problem(counts.source, int(counts.lines[row]), "count", value, trouble, remedy)


def _sums(counts: CheckedTable, block: Block, wanted: Sequence[str]) -> Iterator[Problem]:
    remedy = "Correct the total or its parts."
    for outcome in {outcome for _, outcome in block}:
        parts = [n for (c, o), (n, _) in block.items() if o == outcome and c is not None]
        if (None, outcome) in block and parts:
            total, row = block[None, outcome]
            if total != sum(parts):
                trouble = f"is the total for all categories, but they add up to {sum(parts)}"
                yield _count_problem(counts, row, trouble, remedy)
    for category in {category for category, _ in block}:
        given = {o: n for (c, o), (n, _) in block.items() if c == category and o is not None}
        if (category, None) in block and given:
            total, row = block[category, None]
            complete = set(given) >= set(wanted)
            if total < sum(given.values()) or (complete and total != sum(given.values())):
                trouble = (
                    f"is the total for all outcomes, but those given add up to"
                    f" {sum(given.values())}"
                )
                yield _count_problem(counts, row, trouble, remedy)


def _remedied(
    counts: CheckedTable, block: Block, decided: Block, outcome: str
) -> Iterator[Problem]:
    """There cannot be more remedied decisions in a year than decisions."""
    all_of_them = _by_category(decided, outcome)
    for category, (count, row) in _by_category(block, outcome).items():
        many, _ = all_of_them.get(category, (count, row))
        if count > many:
            yield _count_problem(
                counts,
                row,
                f"is more than the number of decisions that are {outcome!r}, which is {many}",
                "Remedied decisions are some of them. Correct one of the two counts.",
            )
            return


def _by_category(block: Block, outcome: str) -> dict[str | None, tuple[int, int]]:
    """Under None their total, if it is not given."""
    found = {category: told for (category, known), told in block.items() if known == outcome}
    if found and None not in found:
        found[None] = sum(count for count, _ in found.values()), next(iter(found.values()))[1]
    return found


def _against_cases(
    counts: CheckedTable, blocks: Mapping[tuple[int, str, str], Block], tables: Tables
) -> list[Problem]:
    """Counts for a year whose cases we also have; an authority without cases has 0 of each.

    We print the cases, not the counts: if ``counts`` has 7 upheld for Kent in 2022-23, but that
    year's cases have none about Kent, 0 would be printed.
    """
    problems: list[Problem] = []
    for what in What:
        table = tables.get(TABLE_OF[what])
        years = {year for year, _, counted in blocks if counted == what}
        if table is None or not table.whole or not years:
            continue
        if what is What.RECOMMENDATIONS:
            continue  # more time may have moved what was due since
        if what is What.REMEDIED and "remedied_by_authority" not in table.given:
            continue
        held = set(table.years(DATED[table.name]).tolist())
        tally = _tally(table, what, years)
        for (year, authority, counted), block in blocks.items():
            if counted == what and year in held:
                problems += _differing(counts, table, block, tally[year, authority])
    return problems


def _tally(
    table: CheckedTable, what: What, years: set[int]
) -> dict[tuple[int, str], Counter[Cell]]:
    """Cases by year and authority, then by category and outcome, with totals under None."""
    year_of = table.years(DATED[table.name])
    standing = np.isin(year_of, list(years)) & ~_superseded(table, year_of)
    rows = np.flatnonzero(standing)
    some = table.table.take(rows)
    authorities = some["authority"].to_pylist()
    nothing: list[str | None] = [None] * len(rows)
    categories = some["category"].to_pylist() if "category" in some.column_names else nothing
    outcomes = some["outcome"].to_pylist() if "outcome" in some.column_names else nothing
    counted = [True] * len(rows)
    if what is What.REMEDIED:
        counted = [bool(told) for told in some["remedied_by_authority"].to_pylist()]
    tally: dict[tuple[int, str], Counter[Cell]] = defaultdict(Counter)
    for year, authority, category, outcome, counts in zip(
        year_of[rows].tolist(), authorities, categories, outcomes, counted, strict=True
    ):
        if counts:
            cells = {(c, o) for c in (category, None) for o in (outcome, None)}
            tally[year, authority].update(cells)
    return tally


def _superseded(table: CheckedTable, years: np.ndarray) -> np.ndarray:
    """Entries replaced by a later entry for the same case in the same business year."""
    superseded = np.zeros(table.rows, dtype=bool)
    if "sequence" not in table.table.column_names:
        return superseded
    cases = codes_of(table.table["reference"], table.table["authority"])
    sequence = table.table["sequence"].to_numpy()
    order = np.lexsort((sequence, cases))
    same = cases[order][1:] == cases[order][:-1]
    begins = np.r_[True, ~same | (np.diff(sequence[order]) > 0)][: table.rows]
    firsts, entry = order[begins], np.cumsum(begins) - 1  # the findings of one are one entry
    again = cases[firsts][1:] == cases[firsts][:-1]
    replaced = np.r_[again & (years[firsts][1:] <= years[firsts][:-1]), False]
    superseded[order] = replaced[entry]
    return superseded


def _differing(
    counts: CheckedTable, table: CheckedTable, block: Block, tally: Counter[Cell]
) -> Iterator[Problem]:
    for (category, outcome), (count, row) in block.items():
        if category is not None and "category" not in table.table.column_names:
            continue
        cases = tally[category, outcome]
        if cases != count:
            trouble = f"contradicts {table.source}, which has {number_of(cases, 'such case')}"
            remedy = "We count the cases themselves. Delete the row, or correct the cases."
            yield _count_problem(counts, row, trouble, remedy)


def check_averages(tables: Tables, profile: Profile) -> Findings:
    findings = Findings()
    averages = tables.get("averages")
    if averages is None:
        return findings
    early = 0
    for row, cells in enumerate(averages.table.to_pylist()):
        measure, year = profile.by_slug[cells["measure"]], Year(cells["year"])
        early += not measure.in_year(year)
        wrong = _wrong_average(cells["text"], is_rate=measure.is_rate)
        column, value = "text", cells["text"]
        if not wrong and _year_held(tables, TABLE_OF[measure.counted.what], year):
            source = tables[TABLE_OF[measure.counted.what]].source
            column, value = "year", str(year)
            wrong = (
                f"is a year whose cases are in {source}, so we work out its averages",
                "Published averages are only for years without cases. Delete the row.",
            )
        if wrong:
            line = int(averages.lines[row])
            findings.problems.append(Problem(averages.source, line, column, value, *wrong))
    if early:
        said = number_of(early, "average is", "averages are")
        findings.notes.append(
            f"{averages.source}: {said} not printed, as the measure did not exist that year."
        )
    return findings


def _wrong_average(text: str, *, is_rate: bool) -> tuple[str, str] | None:
    if is_rate:
        if RATE.fullmatch(text):
            return None
        return "is not a rate", "Write it like 4.7, without a sign."
    if PERCENTAGE.fullmatch(text):
        return None
    remedy = "Write it like 45%, >99% or <1%."
    if re.fullmatch(r"0\.[0-9]{1,2}", text):
        # A cell formatted as a percentage is stored as a fraction.
        remedy = f"Write {round(float(text) * 100)}% and format the column as text."
    elif re.fullmatch(r"100|[1-9]?[0-9]", text):
        remedy = f"Write {text}%."
    return "is not a percentage", remedy


def _year_held(tables: Tables, table: str, year: Year) -> bool:
    if table not in tables:
        return False
    return bool((tables[table].years(DATED[table]) == year.start).any())


def check_populations(tables: Tables) -> Findings:
    populations = tables.get("populations")
    if populations is None:
        return Findings()
    return Findings(
        populations.problems(
            populations.equals("population", 0),
            column="population",
            value="0",
            trouble="is not a number of residents",
            remedy="Write how many people live there, or delete the row.",
        )
    )
