"""Groups of similar authorities, all kinds by one rule: who is in one, and why there may be none.

A group is a type of authority in a year, a region, statistical neighbours, or any list that a
reader picks. An authority is always a member of its own group. A type or a region has the
authorities that exist in the year. A list is used as a whole or not at all: without one of its
members it would be a different group with the same name. What a group shows is decided in
figures.averages and comparing.in_group.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from upheld.core.authorities.lives import begins_after, ended_before
from upheld.core.days import day_after, in_words
from upheld.core.english import a_or_an, joined
from upheld.core.profile import Profile
from upheld.core.years import Year

FEWEST_MEMBERS = 2  # with one member, an authority would be compared with itself
NO_GROUP = "There is no group of similar bodies to compare with."


class Kind(StrEnum):
    TYPE = "type"
    REGION = "region"
    NEIGHBOURS = "neighbours"
    CHOSEN = "chosen"


@dataclass(frozen=True, kw_only=True)
class Peer:
    """An authority as groups see it."""

    slug: str
    name: str
    short_name: str
    peer_group: str | None  # None: there is no group of similar bodies
    region: str | None
    first_day: date | None = None  # None: before the years that we count
    last_day: date | None = None  # None: it still exists

    def exists_in(self, year: Year) -> bool:
        return not self.why_not_in(year)

    def why_not_in(self, year: Year) -> str:
        """Why it is not in any group that year; '' if it existed on any day of it."""
        if self.first_day and begins_after(self.first_day, year.last_day):
            return f"{self.name} began on {in_words(self.first_day)}, after {year}."
        if self.last_day and ended_before(self.last_day, year.first_day):
            return f"{self.name} was abolished on {day_after(self.last_day)}, before {year}."
        return ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Authorities compared with one another. If there is no group, ``reason`` says why."""

    kind: Kind
    name: str  # as sentences call it: all district councils together, other district councils
    whole: str  # all district councils; Leeds City Council and its statistical neighbours
    members: tuple[str, ...]
    reason: str = ""


def similar_to(
    authority: str,
    kind: Kind,
    peers: Mapping[str, Peer],
    *,
    profile: Profile,
    year: Year,
    listed: Iterable[str] = (),
) -> Group:
    """The group of this kind that an authority is in. ``listed``: its neighbours, or the chosen.

    One authority can be a statistical neighbour of another but not the other way round, so each has
    its own group.
    """
    own = peers.get(authority)
    if own is None:
        return _none(kind, _unknown([authority], profile))
    if why := own.why_not_in(year):
        return _none(kind, why)
    if kind is Kind.TYPE:
        return type_group(own.peer_group, peers, profile=profile, year=year)
    if kind is Kind.REGION:
        region = own.region if own.peer_group else None
        return region_group(region, peers, profile=profile, year=year)
    if kind is Kind.CHOSEN:
        return chosen_group((authority, *listed), peers, profile=profile, year=year)
    return _neighbours(own, tuple(listed), peers, profile=profile, year=year)


def type_group(
    peer_group: str | None, peers: Mapping[str, Peer], *, profile: Profile, year: Year
) -> Group:
    if not peer_group:
        return _none(Kind.TYPE, NO_GROUP)
    wanted = [p.slug for p in peers.values() if p.peer_group == peer_group and p.exists_in(year)]
    name = profile.group_name(peer_group)
    return _group(Kind.TYPE, name, f"all {name}", sorted(wanted), peers, profile, year)


def region_group(
    region: str | None, peers: Mapping[str, Peer], *, profile: Profile, year: Year
) -> Group:
    """All in a region that have a group, of any type: councils, and no national park."""
    if not region:
        return _none(Kind.REGION, NO_GROUP)
    there = (p for p in peers.values() if p.peer_group and p.region == region)
    wanted = sorted(p.slug for p in there if p.exists_in(year))
    name = f"{profile.body[1]} in {in_region(region)}"
    return _group(Kind.REGION, name, f"all {name}", wanted, peers, profile, year)


def chosen_group(
    listed: Iterable[str], peers: Mapping[str, Peer], *, profile: Profile, year: Year
) -> Group:
    """Any list, in the order it was picked."""
    listed = tuple(listed)
    have_groups = all(peers[slug].peer_group for slug in listed if slug in peers)
    name = f"chosen {(profile.body if have_groups else profile.any_body)[1]}"
    return _group(Kind.CHOSEN, name, f"the {name}", listed, peers, profile, year)


def _neighbours(
    own: Peer, listed: tuple[str, ...], peers: Mapping[str, Peer], *, profile: Profile, year: Year
) -> Group:
    if not listed:
        reason = f"We have not been given any statistical neighbours for {own.name}."
        return _none(Kind.NEIGHBOURS, reason)
    name = f"{profile.any_body[1]} of its group of statistical neighbours"
    whole = f"{own.name} and its statistical neighbours"
    return _group(Kind.NEIGHBOURS, name, whole, (own.slug, *listed), peers, profile, year)


COMPASS = ("North", "South", "East", "West")


def in_region(region: str) -> str:
    """With its article, if it needs one.

    >>> in_region("North West"), in_region("Yorkshire and The Humber"), in_region("London")
    ('the North West', 'Yorkshire and The Humber', 'London')
    """
    return f"the {region}" if region.startswith(COMPASS) else region


def _unknown(slugs: Iterable[str], profile: Profile) -> str:
    named = joined([repr(slug) for slug in slugs], last_after="or")
    return f"We do not have {a_or_an(profile.any_body[0])} called {named}."


def _none(kind: Kind, reason: str) -> Group:
    return Group(kind=kind, name="", whole="", members=(), reason=reason)


def _group(
    kind: Kind,
    name: str,
    whole: str,
    wanted: Iterable[str],
    peers: Mapping[str, Peer],
    profile: Profile,
    year: Year,
) -> Group:
    """One rule for every kind: we know them all, they all exist that year, and FEWEST_MEMBERS."""
    members = tuple(dict.fromkeys(wanted))
    unknown = [slug for slug in members if slug not in peers]
    troubles = [_unknown(unknown, profile)] if unknown else []
    known = [peers[slug] for slug in members if slug in peers]
    troubles += [why for each in known if (why := each.why_not_in(year))]
    if not troubles and len(members) < FEWEST_MEMBERS:
        only = f"only {joined(each.name for each in known)}" if known else "nobody"
        was = "were" if len(known) > 1 else "was"
        troubles = [f"Among {whole} there {was} {only} in {year}."]
    if troubles:
        return _none(kind, " ".join(troubles))
    return Group(kind=kind, name=name, whole=whole, members=members)
