"""What an office writes itself: the paragraph in one letter, or the message for a year.

The edition's numbers are never typed there. Their names are written in braces, {upheld_count}, and
filled in for each letter. A number from elsewhere is written in brackets, [2], with its source and
the name of a second person who checked it. Dates, years and references to laws may be typed. Which
names there are is decided here. The figures themselves are looked up in the edition
(edition.queries.named_figures).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from upheld.core.profile import Profile

ALL = "all_"  # before a name: for all authorities together
PARTS = ("share", "count", "out_of", "average")
REFERENCE = re.compile(r"\{([^{}]*)\}")
NAME = re.compile(r"(?P<name>[a-z][a-z0-9_]*)(?: (?P<year>20[0-9]{2}-[0-9]{2}))?")
QUOTED = re.compile(r"\[([^\[\]]*[0-9][^\[\]]*)\]")

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
BEFORE_A_YEAR = (
    "in|since|of|until|from|to|by|during|before|after|for|between|and|act|year|early|late|the"
)
COUNTED = "(?:more |fewer )?(?:complaint|decision|case|enquir|investigat|people|author|report)"
A_YEAR, TO_A_YEAR = "(?:19|20)[0-9]{2}", "[-–/][0-9]{2}(?:[0-9]{2})?"
LAW = r"[0-9]+[A-Z]{0,2}(?:\([0-9a-z]+\))*"  # 26A(1)
LAWS = "sections?|paragraphs?|parts?|schedules?|articles?|regulations?"
TYPED = re.compile(
    rf"\b[0-9]{{1,2}} (?:{MONTHS})(?: [0-9]{{4}})?\b"
    rf"|\b{A_YEAR}{TO_A_YEAR}\b"
    rf"|\b(?:{BEFORE_A_YEAR}|{MONTHS}) {A_YEAR}(?:{TO_A_YEAR})?\b(?![,.]?[0-9%])(?! {COUNTED})"
    rf"|\b(?:{LAWS}) {LAW}(?:(?:, | and | or | to ){LAW})*",
    re.IGNORECASE,
)
DIGITS = re.compile(r"(?<![A-Za-z0-9])[<>]?\d[\d,.]*%?")  # A2Dominion is a name


@lru_cache(maxsize=64)
def names(profile: Profile) -> Mapping[str, str]:
    """Each name, and the figure that it means."""
    return dict(_names(profile))


def _names(profile: Profile) -> Iterator[tuple[str, str]]:
    yield "received", "complaints and enquiries received"
    yield "decided", "decisions made"
    for measure in profile.by_slug.values():
        slug = measure.slug.replace("-", "_")
        title, average = measure.title, "the average of similar authorities"
        yield f"{slug}_share", f"{title}: the figure as printed"
        yield f"{slug}_count", f"{title}: {measure.counted_name[1]}"
        yield f"{slug}_out_of", f"{title}: {measure.out_of_name[1]}"
        yield f"{slug}_average", f"{title}: {average}"


@dataclass(frozen=True, kw_only=True)
class OwnWords:
    """A text as it was approved, and where the numbers that it quotes come from."""

    written: str
    source: str = ""
    approved_by: str = ""
    checked_by: str = ""

    @property
    def quotes(self) -> tuple[str, ...]:
        return tuple(QUOTED.findall(self.written))

    def problems(self, profile: Profile) -> Iterator[tuple[str, str]]:
        """What is wrong, and what to do, for each number that has nothing to support it."""
        yield from self._unfounded(profile)
        if self.quotes:
            yield from self._unsupported()

    def unfounded(self, profile: Profile) -> list[str]:
        """The same for its text alone, because an edition does not say who checked it."""
        return [trouble for trouble, _ in self._unfounded(profile)]

    def _unfounded(self, profile: Profile) -> Iterator[tuple[str, str]]:
        for inside in REFERENCE.findall(self.written):
            if not is_known(inside, profile):
                remedy = _like(inside, names(profile))
                yield f"asks for {{{inside}}}, which is not a figure in an edition", remedy
        rest = REFERENCE.sub(" ", self.written)
        if "{" in rest or "}" in rest:
            yield "has a brace that is not closed", "Write {name} with the name of a figure."
        yield from self._unquoted(QUOTED.sub(" ", self.written), names(profile))

    def _unquoted(self, text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        plain = TYPED.sub(lambda found: " " * len(found[0]), text)
        plain = REFERENCE.sub(lambda found: " " * len(found[0]), plain)
        for found in DIGITS.finditer(plain):
            number = found[0].rstrip(",.")
            name = nearest(plain, found.start(), found.end(), known=known)
            yield (
                f"has the number {number} typed in, with no figure behind it",
                f"Write {{{name}}} for the edition's own figure, or [{number}] for a number from"
                " elsewhere, with its source and who checked it.",
            )

    def _unsupported(self) -> Iterator[tuple[str, str]]:
        numbers = ", ".join(self.quotes)
        if not self.source.strip():
            yield f"quotes {numbers} without a source", "Write in source where the number is from."
        if not self.checked_by.strip():
            remedy = "Write in checked_by who compared it with its source."
            yield f"quotes {numbers}, which no one has checked", remedy
        elif self.checked_by.casefold().split() == self.approved_by.casefold().split():
            remedy = "Name a second person in checked_by."
            yield f"quotes {numbers}, checked by the person who approved it", remedy

    def said(self, figure: Callable[[str, str], str]) -> str:
        """As it is printed. ``figure`` gives the text for a name and a year ('' for its own)."""

        def filled(found: re.Match[str]) -> str:
            name = NAME.fullmatch(found[1])
            return figure(name["name"], name["year"] or "") if name else found[0]

        return REFERENCE.sub(filled, QUOTED.sub(r"\1", self.written))


def is_known(inside: str, profile: Profile) -> bool:
    """Whether what is written in braces is a figure in an edition. All have no average."""
    found = NAME.fullmatch(inside)
    if not found:
        return False
    name = found["name"]
    of_all = name.startswith(ALL)
    return name.removeprefix(ALL) in names(profile) and not (of_all and name.endswith("_average"))


def _like(inside: str, known: Mapping[str, str]) -> str:
    near = get_close_matches(inside, [*known, *(ALL + name for name in known)], n=1)
    hint = f"Did you mean {{{near[0]}}}? " if near else ""
    return (
        f"{hint}The figures are {', '.join(known)}."
        f" With {ALL} before its name, a figure is for all authorities."
    )


def nearest(text: str, start: int, end: int, *, known: Mapping[str, str]) -> str:
    """The name whose meaning has most words in common with those around a number."""
    around = _stems(text[max(start - 40, 0) : end + 60])
    of_share = text[:end].endswith("%")

    def score(name: str) -> tuple[bool, int]:
        is_share = name.endswith(("_share", "_average"))
        return is_share == of_share, len(_stems(f"{name} {known[name]}") & around)

    return max(known, key=score)


def _stems(text: str) -> set[str]:
    """Words by their beginnings, so that complied and compliance are the same."""
    return {word[:6] for word in re.findall("[a-z]{4,}", text.casefold())}
