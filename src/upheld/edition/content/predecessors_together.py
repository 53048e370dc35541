"""Predecessors together: the sum for an authority's area in the years before it began.

Made from the edition's figures as published, by adding up exact counts, as at the last day of its
year. Proved by making the same rows again. Core decides whose figures are added, and the words for
that.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from upheld.core.authorities.groups import Peer
from upheld.core.authorities.reorganisation import Link, Reorganisation
from upheld.core.figures.averages import PairsByAuthority
from upheld.core.figures.together import YearOf, predecessors_together
from upheld.core.measures import Measure
from upheld.core.profile import Profile
from upheld.core.shares import share_of
from upheld.core.sums import Pair, pair_of
from upheld.core.years import Year
from upheld.edition.content.peers import peers_of
from upheld.edition.reading import Edition, marks
from upheld.ombudsman.profile_file import LAYERS

COLUMNS = (
    "authority",
    "year",
    "measure",
    "counted",
    "out_of",
    "out_of_name",
    "text",
    "label",
    "members",
    "is_family",
    "reason",
)


def together_rows(database: sqlite3.Connection, profile: Profile) -> list[tuple[Any, ...]]:
    """Rows of the table ``together``, in the order of its key.

    Raises ValueError if the directory's successions cannot all be true.
    """
    peers = peers_of(database)
    reorganisation = _reorganisation(database, peers)
    (year,) = database.execute("SELECT value FROM about WHERE key = 'year'").fetchone()
    series = partial(
        predecessors_together,
        peers=peers,
        profile=profile,
        reorganisation=reorganisation,
        as_at=Year.parse(year).last_day,
    )
    below, above = (_only_on(layer, profile) for layer in LAYERS)
    within = _lying_within(database, below, above)
    unplaced = frozenset(
        slug for slug, each in peers.items() if each.peer_group in below and slug not in within
    )
    rows = []
    for measure in profile.by_slug.values():
        years = _pairs_by_year(database, measure, unplaced if measure.is_rate else frozenset())
        for slug in sorted({link.successor for link in reorganisation.links}):
            rows += [
                _row(slug, profile.measure_in(measure.slug, each.year), each)
                for each in series(slug, years=years, within=within if measure.is_rate else {})
            ]
    return sorted(rows, key=lambda row: row[:3])


def together_recounted(edition: Edition) -> Iterator[str]:
    """What in the table does not follow from the figures and the successions, in words."""
    try:
        expected = {row[:3]: row for row in together_rows(edition.database, edition.profile)}
    except ValueError as error:
        yield f"together: {error}"
        return
    found = edition.database.execute(f"SELECT {', '.join(COLUMNS)} FROM together")
    stored = {row[:3]: row for row in found}
    for key in sorted(expected.keys() | stored.keys()):
        name = f"together {' '.join(key)}"
        if key not in stored:
            yield f"{name}: is not in the table"
        elif key not in expected:
            yield f"{name}: should not be in the table"
        else:
            for column, is_, gives in zip(COLUMNS, stored[key], expected[key], strict=True):
                if is_ != gives:
                    yield f"{name}: {column} is {is_!r}, but the figures give {gives!r}"


def _row(slug: str, measure: Measure, each: YearOf) -> tuple[Any, ...]:
    share = share_of(measure, counted=each.counted, out_of=each.out_of)
    return (
        slug,
        str(each.year),
        measure.slug,
        share.counted,
        share.out_of,
        share.out_of_name,
        share.text,
        each.label,
        " ".join(each.members),
        int(each.is_family),
        each.reason,
    )


def _reorganisation(database: sqlite3.Connection, peers: Mapping[str, Peer]) -> Reorganisation:
    found = database.execute("SELECT predecessor, successor, on_day FROM succession")
    return Reorganisation(
        links=frozenset(Link(before, after, date.fromisoformat(on)) for before, after, on in found),
        lives={peer.slug: (peer.first_day, peer.last_day) for peer in peers.values()},
    )


def _only_on(layer: str, profile: Profile) -> tuple[str, ...]:
    """The groups that are on this layer of the map and no other, as districts and counties are."""
    return tuple(key for key, each in profile.groups.items() if each.layers == (layer,))


def _lying_within(
    database: sqlite3.Connection, below: Collection[str], above: Collection[str]
) -> dict[str, str]:
    """District to its county council: its residents are also those of the county."""
    found = database.execute(
        "SELECT district.slug, county.slug FROM authority AS district JOIN authority AS county"
        f" ON county.peer_group IN ({marks(above)}) AND (county.name = district.county"
        " OR district.county IN (SELECT name FROM name WHERE authority = county.slug))"
        f" WHERE district.peer_group IN ({marks(below)})",
        (*above, *below),
    )
    return dict(found.fetchall())


def _pairs_by_year(
    database: sqlite3.Connection, measure: Measure, unplaced: frozenset[str]
) -> dict[Year, PairsByAuthority]:
    """Year, authority and the counts for the measure, for all years that have it.

    ``unplaced`` are districts whose county we do not know: their residents cannot be added up.
    """
    found = database.execute(
        "SELECT year, authority, counted, out_of FROM figure WHERE measure = ?", (measure.slug,)
    )
    years: dict[Year, dict[str, Pair | None]] = {}
    for year, authority, counted, out_of in found:
        pair = None if authority in unplaced else pair_of(counted, out_of)
        years.setdefault(Year.parse(year), {})[authority] = pair
    return dict(years)
