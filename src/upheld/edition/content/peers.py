"""Authorities and their counts in the form that groups need, from an edition's tables."""

import sqlite3
from datetime import date

from upheld.core.authorities.groups import Peer
from upheld.core.figures.averages import PairsByAuthority
from upheld.core.measures import Measure
from upheld.core.sums import pair_of
from upheld.core.years import Year


def peers_of(database: sqlite3.Connection) -> dict[str, Peer]:
    """Slug to authority, under its name at the end of the edition's year."""
    found = database.execute(
        "SELECT slug, name, short_name, peer_group, region, first_day, last_day FROM authority"
    )
    return {
        slug: Peer(
            slug=slug,
            name=name,
            short_name=short_name,
            peer_group=peer_group,
            region=region,
            first_day=_day(first_day),
            last_day=_day(last_day),
        )
        for slug, name, short_name, peer_group, region, first_day, last_day in found
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def pairs_of(database: sqlite3.Connection, measure: Measure, year: Year) -> PairsByAuthority:
    """Slug to counted and base, as published."""
    found = database.execute(
        "SELECT authority, counted, out_of FROM figure WHERE measure = ? AND year = ?",
        (measure.slug, str(year)),
    )
    return {authority: pair_of(counted, out_of) for authority, counted, out_of in found}
