"""What happened to complaints: how many arrived, and how far each of those decided went.

The complaints received and those decided are not the same ones, and are shown next to each other.
Of those decided, some came too early or were not ours to look at, some were closed after initial
enquiries, and the rest were investigated in detail: upheld or not upheld.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.core.figures.figure import TOTAL, YearCounts, sum_of_all
from upheld.core.measures import Cells
from upheld.core.vocabulary import CLOSED, NOT_OURS, NOT_UPHELD, UPHELD, What


@dataclass(frozen=True, kw_only=True)
class Stages:
    """For one authority, or several together. None where we do not have a count."""

    received: int | None
    not_ours: int | None
    closed: int | None
    not_upheld: int | None
    upheld: int | None

    @property
    def investigated(self) -> int | None:
        return sum_of_all((self.not_upheld, self.upheld))

    @property
    def decided(self) -> int | None:
        return sum_of_all((self.not_ours, self.closed, self.not_upheld, self.upheld))


def stages_of(authorities: Iterable[str], counts: YearCounts) -> Stages:
    slugs = list(authorities)

    def count(what: What, *outcomes: str) -> int | None:
        cells = Cells(what=what, outcomes=outcomes)
        return sum_of_all(counts.of(slug, cells) for slug in slugs)

    return Stages(
        received=count(What.RECEIVED, TOTAL),
        not_ours=count(What.DECIDED, *NOT_OURS),
        closed=count(What.DECIDED, CLOSED),
        not_upheld=count(What.DECIDED, NOT_UPHELD),
        upheld=count(What.DECIDED, UPHELD),
    )
