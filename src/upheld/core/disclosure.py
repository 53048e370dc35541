"""What figures by service may say about decisions that no register lists: nothing.

Every public decision is listed with its service and its outcome. If an unlisted decision were also
counted by both, anyone could subtract the listed ones from the count and be left with its service
and its outcome. So it is counted by outcome for its authority, and in no service: its service shows
only among the complaints received. If you then subtract the listed decisions from a service,
nothing is left, whatever areas or years the counts are added up over.

Two kinds are not listed: a decision that is withheld, and one whose case has been decided again
since the day of the figures, because a register lists only the last. Both are taken as they are
when the counts are made. A decision that is not listed only because it is too new will be listed,
and its cell says no more than its page will. The other outcomes are never listed for anyone, so
there is nothing to keep back.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

CountRow = dict[str, Any]

NO_SERVICE = ""  # the category of decisions that are counted in no service
COUNTS = ("count", "remedied")


def without_services_of_unlisted(
    decided: Iterable[CountRow], unlisted: Iterable[CountRow]
) -> list[CountRow]:
    """Cells of decisions, in which the unlisted ones are counted only by outcome.

    Both have authority, year, category, outcome, count and remedied, and the second is part of the
    first. A cell with nothing left in it is left out.
    """
    cells: dict[tuple[Any, ...], Counter[str]] = {}
    for rows, sign in ((decided, 1), (unlisted, -1)):
        for row in rows:
            by_service = _cell(cells, row, row["category"])
            in_none = _cell(cells, row, NO_SERVICE)
            for name in COUNTS:
                by_service[name] += sign * row[name]
                if sign < 0:
                    in_none[name] += row[name]
    return [
        dict(zip(("authority", "year", "category", "outcome"), key, strict=True))
        | {name: counts[name] for name in COUNTS}
        for key, counts in cells.items()
        if counts["count"]
    ]


def _cell(cells: dict[tuple[Any, ...], Counter[str]], row: CountRow, category: str) -> Counter[str]:
    key = (row["authority"], row["year"], category, row["outcome"])
    return cells.setdefault(key, Counter())
