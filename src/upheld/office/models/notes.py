"""Notes on a case, for colleagues: who wrote what, and when. Never exported or published."""

from django.db import models

from upheld.office.models.cases import Case
from upheld.office.models.fields import filled, from_one
from upheld.office.models.in_error import standing
from upheld.office.models.kept import Kept
from upheld.office.models.people import Person


class Note(Kept):
    """A note never changes. What turns out to be wrong is corrected in the next one."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    number = models.PositiveIntegerField()
    text = models.TextField()
    written_on = models.DateTimeField()
    written_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="notes"
    )

    objects = standing("case__")

    class Meta:
        ordering = ("case", "number")
        constraints = (
            from_one("number", of="note"),
            filled("text", of="note"),
            models.UniqueConstraint(fields=("case", "number"), name="note_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.case.key}, note {self.number}"
