"""A value of a record's column as people read it: names for numbers, days and times in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field

from upheld.core.english import capitalised
from upheld.office.ledger.in_words import Names, moment_in_words
from upheld.office.models import Authority, Person
from upheld.office.rules.record_names import days_in_words, name_of_column

LONGEST = 400  # characters of a text that are shown; the record has all of it
NOTHING = "nothing"
COUNTED = ("erased",)  # lists of seals, which say nothing to anybody


def label_of(kind: str, column: str) -> str:
    """What a page calls a column, with a capital letter."""
    return capitalised(name_of_column(kind, column))


def shown(kind: str, column: str, value: Any, names: Names) -> str:
    """'' for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column == "user_id":  # of a way to sign in, which is no record
        return names.who(f"person number {value}")
    if column in COUNTED:
        return f"{len(value):,}"
    if isinstance(value, Mapping | list):
        return _in_parts(value, names)
    field = _field(kind, column)
    if field is not None and field.is_relation:
        return _called(field, value, names)
    text = _day_or_moment(str(value), "" if field is None else field.get_internal_type())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} ..."


def _day_or_moment(text: str, holds: str) -> str:
    if holds == "DateTimeField":
        return moment_in_words(datetime.fromisoformat(text))
    return days_in_words(text) if holds in ("DateField", "") else text


def _in_parts(value: Any, names: Names) -> str:
    """What a column holds in parts: targets, names of columns, values before and after."""
    if isinstance(value, Mapping):
        if value.keys() >= {"kind", "key", "columns"}:
            return names.columns(value["kind"], value["key"], value["columns"])
        return "; ".join(
            f"{name_of_column('', name)}: {_part(each, names)}" for name, each in value.items()
        )
    columns = (name_of_column("", each) if isinstance(each, str) else each for each in value)
    return ", ".join(_part(each, names) for each in columns)


def _part(value: Any, names: Names) -> str:
    if isinstance(value, list) and len(value) == 2:  # in a correction
        before, after = (_part(each, names) or NOTHING for each in value)
        return f"{before}, then {after}"
    return shown("", "", value, names)


def _called(field: Any, value: Any, names: Names) -> str:
    """From the names that were read already where it can be, because pages show many."""
    if field.related_model is Authority:
        return names.authorities.get(value, str(value))
    if field.related_model is Person:
        return names.who(f"person number {value}")
    other = field.related_model._base_manager.filter(pk=value).first()
    if other is None:
        return str(value)
    return names.key(other.kind, other.key)


def _field(kind: str, column: str) -> Field | None:
    """None if it is not a column of a record, as in the entry for an extract."""
    try:
        fields = apps.get_model("office", kind)._meta.concrete_fields
    except (LookupError, FieldDoesNotExist):
        return None
    return next((field for field in fields if field.attname == column), None)
