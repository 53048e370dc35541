"""References in a table counted in place: refused, or written as the office writes them.

The rules are those of core.references, in terms that every engine understands. What cannot be
folded there (a letter from another script, an invisible character) is refused.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import groupby
from operator import add
from typing import Any

import ibis
import pyarrow as pa
from ibis import _

from upheld.core.references import ANY, PLACES, Forms, bare_pattern, shapes_of
from upheld.intake.checks.checked import number_of
from upheld.intake.checks.findings import OF_CASES
from upheld.intake.checks.reference_cells import no_reference
from upheld.intake.in_place.in_rows import Against, InPlace, in_rows, problem_in
from upheld.intake.problems import Problem

NO_LETTER_OR_DIGIT = "[^0-9A-Za-z]"
NOT_ON_A_KEYBOARD = "[^ -~]"
SPELT = "spelt"


def read_references(found: InPlace, typed_table: ibis.Table, against: Against) -> ibis.Table:
    """The table with its references written in one way, and in ``spelt`` as they were."""
    place = found.place
    table = typed_table.mutate(**{SPELT: _.reference})
    table = table.mutate(reference=_written(table.reference, against.rules.references))
    odd = table[SPELT].re_search(NOT_ON_A_KEYBOARD)
    unfit = table.reference.isnull() & table[SPELT].notnull() & ~odd
    counted = table.aggregate(
        odd=table.count(where=odd.fill_null(False)),
        odd_one=table[SPELT].min(where=odd),
        unfit=table.count(where=unfit.fill_null(False)),
        unfit_one=table[SPELT].min(where=unfit),
        respelt=table.count(where=(table[SPELT] != table.reference).fill_null(False)),
    )
    (row,) = against.run(counted)
    found.respelt = row["respelt"]
    if row["odd"]:
        trouble = "contains a character that cannot be seen, or is from another script"
        remedy = "Clean the references in a view, for example with regexp_replace."
        told = in_rows(trouble, row["odd"])
        found.problems.append(problem_in(place, "reference", row["odd_one"], told, remedy))
    if row["unfit"]:
        why = no_reference(row["unfit_one"], against.rules.references)
        told = in_rows(why.trouble, row["unfit"])
        found.problems.append(problem_in(place, "reference", row["unfit_one"], told, why.remedy))
    return table


def _written(reference: Any, forms: Forms) -> Any:
    """Null if it has none of the office's forms; unchanged if the office gives no form."""
    if forms == ANY:
        return reference
    bare = reference.re_replace(NO_LETTER_OR_DIGIT, "")
    return ibis.cases(
        *(
            (bare.re_search(f"^{bare_pattern(shape)}$"), _filled(shape, bare))
            for shape in shapes_of(forms.texts)
        )
    )


def _filled(shape: str, bare: Any) -> Any:
    parts, at = [], 0
    for is_given, marks in groupby(shape, key=lambda mark: mark in PLACES):
        text = "".join(marks)
        parts.append(bare.substr(at, len(text)) if is_given else ibis.literal(text))
        at += len(text) if is_given else sum(mark.isalnum() for mark in text)
    return reduce(add, parts)


def spelt_in_two_ways(
    in_place: Iterable[InPlace], files: Mapping[str, pa.Table], against: Against
) -> list[Problem]:
    """One problem for all cases that are spelt in two ways, with the first of them."""
    tables = [table for table in in_place if table.spelt is not None]
    if against.rules.references != ANY and not any(table.respelt for table in tables):
        return []  # grouping 100 million cases takes some gigabytes
    rows = [_rows(table.spelt, table.place.source) for table in tables]
    if against.rules.references == ANY:  # if the office gives a form, files have it already
        rows += [
            _rows(ibis.memtable(files[name]).mutate(**{SPELT: _.reference}), name)
            for name in OF_CASES
            if name in files and name not in {table.place.table for table in tables}
        ]
    if not tables:
        return []
    spellings = ibis.union(*rows) if len(rows) > 1 else rows[0]
    cases = spellings.group_by("alike", "authority").aggregate(
        first=_[SPELT].min(), last=_[SPELT].max()
    )
    twice = cases.filter(_.first != _.last)
    (found,) = against.run(twice.aggregate(cases=_.count(), first=_.alike.min()))
    if not found["cases"]:
        return []
    one = spellings.filter(_.alike == found["first"]).distinct().order_by(SPELT, "source")
    return [_problem(against.run(one), found["cases"])]


def _rows(table: ibis.Table, source: str) -> ibis.Table:
    alike = table[SPELT].re_replace(NO_LETTER_OR_DIGIT, "").lower()
    return table.select("authority", SPELT, alike=alike, source=ibis.literal(source))


def _problem(spellings: list[dict[str, Any]], cases: int) -> Problem:
    first = spellings[0]
    other = next(each for each in spellings if each[SPELT] != first[SPELT])
    trouble = f"is the same case as {first[SPELT]!r} in {first['source']}, spelt differently"
    many = number_of(cases, "case is", "cases are")
    remedy = f"{many} spelt in two ways. Spell each in one way, for example in a view."
    return Problem(other["source"], None, "reference", other[SPELT], trouble, remedy)
