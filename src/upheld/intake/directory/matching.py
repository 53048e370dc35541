"""Which authority a text names on a date: one, or none and why not. Never a guess.

A body whose group has ``words`` (county, district) may be called by its place and any of those. We
call it a council here. All others have only their names. There are three rules, in this order:

1. A GSS code, or a full name in the directory, names its authority, even after that authority
   has ended. It cannot name one that has not yet begun. A name that does not say what kind of
   body it is (the short name of a body that is not a council) is also tried under rule 2.
2. Otherwise the place must be in the directory, and every word about the kind of council must
   fit. "Ashford Council" can be Ashford Borough Council; "Ashford County Council" is not an
   authority. A text that does not say the kind can only name an authority that exists that day.
3. If several are left, those that existed on the day come first. If there are still several,
   the text is ambiguous and names none of them.

Spelling is never corrected: if a text is nearly a name, we ask "did you mean".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from upheld.core.authorities.likeness import Likeness
from upheld.core.authorities.naming import Reading, plain, readings
from upheld.intake.directory.authority import Authority, Name

GSS_CODE = re.compile(r"[A-Z]\d{8}")
NEAR_PLACE = 0.8  # "Rother" is 0.8 near "Rotherham": suggested, never taken
NEAR_NAME = 0.9  # "Salford City Council" is 0.86 near "Ashford County Council": not suggested
SUGGESTIONS = 3
SHORTEST_PLACE = 4  # too many names begin with fewer letters
WITHOUT_INITIAL = frozenset(("of", "and", "upon", "the", "on", "with"))
NO_LETTER = re.compile("[^a-z]+")
ONE_DAY = timedelta(days=1)  # a body is abolished on the day after its last one
LONGEST_NAME = 200  # the longest name that we know has 74 characters


@dataclass(frozen=True, kw_only=True)
class Match:
    """``authority``, or ``why`` there is none, to end a sentence that begins with the text."""

    authority: Authority | None
    did_you_mean: tuple[str, ...] = ()
    why: str = ""
    is_shared: bool = False  # it is the name of more than one authority on that day


class NameIndex:
    """The names in a directory, split up once so that matching takes only a few look-ups."""

    def __init__(
        self,
        authorities: Iterable[Authority],
        *,
        names: Iterable[Name],
        successors: Mapping[str, tuple[str, ...]],
        words: Mapping[str, frozenset[str]],
    ) -> None:
        self.implied = {group: {"council", *implied} for group, implied in words.items()}
        self.authorities = {authority.slug: authority for authority in authorities}
        self.successors = successors
        self.codes: dict[str, str] = {}
        self.exact: dict[Reading, set[str]] = defaultdict(set)
        self.places: dict[str, set[str]] = defaultdict(set)
        self.words: dict[str, set[str]] = defaultdict(set)
        self.printed: dict[str, list[Name]] = defaultdict(list)
        self.near_places: dict[str, set[str]] = defaultdict(set)
        self.near_names: dict[str, set[str]] = defaultdict(set)
        self.initials: dict[str, set[str]] = defaultdict(set)
        for authority in self.authorities.values():
            self._add_authority(authority)
        for name in names:
            self._add_name(name)
        self._by_place = Likeness(self.near_places, near=NEAR_PLACE)
        self._by_name = Likeness(self.near_names, near=NEAR_NAME)

    def _add_authority(self, authority: Authority) -> None:
        if authority.gss_code:
            self.codes[authority.gss_code] = authority.slug
        for text in (authority.name, authority.short_name):
            self._add_text(authority, text)
            self._add_words(authority, text)
        # Only a council that is not a city may be a borough: Newcastle Borough Council is the one
        # under Lyme, not upon Tyne.
        words, implied = self.words[authority.slug], self._implied(authority)
        words |= implied - {"borough"} if "city" in words else implied

    def _implied(self, authority: Authority) -> set[str]:
        return self.implied.get(authority.group or "", set())

    def _add_name(self, name: Name) -> None:
        authority = self.authorities[name.slug]
        if name.use == "code":
            self.codes[name.name] = name.slug
            return
        self._add_text(authority, name.name)
        # Accepted names must match as a whole: the County of Herefordshire has no county council,
        # and "Herefordshire County Council" is one letter away from Hertfordshire's.
        if name.use == "printed":
            self.printed[name.slug].append(name)
            self._add_words(authority, name.name)

    def _add_words(self, authority: Authority, text: str) -> None:
        for reading in readings(text):
            self.words[authority.slug] |= reading.kinds

    def _add_text(self, authority: Authority, text: str) -> None:
        words = [word for word in plain(text).split() if word not in WITHOUT_INITIAL]
        self.initials["".join(word[0] for word in words)].add(authority.slug)
        is_council = bool(self._implied(authority))
        for reading in readings(text):
            self.near_names[plain(text)].add(authority.slug)
            self.near_places[reading.place].add(authority.slug)
            if is_council:
                self.places[reading.place].add(authority.slug)
            if reading.kinds or not is_council:
                self.exact[reading].add(authority.slug)

    def match(self, text: str, *, on: date) -> Match:
        if len(text) > LONGEST_NAME:
            return Match(authority=None, why=f"is longer than {LONGEST_NAME} characters")
        if not plain(text):
            return Match(authority=None, why="does not name an authority")
        code = text.strip().upper()
        if GSS_CODE.fullmatch(code):
            if code not in self.codes:
                return Match(authority=None, why="is not the code of an authority we know")
            return self._one({self.codes[code]}, on=on)
        options = readings(text)
        exact = set().union(*(self.exact.get(reading, ()) for reading in options))
        if exact and any(reading.kinds for reading in options):
            return self._one(exact, on=on)
        fitting = {slug for reading in options for slug in self._fitting(reading, on=on)}
        if exact or fitting:
            return self._one(exact | fitting, on=on)
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
            is_shared=True,
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
        same_place = {slug for r in options for slug in self.places.get(r.place, ())}
        ended = {s for s in same_place if self.authorities[s].ended_before(on)}
        after = {slug for each in ended for slug in self.successors.get(each, ())}
        near = self._by_name.nearest(plain(text))
        for reading in options:
            near |= self._by_place.nearest(reading.place)
        near |= dict.fromkeys(slug for r in options for slug in self._beginning_with(r.place))
        near |= dict.fromkeys(sorted(self.initials.get(NO_LETTER.sub("", text.casefold()), ())))
        if not same_place:
            why = "is not an authority we know"
        elif ended == same_place and not any(reading.tells_kind for reading in options):
            last_day = max(self.authorities[slug].last_day or date.min for slug in ended)
            abolished = f"abolished on {last_day + ONE_DAY}, before {on}"
            why = f"is short for an authority that was {abolished}"
        else:
            why = "is not the name of an authority of that kind"
        living_first = [*sorted(same_place - ended), *sorted(ended), *sorted(after), *near]
        return Match(authority=None, did_you_mean=self._names(living_first, on=on), why=why)

    def _beginning_with(self, place: str) -> list[str]:
        """Those whose place begins like this one: for Richmond, Richmond upon Thames."""
        if len(place) < SHORTEST_PLACE:
            return []
        found = (slugs for known, slugs in self.near_places.items() if known.startswith(place))
        return sorted(set().union(*found))

    def _names(self, slugs: list[str], *, on: date) -> tuple[str, ...]:
        """Names to suggest, in this order: only authorities that had begun."""
        begun = (slug for slug in slugs if self.authorities[slug].begun_by(on))
        return tuple(dict.fromkeys(self.name_on(slug, on) for slug in begun))[:SUGGESTIONS]

    def _places_of(self, slug: str) -> set[str]:
        return {reading.place for reading in readings(self.authorities[slug].name)}

    def name_on(self, slug: str, day: date) -> str:
        for name in self.printed.get(slug, ()):
            if name.valid_on(day):
                return name.name
        return self.authorities[slug].name
