"""What a text says when it names an authority: which place, and which kind of body.

"Lincoln City Council" and "City of Lincoln Council" say the same: the place is lincoln, and
the kind is city and council. Words that are not a kind of council (trust, school, parish,
limited) stay in the place, so that a school is never taken for the council of its town.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KIND_WORDS = _words("council city borough district county metropolitan unitary corporation")
KIND_ALIASES = dict(pair.split("=") for pair in _words("ua=unitary boro=borough"))
OF_A_BOROUGH = _words("london royal")  # kinds only right before it
# Read only as the last word or the first: anywhere else they may be part of a name.
ENDINGS = {
    "mbc": [_words("metropolitan borough council")],
    "mdc": [_words("metropolitan district council")],
    "dc": [_words("district council")],
    "bc": [_words("borough council")],
    # Leicester CC is a city and Kent CC a county, so we try both readings.
    "cc": [_words("county council"), _words("city council")],
}
BEGINNINGS = {"lb": _words("london borough"), "rb": _words("royal borough")}
AFTER_CITY_AND = _words("district county")  # St Albans City and District Council
LINKS = {"of", "the"}
SPELLINGS = {"saint": "st"}
# The City of London is not a city council of a place called London.
WHOLE_PLACES = {"city of london": "city-of-london"}


@dataclass(frozen=True)
class Reading:
    place: str
    kinds: frozenset[str]

    @property
    def tells_kind(self) -> bool:
        """False for "Dorset" and "Dorset Council", which could be any council in Dorset."""
        return bool(self.kinds - {"council"})


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower case words with single spaces: no accents, no punctuation, "and" for "&"."""
    letters = unicodedata.normalize("NFKD", text.casefold()).replace("&", " and ")
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    joined = re.sub(r"['’`´]", "", bare)  # King's Lynn is Kings Lynn
    words = re.sub(r"[^a-z0-9]+", " ", joined).split()
    return " ".join(SPELLINGS.get(word, word) for word in words)


@lru_cache(maxsize=20_000)
def readings(text: str) -> tuple[Reading, ...]:
    """What the text may say. There is usually one reading.

    >>> [(r.place, sorted(r.kinds)) for r in readings("City of Lincoln Council")]
    [('lincoln', ['city', 'council'])]
    """
    words = _with_whole_places(plain(text).split())
    kinds: set[str] = set()
    if len(words) > 1 and words[0] in BEGINNINGS:
        kinds |= BEGINNINGS[words.pop(0)]
    endings = [_words("")]
    if len(words) > 1 and words[-1] in ENDINGS:
        endings = ENDINGS[words.pop()]
    place = _place(words, kinds)
    return tuple(Reading(place, frozenset(kinds | ending)) for ending in endings)


def _with_whole_places(words: list[str]) -> list[str]:
    for place, joined in WHOLE_PLACES.items():
        parts = place.split()
        for at in range(len(words) - len(parts) + 1):
            if words[at : at + len(parts)] == parts:
                return [*words[:at], joined, *words[at + len(parts) :]]
    return words


def _place(words: list[str], kinds: set[str]) -> str:
    """The words that are left for the place. Kinds found on the way are added to ``kinds``."""
    place: list[str] = []
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        before = words[at - 1] if at else ""
        if word in KIND_WORDS or word in KIND_ALIASES:
            kinds.add(KIND_ALIASES.get(word, word))
        elif word in OF_A_BOROUGH and following in {"borough", "boro"}:
            kinds.add(word)
        elif word == "and" and before == "city" and following in AFTER_CITY_AND:
            continue
        elif word not in LINKS:
            place.append(word)
    return " ".join(place)
