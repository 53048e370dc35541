"""The ledger as it is stored: entries are added, and the database itself refuses anything else."""

from typing import Any

from django.db import models

from upheld.office.models.fields import word
from upheld.office.rules.chain import ChainEntry

LONGEST_KEY = 500  # characters: a key is made of several words of up to 200


class PersonalValue(models.Model):
    """A value of a record that the ledger holds only under a seal, with the salt of the seal.

    Once both have been erased, nobody can find out from the ledger what the value was.
    """

    seal = models.CharField(max_length=64, primary_key=True)
    salt = models.CharField(max_length=64)
    value = models.TextField(null=True)  # as JSON; None for a secret

    def __str__(self) -> str:
        return self.seal

    def save(self, *_: Any, **__: Any) -> None:
        raise TypeError("Personal values are kept and erased by upheld.office.ledger alone.")


class Entry(models.Model):
    """One change. The migration adds triggers that refuse to change or remove it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=40)  # text, because it is part of what is hashed
    who = word()
    action = word()
    kind = word()
    record = models.CharField(max_length=LONGEST_KEY)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        verbose_name_plural = "entries"
        indexes = (
            models.Index(fields=("kind", "record")),
            models.Index(fields=("who", "number")),
            models.Index(fields=("at",)),
        )

    def chain_entry(self) -> ChainEntry:
        return ChainEntry(
            number=self.number,
            at=self.at,
            who=self.who,
            action=self.action,
            kind=self.kind,
            key=self.record,
            before=self.before,
            after=self.after,
        )

    def delete(self, *_: Any, **__: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("Entries of the ledger are never removed.")
