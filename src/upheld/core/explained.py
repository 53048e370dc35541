"""What an ombudsman explains in words of its own, and what it gives as examples.

The rest of what tables and the methodology say is code, and is the same for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.core.years import Year


@dataclass(frozen=True, kw_only=True)
class Explained:
    texts: Mapping[str, str]  # with names in braces, which are filled in where they are printed
    glossary: Mapping[str, str]  # terms of the tables; empty: those of the outcomes
    # Examples in the methodology, which only has them if they are given.
    alike: Mapping[str, str]  # size of a simulated group to what it is like
    averages: Mapping[str, Mapping[str, str]]  # by measure: a percentage, and for whom it was
    reorganised: tuple[tuple[str, Year], ...]  # an authority, and a year before it began


NOTHING = Explained(texts={}, glossary={}, alike={}, averages={}, reorganised=())
