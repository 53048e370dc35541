"""What figures by service may say of decisions that are withheld: nothing.

Every public decision is listed with its service and its outcome. If a withheld one were counted by
both too, whoever takes the listed ones away from the count would be left with its service and its
outcome. So a withheld decision is counted by outcome, about its authority, and in no service: its
service is known only among the complaints received. What is left of a service by taking the listed
decisions away is then nothing, whatever areas or years the counts are added up over.

Withheld is what is withheld when the counts are made. A decision that is only too new to be listed
will be, and its cell says no more than its page will. The other outcomes are never listed, of
anybody, and withhold nothing.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]
NO_SERVICE = ""  # the category of what is counted in no service
COUNTS = ("count", "remedied")


def without_services_of_withheld(decided: Iterable[Row], withheld: Iterable[Row]) -> list[Row]:
    """Cells of decisions, in which the withheld ones are counted by outcome alone.

    Both have authority, year, category, outcome, count and remedied; the second is a part of the
    first. A cell of which nothing is left is left out.
    """
    cells: dict[tuple[Any, ...], Counter[str]] = {}
    for rows, sign in ((decided, 1), (withheld, -1)):
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


def _cell(cells: dict[tuple[Any, ...], Counter[str]], row: Row, category: str) -> Counter[str]:
    key = (row["authority"], row["year"], category, row["outcome"])
    return cells.setdefault(key, Counter())
