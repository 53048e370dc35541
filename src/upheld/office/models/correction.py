"""Corrections: what somebody asked to put right in a case, why, and what became of it.

A correction keeps the values before and after. What was entered in error, and undone, is here too.
"""

from typing import Any

from django.db import models

from upheld.office.models.cases import Case
from upheld.office.models.fields import filled, from_one, one_of, word
from upheld.office.models.kept import Kept
from upheld.office.models.people import Person
from upheld.office.rules.putting_right import KINDS, Act, Standing


class Correction(Kept):
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveIntegerField()
    act = word()
    about = word()  # the kind of record: case, decision, evidence
    record = models.PositiveBigIntegerField()  # its id
    changes = models.JSONField(default=dict)  # by column: the value before, and the value after
    reason = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="asked")
    asked_on = models.DateField()
    standing = word(default=str(Standing.PROPOSED))
    answered_by = models.ForeignKey(  # who confirmed it or turned it down
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="answered"
    )
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("case", "number")
        constraints = (
            one_of("act", Act, of="correction"),
            one_of("about", (*KINDS, "decision", "furtherfinding"), of="correction"),
            one_of("standing", Standing, of="correction"),
            from_one("number", of="correction"),
            filled("reason", of="correction"),
            models.UniqueConstraint(fields=("case", "number"), name="correction_once"),
            models.UniqueConstraint(
                fields=("about", "record"),
                condition=models.Q(standing=str(Standing.PROPOSED)),
                name="correction_one_at_a_time",
            ),
        )
        indexes = (models.Index(fields=("standing", "asked_on")),)

    @property
    def key(self) -> str:
        return f"{self.case.key}, correction {self.number}"

    @property
    def is_proposed(self) -> bool:
        return self.standing == Standing.PROPOSED

    def value_of(self, column: str) -> tuple[Any, Any]:
        """Before and after."""
        before, after = self.changes[column]
        return before, after
