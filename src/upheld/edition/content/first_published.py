"""Which figures are not as they were first published: marked [r] wherever they are listed.

A corrected edition is compared with the version before it, and keeps what that had marked.
"""

import sqlite3
from collections.abc import Collection

from upheld.core.years import Year
from upheld.edition.reading import has_table

Key = tuple[str, str, str]  # year, authority, measure


def corrected_rows(
    database: sqlite3.Connection, corrects: sqlite3.Connection | None, *, copied: Collection[Year]
) -> list[Key]:
    """Those of the years that were not ``copied`` from the edition that this one follows."""
    if corrects is None:
        return []
    was, now = _figures(corrects), _figures(database)
    marked = set()
    if has_table(corrects, "corrected_figure"):
        marked = set(corrects.execute("SELECT year, authority, measure FROM corrected_figure"))
    found = {key for key, said in now.items() if was.get(key) != said or key in marked}
    return sorted(key for key in found if Year.parse(key[0]) not in copied)


def _figures(database: sqlite3.Connection) -> dict[Key, tuple[object, ...]]:
    """What would look different to a reader."""
    rows = database.execute(
        "SELECT year, authority, measure, counted, out_of, text, peer_text, comparison, sentence"
        " FROM figure"
    )
    return {(year, slug, measure): tuple(said) for year, slug, measure, *said in rows}
