"""A table checked and mapped in place, with aggregate queries that fetch no rows.

We fetch only numbers of rows, and what mapping.py asks for: distinct words and names.
"""

from functools import reduce
from typing import Any

import ibis
from ibis import _

from upheld.intake.checks.dates import EARLIEST, LATEST
from upheld.intake.checks.keys import FINDING, key_of_rows
from upheld.intake.checks.nothing import IDENTIFIES, words_for_nothing
from upheld.intake.checks.one_table import NUMBERED_ONE, REMEDIED
from upheld.intake.checks.several_findings import HOW_TO_NUMBER, as_counted
from upheld.intake.checks.with_fault import only_remedied, outcomes_with_fault
from upheld.intake.in_place.findings_in_place import check_findings
from upheld.intake.in_place.in_rows import LEFT_OUT, Against, InPlace, in_rows, problem_in
from upheld.intake.in_place.mapping import in_our_words
from upheld.intake.in_place.reading_references import SPELT, read_references
from upheld.intake.problems import Problem
from upheld.intake.table_places import Place
from upheld.intake.tables import TABLES, Column, Holds, TableSpec

MASK = 2**31 - 1


def check_in_place(place: Place, raw: ibis.Table, against: Against) -> InPlace:
    spec = as_counted(TABLES[place.table], against.rules.profile)
    found = InPlace(place, given=frozenset(c.name for c in spec.columns if c.name in raw.columns))
    found.problems += _columns(place, spec, raw)
    if found.problems:
        return found
    typed = _typed(spec, raw)
    found.problems += _cells(place, spec, typed, found, against)
    typed = read_references(found, typed, against)
    if found.problems:
        return found  # words are mapped only if every date and reference is sound
    mapped = in_our_words(place, spec, typed, found, against)
    if not found.problems:
        found.spelt = mapped.select("reference", "authority", SPELT)
        mapped = mapped.drop(SPELT)
        found.problems += _of_rows(place, spec, mapped, found, against)
        found.table = mapped
        found.fingerprint = _fingerprint(mapped, against)
    return found


def _columns(place: Place, spec: TableSpec, raw: ibis.Table) -> list[Problem]:
    problems = []
    for column in spec.columns:
        if column.name not in raw.columns:
            if column.required:
                trouble = "the column is missing"
                remedy = "Add it, or make a view with our names for its columns."
                remedy += f" {HOW_TO_NUMBER}" if column.name == FINDING else ""
                problems.append(problem_in(place, column.name, None, trouble, remedy))
            continue
        kind, called = raw[column.name].type(), WANTED.get(column.holds, "")
        if called and not _is(called, kind):
            remedy = f"Make it {called}, for example in a view."
            trouble = "is not the right type"
            problems.append(problem_in(place, column.name, str(kind), trouble, remedy))
    return problems


WANTED = {Holds.DATE: "a date", Holds.SEQUENCE: "a whole number", Holds.YES_NO: "a boolean"}


def _is(called: str, kind: Any) -> bool:
    return bool(
        {
            "a date": kind.is_date() or kind.is_timestamp(),
            "a whole number": kind.is_integer(),
            "a boolean": kind.is_boolean() or kind.is_string(),
        }[called]
    )


def _typed(spec: TableSpec, raw: ibis.Table) -> ibis.Table:
    """The columns in the spec: dates as dates, and words as text without spaces around it."""
    columns = {}
    for column in spec.columns:
        if column.name not in raw.columns or column.name in LEFT_OUT:
            columns[column.name] = ibis.null(_ibis_type(column))
        elif column.holds is Holds.DATE:
            value = raw[column.name]
            columns[column.name] = value.date() if value.type().is_timestamp() else value
        elif column.holds is Holds.SEQUENCE:
            columns[column.name] = raw[column.name].cast("int64")
        elif raw[column.name].type().is_boolean():
            columns[column.name] = raw[column.name]
        else:
            columns[column.name] = raw[column.name].cast("string").strip().nullif("")
        if column.name == NUMBERED_ONE:
            columns[column.name] = columns[column.name].fill_null(1)
    return raw.select(**columns)


def _ibis_type(column: Column) -> str:
    known = {Holds.DATE: "date", Holds.SEQUENCE: "int64", Holds.YES_NO: "boolean"}
    return known.get(column.holds, "string")


def _cells(
    place: Place, spec: TableSpec, typed: ibis.Table, found: InPlace, against: Against
) -> list[Problem]:
    """Empty cells and dates out of range, counted in one query."""
    counts: dict[str, Any] = {"rows": typed.count()}
    told: dict[str, tuple[str, str, str]] = {}
    for column in spec.columns:
        if column.name not in found.given:
            continue
        cell = typed[column.name]
        if column.filled:
            counts[f"empty_{column.name}"] = typed.count(where=cell.isnull())
            told[f"empty_{column.name}"] = column.name, "the cell is empty", "Fill it in."
        if column.name in IDENTIFIES:
            nothing = cell.lower().re_search(words_for_nothing(column)).fill_null(False)
            counts[f"nothing_{column.name}"] = typed.count(where=nothing)
            trouble = f"a word for no value (NULL, N/A, -) would count as one {column.name}"
            told[f"nothing_{column.name}"] = column.name, trouble, "Make it NULL in a view."
        if column.holds is Holds.DATE:
            out = (cell < ibis.literal(EARLIEST)) | (cell > ibis.literal(LATEST))
            counts[f"out_{column.name}"] = typed.count(where=out.fill_null(False))
            trouble = f"the date is not between {EARLIEST} and {LATEST}"
            told[f"out_{column.name}"] = column.name, trouble, "Correct the year."
        if column.holds is Holds.SEQUENCE:
            counts[f"below_{column.name}"] = typed.count(where=(cell < 1).fill_null(False))
            trouble = "the number is below 1"
            told[f"below_{column.name}"] = column.name, trouble, "Begin with 1, then 2 and so on."
    (row,) = against.run(typed.aggregate(**counts))
    found.rows = row["rows"]
    if not found.rows:
        found.notes.append(f"{place.source}: the table has no rows.")
    return [
        problem_in(place, column, None, in_rows(trouble, row[name]), remedy)
        for name, (column, trouble, remedy) in told.items()
        if row[name]
    ]


def _of_rows(
    place: Place, spec: TableSpec, table: ibis.Table, found: InPlace, against: Against
) -> list[Problem]:
    """Keys that are there twice, and remedies for decisions without fault."""
    problems = []
    twice = table.group_by(*spec.key).aggregate(times=_.count()).filter(_.times > 1)
    (row,) = against.run(twice.aggregate(keys=_.count(), rows=_.times.sum()))
    if row["keys"]:
        columns = ", ".join(key_of_rows(spec, found.given))
        trouble = in_rows(f"the same {columns} is there more than once", row["rows"])
        remedy = "Keep the row that is right, or number a case's entries in the column sequence."
        problems.append(problem_in(place, None, None, trouble, remedy))
    if spec.name == "decided":
        profile = against.rules.profile
        without = ~_.outcome.isin(profile.with_fault)
        wrong = table.filter(_[REMEDIED].fill_null(False) & without)
        (row,) = against.run(wrong.aggregate(rows=_.count()))
        if row["rows"]:
            said = f"there is a remedy for a decision that is not {outcomes_with_fault(profile)}"
            trouble = in_rows(said, row["rows"])
            remedy = f"{only_remedied(profile)} Correct one of them."
            problems.append(problem_in(place, REMEDIED, None, trouble, remedy))
        problems += check_findings(table, found, against)
    return problems


def _fingerprint(table: ibis.Table, against: Against) -> str:
    """The number of rows and two sums of hashes of everything counted, in any order of rows.

    It uses the engine's own hash. The same rows on the same engine always give the same
    fingerprint, but it is no proof against someone who means to deceive.
    """
    texts = [table[name].cast("string").fill_null("") for name in table.columns]
    whole = reduce(lambda one, other: one + "|" + other, texts)
    sums = table.aggregate(
        rows=_.count(),
        first=(whole.hash() & MASK).sum().cast("int64"),
        second=((whole + "|").hash() & MASK).sum().cast("int64"),
    )
    (row,) = against.run(sums)
    return f"{row['rows']} {row['first']} {row['second']}"
