"""Which authority a text names as at a date: one, or none and why. Never a guess.

Three rules, in this order:

1. A GSS code, or a full name that the directory knows, names its authority, also after
   that authority ended. It cannot name one that had not begun.
2. Otherwise the place must be one that the directory knows and every word on the kind of
   council must fit. "Ashford Council" may be Ashford Borough Council; "Ashford County
   Council" is nobody. A text that tells no kind names only an authority of that day.
3. If more than one is left, those that existed on the day are preferred; if it is still
   more than one, the text is ambiguous and names nobody.

Spelling is never mended: what is nearly a name gets a "did you mean".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from upheld.intake.authority import Authority, Name
from upheld.intake.naming import Reading, plain, readings

GSS_CODE = re.compile(r"[A-Z]\d{8}")
NEAR_ENOUGH = 0.8  # "Rotherham" is 0.8 near "Rother": suggested, never taken
SUGGESTIONS = 3
WORTH_COMPARING = 12

# What a council may be called though its name does not say so. Borough only when it is no
# city: Newcastle Borough Council is the one under Lyme, not the city upon Tyne.
WORDS_OF_GROUP = {
    "county": {"county"},
    "district": {"district", "borough"},
    "metropolitan": {"metropolitan", "district", "borough"},
    "unitary": {"unitary"},
    "london": {"london", "borough"},
}


@dataclass(frozen=True, kw_only=True)
class Match:
    """``authority``, or ``why`` there is none, as the end of a sentence on the text."""

    authority: Authority | None
    did_you_mean: tuple[str, ...] = ()
    why: str = ""


class NameIndex:
    """The names of a directory, taken apart once so that matching is a few look-ups."""

    def __init__(
        self,
        authorities: Iterable[Authority],
        *,
        names: Iterable[Name],
        successors: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.authorities = {authority.slug: authority for authority in authorities}
        self.successors = successors
        self.codes: dict[str, str] = {}
        self.exact: dict[Reading, set[str]] = defaultdict(set)
        self.places: dict[str, set[str]] = defaultdict(set)
        self.words: dict[str, set[str]] = defaultdict(set)
        self.printed: dict[str, list[Name]] = defaultdict(list)
        self.spellings: dict[str, set[str]] = defaultdict(set)
        self._near: dict[str, list[str]] = {}
        for authority in self.authorities.values():
            self._add_authority(authority)
        for name in names:
            self._add_name(name)
        self._grams: dict[str, set[str]] = defaultdict(set)
        for spelling in self.spellings:
            for gram in _grams(spelling):
                self._grams[gram].add(spelling)

    def _add_authority(self, authority: Authority) -> None:
        if authority.gss_code:
            self.codes[authority.gss_code] = authority.slug
        self._add_text(authority, authority.name)
        self._add_text(authority, authority.short_name)
        words = self.words[authority.slug]
        if authority.group:
            implied = WORDS_OF_GROUP[authority.group]
            words |= {"council"} | (implied - {"borough"} if "city" in words else implied)

    def _add_name(self, name: Name) -> None:
        if name.use == "code":
            self.codes[name.name] = name.slug
            return
        if name.use == "printed":
            self.printed[name.slug].append(name)
        self._add_text(self.authorities[name.slug], name.name)

    def _add_text(self, authority: Authority, text: str) -> None:
        for reading in readings(text):
            self.spellings[plain(text)].add(authority.slug)
            self.words[authority.slug] |= reading.kinds
            if authority.is_council:
                self.places[reading.place].add(authority.slug)
            if reading.kinds or not authority.is_council:
                self.exact[reading].add(authority.slug)

    def match(self, text: str, *, on: date) -> Match:
        code = text.strip().upper()
        if GSS_CODE.fullmatch(code):
            if code not in self.codes:
                return Match(authority=None, why="is not the code of an authority we know")
            return self._one({self.codes[code]}, on=on)
        options = readings(text)
        exact = set().union(*(self.exact.get(reading, ()) for reading in options))
        if exact:
            return self._one(exact, on=on)
        fitting = {slug for reading in options for slug in self._fitting(reading, on=on)}
        if fitting:
            return self._one(fitting, on=on)
        return self._nobody(text, options, on=on)

    def _fitting(self, reading: Reading, *, on: date) -> list[str]:
        return [
            slug
            for slug in self.places.get(reading.place, ())
            if reading.kinds <= self.words[slug]
            and (reading.tells_kind or self.authorities[slug].exists_on(on))
        ]

    def _one(self, slugs: set[str], *, on: date) -> Match:
        begun = {slug for slug in slugs if self.authorities[slug].begun_by(on)}
        if not begun:
            return self._not_yet(slugs, on=on)
        living = {slug for slug in begun if self.authorities[slug].exists_on(on)}
        chosen = living or begun
        if len(chosen) == 1:
            return Match(authority=self.authorities[chosen.pop()])
        return Match(
            authority=None,
            did_you_mean=self._names(sorted(chosen), on=on),
            why=f"may be any of {len(chosen)} authorities",
        )

    def _not_yet(self, slugs: set[str], *, on: date) -> Match:
        slug = min(slugs)
        before = [p for p, after in self.successors.items() if slugs & set(after)]
        same_place = [p for p in before if self._places_of(p) & self._places_of(slug)]
        first_day = self.authorities[slug].first_day
        return Match(
            authority=None,
            did_you_mean=self._names(sorted(same_place or before)[:SUGGESTIONS], on=on),
            why=f"names an authority that began on {first_day}, after {on}",
        )

    def _nobody(self, text: str, options: tuple[Reading, ...], *, on: date) -> Match:
        same_place = sorted({s for r in options for s in self.places.get(r.place, ())})
        if same_place:
            ended = [s for s in same_place if self.authorities[s].ended_before(on)]
            after = [n for s in ended for n in self.successors.get(s, ()) if n not in same_place]
            return Match(
                authority=None,
                did_you_mean=self._names([*same_place, *after], on=on),
                why="is not the name of an authority of that kind on that day",
            )
        return Match(
            authority=None,
            did_you_mean=self._names(self._nearest(text), on=on),
            why="is not an authority we know",
        )

    def _nearest(self, text: str) -> list[str]:
        """The slugs of the nearest spellings; each text is compared once, whatever the date."""
        wanted = plain(text)
        if wanted not in self._near:
            shared = Counter(s for gram in _grams(wanted) for s in self._grams.get(gram, ()))
            scored = sorted(
                (-SequenceMatcher(None, wanted, spelling).ratio(), spelling)
                for spelling, _ in shared.most_common(WORTH_COMPARING)
            )
            near = [spelling for score, spelling in scored if -score >= NEAR_ENOUGH]
            slugs = (slug for spelling in near for slug in sorted(self.spellings[spelling]))
            self._near[wanted] = list(dict.fromkeys(slugs))
        return self._near[wanted]

    def _names(self, slugs: list[str], *, on: date) -> tuple[str, ...]:
        """Names to suggest: those of the day first, none that had not begun."""
        begun = [s for s in slugs if self.authorities[s].begun_by(on)]
        begun.sort(key=lambda slug: not self.authorities[slug].exists_on(on))
        return tuple(dict.fromkeys(self.name_on(slug, on) for slug in begun))[:SUGGESTIONS]

    def _places_of(self, slug: str) -> set[str]:
        return {reading.place for reading in readings(self.authorities[slug].name)}

    def name_on(self, slug: str, day: date) -> str:
        for name in self.printed.get(slug, ()):
            if name.valid_on(day):
                return name.name
        return self.authorities[slug].name


def _grams(spelling: str) -> set[str]:
    padded = f" {spelling} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
