"""Counts by service or outcome as a table shows them: a number, or that it is not available.

A missing count is 0 only where the year's cases were counted; where only published totals are
known, what they do not tell is not available.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.core.vocabulary import What
from upheld.edition.reading import Edition, counted_of, is_held

NOT_TOLD = ""  # the label of what was counted without its service or outcome


@dataclass(frozen=True, kw_only=True)
class Told:
    by_label: Mapping[str, int | None]  # None: not available
    total: int | None

    @property
    def is_anything(self) -> bool:
        return any(number is not None for number in self.by_label.values())

    def sum_of(self, labels: tuple[str, ...]) -> int | None:
        numbers = [self.by_label.get(label) for label in labels]
        told = [number for number in numbers if number is not None]
        return sum(told) if len(told) == len(labels) else None


def told(edition: Edition, authority: str, what: What, *, by: str, labels: tuple[str, ...]) -> Told:
    """The counts of one kind by ``category`` or ``outcome``, with every label of the vocabulary."""
    held = is_held(edition, what)
    found: dict[str, int | None] = dict.fromkeys(labels, 0 if held else None)
    total = 0
    for row in counted_of(edition, authority, what):
        found[row[by]] = (found.get(row[by]) or 0) + row["count"]
        total += row["count"]
    # Parts without a rest add up to the whole only if all of them were told, or if a rest was.
    whole = held or found.get(NOT_TOLD) is not None or None not in found.values()
    return Told(by_label=found, total=total if whole else None)
