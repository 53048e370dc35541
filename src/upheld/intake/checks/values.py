"""What a cell says: each kind of value that a column can have is read here and nowhere else.

A reader takes the text of a cell, trimmed and never empty, and returns the typed value or raises
Unreadable. Case and spacing do not matter, and known aliases are read. A word that is nearly right
is never taken for the right one: we suggest the right one.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from upheld.core import vocabulary as words
from upheld.core.email_addresses import EMAIL
from upheld.core.plain import on_one_line, plain
from upheld.core.profile import Profile
from upheld.core.profile_parts import Spelt, spellings
from upheld.core.years import Year, YearError
from upheld.intake.checks.dates import EARLIEST, LATEST, read_date
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.tables import CODED, Column, Holds

Reader = Callable[[str], object]

UNKNOWN = "is not a value we know"
LARGEST = 1_000_000_000  # a larger count is a reference or telephone number in the wrong column
# Control characters other than tabs and line breaks, and marks that change the direction of a text:
# people who check a file cannot see them, and XML (so XLSX, ODS and PDF) forbids most of them.
CONTROL = (
    r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F"
    r"\x{202A}-\x{202E}\x{2066}-\x{2069}\x{FFFE}\x{FFFF}]"
)

# For a first look at a column: texts without any of these have no plainer form.
UNUSUAL = r"[^\n\t\x20-\x7E\x{A1}-\x{AC}\x{AE}-\x{17F}–—‘’“”•…€™]"

TYPES = {
    Holds.DATE: pa.date32(),
    Holds.YEAR: pa.int32(),
    Holds.WHOLE: pa.int64(),
    Holds.SEQUENCE: pa.int64(),
    Holds.YES_NO: pa.bool_(),
}


def type_of(holds: Holds) -> pa.DataType:
    return TYPES.get(holds, pa.string())


def trimmed(texts: pa.Array) -> pa.Array:
    """Without spaces around the text. What is then empty becomes null."""
    bare = pc.utf8_trim_whitespace(texts)
    return pc.if_else(pc.equal(bare, ""), pa.scalar(None, pa.string()), bare)


def plainly(texts: pa.Array) -> pa.Array:
    """Each text in its plain form (core.plain)."""
    unusual = pc.match_substring_regex(texts, pattern=UNUSUAL)
    rewritten = [plain(text) for text in texts.filter(unusual).to_pylist()]
    return pc.replace_with_mask(texts, unusual, pa.array(rewritten, pa.string()))


def spaces_folded(texts: pa.Array) -> pa.Array:
    """For references: any run of spaces, no-break spaces or line breaks becomes one space."""
    return pc.replace_substring_regex(texts, pattern=r"[\s\pZ]+", replacement=" ")


def with_control_characters(texts: pa.Array) -> pa.Array:
    return pc.match_substring_regex(texts, pattern=CONTROL)


def refuse_control_characters() -> Unreadable:
    return Unreadable(
        "contains a character that cannot be seen (a control character)",
        "Delete it, or paste the text again as plain text.",
    )


def nearest(text: str, known: Mapping[str, str]) -> str | None:
    """The known word most like the text, to suggest. ``known`` maps folded to printed words."""
    near = get_close_matches(words.folded(text), known, n=1)
    return known[near[0]] if near else None


def word_reader(
    known: Iterable[str],
    aliases: Mapping[str, str] | None = None,
    *,
    otherwise: str = UNKNOWN,
) -> Reader:
    """A reader for one of the known words, whatever its case and spacing."""
    listed = tuple(known)
    meanings = {**(aliases or {}), **{words.folded(word): word for word in listed}}

    def read(text: str) -> str:
        meant = meanings.get(words.folded(text))
        if meant is None:
            near = nearest(text, meanings)
            hint = f"Did you mean {near!r}?" if near else f"Known values: {', '.join(listed)}."
            raise Unreadable(otherwise, hint)
        return meant

    return read


def read_yes_no(text: str) -> bool:
    folded = words.folded(text)
    if folded in ("yes", "y", "true", "1"):
        return True
    if folded in ("no", "n", "false", "0"):
        return False
    raise Unreadable("is neither yes nor no", "Write yes or no.")


def read_whole(text: str) -> int:
    """0 or more. ``12.0`` is how some programs write 12; ``12.5`` and ``1,234`` are refused."""
    if re.fullmatch(r"[0-9]+(\.0)?", text):
        number = int(text.split(".")[0][:20])
        if number <= LARGEST:
            return number
        raise Unreadable(f"is more than {LARGEST:,}", "Check that this is the right column.")
    if re.fullmatch(r"[-−–][0-9.,]+", text):
        raise Unreadable("is less than 0", "A count is 0 or more.")
    if re.fullmatch(r"[0-9]{1,3}([ ,\u00a0\u202f][0-9]{3})+", text):
        bare = re.sub(r"[^0-9]", "", text)
        raise Unreadable("has a thousands separator", f"Write {bare}.")
    if re.fullmatch(r"[0-9]*\.[0-9]+", text):
        raise Unreadable("is not a whole number", "Write a whole number, such as 12.")
    raise Unreadable("is not a number", "Write a whole number, such as 12.")


def read_sequence(text: str) -> int:
    number = read_whole(text)
    if number == 0:
        raise Unreadable("is not a place in a sequence", "Begin with 1, then 2 and so on.")
    return number


def read_year(text: str) -> int:
    """The calendar year in which the business year starts."""
    if re.fullmatch(r"[A-Za-z]{3}-\d{2}|\d{4}-\d{2}-\d{2}", text):
        # Typed into a spreadsheet, 2011-12 becomes December 2011.
        raise Unreadable(
            "is a date, perhaps made by a spreadsheet from a year such as 2011-12",
            "Format the column as text and write the business year like 2019-20.",
        )
    if re.fullmatch(r"[0-9]{4}", text):
        start = int(text)
        raise Unreadable(
            "is not a business year",
            f"A business year begins on 1 April. Write {Year(start - 1)} or {Year(start)}.",
        )
    try:
        year = Year.parse(text)
    except YearError:
        raise Unreadable("is not a business year", "Write it like 2019-20.") from None
    if not EARLIEST.year <= year.start < LATEST.year:
        raise Unreadable(
            f"is out of range: years must be between {EARLIEST.year} and {LATEST.year}",
            "Correct the year.",
        )
    return year.start


def read_email(text: str) -> str:
    if not EMAIL.fullmatch(text):
        raise Unreadable("is not one email address", "Write one address, such as name@example.org.")
    return text


def read_title(text: str) -> str:
    """A text that fits on one line."""
    line = on_one_line(text)
    if not line:
        raise Unreadable("has no visible characters", "Fill it in.")
    return line


def read_person(text: str) -> str:
    """A name or title without digits: every number in a letter is checked against the figures."""
    line = read_title(text)
    if any(character.isdigit() for character in line):
        raise Unreadable(
            "has a digit in it",
            "Every number in a letter is checked against the figures. Write it in words.",
        )
    return line


def read_file(text: str) -> str:
    """A file in the extract's folder: no path may lead out of it."""
    parts = text.split("/")
    if "\\" in text or ":" in text or text.startswith("/") or ".." in parts:
        raise Unreadable(
            "leads out of the extract's folder",
            "Put the file in the folder and write its path from there, such as letters/2019.pdf.",
        )
    return text


def refuse_outcome(_text: str) -> object:
    raise Unreadable("does not belong in a count of 'received'", "Leave it empty.")


def fault_reader(faults: Sequence[str]) -> Reader:
    """A reader for kinds of fault: as the office lists them or, if it does not, as written.

    An office changes its list over the years, and what it found before stays what it was.
    """
    listed = {words.folded(kind): kind for kind in faults}

    def read(text: str) -> str:
        return listed.get(words.folded(text)) or read_title(text)

    return read


# The same for every ombudsman.
READERS: Mapping[Holds, Reader] = {
    Holds.DATE: read_date,
    Holds.YEAR: read_year,
    Holds.WHOLE: read_whole,
    Holds.SEQUENCE: read_sequence,
    Holds.YES_NO: read_yes_no,
    Holds.EMAIL: read_email,
    Holds.RECOMMENDATION: word_reader(words.RECOMMENDATION_KINDS),
    Holds.DECISION_KIND: word_reader(words.DECISION_KINDS),
    Holds.EVENT_KIND: word_reader(words.EVENT_KINDS),
    Holds.WHAT: word_reader(tuple(words.What)),
    Holds.CODED: word_reader(CODED.values()),
    Holds.LANGUAGE: word_reader(words.LANGUAGES, words.LANGUAGE_ALIASES),
}

# Text columns that have stricter rules in one table.
OF_ONE_COLUMN: Mapping[tuple[str, str], Reader] = {
    ("contacts", "name"): read_person,
    ("contacts", "title"): read_person,
    ("reports", "title"): read_title,
    ("reports", "file"): read_file,
    ("earlier_letters", "file"): read_file,
}


@lru_cache(maxsize=16)
def readers_of(profile: Profile) -> Mapping[Holds, Reader]:
    """The readers of words that are an ombudsman's own."""
    titles = {words.folded(each.title): slug for slug, each in profile.by_slug.items()}
    return {
        Holds.CATEGORY: _known(profile.categories, "is not a category"),
        Holds.OUTCOME: _known(profile.outcomes, "is not an outcome of a decision"),
        Holds.COMPLIANCE: _known(profile.compliance, "is not a compliance outcome"),
        Holds.REMEDY: word_reader(profile.remedies),
        Holds.REASON: word_reader(profile.reasons),
        Holds.PEER_GROUP: _known(profile.groups),
        Holds.MEASURE: word_reader(profile.by_slug, titles),
        Holds.ROLE: word_reader(profile.roles),
    }


def _known(known: Mapping[str, Spelt], otherwise: str = UNKNOWN) -> Reader:
    return word_reader(known, spellings(known.values()), otherwise=otherwise)


def reader_by_what(profile: Profile, what: str) -> Reader:
    """The reader of a cell that holds an outcome or a category, as ``what`` in its row says."""
    readers = readers_of(profile)
    with_fault = {key: profile.outcomes[key] for key in profile.with_fault}
    return {
        words.What.RECEIVED: refuse_outcome,
        words.What.REMEDIED: _known(with_fault, "is not an outcome that can be remedied"),
        **{coded: readers[holds] for holds, coded in CODED.items()},
    }[what]


def reader_of(
    table: str, column: Column, *, profile: Profile, faults: Sequence[str] = ()
) -> Reader | None:
    """The column's reader, or None where any text will do. ``faults``: those that the office
    lists.
    """
    if column.holds is Holds.FAULT:
        return fault_reader(faults)
    return readers_of(profile).get(column.holds) or text_reader(table, column)


def text_reader(table: str, column: Column) -> Reader | None:
    """The same for a column whose words are no ombudsman's own."""
    return OF_ONE_COLUMN.get((table, column.name)) or READERS.get(column.holds)
