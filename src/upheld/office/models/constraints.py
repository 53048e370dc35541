"""Whether a record keeps all constraints of its table.

Django asks the database for each by itself, with a savepoint around it: eight times for a case.
"""

from functools import cache

from django.core.exceptions import ValidationError
from django.db.models import BaseConstraint, CheckConstraint, Model, Q


def all_hold(record: Model) -> bool:
    try:
        for constraint in _together(type(record)):  # type: ignore[arg-type]  # as in kept
            constraint.validate(type(record), record)
    except ValidationError:
        return False
    return True


@cache
def _together(model: type[Model]) -> tuple[BaseConstraint, ...]:
    """Those of the model, all checks as one."""
    constraints = model._meta.constraints
    checks = [each for each in constraints if isinstance(each, CheckConstraint)]
    others = [each for each in constraints if each not in checks]
    if not checks:
        return tuple(others)
    whole = Q(*(each.condition for each in checks))
    return (CheckConstraint(condition=whole, name="all_checks"), *others)
