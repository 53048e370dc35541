"""The texts of records: without anything invisible, and held to the same rules as an extract.

A text that goes out in a column of the contract is read here as intake reads that column, and
refused in intake's words. A reference has a form that the office uses, and no other case about the
same authority has it in another spelling. Texts that stay in the office have no other rules. That
records agree with each other is checked in read_back.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from upheld.core.references import typed
from upheld.intake.checks.fit_to_print import why_not_printed
from upheld.intake.checks.one_text import columns_of_text, read_reference, read_text
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.problems import LONGEST_VALUE, quoted
from upheld.office.cleaning import without_invisible
from upheld.office.configuration import own_office, own_profile
from upheld.office.ledger.known_words import unknown_words
from upheld.office.models import Case, Kept, Statement
from upheld.office.models.contract import HELD
from upheld.office.models.restriction import why_not_officer

KIND, REFERENCE = "recommendation_kind", "reference"
# The versions of a decision's words go out as the decision's.
OF_A_STATEMENT = {"summary": ("decided", "summary"), "text": ("decided", "statement")}
OF_A_CASE = {each.model: each.spec.name for each in HELD if each.is_of_cases}


def hold(record: Kept, *, before: Kept | None = None) -> None:
    """Make the record's texts what is kept. Raises ValidationError with every problem.

    If the record existed ``before``, only its new texts are checked: changing a date, as the
    calendar does, is not stopped by a text that an earlier version accepted.
    """
    given = _texts_of(record)
    if before and getattr(before, KIND, "") == given.get(KIND, ""):
        given = {name: text for name, text in given.items() if text != getattr(before, name)}
    texts, mistakes = read_texts(type(record), given | {KIND: getattr(record, KIND, "")})
    mistakes |= unknown_words(type(record), given, own_profile())
    if before is None and (trouble := _unprintable_reference(record)):
        mistakes[NON_FIELD_ERRORS] = trouble
    if isinstance(record, Case) and _is_renamed(record, before) and (twin := twin_of(record)):
        mistakes.setdefault(REFERENCE, said_of_twin(twin))
    if isinstance(record, Case) and (trouble := why_not_officer(record)):
        mistakes["officer"] = trouble
    if mistakes:
        raise ValidationError(mistakes)
    for field in given.keys() & texts.keys():
        setattr(record, field, texts[field])


def read_texts(
    model: type[Kept], given: Mapping[str, Any]
) -> tuple[dict[str, str], dict[str, str]]:
    """By field: each text in ``given`` as it is kept, and what is wrong with the others."""
    texts, mistakes = {}, {}
    columns = _columns_of(model)  # type: ignore[arg-type]  # mypy takes a class for its records
    for field, text in given.items():
        if not isinstance(text, str) or not text:
            continue
        clean = without_invisible(text)
        try:
            if model is Case and field == REFERENCE:
                texts[field] = read_reference(text, own_office().references)
            elif at := columns.get(field):
                texts[field] = read_text(*at, clean, kind=given.get(KIND) or "")
            else:
                texts[field] = clean
        except Unreadable as why:
            mistakes[field] = f"{_named(text)} {why}"
    return texts, mistakes


def _is_renamed(case: Case, before: Kept | None) -> bool:
    now = case.reference, case.authority_id
    return not isinstance(before, Case) or now != (before.reference, before.authority_id)


def twin_of(case: Case) -> Case | None:
    """Another case about the same authority whose reference is the same, however it is spelt."""
    meant = typed(case.reference)
    others = Case.everything.filter(authority=case.authority_id).exclude(pk=case.pk)
    known = others.values_list("pk", REFERENCE).iterator()
    twin = next((pk for pk, reference in known if typed(reference) == meant), None)
    return twin and others.select_related("authority").get(pk=twin)


def said_of_twin(twin: Case) -> str:
    if twin.in_error:
        return (
            f"There is already a case {twin.reference} about {twin.authority.name}, which was"
            " entered in error. Find it under Corrections and undo that, or correct the reference."
        )
    return (
        f"There is already a case {twin.reference} about {twin.authority.name}. Find it under"
        " Cases, or correct the reference."
    )


def _named(text: str) -> str:
    """How a sentence about it starts, next to its field."""
    is_short = len(text) <= LONGEST_VALUE and "\n" not in text
    return quoted(text) if is_short else "This text"


@cache
def _columns_of(model: type[Kept]) -> Mapping[str, tuple[str, str]]:
    """By field: the table and the column in which its text goes out."""
    if model is Statement:
        return OF_A_STATEMENT
    return {
        field: (each.spec.name, column)
        for each in HELD
        if each.model is model
        for column, field in each.own_fields.items()
        if column in columns_of_text(each.spec.name)
    }


def _texts_of(record: Kept) -> dict[str, Any]:
    return {
        field.attname: getattr(record, field.attname)
        for field in record._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
    }


def _unprintable_reference(record: Kept) -> str:
    """A letter gives the reference of each case it mentions. Other cases are in no letter."""
    if not (table := OF_A_CASE.get(type(record))):
        return ""
    reference = record.case.reference
    why = why_not_printed(table, "reference", reference, kind=getattr(record, KIND, ""))
    return f"The reference {quoted(reference)} {why[0]}. {why[1]}" if why else ""
