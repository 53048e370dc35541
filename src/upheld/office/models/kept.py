"""What every record of the office has: a version, and no way to change it past the ledger.

Only ``upheld.office.ledger.recording`` writes records. ``save``, ``delete`` and changes to whole
sets are refused, so that nothing can be left out of the ledger.
"""

from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from django.db import models

from upheld.office.models.constraints import all_hold
from upheld.office.rules.personal import sealed_columns, troubles


class PastTheLedger(Exception):
    """A change that would not be in the ledger: a fault in the program."""


class KeptSet(models.QuerySet):
    """Sets of records are for reading. Changing them past the ledger must be asked for by name."""

    def update(self, **_: Any) -> int:
        raise PastTheLedger("Only upheld.office.ledger.recording changes records.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise PastTheLedger("Only upheld.office.ledger.recording deletes records.")

    def bulk_create(self, *_: Any, **__: Any) -> list[Any]:
        raise PastTheLedger("Only upheld.office.ledger.recording makes records.")

    bulk_update = update

    # What upheld.office.ledger.recording calls, when it has made the entries.
    def update_in_ledger(self, **values: Any) -> int:
        return super().update(**values)

    def delete_in_ledger(self) -> int:
        return super().delete()[0]

    def bulk_create_in_ledger(self, records: list[Any], *, at_once: int) -> None:
        super().bulk_create(records, batch_size=at_once)


class Kept(models.Model):
    """A record that the ledger follows. ``version`` counts its changes from 1.

    ``seals`` has a seal for each personal value that is filled in: what the ledger knows of it.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    seals = models.JSONField(default=dict, blank=True, editable=False)

    objects = KeptSet.as_manager()
    everything = KeptSet.as_manager()  # with what was entered in error (models.in_error)

    class Meta:
        abstract = True

    def save(self, *_: Any, **__: Any) -> None:
        raise PastTheLedger("Only upheld.office.ledger.recording saves records.")

    def delete(self, *_: Any, **__: Any) -> tuple[int, dict[str, int]]:
        raise PastTheLedger("Only upheld.office.ledger.recording deletes records.")

    def validate_constraints(self, exclude: set[str] | None = None) -> None:
        """One question for all that the database checks; which is not so, only if one is not."""
        if exclude or not all_hold(self):
            super().validate_constraints(exclude=exclude)

    @property
    def kind(self) -> str:
        return self._meta.model_name or ""

    @property
    def key(self) -> str:
        """What the ledger calls it: nothing personal, and the same for as long as it exists."""
        raise NotImplementedError

    @property
    def about(self) -> str:
        """Its kind and key."""
        return f"{self.kind} {self.key}"

    @property
    def called(self) -> str:
        """What messages call it, if it has a name of its own (see ledger.in_words).

        It may be the name of a person, so it is not for the ledger or a log.
        """
        return ""

    def snapshot(self) -> dict[str, Any]:
        """Its plain columns as the ledger holds them, with the seals of the others."""
        return {name: _plain(getattr(self, name)) for name in self._columns[0]}

    def personal_values(self) -> dict[str, Any]:
        """By column: the values that the ledger holds only under a seal, without empty ones."""
        values = {name: _plain(getattr(self, name)) for name in self._columns[1]}
        return {name: value for name, value in values.items() if value not in (None, "")}

    @property
    def _columns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return _columns_of(type(self))  # type: ignore[arg-type]  # it takes a class for its records


@cache
def _columns_of(model: type[Kept]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The plain ones, and those under a seal. Raises TypeError for one that is not on one list."""
    kind, columns = model._meta.model_name or "", [f.attname for f in model._meta.concrete_fields]
    if wrong := troubles(kind, columns):
        raise TypeError("\n".join(wrong))
    sealed = sealed_columns(kind)
    return tuple(name for name in columns if name not in sealed), sealed


def _plain(value: Any) -> Any:
    """Moments are in UTC, as both databases return them, whatever zone they were entered in."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
