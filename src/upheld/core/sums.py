"""Sums of counts that we may not all have. Only this module decides what they come to.

We give a sum only if we have everything in it. A count that we do not have is not 0, and leaving it
out would make the sum a figure for different bodies.
"""

from collections.abc import Iterable
from typing import TypeVar

Each = TypeVar("Each")
Pair = tuple[int, int]  # counted, out of


def all_known(found: Iterable[Each | None]) -> list[Each] | None:
    """All of them, or None if one is missing.

    >>> all_known([2, 0]), all_known([2, None]), all_known([])
    ([2, 0], None, [])
    """
    known = []
    for each in found:
        if each is None:
            return None
        known.append(each)
    return known


def sum_of_all(counts: Iterable[int | None]) -> int | None:
    """
    >>> sum_of_all([2, 3]), sum_of_all([2, None]), sum_of_all([])
    (5, None, 0)
    """
    known = all_known(counts)
    return None if known is None else sum(known)


def sum_of_pairs(pairs: Iterable[Pair | None]) -> Pair | None:
    """Counts and bases, each added up.

    >>> sum_of_pairs([(1, 4), (1, 1)]), sum_of_pairs([(1, 4), None])
    ((2, 5), None)
    """
    known = all_known(pairs)
    if known is None:
        return None
    return sum(counted for counted, _ in known), sum(out_of for _, out_of in known)


def pair_of(counted: int | None, out_of: int | None) -> Pair | None:
    """A count and its base. Neither is given without the other."""
    return None if counted is None or out_of is None else (counted, out_of)
