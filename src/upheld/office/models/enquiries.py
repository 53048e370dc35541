"""What we asked an authority about a case, when the reply was due, and when it came."""

from datetime import date

from django.db import models

from upheld.office.models.cases import Case
from upheld.office.models.fields import in_order
from upheld.office.models.in_error import standing
from upheld.office.models.kept import Kept


class Enquiry(Kept):
    """Only its days: the words are wherever correspondence is kept. Never published."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="enquiries")
    sent_on = models.DateField()
    due_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)  # None: no whole reply yet

    objects = standing("case__")

    class Meta:
        ordering = ("case", "sent_on")
        verbose_name_plural = "enquiries"
        constraints = (
            in_order("sent_on", "due_on", of="enquiry"),
            in_order("sent_on", "received_on", of="enquiry"),
            models.UniqueConstraint(fields=("case", "sent_on"), name="enquiry_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.case.key}, enquiry sent on {self.sent_on}"

    def is_late(self, *, on: date) -> bool:
        """The due day itself is in time. Without a reply, late since the day after."""
        return (self.received_on or on) > self.due_on
