"""What an authority agreed to do and by when, the evidence it sent, and what was decided."""

from datetime import date

from django.db import models

from upheld.core.vocabulary import RECOMMENDATION_KINDS
from upheld.office.models.cases import Case
from upheld.office.models.fields import (
    filled,
    from_one,
    in_order,
    one_of,
    optional_text,
    optional_word,
    word,
)
from upheld.office.models.in_error import CanBeInError, standing
from upheld.office.models.kept import Kept
from upheld.office.models.people import Person
from upheld.office.rules.evidence_results import Result


class Recommendation(CanBeInError):
    """``text`` goes into an extract: for a service improvement, the words for the public.

    ``status``, ``completed_on`` and ``recorded_on`` are those of its last outcome, or came with an
    import.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveIntegerField()
    recommendation_kind = word()  # personal remedy or service improvement
    remedy = word()
    agreed_on = models.DateField()
    due_on = models.DateField()
    text = models.TextField()
    as_agreed = optional_text()  # the whole wording, for the office and the authority alone
    extended_to = models.DateField(null=True, blank=True)
    status = optional_word()
    completed_on = models.DateField(null=True, blank=True)
    recorded_on = models.DateField(null=True, blank=True)

    objects = standing("", "case__")

    class Meta:
        ordering = ("case", "number")
        constraints = (
            from_one("number", of="recommendation"),
            one_of("recommendation_kind", RECOMMENDATION_KINDS, of="recommendation"),
            filled("remedy", of="recommendation"),
            filled("text", of="recommendation"),
            in_order("agreed_on", "due_on", of="recommendation"),
            in_order("agreed_on", "completed_on", of="recommendation"),
            in_order("completed_on", "recorded_on", of="recommendation"),
            in_order("agreed_on", "recorded_on", of="recommendation"),
            models.UniqueConstraint(fields=("case", "number"), name="recommendation_once"),
        )
        indexes = (models.Index(fields=("due_on",)),)

    @property
    def key(self) -> str:
        return f"{self.case.key}, {self.number}"

    @property
    def last_day(self) -> date:
        """The day by which it is due: an agreed extension counts."""
        return self.extended_to or self.due_on


class Extension(Kept):
    """More time, with the reason for it."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="extensions"
    )
    number = models.PositiveIntegerField()
    granted_on = models.DateField()
    until = models.DateField()
    reason = models.TextField()
    granted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT)

    objects = standing("recommendation__", "recommendation__case__")

    class Meta:
        ordering = ("recommendation", "number")
        constraints = (
            from_one("number", of="extension"),
            filled("reason", of="extension"),
            models.UniqueConstraint(fields=("recommendation", "number"), name="extension_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.recommendation.key}, extension {self.number}"


class Outcome(CanBeInError):
    """What was decided about one recommendation. If it is recorded again, the last one counts."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="outcomes"
    )
    number = models.PositiveIntegerField()
    outcome = word()
    completed_on = models.DateField(null=True, blank=True)  # the day of compliance
    recorded_on = models.DateField()
    note = optional_text()  # for the office alone
    recorded_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="outcomes"
    )

    objects = standing("", "recommendation__", "recommendation__case__")

    class Meta:
        ordering = ("recommendation", "number")
        constraints = (
            from_one("number", of="outcome"),
            filled("outcome", of="outcome"),
            in_order("completed_on", "recorded_on", of="outcome"),
            models.UniqueConstraint(fields=("recommendation", "number"), name="outcome_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.recommendation.key}, outcome {self.number}"


class Evidence(CanBeInError):
    """A file that shows what was done. It is kept outside the web root, named by its hash."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence")
    recommendation = models.ForeignKey(  # None: about all of the case
        Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    number = models.PositiveIntegerField()
    name = word()  # as it was sent
    media_type = word()
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    received_on = models.DateField()
    taken_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT)
    checked_on = models.DateField(null=True, blank=True)  # None: awaits our check
    checked_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="checked"
    )
    result = optional_word()  # what the check found
    note = optional_text()  # for the office alone

    objects = standing("", "case__")

    class Meta:
        ordering = ("case", "number")
        verbose_name_plural = "evidence"
        constraints = (
            from_one("number", of="evidence"),
            one_of("result", Result, of="evidence", or_nothing=True),
            in_order("received_on", "checked_on", of="evidence"),
            models.CheckConstraint(
                condition=models.Q(checked_on__isnull=True, result="")
                | (models.Q(checked_on__isnull=False) & ~models.Q(result="")),
                name="evidence_checked_has_a_result",
            ),
            models.UniqueConstraint(fields=("case", "number"), name="evidence_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.case.key}, evidence {self.number}"


class Compliance(CanBeInError):
    """What was decided about all of a case's recommendations; ``sequence`` counts.

    It follows from theirs (rules.case_outcome), or came with an import.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="compliance")
    sequence = models.PositiveIntegerField(default=1)
    recorded_on = models.DateField()
    outcome = word()
    recorded_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="recorded"
    )

    objects = standing("", "case__")

    class Meta:
        ordering = ("case", "sequence")
        verbose_name_plural = "compliance"
        constraints = (
            from_one("sequence", of="compliance"),
            filled("outcome", of="compliance"),
            models.UniqueConstraint(fields=("case", "sequence"), name="compliance_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.case.key}, {self.sequence}"
