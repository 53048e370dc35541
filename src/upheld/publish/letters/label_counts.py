"""Counts by service or outcome as a table shows them: a number, or "not available".

A missing count is 0 only if the year's cases were counted. If we know only published totals, what
they leave out is not available.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.core.sums import sum_of_all
from upheld.core.vocabulary import What
from upheld.edition.queries.counts import counted_of, is_held
from upheld.edition.reading import Edition

PUBLISHED_TOTAL = ""  # the service or outcome of a total published without its parts


@dataclass(frozen=True, kw_only=True)
class LabelCounts:
    by_label: Mapping[str, int | None]  # None: not available
    total: int | None

    @property
    def is_anything(self) -> bool:
        return any(number is not None for number in (*self.by_label.values(), self.total))

    def sum_of(self, labels: tuple[str, ...]) -> int | None:
        return sum_of_all(self.by_label.get(label) for label in labels)


def label_counts(
    edition: Edition, authority: str, what: What, *, by: str, labels: tuple[str, ...]
) -> LabelCounts:
    """The counts of one kind by ``category`` or ``outcome``, with every label that is given."""
    held = is_held(edition, what)
    found: dict[str, int | None] = dict.fromkeys(labels, 0 if held else None)
    published: int | None = None
    for row in counted_of(edition, authority, what):
        label = row.category if by == "category" else row.outcome
        if label == PUBLISHED_TOTAL:
            published = (published or 0) + row.count
        else:
            found[label] = (found.get(label) or 0) + row.count
    # The parts make up the whole only if we know all of them.
    total = published if published is not None else sum_of_all(found.values())
    return LabelCounts(by_label=found, total=total)
