"""Cells read back, compared with the edition's: each difference gives its line and its key."""

from collections.abc import Iterator, Sequence
from typing import Any

from upheld.edition.proof.finding import Finding
from upheld.publish.tables.table import Table

MOST_TOLD = 20  # in one sheet; a file that lost a column differs in every line


def compare_lines(
    where: str,
    table: Table,
    found: Sequence[Sequence[Any]],
    *,
    header: Sequence[str],
    expected: Sequence[Sequence[Any]],
) -> list[Finding]:
    """``expected`` are columns; ``found`` are lines with their header."""
    if not found or list(found[0]) != list(header):
        return [Finding(where, f"its header is not {', '.join(header)}")]
    lines = found[1:]
    if len(lines) != table.height:
        return [Finding(where, f"has {len(lines)} lines, but the edition has {table.height}")]
    ragged = [number for number, line in enumerate(lines, start=2) if len(line) != len(header)]
    if ragged:
        return [Finding(where, f"line {ragged[0]} does not have {len(header)} cells")]
    columns = list(zip(*lines, strict=True)) or [()] * len(header)
    return compare_columns(where, table, columns, expected=expected)


def compare_columns(
    where: str,
    table: Table,
    found: Sequence[Sequence[Any]],
    *,
    expected: Sequence[Sequence[Any]],
) -> list[Finding]:
    differing = [
        Finding(where, trouble)
        for place in range(len(table.columns))
        for trouble in _differences(table, place, found[place], expected[place])
    ]
    if len(differing) > MOST_TOLD:
        more = len(differing) - MOST_TOLD
        return [*differing[:MOST_TOLD], Finding(where, f"and {more} more cells differ")]
    return differing


def _differences(
    table: Table, place: int, found: Sequence[Any], expected: Sequence[Any]
) -> Iterator[str]:
    if list(found) == list(expected):
        return
    for line, (cell, right) in enumerate(zip(found, expected, strict=True)):
        if cell != right:
            yield (
                f"line {line + 2} ({_key(table, line)}), {table.columns[place].name}:"
                f" prints {cell!r}, but the edition has {right!r}"
            )


def _key(table: Table, line: int) -> str:
    """What the line is about, in the edition's words."""
    keyed = [
        cells.values[cells.places[line].as_py()]
        for column, cells in zip(table.columns, table.cells, strict=True)
        if column.name in table.key
    ]
    return ", ".join(map(str, keyed)) or "line"
