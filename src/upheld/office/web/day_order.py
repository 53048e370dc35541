"""Days in a form in the order that an extract must have: intake's own table, and no other."""

from collections.abc import Mapping
from typing import Any

from django import forms

from upheld.core.days import in_words
from upheld.intake.checks.contradictions import DAYS_IN_ORDER


def refuse_days_out_of_order(form: forms.BaseForm, table: str, given: Mapping[str, Any]) -> None:
    for of, earlier, later, _ in DAYS_IN_ORDER:
        first, last = given.get(earlier), given.get(later)
        if of == table and first and last and last < first and later not in form.errors:
            field = later if later in form.fields else earlier
            form.add_error(field, f"{in_words(last)} is before {in_words(first)}.")
