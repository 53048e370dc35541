"""The numbers of rules as texts would type them, made of the constants and settings themselves."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from upheld.core.authorities.groups import FEWEST_MEMBERS
from upheld.core.comparing.chance import MOST_HOLDS_IN
from upheld.core.comparing.comparison import FEWEST_CASES, LEVEL, STRICT_LEVEL
from upheld.core.comparing.in_every_way import MOST_YEARS_TOGETHER
from upheld.core.comparing.related import LEAST_PART
from upheld.core.english import part_written_out, so_many, written_out
from upheld.core.intervals import SHOWN_TEXT
from upheld.core.measures import Kind
from upheld.core.report_deadline import MONTHS_TO_CONSIDER
from upheld.office.configuration import SHORTEST_SECRET
from upheld.office.rules.signing_in import LINK_WORKS, MINUTES_TO_WAIT, SHORTEST_PASSWORD
from upheld.office.rules.times import SOON
from upheld.ombudsman.folder import read_office
from upheld.site.front import LONGEST_ADDRESS
from upheld.site.questions import MOST

ROOT = Path(__file__).parent.parent
OFFICE = read_office()
(RATE,) = OFFICE.profile.of_kind(Kind.RATE)
GENERATED = ("docs/data/dictionary.md", "docs/methodology.md", "docs/office-policy.md")
DELAY_DAYS, YEARS_KEPT = OFFICE.publication_delay_days, OFFICE.retention_years
# Words may stand on two lines, in two strings that are one, or in two lines of a comment.
BETWEEN_WORDS = r"""(?:\s|["'#]|\bf(?=["']))+"""


def _so_many(number: int, one: str) -> tuple[str, ...]:
    return so_many(number, one), f"{number} {one if number == 1 else f'{one}s'}"


def _days(number: int) -> tuple[str, ...]:
    weeks, rest = divmod(number, 7)
    return (*_so_many(number, "day"), *(() if rest else _so_many(weeks, "week")))


def _least(number: int) -> Iterator[str]:
    for text in (written_out(number), str(number)):
        yield from (f"fewer than {text}", f"less than {text}", f"below {text}")
        yield from (f"{text} or more", f"{text} cases or more", f"at least {text}")


def _odds(part: Fraction) -> Iterator[str]:
    many = part.denominator
    yield from (f"1 in {many:,}", f"one in {many:,}", f"1 time in {many:,}", f"{float(part):.1%}")
    if many >= 1_000:
        yield f"1 in {many}"


def _years(part: Fraction) -> Iterator[str]:
    x, n = part.numerator, part.denominator
    yield from (f"{x} of {n}", f"{x} out of {n}", f"{x} years", f"{x} such years", f"of {n} years")
    yield f"{x} simulated years of {n}"


PHRASES: Mapping[str, tuple[str, ...]] = {
    "publication_delay_days": _days(DELAY_DAYS),
    "retention_years": _so_many(YEARS_KEPT, "year"),
    "FEWEST_CASES": tuple(_least(FEWEST_CASES)),
    "FEWEST_MEMBERS": tuple(_least(FEWEST_MEMBERS)),
    "fewest": (f"{RATE.fewest:,}",),
    "pinned_average_threshold_points": _so_many(
        OFFICE.pinned_average_threshold_points, "percentage point"
    ),
    "per": (f"{RATE.per:,} residents", f"for every {RATE.per:,}"),
    "LEVEL": tuple(_odds(LEVEL)),
    "LEVEL, either way": tuple(_odds(2 * LEVEL))[:3],
    "STRICT_LEVEL": tuple(_odds(STRICT_LEVEL)),
    "SHOWN": (f"{SHOWN_TEXT} confidence", f"{SHOWN_TEXT} interval"),
    "MOST_HOLDS_IN": tuple(_years(MOST_HOLDS_IN)),
    "LEAST_PART": (part_written_out(LEAST_PART), *_odds(LEAST_PART)),
    "LEAST_MOVE": ("a percentage point", "more than a point"),
    "MOST_YEARS_TOGETHER": _so_many(MOST_YEARS_TOGETHER, "year"),
    "MOST questions": (f"at most {written_out(MOST)}",),
    "MONTHS_TO_CONSIDER": _so_many(MONTHS_TO_CONSIDER, "month"),
    "SOON": _days(SOON.days),
    "LINK_WORKS": _days(LINK_WORKS.days),
    "MINUTES_TO_WAIT": _so_many(MINUTES_TO_WAIT, "minute"),
    "SHORTEST_PASSWORD": (f"{SHORTEST_PASSWORD} characters",),
    "SHORTEST_SECRET": (f"{SHORTEST_SECRET} random characters",),
    "LONGEST_ADDRESS": (f"{LONGEST_ADDRESS:,} characters",),
}


def places_of(text: str) -> Iterator[tuple[int, str]]:
    """The line and the phrase wherever a text types a number of a rule."""
    for begins in _BEGINS.finditer(text):
        found = _ANY.match(text, begins.start())
        if found is None:
            continue
        phrase = " ".join(re.split(BETWEEN_WORDS, found[0])).casefold()
        yield text.count("\n", 0, found.start()) + 1, phrase


def _pattern(phrase: str) -> str:
    words = BETWEEN_WORDS.join(map(re.escape, phrase.split()))
    return rf"{words}(?!\w|[.,]\d)"


_ALL = [phrase for phrases in PHRASES.values() for phrase in phrases]
_ANY = re.compile("|".join(map(_pattern, _ALL)), re.IGNORECASE)
# All texts are looked through for their first words, which takes a twentieth of the time.
_FIRST_WORDS = "|".join(sorted({re.escape(phrase.split()[0]) for phrase in _ALL}))
_BEGINS = re.compile(rf"(?<![\w.,])(?:{_FIRST_WORDS})", re.IGNORECASE)


def documents() -> dict[str, str]:
    """Those that are written by hand."""
    paths = [ROOT / "README.md", ROOT / "GLOSSARY.md", *sorted((ROOT / "docs").rglob("*.md"))]
    found = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    return {name: text for name, text in found.items() if name not in GENERATED}


def faults_in_documents(documented: Mapping[str, str]) -> list[str]:
    """Where one speaks of a rule with another number than today's, or none speaks of it."""
    faults = []
    for pattern, today in documented.items():
        spoken = [
            (file, found[1].casefold())
            for file, text in documents().items()
            for found in re.finditer(pattern, text, re.IGNORECASE)
        ]
        faults += [f"{file}: {said!r}, not {today!r}" for file, said in spoken if said != today]
        faults += [] if spoken else [f"No document speaks of {pattern!r}."]
    return faults
