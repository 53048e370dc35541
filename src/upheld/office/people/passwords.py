"""Passwords that are long, and easily guessed all the same: what Django's own validators let by.

A pattern repeated until it is long enough, a row of the keyboard or the alphabet, a common password
with numbers after it, and a person's own name with something added.
"""

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from upheld.office.rules.signing_in import SHORTEST_OWN

ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890")
SHORTEST_RUN = 4  # letters of a row, one after another, in either direction
READ = 200  # characters: a longer password is not easily guessed
SHORTEST_NAME = 3  # letters: "Li" is in many words


class RepeatedPasswordValidator:
    """What is left of a password without repetition and rows must be long enough by itself."""

    def __init__(self) -> None:
        self.common = CommonPasswordValidator().passwords

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002  # Django's
        plain = password.casefold()[:READ]
        letters = period_of(re.sub(r"[\W\d_]", "", plain))
        if len(letters) >= SHORTEST_NAME and letters in self.common:
            raise ValidationError(
                f"This is {letters!r}, a common password, made longer. Use several words that only"
                " you would put together."
            )
        if len(without_rows(period_of(plain))) < SHORTEST_OWN:
            raise ValidationError(
                "This repeats a short pattern, or follows the keyboard or the alphabet. Use several"
                " words that only you would put together."
            )

    def get_help_text(self) -> str:
        return "Your password must not be a repeated pattern."


class OwnNameValidator:
    """What is left of a password without its person's name must be long enough by itself."""

    def validate(self, password: str, user: Any = None) -> None:
        left = password.casefold()
        for part in names_of(user):
            left = left.replace(part, "")
        if left != password.casefold() and len(re.sub(r"[\W_]", "", left)) < SHORTEST_OWN:
            raise ValidationError(
                "This is little more than your name or email address. Use several words that only"
                " you would put together."
            )

    def get_help_text(self) -> str:
        return "Your password must not be your name."


def names_of(user: Any) -> list[str]:
    """The parts of a person's name and address, the longest first."""
    text = " ".join(getattr(user, column, "") or "" for column in ("name", "email")).casefold()
    parts = {part for part in re.split(r"[\W\d_]+", text) if len(part) >= SHORTEST_NAME}
    return sorted(parts, key=len, reverse=True)


def period_of(text: str) -> str:
    """The shortest text that, repeated and perhaps cut off, gives this one.

    >>> period_of("qwertyqwertyqwe"), period_of("four words")
    ('qwerty', 'four words')
    """
    for length in range(1, len(text) // 2 + 1):
        if all(text[place] == text[place - length] for place in range(length, len(text))):
            return text[:length]
    return text


def without_rows(text: str) -> str:
    """Each row of the keyboard or the alphabet counts as its first character.

    >>> without_rows("abcdefgh1234"), without_rows("a deed")
    ('a1', 'a deed')
    """
    kept, place = [], 0
    while place < len(text):
        kept.append(text[place])
        run = _run_at(text, place)
        place += run if run >= SHORTEST_RUN else 1
    return "".join(kept)


def _run_at(text: str, place: int) -> int:
    longest = 1
    for row in ROWS:
        for way in (row, row[::-1]):
            length = 1
            while text[place : place + length + 1] in way and place + length < len(text):
                length += 1
            longest = max(longest, length)
    return longest
