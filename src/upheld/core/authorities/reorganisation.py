"""Predecessors and successors: a graph with dates, many to many, and what it answers.

A link says that one body ended and another took over from it, wholly or in part, on a day. A new
name is no link. A predecessor with several successors was divided: its figures cannot be, so they
belong to its successors together, the family. Whose figures are added up for an authority as it is
now is decided here; how that is said, and the sums, in core.together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from upheld.core.authorities.lives import Life, begins_after, ended_before, existed
from upheld.core.days import in_words

ONE_DAY = timedelta(days=1)


class Link(NamedTuple):
    predecessor: str
    successor: str
    on: date  # the successor's first day as such


@dataclass(frozen=True, kw_only=True)
class Family:
    """All who ended and all who took over on one day, as far as they hang together."""

    on: date
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Area:
    """The bodies that stood, in some period, for what is one authority or one family now."""

    members: tuple[str, ...]  # who existed in the period
    successors: tuple[str, ...]  # whose figures the sum is: one, or the family
    links: tuple[Link, ...]  # by which the ones became the others

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(sorted({link.on for link in self.links}))

    @property
    def divided(self) -> tuple[str, ...]:
        """Those with several successors, who make it a family."""
        several = [link.predecessor for link in self.links]
        return tuple(sorted({each for each in several if several.count(each) > 1}))


@dataclass(frozen=True)
class Reorganisation:
    """Raises ValueError with all that is wrong when links and lives cannot both be true."""

    links: frozenset[Link]
    lives: Mapping[str, Life]

    def __post_init__(self) -> None:
        if wrong := sorted(troubles(self.links, self.lives)):
            raise ValueError("\n".join(wrong))

    def life(self, slug: str) -> Life:
        """Raises ValueError where we do not know it; so does every question about it."""
        if slug not in self.lives:
            raise ValueError(f"{slug!r} is no authority that we know.")
        return self.lives[slug]

    def exists_in(self, slug: str, first_day: date, last_day: date) -> bool:
        return existed(self.life(slug), first=first_day, last=last_day)

    def predecessors(self, slug: str, *, on: date) -> tuple[Link, ...]:
        """Every link up to that day by which others became this authority, earliest first."""
        self.life(slug)
        found: set[Link] = set()
        waiting = [slug]
        while waiting:
            new = {link for link in self._to.get(waiting.pop(), ()) if link.on <= on} - found
            found |= new
            waiting += [link.predecessor for link in new]
        return tuple(sorted(found, key=_by_day))

    def family(self, slug: str, *, on: date) -> Family | None:
        """The family it belongs to in the reorganisation of that day, as one or the other."""
        self.life(slug)
        links = self._together(slug, after=on - ONE_DAY, upto=on)
        if not links:
            return None
        return Family(
            on=on,
            predecessors=tuple(sorted({link.predecessor for link in links})),
            successors=tuple(sorted({link.successor for link in links})),
        )

    def area(self, slug: str, *, first_day: date, last_day: date, as_at: date) -> Area | None:
        """Whose figures of a period stand for the authority as it is on the day ``as_at``.

        Of one that has ended, as it was when it ended. Only bodies that existed in the period: what
        is decided about one that had ended before stays with it. None where it replaced nobody
        who existed then.
        """
        upto = min(as_at, self.life(slug)[1] or as_at)
        links = self._together(slug, after=first_day, upto=upto)
        ended = {link.predecessor for link in links}
        began = {link.successor for link in links}
        members = {each for each in ended | began if self.exists_in(each, first_day, last_day)}
        if not members & ended:
            return None
        return Area(
            members=tuple(sorted(members)),
            successors=tuple(sorted(began - ended)),
            links=tuple(links),
        )

    @cached_property
    def _of(self) -> Mapping[str, list[Link]]:
        return _by((link.predecessor, link) for link in self.links)

    @cached_property
    def _to(self) -> Mapping[str, list[Link]]:
        return _by((link.successor, link) for link in self.links)

    @cached_property
    def _beside(self) -> Mapping[str, list[Link]]:
        both = ((end, link) for link in self.links for end in (link.predecessor, link.successor))
        return _by(both)

    def _together(self, slug: str, *, after: date, upto: date) -> list[Link]:
        """The links of those days that hang together with this body, in whichever direction."""
        reached = [slug]
        seen = {slug}
        for body in reached:  # which grows on the way
            for link in self._beside.get(body, ()):
                if after < link.on <= upto:
                    new = {link.predecessor, link.successor} - seen
                    seen |= new
                    reached += new
        found = [link for body in reached for link in self._of.get(body, ())]
        return sorted((link for link in found if after < link.on <= upto), key=_by_day)


def _by_day(link: Link) -> tuple[date, str, str]:
    return link.on, link.predecessor, link.successor


def _by(pairs: Iterable[tuple[str, Link]]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for slug, link in pairs:
        found.setdefault(slug, []).append(link)
    return found


def troubles(links: Iterable[Link], lives: Mapping[str, Life]) -> Iterator[str]:
    """What cannot be true of links and lives, in whole sentences.

    That a predecessor ends on the very day before is for the directory to check: here it must only
    have ended, so that nobody is counted twice, and its successor must be there to take over.
    """
    links = list(links)
    yield from _circle(links)
    for link in links:
        where = f"{link.successor} succeeds {link.predecessor} on {in_words(link.on)}"
        unknown = [slug for slug in (link.predecessor, link.successor) if slug not in lives]
        for slug in unknown:
            yield f"{where}, but {slug!r} is no authority that we know."
        if unknown:
            continue
        _, ended = lives[link.predecessor]
        if not ended_before(ended, link.on):
            yield f"{where}, but {link.predecessor} still exists on that day."
        begins, ends = lives[link.successor]
        if begins and begins_after(begins, link.on):
            yield f"{where}, but {link.successor} begins on {in_words(begins)}."
        if ends and ended_before(ends, link.on):
            yield f"{where}, but the last day of {link.successor} was {in_words(ends)}."


def _circle(links: Iterable[Link]) -> Iterator[str]:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for link in sorted(links):
        sorter.add(link.successor, link.predecessor)
    try:
        sorter.prepare()
    except CycleError as error:
        circle = " became ".join(error.args[1])
        yield f"Nobody can succeed itself: {circle}."
