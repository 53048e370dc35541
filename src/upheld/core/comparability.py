"""Where a series breaks: from which year, for which measures, and the words to print next to it.

Across a break in a measure we draw no line, pool no average and report no change. The words are
printed next to each of the series, for any authority, so they must be true for all. Where a body
has no group, ``said`` leaves out the advice to compare with the same type. Which breaks there are
is in an ombudsman's profile.
"""

from dataclasses import dataclass

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
