"""Kinds of columns that several records share, and the checks that the database itself makes."""

from collections.abc import Iterable
from typing import Any

from django.db import models

LONGEST_WORD = 200  # characters of a reference, a name, a title


def word(**options: Any) -> models.CharField:
    """A short text. Empty means not given."""
    return models.CharField(max_length=LONGEST_WORD, **options)


def optional_word(**options: Any) -> models.CharField:
    return word(blank=True, default="", **options)


def optional_text(**options: Any) -> models.TextField:
    return models.TextField(blank=True, default="", **options)


def as_words(*known: str) -> list[str]:
    """As the database holds them: a migration keeps the word, even if its name here changes."""
    return [str(each) for each in known]


def one_of(column: str, known: Iterable[str], *, of: str, or_nothing: bool = False) -> Any:
    """The database refuses any other word, whatever writes it."""
    words = as_words(*known, *([""] if or_nothing else []))
    name = f"{of}_{column}_is_known"
    return models.CheckConstraint(condition=models.Q(**{f"{column}__in": words}), name=name)


def filled(column: str, *, of: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=~models.Q(**{column: ""}), name=f"{of}_{column}_is_filled"
    )


def from_one(column: str, *, of: str) -> models.CheckConstraint:
    """Counted from 1."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{column}__gte": 1}), name=f"{of}_{column}_from_1"
    )


def in_order(first: str, last: str, *, of: str) -> models.CheckConstraint:
    """Two days, the second not before the first, where both are given."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{last}__isnull": True})
        | models.Q(**{f"{first}__isnull": True})
        | models.Q(**{f"{last}__gte": models.F(first)}),
        name=f"{of}_{last}_not_before_{first}",
    )
