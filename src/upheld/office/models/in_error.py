"""What was entered in error, decided here once: no list, count, reminder or extract has it.

``objects`` of a record leaves out what was entered in error, and what belongs to it. So do the
records that lead to it, as in ``case.evidence``. ``everything`` has all records: for the ledger,
for imports, for numbers that are given once, and for the pages on which they can be found.
"""

from typing import Any

from django.db import models
from django.db.models import Max, Q

from upheld.office.models.kept import Kept, KeptSet

COLUMN = "in_error"


def not_in_error(*of: str) -> Q:
    """``of`` are the ways to what may have been entered in error: "" is the record itself."""
    found = Q()
    for each in of:
        found &= Q(**{f"{each}{COLUMN}": False})
    return found


class NotInError(models.Manager.from_queryset(KeptSet)):  # type: ignore[misc]
    of: tuple[str, ...] = ()

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(not_in_error(*self.of))

    def left_out(self) -> Any:
        return super().get_queryset().exclude(not_in_error(*self.of))


def standing(*of: str) -> Any:
    """A manager that knows only what was not entered in error, for ``objects``.

    A class of its own for each, because Django makes the managers of related records from it.
    """
    return type("NotInError", (NotInError,), {"of": of})()


class CanBeInError(Kept):
    """A record of which two people can say that it was entered in error, and that it was not."""

    in_error = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        abstract = True


def next_number(model: type[Kept], column: str = "number", **of: Any) -> int:
    """The next in a sequence from 1. A number is never given twice, even if it was an error."""
    last = model.everything.filter(**of).aggregate(last=Max(column))["last"]
    return (last or 0) + 1
