"""Predecessors and successors: a graph with dates, many to many, and the questions it answers.

A link says that one body ended and another took over all or part of it on a day. A new name does
not make a link. A predecessor with several successors was divided. Its figures cannot be divided,
so they belong to all its successors together, the family. Whose figures are added up for an
authority as it is now is decided here; the sums, and their words, in core.figures.together.
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
    on: date  # the day that the successor took over


@dataclass(frozen=True, kw_only=True)
class Family:
    """All that ended and all that took over on one day, if links connect them."""

    on: date
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Area:
    """The bodies that were, in some period, what is now one authority or one family."""

    members: tuple[str, ...]  # those that existed in the period
    successors: tuple[str, ...]  # whose figures the sum is: one body's, or the family's
    links: tuple[Link, ...]  # how the members became the successors

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(sorted({link.on for link in self.links}))

    @property
    def divided(self) -> tuple[str, ...]:
        """Those with several successors, which make it a family."""
        several = [link.predecessor for link in self.links]
        return tuple(sorted({each for each in several if several.count(each) > 1}))


@dataclass(frozen=True)
class Reorganisation:
    """Raises ValueError, with all that is wrong, if links and lives cannot both be true."""

    links: frozenset[Link]
    lives: Mapping[str, Life]

    def __post_init__(self) -> None:
        if wrong := sorted(troubles(self.links, self.lives)):
            raise ValueError("\n".join(wrong))

    def life(self, slug: str) -> Life:
        """Raises ValueError if we do not know it, and so does every other question about it."""
        if slug not in self.lives:
            raise ValueError(f"We do not have an authority called {slug!r}.")
        return self.lives[slug]

    def exists_in(self, slug: str, first_day: date, last_day: date) -> bool:
        return existed(self.life(slug), first=first_day, last=last_day)

    def predecessors(self, slug: str, *, on: date) -> tuple[Link, ...]:
        """Every link up to that day through which others became this authority, earliest first."""
        self.life(slug)
        found: set[Link] = set()
        waiting = [slug]
        while waiting:
            new = {link for link in self._to.get(waiting.pop(), ()) if link.on <= on} - found
            found |= new
            waiting += [link.predecessor for link in new]
        return tuple(sorted(found, key=_by_day))

    def family(self, slug: str, *, on: date) -> Family | None:
        """The family it belongs to in that day's reorganisation, as predecessor or successor."""
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
        """Whose figures for a period make up the authority as it is on the day ``as_at``.

        An authority that has ended is taken as it was when it ended. Only bodies that existed in
        the period count: decisions about one that had ended before stay with that one. None if it
        did not replace any body that existed then.
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
        """The links on those days that are connected with this body, in either direction."""
        reached = [slug]
        seen = {slug}
        for body in reached:  # the list grows as we go
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
    """What cannot be true about links and lives, in whole sentences.

    The directory checks that a predecessor ends on the day before. Here it must only have ended, so
    that it is not counted twice, and its successor must be there to take over.
    """
    links = list(links)
    yield from _circle(links)
    for link in links:
        where = f"{link.successor} succeeds {link.predecessor} on {in_words(link.on)}"
        unknown = [slug for slug in (link.predecessor, link.successor) if slug not in lives]
        for slug in unknown:
            yield f"{where}, but we do not have an authority called {slug!r}."
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
        yield f"An authority cannot succeed itself: {circle}."
