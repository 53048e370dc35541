"""The directory of authorities as core sees it, and a made-up wave of mergers on 1 April 2028."""

from dataclasses import replace
from datetime import date

from tests.directory import default_directory
from upheld.core.authorities.groups import Peer
from upheld.core.authorities.reorganisation import Link
from upheld.intake.directory.authority import Authority, Succession

WAVE = date(2028, 4, 1)
EVE = date(2028, 3, 31)
MERGERS = 160


def peers_of(directory):
    return {
        a.slug: Peer(
            slug=a.slug,
            name=a.name,
            short_name=a.short_name,
            peer_group=a.group,
            region=a.region or None,
            first_day=a.first_day,
            last_day=a.last_day,
        )
        for a in directory.authorities
    }


def links_and_lives(directory):
    links = (Link(s.predecessor, s.successor, s.on) for s in directory.successions)
    return frozenset(links), {a.slug: (a.first_day, a.last_day) for a in directory.authorities}


ENGLAND = peers_of(default_directory())


def wave():
    """Every council of England ends; 160 new ones take over. Invented throughout.

    Each county goes to two new councils with its districts, one half each; all others are merged
    by ones, twos and threes, those of 2019 to 2023 among them. 307 councils become 160.
    """
    directory = default_directory()
    living = [a for a in directory.authorities if a.group and a.last_day is None]
    counties = sorted(a.slug for a in living if a.group == "county")
    halves = {county: (f"new-{county}-north", f"new-{county}-south") for county in counties}
    slug_of = {a.name: a.slug for a in living}
    links = [(county, half) for county in counties for half in halves[county]]
    for number, a in enumerate(sorted(living, key=lambda a: a.slug)):
        if a.group == "district":
            links.append((a.slug, halves[slug_of[a.county]][number % 2]))
    others = sorted(a.slug for a in living if a.group not in ("county", "district"))
    left = MERGERS - 2 * len(counties)
    links += [(slug, f"new-{at % left:03}") for at, slug in enumerate(others)]
    successors = sorted({after for _, after in links})
    ended = [replace(a, last_day=EVE) if a in living else a for a in directory.authorities]
    made = [_made_up(slug) for slug in successors]
    successions = [Succession(predecessor=p, successor=s, on=WAVE) for p, s in links]
    return (
        replace(
            directory,
            authorities=(*ended, *made),
            successions=(*directory.successions, *successions),
        ),
        successors,
    )


def _made_up(slug):
    return Authority(
        slug=slug,
        gss_code=None,
        name=f"{slug.replace('-', ' ').title()} Council",
        short_name=slug.replace("-", " ").title(),
        group="unitary",
        kind="Unitary council",
        region="",
        county="",
        first_day=WAVE,
        last_day=None,
        latitude=None,
        longitude=None,
        note="Invented",
    )
