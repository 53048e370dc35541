"""Which councils to compare: those named in an address, and the address for any change.

Everything that was picked is in the address, so a comparison can be sent, kept and gone back to.
Names that cannot be matched are listed with the nearest names, and the rest are still compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from upheld.core.authorities.groups import Kind, similar_to
from upheld.edition.content.peers import peers_of
from upheld.edition.queries.authorities import slugs_of_any_year
from upheld.edition.reading import Edition
from upheld.site.council_names import names_of
from upheld.site.question import MOST_VALUES, NotUnderstood, Question

KINDS = (Kind.TYPE, Kind.REGION, Kind.NEIGHBOURS)


@dataclass(frozen=True, kw_only=True)
class Unclear:
    """A text that is not a council's name, or is the name of several councils."""

    text: str
    slugs: tuple[str, ...]  # of those that it may mean


@dataclass(frozen=True, kw_only=True)
class Picked:
    council: str  # the one that asks; '' if not chosen yet
    kind: Kind | None  # None: nothing to compare with yet
    others: tuple[str, ...] = ()  # those picked by hand, in their order
    year: str = ""  # as asked; '' for the latest
    measure: str = ""
    order: str = ""
    unclear: tuple[Unclear, ...] = ()

    @property
    def address(self) -> str:
        """The one address of this comparison."""
        beside = ",".join(self.others) if self.others else str(self.kind or "")
        asked = {
            "council": self.council,
            "with": beside,
            "year": self.year,
            "measure": self.measure,
            "order": self.order,
        }
        given = {name: value for name, value in asked.items() if value}
        return f"/compare?{urlencode(given, safe=',', quote_via=quote)}" if given else "/compare"

    @property
    def councils(self) -> list[str]:
        """Those picked by hand, the one that asks first."""
        return [slug for slug in (self.council, *self.others) if slug]

    @property
    def order_shown(self) -> str:
        """A whole group was picked at once, so it is in order of name."""
        if self.kind in KINDS and self.order != "group":
            return "name"
        return self.order or "picked"

    def changed(
        self, *, year: str | None = None, measure: str | None = None, order: str | None = None
    ) -> "Picked":
        """The same councils in another year, order or measure; None leaves it as it is."""
        return replace(
            self,
            year=self.year if year is None else year,
            measure=self.measure if measure is None else measure,
            order=self.order if order is None else order,
        )

    def of_kind(self, kind: Kind) -> "Picked":
        return replace(self, kind=kind, others=())

    def plus(self, slug: str) -> "Picked":
        if not self.council:
            return replace(self, council=slug)
        others = tuple(dict.fromkeys((*self.others, slug)))
        return replace(self, kind=Kind.CHOSEN, others=others)

    def without(self, slug: str) -> "Picked":
        """If the one that asks is removed, the next one asks."""
        left = [each for each in self.councils if each != slug]
        return self._asked_by(left)

    def asked_by(self, slug: str) -> "Picked":
        """The same councils, seen from another."""
        others = [each for each in self.councils if each != slug]
        return self._asked_by([slug, *others])

    def _asked_by(self, slugs: list[str]) -> "Picked":
        others = tuple(slugs[1:])
        kind = Kind.CHOSEN if others else None
        return replace(self, council=slugs[0] if slugs else "", kind=kind, others=others)


def picked_in(question: Question, edition: Edition) -> Picked:
    """Raises NotUnderstood for more councils than are compared at once."""
    reading = _Reading(edition, question.published.neighbours or {})
    texts = [*question.several("with"), question.one("add")]
    kinds = [Kind(text) for text in texts if text in KINDS]
    hand_picked = [text for text in texts if text and text not in KINDS]
    council = reading.slug_of(question.one("council"))
    others = [slug for slug in map(reading.slug_of, hand_picked) if slug]
    if not council and others:
        council, *others = others
    kind: Kind | None = kinds[0] if kinds else None
    if kinds and (others or len(kinds) > 1):  # a kind among others means its members
        others = [slug for kind in kinds for slug in reading.members(council, kind)] + others
    others = [slug for slug in dict.fromkeys(others) if slug != council]
    if len(others) >= MOST_VALUES:
        raise NotUnderstood(
            f"You have picked {len(others) + 1} {edition.profile.body[1]}. Pick at most"
            f" {MOST_VALUES}."
        )
    return Picked(
        council=council,
        kind=Kind.CHOSEN if others else kind,
        others=tuple(others),
        year=question.one("year"),
        measure=question.one("measure"),
        order=question.one("order"),
        unclear=tuple(reading.unclear),
    )


class _Reading:
    """Texts as councils of one edition; what cannot be read is kept in ``unclear``."""

    def __init__(self, edition: Edition, neighbours: Mapping[str, tuple[str, ...]]) -> None:
        self._edition, self._neighbours = edition, neighbours
        self._names = names_of(edition)
        self._known = slugs_of_any_year(edition)
        self.unclear: list[Unclear] = []

    def slug_of(self, text: str) -> str:
        """'' if it is unclear, or empty."""
        if not text or text in self._known:
            return text
        bearing = [slug for slug in self._names.bearing(text) if slug in self._known]
        if len(bearing) == 1:
            return bearing[0]
        near = bearing or [slug for slug in self._names.maybe(text) if slug in self._known]
        self.unclear.append(Unclear(text=text, slugs=tuple(near)))
        return ""

    def members(self, council: str, kind: Kind) -> tuple[str, ...]:
        listed = self._neighbours.get(council, ())
        edition = self._edition
        peers, profile, year = peers_of(edition.database), edition.profile, edition.year
        return similar_to(council, kind, peers, profile=profile, year=year, listed=listed).members
