"""Where a series breaks: the dates, the measures it affects, and the words to print next to it.

Across a break in a measure we draw no line, pool no average and report no change. The words are
printed next to each of the series, for any authority, so they must be true for all. Where a body
has no group, ``words_for`` leaves out the advice to compare with the same type.
"""

from dataclasses import dataclass

from upheld.core.measures import UPHELD_PER_100000
from upheld.core.years import Year


@dataclass(frozen=True, kw_only=True)
class Break:
    """From ``year``, ``series`` (measure slugs, or received and decided) cannot be compared."""

    key: str = ""
    year: Year
    series: tuple[str, ...]
    words: str
    advice: str = ""  # printed after the words for an authority that has a group
    reason: str = ""  # in a sentence: We do not compare it with 2021-22: since April 2022 ...
    is_break: bool = True  # False: a note next to the figures, not a break

    def said(self, *, has_group: bool = True) -> str:
        """Its words as they are true for an authority: one without a group has no same type."""
        return f"{self.words} {self.advice}" if self.advice and has_group else self.words


NO_NEW_COMPLAINTS = "In 2020-21 we took no new complaints for three months."
FEWER_BORDERLINE = "since April 2022 we have investigated fewer borderline complaints."
SAME_TYPE = " Compare with the same type of council in the same year."
BREAKS = (
    Break(
        year=Year(2018),
        series=("compliance", "late-compliance"),
        words="Compliance with recommendations has been recorded in this way since 1 April 2018.",
    ),
    Break(
        year=Year(2020),
        series=("received", "decided"),
        words=NO_NEW_COMPLAINTS,
    ),
    Break(
        year=Year(2020),
        series=("upheld", "compliance", "satisfactory-remedies"),
        words=NO_NEW_COMPLAINTS,
        is_break=False,
    ),
    Break(
        year=Year(2022),
        series=("upheld",),
        words=(
            "Do not compare uphold rates before and after 1 April 2022. From then we investigated"
            f" fewer borderline complaints, so rates rose generally.{SAME_TYPE}"
        ),
        reason=FEWER_BORDERLINE,
    ),
    Break(
        year=Year(2022),
        series=("satisfactory-remedies",),
        words=(
            "Do not compare satisfactory remedies before and after 1 April 2022. From then we"
            " investigated fewer borderline complaints, so those that we upheld are a different"
            " mix."
        ),
        reason=FEWER_BORDERLINE,
    ),
    Break(
        year=Year(2022),
        series=(UPHELD_PER_100000.slug,),
        words=f"{UPHELD_PER_100000.title} have been published since {Year(2022)}.",
    ),
)


def words_for(words: str, *, has_group: bool) -> str:
    """A break's words as they are true for an authority: one without a group has no same type."""
    return words if has_group else words.removesuffix(SAME_TYPE)


def break_between(series: str, earlier: Year, later: Year) -> Break | None:
    """The last break in the series between the two years, or None if they can be compared."""
    between = [
        each
        for each in BREAKS
        if each.is_break and series in each.series and earlier < each.year <= later
    ]
    return max(between, key=lambda each: each.year, default=None)
