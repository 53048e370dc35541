"""What comes with an extract and is not edited here: it goes out as it came in."""

from django.db import models

from upheld.office.models.fields import word
from upheld.office.models.kept import Kept


class GivenTable(Kept):
    """Which columns of a table an extract had: one that it did not have is "not available", never
    0.
    """

    name = word(unique=True)
    columns = models.JSONField(default=list)

    @property
    def key(self) -> str:
        return self.name


class PassedRow(Kept):
    """A row of a table that the office does not edit: events, counts, averages and so on."""

    table = word()
    place = models.PositiveIntegerField()  # 1, 2, ... as in the extract
    cells = models.JSONField(default=dict)

    class Meta:
        ordering = ("table", "place")
        constraints = (models.UniqueConstraint(fields=("table", "place"), name="passed_row_once"),)

    @property
    def key(self) -> str:
        return f"{self.table}, {self.place}"
