"""What became of something that somebody asked for and another person had to confirm."""

from django.db import models

from upheld.office.models.cases import Case
from upheld.office.models.fields import one_of, optional_text, word
from upheld.office.models.kept import Kept
from upheld.office.models.people import Person
from upheld.office.rules.answers import NEEDS_REASON, Became


class Answer(Kept):
    """Of every kind of thing that is asked for. Who asked reads it on the start page.

    ``about`` and ``record`` are the kind and the id of a record, which may not be there any more.
    """

    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="answers")
    what = word()  # in words that name nobody: "take down", "give the role director"
    about = word()
    record = models.PositiveBigIntegerField()
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    became = word()
    answered_by = models.ForeignKey(  # None: nobody did, and time or an import ended it
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField()
    reason = optional_text()
    read_at = models.DateTimeField(null=True, blank=True)  # by who asked

    class Meta:
        ordering = ("-answered_at", "-pk")
        constraints = (
            one_of("became", Became, of="answer"),
            models.CheckConstraint(
                condition=~models.Q(became__in=[str(each) for each in NEEDS_REASON])
                | ~models.Q(reason=""),
                name="answer_turned_down_has_a_reason",
            ),
        )
        indexes = (
            models.Index(
                fields=("asked_by",), condition=models.Q(read_at=None), name="answer_is_unread"
            ),
        )

    @property
    def key(self) -> str:
        return f"number {self.pk}"
