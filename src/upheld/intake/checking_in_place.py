"""A table checked and mapped where it lies, by aggregate queries: no row of it is pulled over.

Pulled over are distinct words with how many rows bear each, the distinct names of authorities in
each stretch of days between two changes of the directory, and numbers of rows. They are read as
words of a file are; the words that they mean go back as small tables, joined in the engine.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import add
from typing import Any

import ibis
import pyarrow as pa
from ibis import _

from upheld.core.vocabulary import UPHELD, folded
from upheld.intake.authority_cells import EARLIEST as BEFORE_ALL
from upheld.intake.authority_cells import remedy_of
from upheld.intake.checked import number_of
from upheld.intake.checking import NUMBERED_ONE, REMEDIED
from upheld.intake.codes import Codes, coded_reader
from upheld.intake.dates import EARLIEST, LATEST
from upheld.intake.directory import Directory
from upheld.intake.keys import ENTERED_AGAIN
from upheld.intake.places import Place
from upheld.intake.problems import Problem
from upheld.intake.tables import TABLES, Column, Holds, TableSpec
from upheld.intake.unreadable import Unreadable
from upheld.intake.values import reader_of, type_of

MOST_WORDS = 20_000  # different words of one column: more, and it is the wrong column
LEFT_OUT = ("summary", "statement")  # long texts that no figure needs
MASK = 2**31 - 1


@dataclass
class InPlace:
    """``table`` is what the place holds, typed and in our words, not yet computed."""

    place: Place
    table: ibis.Table | None = None
    given: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rows: int = 0
    fingerprint: str = ""


@dataclass(frozen=True, kw_only=True)
class Against:
    connected: Any
    directory: Directory
    codes: Codes

    def run(self, expression: ibis.Table) -> list[dict]:
        rows: list[dict] = self.connected.to_pyarrow(expression).to_pylist()
        return rows


def check_in_place(place: Place, raw: ibis.Table, against: Against) -> InPlace:
    spec = TABLES[place.table]
    found = InPlace(place, given=frozenset(c.name for c in spec.columns if c.name in raw.columns))
    found.problems += _columns(place, spec, raw)
    if found.problems:
        return found
    typed = _typed(spec, raw)
    found.problems += _cells(place, spec, typed, found, against)
    if found.problems:
        return found  # words are mapped only where every date and reference can be relied on
    mapped = _mapped(place, spec, typed, found, against)
    if not found.problems:
        found.problems += _of_rows(place, spec, mapped, against)
        found.table = mapped
        found.fingerprint = _fingerprint(mapped, against)
    return found


def _columns(place: Place, spec: TableSpec, raw: ibis.Table) -> list[Problem]:
    problems = []
    for column in spec.columns:
        if column.name not in raw.columns:
            if column.required:
                trouble = "the column is missing"
                remedy = "Add it, or make a view that names its columns as ours are named."
                problems.append(_problem(place, column.name, None, trouble, remedy))
            continue
        kind, called = raw[column.name].type(), WANTED.get(column.holds, "")
        if called and not _is(called, kind):
            remedy = f"Make it {called}, for instance in a view."
            problems.append(_problem(place, column.name, str(kind), "is not its type", remedy))
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
    """The columns of the spec: dates as dates, all words as text without spaces around."""
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
        if column.holds is Holds.DATE:
            out = (cell < ibis.literal(EARLIEST)) | (cell > ibis.literal(LATEST))
            counts[f"out_{column.name}"] = typed.count(where=out.fill_null(False))
            trouble = f"the date does not lie between {EARLIEST} and {LATEST}"
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
        _problem(place, column, None, _in_rows(trouble, row[name]), remedy)
        for name, (column, trouble, remedy) in told.items()
        if row[name]
    ]


def _mapped(
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
            reader = reader_of(spec.name, column.name, column.holds)
            if reader is None or column.holds is Holds.REFERENCE:
                continue
            if column.name == "outcome" and spec.name in ENTERED_AGAIN:
                table = _outcomes(place, spec, table, found, against)
                continue
            table = _words(place, column, table, found, against, reader)
    if spec.name == "decided" and REMEDIED in found.given:
        table = table.mutate(**{REMEDIED: table[REMEDIED].fill_null(False)})
    return table.select([column.name for column in spec.columns])


def _distinct(
    place: Place, column: str, table: ibis.Table, found: InPlace, against: Against
) -> list[dict]:
    """Each word of a column, with how many rows bear it."""
    counted = table.filter(table[column].notnull()).group_by(word=table[column])
    words = against.run(counted.aggregate(rows=_.count()).limit(MOST_WORDS + 1))
    if len(words) > MOST_WORDS:
        trouble = f"the column holds more than {MOST_WORDS:,} different words"
        found.problems.append(
            _problem(place, column, None, trouble, "Look whether this is the right column.")
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
            trouble = _in_rows(why.trouble, row["rows"])
            found.problems.append(_problem(place, column.name, row["word"], trouble, why.remedy))
    return _joined(table, column.name, {column.name: (meant, type_of(column.holds))})


def _outcomes(
    place: Place, spec: TableSpec, table: ibis.Table, found: InPlace, against: Against
) -> ibis.Table:
    """Outcomes by the office's codes or our words; a code may tell of a remedy too."""
    column = next(c for c in spec.columns if c.name == "outcome")
    plain = reader_of(spec.name, column.name, column.holds)
    assert plain is not None
    reader = coded_reader(against.codes, spec.name, plain)
    meanings = against.codes.of(spec.name)
    tells = spec.name == "decided" and against.codes.tell_remedied("decided")
    if not tells:
        return _words(place, column, table, found, against, reader)
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
        trouble = "the cell contradicts the code of its row, which stands for the opposite"
        remedy = "Correct the cells or the code in the table codes."
        found.problems.append(_problem(place, REMEDIED, None, _in_rows(trouble, many), remedy))
    found.given |= {REMEDIED}
    table = table.mutate(**{REMEDIED: ibis.coalesce(table[REMEDIED].cast("boolean"), table.told)})
    return _words(place, column, table.drop("told"), found, against, reader)


def _joined(
    table: ibis.Table,
    on: str,
    columns: dict[str, tuple[dict[str, object], pa.DataType]],
    *,
    drop: bool = False,
) -> ibis.Table:
    """The table with the meaning of each word in place of the word, or in a column beside it."""
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
    """Each name matched once for each stretch between two days on which the directory changes."""
    days = table[spec.dated_by]
    turns = against.directory.turning_days
    passed = [(days >= ibis.literal(day)).cast("int32") for day in turns]
    staged = table.mutate(stretch=reduce(add, passed) if passed else ibis.literal(0, "int32"))
    counted = staged.group_by("authority", "stretch").aggregate(rows=_.count())
    names = against.run(counted.limit(MOST_WORDS * 5 + 1))
    if len(names) > MOST_WORDS * 5:
        trouble = "the column holds more names than there can be authorities"
        remedy = "Look whether this is the right column."
        found.problems.append(_problem(place, "authority", None, trouble, remedy))
        return table
    starts: tuple[date, ...] = (BEFORE_ALL, *turns)
    slugs: dict[tuple[str, int], str] = {}
    for row in sorted(names, key=lambda row: (row["authority"], row["stretch"])):
        match = against.directory.match(row["authority"], on=starts[row["stretch"]])
        if match.authority is None:
            trouble = _in_rows(match.why, row["rows"])
            found.problems.append(
                _problem(place, "authority", row["authority"], trouble, remedy_of(match))
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


def _of_rows(place: Place, spec: TableSpec, table: ibis.Table, against: Against) -> list[Problem]:
    """Keys that stand twice, and remedies of what was not upheld."""
    problems = []
    twice = table.group_by(*spec.key).aggregate(times=_.count()).filter(_.times > 1)
    (row,) = against.run(twice.aggregate(keys=_.count(), rows=_.times.sum()))
    if row["keys"]:
        trouble = _in_rows(f"the same {', '.join(spec.key)} stands more than once", row["rows"])
        remedy = "Keep the row that is right, or number the entries of a case in column sequence."
        problems.append(_problem(place, None, None, trouble, remedy))
    if spec.name == "decided":
        wrong = table.filter(_[REMEDIED].fill_null(False) & (_.outcome != UPHELD))
        (row,) = against.run(wrong.aggregate(rows=_.count()))
        if row["rows"]:
            trouble = _in_rows("a remedy is told of a decision that is not 'upheld'", row["rows"])
            remedy = "Only an upheld decision can have been remedied by the authority before."
            problems.append(_problem(place, REMEDIED, None, trouble, remedy))
    return problems


def _fingerprint(table: ibis.Table, against: Against) -> str:
    """Rows and two sums of hashes over all that is counted, whatever the order of the rows.

    Made by the engine's own hash: the same of the same rows on the same engine, and no proof
    against one who means to deceive.
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


def _in_rows(trouble: str, rows: int) -> str:
    return f"{trouble}, in {number_of(rows, 'row')}"


def _problem(
    place: Place, column: str | None, value: str | None, trouble: str, remedy: str
) -> Problem:
    return Problem(place.source, None, column, value, trouble, remedy)
