"""What every record of the office has: a version, and no way to change it past the ledger.

Only ``upheld.office.ledger.recording`` writes records. ``save``, ``delete`` and changes to whole
sets are refused, so that nothing can be left out of the ledger.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.db import models


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
    """A record that the ledger follows. ``version`` counts its changes from 1."""

    version = models.PositiveIntegerField(default=1, editable=False)

    objects = KeptSet.as_manager()

    class Meta:
        abstract = True

    def save(self, *_: Any, **__: Any) -> None:
        raise PastTheLedger("Only upheld.office.ledger.recording saves records.")

    def delete(self, *_: Any, **__: Any) -> tuple[int, dict[str, int]]:
        raise PastTheLedger("Only upheld.office.ledger.recording deletes records.")

    @property
    def kind(self) -> str:
        return self._meta.model_name or ""

    @property
    def key(self) -> str:
        """What people call it, in the ledger and in messages."""
        raise NotImplementedError

    def snapshot(self) -> dict[str, Any]:
        """Its columns as plain data, as the ledger holds them."""
        return {
            field.attname: _plain(getattr(self, field.attname))
            for field in self._meta.concrete_fields
            if field.attname != "id"
        }


def _plain(value: Any) -> Any:
    """Moments are in UTC, as both databases return them, whatever zone they were entered in."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value
