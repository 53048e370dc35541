"""Turns counts into printed text: the only way to make a percentage or a rate.

Counts stay integers until the last step. A share has its own count, base and name for the base, so
that no output can print a percentage next to counts that came from somewhere else.
"""

from dataclasses import dataclass
from fractions import Fraction

from upheld.core.measures import Measure

NO_CASES = "no cases"
NOT_AVAILABLE = "not available"
NOT_GIVEN = "not given"  # a rate by residents if they are too few, or are counted with others


@dataclass(frozen=True, kw_only=True)
class Share:
    """One printed figure: ``counted`` out of ``out_of``, or why there is none.

    ``counted`` and ``out_of`` are both None if we do not have them (not available), or if a body's
    residents are counted with others (not given).
    """

    measure: Measure
    counted: int | None
    out_of: int | None
    text: str

    @property
    def out_of_name(self) -> str:
        """The base's name, singular or plural to fit its count."""
        one, many = self.measure.out_of_name
        return one if self.out_of == 1 else many

    @property
    def is_number(self) -> bool:
        return self.text not in (NO_CASES, NOT_AVAILABLE, NOT_GIVEN)


def share_of(measure: Measure, *, counted: int | None, out_of: int | None) -> Share:
    """The only way to make a share.

    Raises ValueError if the two cannot belong together (4 of 3, or a negative count).
    """
    if counted is None or out_of is None:
        return Share(measure=measure, counted=None, out_of=None, text=NOT_AVAILABLE)
    if counted < 0 or out_of < 0:
        raise ValueError(f"{measure.slug}: {counted} of {out_of}; counts are not negative.")
    if counted > out_of and not measure.is_rate:
        raise ValueError(f"{measure.slug}: {counted} of {out_of} cannot be a share.")
    is_too_small = measure.is_rate and out_of < measure.fewest
    text = NOT_GIVEN if is_too_small else text_of(measure, counted, out_of)
    return Share(measure=measure, counted=counted, out_of=out_of, text=text)


def share_not_given(measure: Measure) -> Share:
    """The rate for a body whose residents are another's, or are counted with their councils."""
    return Share(measure=measure, counted=None, out_of=None, text=NOT_GIVEN)


def text_of(measure: Measure, counted: int, out_of: int) -> str:
    """As it is printed: a percentage, or a rate by residents."""
    if measure.is_rate:
        return rate_text(counted, out_of, per=measure.per)
    return percent_text(counted, out_of)


def whole_percent(counted: int, out_of: int) -> int | None:
    """The whole percentage, with halves rounded up. None if there are no cases.

    >>> whole_percent(12, 15), whole_percent(1, 8), whole_percent(23, 40), whole_percent(0, 0)
    (80, 13, 58, None)
    """
    if out_of == 0:
        return None
    # Integers throughout: 23/40 is 57.49999999999999 in floats.
    return (200 * counted + out_of) // (2 * out_of)


def percent_text(counted: int, out_of: int) -> str:
    """The printed percentage. 100% means all without exception, and 0% means none at all.

    >>> percent_text(199, 200), percent_text(1, 201), percent_text(3, 3), percent_text(0, 0)
    ('>99%', '<1%', '100%', 'no cases')
    """
    percent = whole_percent(counted, out_of)
    if percent is None:
        return NO_CASES
    if percent == 100 and counted < out_of:
        return ">99%"
    if percent == 0 and counted > 0:
        return "<1%"
    return f"{percent}%"


def in_prose(text: str) -> str:
    """A figure as it is written in a sentence, without a sign.

    >>> in_prose(">99%"), in_prose("<0.1"), in_prose("33%")
    ('more than 99%', 'less than 0.1', '33%')
    """
    return text.replace(">", "more than ").replace("<", "less than ")


def place_of(text: str) -> Fraction:
    """Where a printed percentage is on the scale: >99% and <1% are between their neighbours.

    >>> place_of(">99%"), place_of("<1%"), place_of("33%")
    (Fraction(199, 2), Fraction(1, 2), Fraction(33, 1))
    """
    if text[0] in "<>":
        return Fraction(199, 2) if text[0] == ">" else Fraction(1, 2)
    return Fraction(text.removesuffix("%"))


def rate_text(counted: int, residents: int, *, per: int) -> str:
    """The rate per so many residents to one decimal place, with halves rounded up and no ".0".

    >>> rate_text(31, 561_000, per=100_000), rate_text(16, 320_000, per=100_000)
    ('5.5', '5')
    """
    tenths = (20 * per * counted + residents) // (2 * residents)
    if tenths == 0 and counted:
        return "<0.1"
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}" if tenth else f"{whole}"
