"""What a form is: a way of writing something that may identify a person, and why we look for it.

Every repetition has a limit, so that no text takes long however it is written. A test reads
the patterns and refuses one that repeats for ever.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known

# What may stand between the parts of one number.
GAP = r"[\s.,()/–—‐‑-]{0,3}"


Harmless = Callable[[re.Match[str], Known], bool]


@dataclass(frozen=True)
class Form:
    kind: Kind
    pattern: re.Pattern[str]
    why: str
    is_harmless: Harmless
    needs: re.Pattern[str]  # without a match of this the text has none of the whole


def form(
    kind: Kind,
    pattern: str,
    why: str,
    *,
    harmless: Harmless | None = None,
    capitals: bool = False,
    needs: str = "",
) -> Form:
    """Small letters match capitals, unless ``capitals`` says that they matter.

    ``needs`` spares looking for a day at every character of a text that does not say "born".
    A group ``found`` in the pattern is what is shown; the rest says only that it is meant.
    """
    flags = 0 if capitals else re.IGNORECASE
    is_harmless = harmless or (lambda _match, _known: False)
    return Form(kind, re.compile(pattern, flags), why, is_harmless, re.compile(needs, flags))


def written_as(*patterns: str) -> Harmless:
    """The whole match is written as one of ``patterns`` says."""
    forms = [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    return lambda match, _known: any(each.fullmatch(match.group()) for each in forms)
