"""How a text becomes words, the same way when it is indexed and when it is asked for.

Synonyms are data (data/synonyms.toml) and are applied to what is asked, never to what is indexed:
a new one needs no new register.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tantivy

ENGLISH = "english"
LONGEST_QUERY = 200  # characters; the rest is not read
LONGEST_WORD = 40
QUOTED = re.compile(r"[\"“”„]([^\"“”„]*)[\"“”„]")
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
SYNONYMS = Path(__file__).with_name("data") / "synonyms.toml"

Words = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One thing asked for: any of ``phrases``, or all of ``words`` wherever they stand."""

    phrases: tuple[Words, ...] = ()
    words: Words = ()


@cache
def analyzer() -> tantivy.TextAnalyzer:
    """Lower case, no accents, English endings off: refused and refusal are one word."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in (
        tantivy.Filter.remove_long(LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(each)
    return builder.build()


def encodable(text: str) -> str:
    """Half of a pair of surrogates is no character: Python can hold it, the index cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def words_of(text: str) -> Words:
    return tuple(analyzer().analyze(encodable(text)))


def asked(text: str) -> list[Asked]:
    """What a typed text asks for, all of it. Any text at all: there is no syntax but quotes."""
    text = text[:LONGEST_QUERY]
    found: list[Asked] = []
    end = 0
    for quoted in QUOTED.finditer(text):
        found += _loose(text[end : quoted.start()])
        if words := words_of(quoted[1]):
            found.append(Asked(phrases=(words,)))
        end = quoted.end()
    return [*found, *_loose(text[end:])]


def telling(words: Words) -> Words:
    return tuple(word for word in words if word not in _telling_nothing())


def _loose(text: str) -> Iterator[Asked]:
    words = words_of(POSSESSIVE.sub("", text))
    place = 0
    while place < len(words):
        length = _longest_synonym(words, place)
        here = words[place : place + max(length, 1)]
        if length:
            yield Asked(phrases=_synonyms()[here], words=telling(here))
        elif telling(here):
            yield Asked(words=telling(here))
        place += len(here)


def _longest_synonym(words: Words, place: int) -> int:
    """How many words from ``place`` on are one of a group; 0 for none."""
    lengths = range(min(_longest(), len(words) - place), 0, -1)
    return next((n for n in lengths if words[place : place + n] in _synonyms()), 0)


@cache
def _synonyms() -> dict[Words, tuple[Words, ...]]:
    """Each member of a group to all of the group."""
    found = {}
    for group in tomllib.loads(SYNONYMS.read_text("utf-8"))["groups"]:
        members = tuple(dict.fromkeys(words_of(member) for member in group))
        found.update(dict.fromkeys(members, members))
    return found


@cache
def _longest() -> int:
    return max(len(words) for words in _synonyms())


@cache
def _telling_nothing() -> frozenset[str]:
    listed = tomllib.loads(SYNONYMS.read_text("utf-8"))["telling_nothing"]
    return frozenset(word for text in listed for word in words_of(text))
