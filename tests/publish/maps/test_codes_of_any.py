"""How far boundaries are simplified depends on the areas that the site draws, whatever their codes."""

from random import Random

from upheld.publish.maps.boundaries import rows_of
from upheld.publish.maps.boundary_file import Boundary

WIDE = 600
WELSH, SCOTTISH = "W06000001", "S12000005"


def ragged(code: str, *, west: int) -> Boundary:
    """A square with a coast of many points."""
    chance = Random(code)
    coast = [(west + place, chance.randint(0, 40)) for place in range(WIDE)]
    ring = (*coast, (west + WIDE, WIDE), (west, WIDE))
    return Boundary(gss_code=code, layer="lower", first_year=None, last_year=None, rings=(ring,))


AREAS = [ragged(WELSH, west=0), ragged(SCOTTISH, west=2 * WIDE)]


def length_of_coast(known: set[str]) -> int:
    rows = rows_of(AREAS, known, budget=1_000)
    return next(len(row[4]) for row in rows if row[1] == WELSH)


def test_only_what_is_known_has_to_fit_the_budget():
    assert length_of_coast({WELSH}) > length_of_coast({WELSH, SCOTTISH})


def test_while_nothing_is_known_all_has_to_fit():
    assert length_of_coast(set()) == length_of_coast({WELSH, SCOTTISH})
