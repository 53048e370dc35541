"""Case references: what makes two spellings the same case, and how an office writes its own.

Only this module decides which parts of a spelling do not belong to the reference (what cannot be
seen, and what a spreadsheet puts around it), when two are the same, and whether one has a form that
the office uses.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")
PLAIN = re.compile(r"[0-9A-Za-z]+(?:[ /.-][0-9A-Za-z]+)*")
UNSEEN = ("Cf", "Mn", "Me")  # zero width, soft hyphen, marks for direction, accents on nothing
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-")
# Characters without a shape, which are in the same categories as letters and signs.
BLANKS = dict.fromkeys(map(ord, "\u115f\u1160\u2800\u3164\uffa0"), " ")
# How programs stop a number from being read as one: '19 000 001, ="19 000 001", #19 000 001.
AROUND = " \"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u2032=#"


def clean(reference: str) -> str:
    """The reference alone, as it was written.

    >>> clean('="19 000 001"'), clean("\\ufeff19\\u2011000\\u2011001\\u200b")
    ('19 000 001', '19-000-001')
    """
    if PLAIN.fullmatch(reference):
        return reference
    seen = "".join(_seen(reference.translate(DASHES | BLANKS)))
    return " ".join(seen.strip(AROUND).split()) or " ".join(reference.split())


def _seen(text: str) -> Iterator[str]:
    for character in unicodedata.normalize("NFKC", text):
        if unicodedata.category(character) not in UNSEEN:
            digit = unicodedata.decimal(character, None)
            yield character if digit is None else str(digit)


def key_of(reference: str) -> str:
    """The form used in web addresses.

    >>> key_of("19 018 397"), key_of("16 010 636C")
    ('19-018-397', '16-010-636c')
    """
    return NEITHER_LETTER_NOR_DIGIT.sub("-", clean(reference).lower()).strip("-")


def typed(reference: str) -> str:
    """The form used to compare references. A case has only one, however it is spelt.

    >>> typed("19-018 397"), typed("'19018397"), typed("16 010 636C")
    ('19018397', '19018397', '16010636c')
    """
    return NEITHER_LETTER_NOR_DIGIT.sub("", clean(reference)).lower()


@dataclass(frozen=True)
class Forms:
    """How an office writes its references: ``# a digit, @ a letter, [what may follow]``.

    If there are none, any reference with a letter or digit is accepted, as it was written.
    """

    texts: tuple[str, ...] = ()

    def written(self, reference: str) -> str | None:
        """As the office writes it, whatever marks it came with. None if it has no such form.

        >>> LGSCO.written("16-010-636c"), LGSCO.written("19000001"), LGSCO.written("19 000 01")
        ('16 010 636c', '19 000 001', None)
        >>> ANY.written(" A/7 "), ANY.written("..")
        ('A/7', None)
        """
        if (printed := _printed(self.texts)) and printed.fullmatch(reference):
            return reference
        plain = clean(reference)
        if not self.texts:
            return plain if key_of(plain) else None
        bare = NEITHER_LETTER_NOR_DIGIT.sub("", plain)
        fitting = (shape for shape in shapes_of(self.texts) if _pattern(shape).fullmatch(bare))
        return next((_filled(shape, bare) for shape in fitting), None)

    @property
    def as_written(self) -> str:
        """A pattern, for every engine, that matches references which are already as the office
        writes them; '' if the office has no form.
        """
        printed = _printed(self.texts)
        return f"^(?:{printed.pattern})$" if printed else ""

    def meant(self, reference: str) -> tuple[str, ...]:
        """What it would be if a letter, a zero or an exponent were read otherwise.

        >>> LGSCO.meant("I9 OOO 001"), LGSCO.meant("9 000 001"), LGSCO.meant("1.9000001E+07")
        (('19 000 001',), ('09 000 001',), ('19 000 001',))
        """
        found = (
            self.written(_reread(text, shape))
            for shape in shapes_of(self.texts)
            for text in _other_readings(clean(reference), shape)
        )
        return tuple(dict.fromkeys(each for each in found if each))

    def __str__(self) -> str:
        """
        >>> str(LGSCO)
        '12 345 678 or 12 345 678a'
        """
        return " or ".join(_filled(shape, _example(shape)) for shape in shapes_of(self.texts))


ANY = Forms()
LGSCO = Forms(("## ### ###[@]",))
FORM = re.compile(r"[^\[\]]*[#@][^\[\]]*(?:\[[^\[\]]*[#@][^\[\]]*\])?")
PLACES = {"#": "[0-9]", "@": "[A-Za-z]"}
# Letters typed or read in place of a digit, including Cyrillic and Greek ones that look alike.
MISREAD_DIGITS = str.maketrans(
    "OoQDIilZzSsBG\u041e\u043e\u0417\u0437\u039f\u03bf", "0000111225586003300"
)
MISREAD_LETTERS = str.maketrans(
    "\u0430\u0435\u0441\u043e\u0440\u0445\u0443\u0456\u0410\u0412\u0421\u0415", "aecopxyiABCE"
)
EXPONENT = re.compile(r"([0-9])(?:[.,]([0-9]*))?[eE]\+?([0-9]{1,2})")
FRACTION_OF_NOTHING = re.compile(r"([0-9]+)[.,]0+")
MOST_ZEROS_LOST = 2


@cache
def shapes_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Each form, without and with what may follow.

    >>> shapes_of(("## ### ###[@]",))
    ('## ### ###', '## ### ###@')
    """
    shapes: list[str] = []
    for text in texts:
        needed, _, tail = text.partition("[")
        shapes += [needed, needed + tail.rstrip("]")] if tail else [needed]
    return tuple(shapes)


def bare_pattern(shape: str) -> str:
    """The letters and digits of such a reference, as a pattern that every engine can read."""
    return "".join(
        PLACES.get(place, f"[{place.lower()}{place.upper()}]") for place in places(shape)
    )


def places(shape: str) -> Iterable[str]:
    return (mark for mark in shape if mark in PLACES or mark.isalnum())


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile(bare_pattern(shape))


@cache
def _printed(texts: tuple[str, ...]) -> re.Pattern[str] | None:
    """Matches references that are already as the office writes them, as nearly all are."""
    patterns = (
        "".join(PLACES.get(mark) or re.escape(mark) for mark in shape) for shape in shapes_of(texts)
    )
    return re.compile("|".join(patterns)) if texts else None


def _filled(shape: str, bare: str) -> str:
    """The letters and digits in their places, with the form's own letters as it has them."""
    given = iter(bare)
    filled = []
    for mark in shape:
        letter = next(given) if mark in PLACES or mark.isalnum() else mark
        filled.append(letter if mark in PLACES else mark)
    return "".join(filled)


def is_shortened(reference: str) -> bool:
    """Whether it is a number that a spreadsheet has shortened, 1.9E+07: digits may be lost."""
    return bool(EXPONENT.fullmatch(clean(reference)))


def _example(shape: str) -> str:
    digits, letters = iter("1234567890" * 9), iter("abcdefghijklmnopqrstuvwxyz" * 9)
    return "".join(next(digits if mark == "#" else letters) for mark in places(shape))


def _other_readings(reference: str, shape: str) -> Iterator[str]:
    """The reference itself, and what it was before a spreadsheet took it for a number."""
    yield reference
    if power := EXPONENT.fullmatch(reference):
        whole, fraction, zeros = power[1], power[2] or "", int(power[3])
        if len(fraction) <= zeros:
            reference = whole + fraction.ljust(zeros, "0")
            yield reference
    if fraction_of_nothing := FRACTION_OF_NOTHING.fullmatch(reference):
        reference = fraction_of_nothing[1]
        yield reference
    bare = NEITHER_LETTER_NOR_DIGIT.sub("", reference)
    yield bare.lstrip("0")
    yield from ("0" * lost + bare for lost in range(1, MOST_ZEROS_LOST + 1))
    groups = NEITHER_LETTER_NOR_DIGIT.split(reference)
    widths = [len(group) for group in NEITHER_LETTER_NOR_DIGIT.split(re.sub("[#@]", "0", shape))]
    if len(groups) == len(widths):
        yield " ".join(group.zfill(width) for group, width in zip(groups, widths, strict=True))


def _reread(text: str, shape: str) -> str:
    """Where the form has digits, letters become the digits that they look like."""
    bare, marks = NEITHER_LETTER_NOR_DIGIT.sub("", text), list(places(shape))
    if len(bare) != len(marks):
        return text
    tables = (MISREAD_DIGITS if mark == "#" else MISREAD_LETTERS for mark in marks)
    return "".join(letter.translate(table) for letter, table in zip(bare, tables, strict=True))
