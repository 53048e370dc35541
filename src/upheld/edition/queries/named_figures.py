"""The figures that an office's own words may name (core.own_words), looked up in an edition."""

import sqlite3

from upheld.core.own_words import ALL
from upheld.core.vocabulary import What

TOTALS = (What.RECEIVED.value, What.DECIDED.value)
COLUMNS = {"share": "text", "count": "counted", "out_of": "out_of", "average": "peer_text"}


def named_figure(database: sqlite3.Connection, authority: str, name: str, year: str) -> str:
    """As printed in a letter about the authority; '' if the edition does not have it."""
    of_all = name.startswith(ALL)
    name = name.removeprefix(ALL)
    if name in TOTALS:
        found = _total(database, "" if of_all else authority, name, year)
    else:
        measure, column = measure_and_column(name)
        if of_all:
            query = (
                f"SELECT {column} FROM area WHERE area = '' AND category = ''"
                " AND measure = ? AND year = ?"
            )
            row = database.execute(query, (measure, year)).fetchone()
        else:
            query = f"SELECT {column} FROM figure WHERE measure = ? AND year = ? AND authority = ?"
            row = database.execute(query, (measure, year, authority)).fetchone()
        found = row[0] if row else None
    if isinstance(found, int):
        return f"{found:,}"
    return found if found and any(sign.isdigit() for sign in found) else ""


def measure_and_column(name: str) -> tuple[str, str]:
    """
    >>> measure_and_column("late_compliance_out_of")
    ('late-compliance', 'out_of')
    """
    part = next(part for part in COLUMNS if name.endswith(f"_{part}"))
    return name.removesuffix(f"_{part}").replace("_", "-"), COLUMNS[part]


def _total(database: sqlite3.Connection, authority: str, what: str, year: str) -> int | None:
    held = database.execute("SELECT 1 FROM held WHERE year = ? AND what = ?", (year, what))
    if held.fetchone() is None:
        return None
    query = "SELECT coalesce(sum(count), 0) FROM counted WHERE year = ? AND what = ?"
    query += " AND ? IN ('', authority)"
    (found,) = database.execute(query, (year, what, authority)).fetchone()
    return int(found)
