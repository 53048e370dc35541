"""Who existed in a year: one answer, whoever asks, on the days on which it turns."""

import dataclasses
from datetime import date

import pytest

from tests.core.reorganised import ENGLAND
from tests.directory import default_directory
from upheld.core.authorities.groups import Peer
from upheld.core.authorities.lives import begins_after, ended_before, existed
from upheld.core.authorities.reorganisation import Reorganisation
from upheld.core.years import Year

YEAR = Year(2020)
DAYS = (None, "2020-03-31", "2020-04-01", "2020-10-01", "2021-03-31", "2021-04-01")


@pytest.mark.parametrize(
    ("begins", "ends", "there"),
    [
        (None, None, True),
        (None, "2020-03-31", False),  # the last day of the year before
        (None, "2020-04-01", True),
        ("2021-03-31", None, True),
        ("2021-04-01", None, False),  # the first day of the year after
        ("2020-10-01", "2020-10-01", True),
    ],
)
def test_the_first_and_the_last_day_both_belong_to_a_life(begins, ends, there):
    assert existed((begins, ends), first="2020-04-01", last="2021-03-31") == there


def test_nothing_begins_after_or_ends_before_a_day_that_is_not_told():
    assert (begins_after(None, "2020-04-01"), ended_before(None, "2020-04-01")) == (False, False)


@pytest.mark.parametrize("begins", DAYS)
@pytest.mark.parametrize("ends", DAYS)
def test_a_directory_a_group_a_reorganisation_and_an_edition_agree(begins, ends):
    if begins and ends and ends < begins:
        return
    life = tuple(date.fromisoformat(day) if day else None for day in (begins, ends))
    first, last = YEAR.first_day, YEAR.last_day
    adur = default_directory().by_slug("adur")
    of_directory = dataclasses.replace(adur, first_day=life[0], last_day=life[1])
    of_groups = Peer(
        slug="adur",
        name="Adur District Council",
        short_name="Adur",
        peer_group="district",
        region=None,
        first_day=life[0],
        last_day=life[1],
    )
    reorganisation = Reorganisation(links=frozenset(), lives={"adur": life})
    in_text = existed((begins, ends), first=first.isoformat(), last=last.isoformat())
    assert {
        of_directory.exists_in(first, last),
        of_groups.exists_in(YEAR),
        reorganisation.exists_in("adur", first, last),
        existed(life, first=first, last=last),
    } == {in_text}


def test_every_body_of_england_in_every_year():
    for body in default_directory().authorities:
        for year in map(Year, range(2015, 2025)):
            there = body.exists_in(year.first_day, year.last_day)
            assert ENGLAND[body.slug].exists_in(year) == there
