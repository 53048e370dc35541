"""How text becomes words, the same way for indexing and for searching.

Titles are not words: people who look for missed bins do not want people called Miss. We recognise
titles as written, before capitals and endings are removed. Synonyms are data (data/synonyms.toml)
and apply to searches, never to the index, so a new one does not need a new register.
"""

import re
import threading
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tantivy

ENGLISH = "english"
LONGEST_QUERY = 200  # characters; we do not read the rest
LONGEST_WORD = 40
TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Rev", "Cllr", "Messrs", "MR", "MRS")
# In lower case these are also words (to miss, and the illness), and titles only before an initial.
ALSO_WORDS = ("miss", "ms")
QUOTE, NO_QUOTE = '["“”„]', '[^"“”„]'
# More than words: an exclusion, a quotation, an amount of money. All other text is words.
AMOUNT = r"£\s?(?P<pounds>\d[\d,]{0,20})(?:\.(?P<pence>\d\d)(?!\d))?"
MORE_THAN_WORDS = re.compile(
    rf"(?<!\S)[-–−](?:{QUOTE}(?P<excluded_quote>{NO_QUOTE}*){QUOTE}|(?P<excluded>[^\s\"“”„]+))"
    rf"|{QUOTE}(?P<quoted>{NO_QUOTE}*){QUOTE}"
    rf"|{AMOUNT}"
)
LETTERS = re.compile(r"[^\W_]+")
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
SYNONYMS = Path(__file__).with_name("data") / "synonyms.toml"

Words = tuple[str, ...]  # of a phrase: '' is a word that does not matter


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One thing asked for: any of ``phrases``, or all of ``words`` wherever they are."""

    phrases: tuple[Words, ...] = ()
    words: Words = ()
    amount: str = ""  # of money, as indexed; the phrases are ways to write it
    is_excluded: bool = False  # asks for decisions without it


class _OfThread(threading.local):
    """An analyzer for each thread: Tantivy refuses one that another thread is using."""

    def __init__(self) -> None:
        self.analyzer = _built()


def analyzer() -> tantivy.TextAnalyzer:
    """The analyzer of this thread, which reads a text as every other does."""
    return _here().analyzer


@cache
def _here() -> _OfThread:
    return _OfThread()


def _built() -> tantivy.TextAnalyzer:
    """No titles, lower case, no accents, no English endings: refused and refusal are one word."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in (
        tantivy.Filter.remove_long(LONGEST_WORD),
        tantivy.Filter.custom_stopword(list(TITLES)),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(each)
    return builder.build()


def encodable(text: str) -> str:
    """Half of a surrogate pair is not a character: Python can hold it, but the index cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def words_of(text: str) -> Words:
    return tuple(analyzer().analyze(encodable(text)))


def asked(text: str) -> list[Asked]:
    """Everything that a typed text asks for. Any text will do: none is a mistake."""
    text = text[:LONGEST_QUERY]
    found: list[Asked] = []
    end = 0
    for more in MORE_THAN_WORDS.finditer(text):
        found += _loose(text[end : more.start()])
        found += _more_than_words(more)
        end = more.end()
    return [*found, *_loose(text[end:])]


def _more_than_words(more: re.Match[str]) -> Iterator[Asked]:
    excluded = more["excluded_quote"] or POSSESSIVE.sub("", more["excluded"] or "")
    money = more if more["pounds"] else re.fullmatch(AMOUNT, excluded)
    if money:
        phrases = _written(money["pounds"], money["pence"])
        yield Asked(phrases=phrases, amount=_amount(money), is_excluded=bool(excluded))
        return
    words = _phrase(excluded or more["quoted"] or "")
    if telling(words) if excluded else words:
        yield Asked(phrases=(words,), is_excluded=bool(excluded))


def _phrase(text: str) -> Words:
    """With '' for a title, which any other title matches, and for anything too long."""
    words: Words = ()
    typed = LETTERS.findall(encodable(text))
    for place, word in enumerate(typed):
        is_title = _is_title(word, before=typed[place + 1] if place + 1 < len(typed) else "")
        words += ("",) if is_title else words_of(word) or ("",)
    while words and not words[0]:
        words = words[1:]
    while words and not words[-1]:
        words = words[:-1]
    return words


def _is_title(word: str, *, before: str) -> bool:
    if word in ALSO_WORDS:
        return len(before) == 1
    return word in TITLES or (word.capitalize() in TITLES and word.islower())


def amounts_in(text: str) -> set[str]:
    """Every amount of money, the same however it is written.

    >>> amounts_in("It paid £1500, and £ 1,500.00 again.")
    {'1500.00'}
    """
    return {_amount(money) for money in re.finditer(AMOUNT, text)}


def _amount(money: re.Match[str]) -> str:
    return f"{int(money['pounds'].replace(',', ''))}.{money['pence'] or '00'}"


def _written(pounds: str, pence: str | None) -> tuple[Words, ...]:
    """The words of an amount, with commas and without: 1,500 and 1500."""
    number = int(pounds.replace(",", ""))
    rest = (pence,) if pence and int(pence) else ()
    return tuple(dict.fromkeys(((str(number), *rest), (*f"{number:,}".split(","), *rest))))


def telling(words: Words) -> Words:
    return tuple(word for word in words if word and word not in _telling_nothing())


def _loose(text: str) -> Iterator[Asked]:
    words = tuple(filter(None, _phrase(POSSESSIVE.sub("", text))))
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
    """How many words from ``place`` on are a phrase in a group; 0 for none."""
    lengths = range(min(_longest(), len(words) - place), 0, -1)
    return next((n for n in lengths if words[place : place + n] in _synonyms()), 0)


@cache
def _synonyms() -> dict[Words, tuple[Words, ...]]:
    """Each phrase in a group to the whole group."""
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
