"""The years before an authority began, in which the bodies that it replaced are added up.

Decides what is added up and how each sum is labelled: exact counts and never percentages, always
with whose they are, and with the reason in words if there is no sum, or if it is the family's and
not the authority's own. Its own years are never changed: what is decided about a predecessor after
it ended stays with the predecessor.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from upheld.core.authorities.groups import Peer
from upheld.core.authorities.reorganisation import Area, Reorganisation
from upheld.core.days import in_words
from upheld.core.english import joined, written_out
from upheld.core.figures.averages import PairsByAuthority
from upheld.core.profile import Profile
from upheld.core.years import Year


@dataclass(frozen=True, kw_only=True)
class YearOf:
    """One year in a series: whose figures, and the sum or why there is none."""

    year: Year
    label: str
    members: tuple[str, ...]  # whose counts are added up
    counted: int | None
    out_of: int | None
    is_family: bool = False  # it belongs to several successors, as a predecessor was divided
    reason: str = ""


def predecessors_together(
    authority: str,
    peers: Mapping[str, Peer],
    years: Mapping[Year, PairsByAuthority],
    *,
    profile: Profile,
    reorganisation: Reorganisation,
    as_at: date,
    within: Mapping[str, str] | None = None,
) -> list[YearOf]:
    """Each year in which there were bodies that it, or its family, has replaced by ``as_at``.

    ``within`` says whose base is part of whose: a district's residents are its county's residents
    too. Cumbria had 499,800 in 2021, and not twice as many with its six districts.
    """
    found = []
    for year, pairs in sorted(years.items()):
        area = reorganisation.area(
            authority, first_day=year.first_day, last_day=year.last_day, as_at=as_at
        )
        if area:
            label = label_of(area, peers, profile)
            why = _divided(area, peers) if len(area.successors) > 1 else ""
            found.append(_year(year, label, area.members, pairs, peers, within or {}, why))
    return found


def _year(
    year: Year,
    label: str,
    members: tuple[str, ...],
    pairs: PairsByAuthority,
    peers: Mapping[str, Peer],
    within: Mapping[str, str],
    family: str,
) -> YearOf:
    untold = [peers[slug].name for slug in members if pairs.get(slug) is None]
    counted = out_of = None
    if not untold:
        inside = {slug for slug in members if within.get(slug) in members}
        counted = sum(_held(pairs, slug)[0] for slug in members)
        out_of = sum(_held(pairs, slug)[1] for slug in members if slug not in inside)
    return YearOf(
        year=year,
        label=label,
        members=members,
        counted=counted,
        out_of=out_of,
        is_family=bool(family),
        reason=" ".join(filter(None, (family, _not_held(untold, year)))),
    )


def _not_held(names: Sequence[str], year: Year) -> str:
    if not names:
        return ""
    return (
        f"We do not hold the counts behind this figure for {joined(names)} in {year}."
        " That does not mean that there were no cases."
    )


def _held(pairs: PairsByAuthority, slug: str) -> tuple[int, int]:
    pair = pairs[slug]
    assert pair is not None
    return pair


def label_of(area: Area, peers: Mapping[str, Peer], profile: Profile) -> str:
    """Whose figures the sum is: "The five councils that X replaced on 1 April 2020, together"."""
    before = [slug for slug in area.members if slug not in area.successors]
    there = [slug for slug in area.successors if slug in area.members]
    names = [peers[slug].name for slug in area.successors]
    if there:
        begin = f"{joined(peers[slug].name for slug in there)} and the"
        who = joined(names)
        if len(there) == len(names):
            who = "it" if len(names) == 1 else "they"
    else:
        begin, who = "The", joined(names)
    label = f"{begin} {_so_many(before, peers, profile)} that {who} replaced {_when(area.days)}"
    return f"{label}, together" if len(area.members) > 1 else label


def _so_many(slugs: Sequence[str], peers: Mapping[str, Peer], profile: Profile) -> str:
    have_groups = all(peers[slug].peer_group for slug in slugs)
    one, many = profile.body if have_groups else profile.any_body
    return one if len(slugs) == 1 else f"{written_out(len(slugs))} {many}"


def _when(days: Sequence[date]) -> str:
    """All the days of a chain: what Somerset replaced in 2023 had itself replaced others."""
    if len(days) == 1:
        return f"on {in_words(days[0])}"
    return f"in steps on {joined(map(in_words, days))}"


def _divided(area: Area, peers: Mapping[str, Peer]) -> str:
    """Why the sum belongs to the family."""
    parts = []
    for slug in area.divided:
        successors = sorted(link.successor for link in area.links if link.predecessor == slug)
        names = joined(peers[each].name for each in successors)
        parts.append(f"{peers[slug].name} was divided between {names}.")
    whose = "Its figures" if len(parts) == 1 else "Their figures"
    all_of_them = joined(peers[slug].name for slug in area.successors)
    return " ".join((*parts, f"{whose} cannot be, so these are for {all_of_them} together."))
