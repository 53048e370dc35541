"""Personal data that is to be erased, or has been: what, why, and by whose word. Never the data."""

from django.db import models

from upheld.office.models.kept import Kept
from upheld.office.models.people import Person


class Erasure(Kept):
    """Asked for by one person and confirmed by a second. Then ``done_at`` says when.

    ``targets`` has the kind, number and key of each record, with its columns. ``erased`` has the
    seals of what was erased, which the ledger goes on holding and nobody can open any more.
    """

    targets = models.JSONField()
    reason = models.TextField()
    asked_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="erasures"
    )  # None: done again in a restored office
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="erasures_confirmed"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    erased = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("-asked_at",)

    @property
    def key(self) -> str:
        return f"number {self.pk}"
