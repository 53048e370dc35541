"""The findings of a decision, for an ombudsman that counts them.

The first is in the decision's own columns, as in the register. The others are records of their own,
each with what a finding has for itself. What the decision has once, it alone has.
"""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from upheld.office.configuration import own_profile
from upheld.office.models.cases import Case, Decision
from upheld.office.models.fields import filled, in_order, optional_word, word
from upheld.office.models.in_error import standing
from upheld.office.models.kept import Kept

OF_A_FINDING = (
    "outcome",
    "category",
    "subcategory",
    "issue",
    "remedied_by_authority",
    "fault_from",
    "fault_to",
    "fault",
)


class FurtherFinding(Kept):
    """The second finding of a decision, or a later one: they are numbered without gaps."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="further")
    number = models.PositiveIntegerField()
    outcome = word()
    category = word()
    subcategory = optional_word()
    remedied_by_authority = models.BooleanField(null=True, blank=True)
    issue = optional_word()
    fault_from = models.DateField(null=True, blank=True)
    fault_to = models.DateField(null=True, blank=True)
    fault = optional_word()  # its kind, from the list in the ombudsman's folder

    objects = standing("decision__case__")

    class Meta:
        ordering = ("decision", "number")
        constraints = (
            filled("outcome", of="finding"),
            filled("category", of="finding"),
            models.CheckConstraint(condition=Q(number__gte=2), name="finding_number_from_2"),
            in_order("fault_from", "fault_to", of="finding"),
            models.UniqueConstraint(fields=("decision", "number"), name="finding_once"),
        )

    @property
    def case(self) -> Case:
        return self.decision.case

    @property
    def case_id(self) -> int:
        return self.decision.case_id

    @property
    def key(self) -> str:
        return f"{self.decision.key}, finding {self.number}"


OneFinding = Decision | FurtherFinding


def decision_with(finding: OneFinding) -> Decision:
    return finding if isinstance(finding, Decision) else finding.decision


def has_finding(asked: Q) -> Q:
    """Decisions with a finding of which this is true."""
    if not asked or not own_profile().counts_findings:
        return asked
    return asked | Q(Exists(FurtherFinding.objects.filter(asked, decision=OuterRef("pk"))))
