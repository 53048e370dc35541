"""Who has read which case, and on which day. A trace for auditors: no record, so not kept."""

from django.db import models

from upheld.office.models.cases import Case
from upheld.office.models.people import Person

CASE, FILE = "the case", "a file of evidence"


class Reading(models.Model):
    """One for each person, case, day and kind, however often. It outlives the case."""

    case = models.ForeignKey(
        Case, on_delete=models.DO_NOTHING, db_constraint=False, related_name="readings"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="readings")
    on = models.DateField()
    what = models.CharField(max_length=20)

    class Meta:
        ordering = ("-on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("case", "person", "on", "what"), name="reading_once_a_day"
            ),
        )
