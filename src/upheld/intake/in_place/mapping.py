"""The words in a table mapped to ours, in place.

We fetch distinct words, with the number of rows each is in, and the distinct names of authorities
in each stretch of days between two changes of the directory. They are read like words in a file.
What they mean goes back as small tables, which the engine joins.
"""

from collections.abc import Callable
from datetime import date
from functools import reduce
from operator import add

import ibis
import pyarrow as pa
from ibis import _

from upheld.core.vocabulary import folded
from upheld.intake.checks.authority_cells import EARLIEST as BEFORE_ALL
from upheld.intake.checks.authority_cells import remedy_of
from upheld.intake.checks.codes import coded_reader
from upheld.intake.checks.nothing import with_words_for_nothing
from upheld.intake.checks.one_table import REMEDIED
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import reader_of, type_of
from upheld.intake.in_place.in_rows import LEFT_OUT, Against, InPlace, in_rows, problem_in
from upheld.intake.in_place.reading_references import SPELT
from upheld.intake.table_places import Place
from upheld.intake.tables import Column, Holds, TableSpec

MOST_WORDS = 20_000  # different words in one column: with more, it is the wrong column


def in_our_words(
    place: Place, spec: TableSpec, typed: ibis.Table, found: InPlace, against: Against
) -> ibis.Table:
    table = typed
    # The authority last: its join leaves out the rows whose name is unknown.
    for column in sorted(spec.columns, key=lambda c: c.holds is Holds.AUTHORITY):
        if column.name not in found.given:
            continue
        if column.holds is Holds.AUTHORITY:
            table = _authorities(place, spec, table, found, against)
        elif table[column.name].type().is_string() and column.name not in LEFT_OUT:
            rules = against.rules
            reader = reader_of(spec.name, column, profile=rules.profile, faults=rules.faults)
            if reader is None or column.holds is Holds.REFERENCE:
                continue
            if column.holds is Holds.OUTCOME and rules.codes.tell_remedied(spec.name):
                table = _remedied(place, table, found, against)
            reader = with_words_for_nothing(coded_reader(rules.codes, column, reader), column)
            table = _words(place, column, table, found, against, reader)
    if spec.name == "decided" and REMEDIED in found.given:
        table = table.mutate(**{REMEDIED: table[REMEDIED].fill_null(False)})
    return table.select([*(column.name for column in spec.columns), SPELT])


def _distinct(
    place: Place, column: str, table: ibis.Table, found: InPlace, against: Against
) -> list[dict]:
    """Each word in a column, with the number of rows it is in."""
    counted = table.filter(table[column].notnull()).group_by(word=table[column])
    words = against.run(counted.aggregate(rows=_.count()).limit(MOST_WORDS + 1))
    if len(words) > MOST_WORDS:
        trouble = f"the column has more than {MOST_WORDS:,} different words"
        found.problems.append(
            problem_in(place, column, None, trouble, "Check that this is the right column.")
        )
        return []
    return sorted(words, key=lambda row: row["word"])


def _words(
    place: Place,
    column: Column,
    table: ibis.Table,
    found: InPlace,
    against: Against,
    reader: Callable[[str], object],
) -> ibis.Table:
    meant: dict[str, object] = {}
    for row in _distinct(place, column.name, table, found, against):
        try:
            meant[row["word"]] = reader(row["word"])
        except Unreadable as why:
            trouble = in_rows(why.trouble, row["rows"])
            found.problems.append(problem_in(place, column.name, row["word"], trouble, why.remedy))
    return _joined(table, column.name, {column.name: (meant, type_of(column.holds))})


def _remedied(place: Place, table: ibis.Table, found: InPlace, against: Against) -> ibis.Table:
    """What the office's codes for outcomes also say: whether the authority had remedied it."""
    meanings = against.rules.codes.of(place.table)
    words = [row["word"] for row in _distinct(place, "outcome", table, found, against)]
    told: dict[str, object] = {
        word: meaning.remedied_by_authority
        for word in words
        if (meaning := meanings.get(folded(word))) is not None
    }
    table = _joined(
        table.mutate(code=table["outcome"]), "code", {"told": (told, pa.bool_())}, drop=True
    )
    differ = table.filter((_.told != _[REMEDIED].cast("boolean")).fill_null(False)).count()
    (row,) = against.run(differ.as_table())
    if many := next(iter(row.values())):
        trouble = "the cell contradicts the code in its row, which means the opposite"
        remedy = "Correct the cells or the code in the table codes."
        found.problems.append(problem_in(place, REMEDIED, None, in_rows(trouble, many), remedy))
    found.given |= {REMEDIED}
    table = table.mutate(**{REMEDIED: ibis.coalesce(table[REMEDIED].cast("boolean"), table.told)})
    return table.drop("told")


def _joined(
    table: ibis.Table,
    on: str,
    columns: dict[str, tuple[dict[str, object], pa.DataType]],
    *,
    drop: bool = False,
) -> ibis.Table:
    """The table with the meaning of each word in place of the word, or in a column of its own."""
    words = sorted({word for meant, _type in columns.values() for word in meant})
    arrays = {"the_word": pa.array(words, pa.string())}
    for name, (meant, kind) in columns.items():
        arrays[f"meant_{name}"] = pa.array([meant.get(word) for word in words], kind)
    small = ibis.memtable(pa.table(arrays))
    joined = table.left_join(small, table[on] == small.the_word)
    renamed = {name: joined[f"meant_{name}"] for name in columns}
    kept = [name for name in table.columns if name not in renamed and not (drop and name == on)]
    return joined.select(*kept, **renamed)


def _authorities(
    place: Place, spec: TableSpec, table: ibis.Table, found: InPlace, against: Against
) -> ibis.Table:
    """Each name, matched once for each stretch of days between two changes of the directory."""
    days = table[spec.dated_by]
    turns = against.rules.directory.turning_days
    passed = [(days >= ibis.literal(day)).cast("int32") for day in turns]
    staged = table.mutate(stretch=reduce(add, passed) if passed else ibis.literal(0, "int32"))
    counted = staged.group_by("authority", "stretch").aggregate(rows=_.count())
    names = against.run(counted.limit(MOST_WORDS * 5 + 1))
    if len(names) > MOST_WORDS * 5:
        trouble = "the column has more names than there can be authorities"
        remedy = "Check that this is the right column."
        found.problems.append(problem_in(place, "authority", None, trouble, remedy))
        return table
    starts: tuple[date, ...] = (BEFORE_ALL, *turns)
    slugs: dict[tuple[str, int], str] = {}
    for row in sorted(names, key=lambda row: (row["authority"], row["stretch"])):
        match = against.rules.directory.match(row["authority"], on=starts[row["stretch"]])
        if match.authority is None:
            trouble = in_rows(match.why, row["rows"])
            found.problems.append(
                problem_in(place, "authority", row["authority"], trouble, remedy_of(match))
            )
        else:
            slugs[row["authority"], row["stretch"]] = match.authority.slug
    small = ibis.memtable(
        pa.table(
            {
                "the_name": pa.array([name for name, _stretch in slugs], pa.string()),
                "the_stretch": pa.array([stretch for _name, stretch in slugs], pa.int32()),
                "slug": pa.array(list(slugs.values()), pa.string()),
            }
        )
    )
    joined = staged.inner_join(
        small, [staged.authority == small.the_name, staged.stretch == small.the_stretch]
    )
    kept = [name for name in table.columns if name != "authority"]
    return joined.select(*kept, authority=joined.slug)
