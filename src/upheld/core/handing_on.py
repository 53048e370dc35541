"""Which body a compliance outcome belongs to: the one whose case it is, or a named successor.

A recommendation binds the body that takes over. If the office names a successor for a body that has
ended, an outcome recorded after the body's last day is about that successor or, once that one has
ended too, about the one named for it. It then counts in none of the first body's figures. We look
up the owner only once we know the last outcome of a case: the case itself stays with the body.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import ibis
from ibis import Table


class Turn(NamedTuple):
    """An outcome about the body that was recorded after the day is about the successor."""

    body: str
    after: date
    successor: str


@dataclass(frozen=True)
class HandedOn:
    """If there are no turns, every outcome is the body's own."""

    turns: tuple[Turn, ...] = ()  # latest first: the first that fits is used

    def owner(self, body: str, recorded_on: date) -> str:
        fitting = (turn for turn in self.turns if turn.body == body and recorded_on > turn.after)
        return next((turn.successor for turn in fitting), body)

    def owned(self, rows: Table, *, recorded: str) -> Table:
        """The same rows, with the owner as the authority."""
        if not self.turns:
            return rows
        fitting = [
            (
                (rows.authority == turn.body) & (rows[recorded] > ibis.literal(turn.after)),
                ibis.literal(turn.successor),
            )
            for turn in self.turns
        ]
        return rows.mutate(authority=ibis.cases(*fitting, else_=rows.authority))


KEPT = HandedOn()


def handed_on(named: Mapping[str, str], last_days: Mapping[str, date]) -> HandedOn:
    """``named``: ended body to successor, without a circle. Each body has a last day."""
    turns = [turn for body in named for turn in _turns(body, named, last_days)]
    return HandedOn(tuple(sorted(turns, key=lambda turn: (turn.after, turn.body), reverse=True)))


def _turns(body: str, named: Mapping[str, str], last_days: Mapping[str, date]) -> Iterator[Turn]:
    """
    >>> ended = {"taunton": date(2019, 3, 31), "west": date(2023, 3, 31)}
    >>> [turn.successor for turn in _turns("taunton", {"taunton": "west", "west": "all"}, ended)]
    ['west', 'all']
    """
    owner = body
    while owner in named:
        yield Turn(body, last_days[owner], named[owner])
        owner = named[owner]
