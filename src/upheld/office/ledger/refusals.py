"""What a database refused, in words for the person who asked: the same for either database.

The database's own message contains values of the record, which are personal, and is not passed on.
"""

import re

from django.apps import apps
from django.db import IntegrityError
from django.db.models import ProtectedError

from upheld.core.english import joined

PREFIX = "office_"


def words_of(refusal: IntegrityError) -> str:
    """A sentence or two. The database's own error is the cause of Django's."""
    return f"{_reason(refusal)} Nothing has been saved."


def _reason(refusal: IntegrityError) -> str:
    cause = refusal.__cause__ or refusal
    if isinstance(refusal, ProtectedError):  # found by Django, before it asks the database
        return _sentence("FOREIGN KEY", table="", columns=[], rule="")
    return _of_postgresql(cause) if hasattr(cause, "diag") else _of_sqlite(str(cause))


def _of_sqlite(message: str) -> str:
    kind, _, rest = message.partition(" constraint failed")
    if index := re.search(r"index '(\w+)'", rest):  # of an expression, such as a text in any case
        return _of_constraint(index[1])
    named = [part.strip() for part in rest.strip(": ").split(",")]
    table = named[0].partition(".")[0]
    columns = [part.rpartition(".")[2] for part in named]
    return _sentence(kind, table=table, columns=columns, rule=named[0])


def _of_postgresql(cause: BaseException) -> str:
    found = cause.diag  # type: ignore[attr-defined]
    if found.sqlstate == "23505" and "(" in (found.message_detail or "")[5:].partition("=")[0]:
        return _of_constraint(found.constraint_name or "")
    kinds = {"23505": "UNIQUE", "23514": "CHECK", "23503": "FOREIGN KEY", "23502": "NOT NULL"}
    key = re.match(r"Key \(([^)]*)\)=", found.message_detail or "")
    columns = key[1].replace('"', "").split(", ") if key else [found.column_name or ""]
    return _sentence(
        kinds.get(found.sqlstate or "", ""),
        table=found.table_name or "",
        columns=columns,
        rule=found.constraint_name or "",
    )


def _of_constraint(name: str) -> str:
    """For a rule that an expression is unique: its columns are those in the expression."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                columns = [field.name for field in model._meta.fields if f"_{field.name}_" in name]
                return _sentence("UNIQUE", table=model._meta.db_table, columns=columns, rule=name)
    return _sentence("", table="", columns=[], rule=name)


def _sentence(kind: str, *, table: str, columns: list[str], rule: str) -> str:
    noun = _noun(table)
    names = joined(name.removesuffix("_id").replace("_", " ") for name in columns)
    match kind:
        case "UNIQUE":
            return f"There is already one {noun} with that {names}."
        case "CHECK":  # constraints are named as the rules that they are
            return f"This cannot be saved. The rule is: {rule.replace('_', ' ')}."
        case "NOT NULL":
            return f"The {noun} needs a value for {names}."
        case "FOREIGN KEY":
            return "It refers to a record that does not exist, or other records refer to it."
    return "The database refused it."


def _noun(table: str) -> str:
    names = {model._meta.db_table: str(model._meta.verbose_name) for model in apps.get_models()}
    return names.get(table, table.removeprefix(PREFIX))
