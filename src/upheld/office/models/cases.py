"""Complaints and their decisions. A case is one reference and one authority: both are its key."""

from typing import TYPE_CHECKING

from django.db import models

from upheld.core.vocabulary import DECISION_KINDS
from upheld.office.configuration import own_profile
from upheld.office.models.authorities import Authority
from upheld.office.models.fields import (
    as_words,
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
from upheld.office.rules.states import State

if TYPE_CHECKING:
    from upheld.office.models.of_findings import OneFinding

OF_A_REPORT = (State.PUBLISHED, State.HIDDEN, State.TAKEN_DOWN)


class Case(CanBeInError):
    """A complaint about one authority. Sometimes only its decision is known."""

    reference = word()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="cases")
    received_on = models.DateField(null=True, blank=True)  # None: not known as received
    category = optional_word()  # as received; '' where that is not known
    subcategory = optional_word()
    complainant = optional_word()  # a pseudonym
    opened_from = models.ForeignKey(  # the case whose failure to comply this one is about
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="opened"
    )
    officer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    restricted = models.BooleanField(  # a restriction is in force (models.restriction)
        default=False, db_default=False, editable=False
    )

    objects = standing("")

    class Meta:
        ordering = ("reference", "authority")
        constraints = (
            filled("reference", of="case"),
            models.CheckConstraint(
                condition=models.Q(received_on__isnull=True, category="")
                | (models.Q(received_on__isnull=False) & ~models.Q(category="")),
                name="case_received_with_its_category",
            ),
            models.UniqueConstraint(fields=("reference", "authority"), name="case_once"),
        )
        indexes = (
            models.Index(
                fields=("restricted",),
                condition=models.Q(restricted=True),
                name="case_is_restricted",
            ),
        )

    @property
    def key(self) -> str:
        return f"{self.reference}, {self.authority_id}"


class Decision(Kept):
    """One decision on a case; ``sequence`` counts them. The statement is the newest version."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    sequence = models.PositiveIntegerField(default=1)
    state = word(default=str(State.DRAFT))
    decided_on = models.DateField(null=True, blank=True)
    outcome = optional_word()
    category = word()
    subcategory = optional_word()
    remedied_by_authority = models.BooleanField(null=True, blank=True)
    issue = optional_word()
    fault_from = models.DateField(null=True, blank=True)
    fault_to = models.DateField(null=True, blank=True)
    fault = optional_word()  # its kind, from the list in the ombudsman's folder
    earlier_case = optional_word()  # reference of an earlier complaint about the same matter
    entered_on = models.DateField(null=True, blank=True)  # when it was decided here
    statement_kind = optional_word()  # statement or report
    summary = optional_text()
    statement = optional_text()
    statement_version = models.PositiveIntegerField(default=0)  # 0: none has been written
    publish_on = models.DateField(null=True, blank=True)  # None: when the delay is over
    published_on = models.DateField(null=True, blank=True)  # set by the calendar, or given
    hidden_at = models.DateTimeField(null=True, blank=True)  # None: its address is not withheld
    withheld_reason = optional_word()
    reason = optional_text()  # for the last change of its state, where one is asked for
    proposed_by = models.ForeignKey(  # who asked for what a second person confirms
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="proposed"
    )
    proposed_action = optional_word()
    proposed_reason = optional_text()
    proposed_withheld_reason = optional_word()
    confirmed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="confirmed"
    )

    objects = standing("case__")

    class Meta:
        ordering = ("case", "sequence")
        constraints = (
            one_of("state", State, of="decision"),
            filled("category", of="decision"),
            one_of("statement_kind", DECISION_KINDS, of="decision", or_nothing=True),
            from_one("sequence", of="decision"),
            in_order("decided_on", "publish_on", of="decision"),
            in_order("decided_on", "published_on", of="decision"),
            in_order("fault_from", "fault_to", of="decision"),
            in_order("fault_from", "decided_on", of="decision"),
            in_order("fault_to", "decided_on", of="decision"),
            models.CheckConstraint(
                condition=models.Q(state=str(State.DRAFT))
                | (models.Q(decided_on__isnull=False) & ~models.Q(outcome="")),
                name="decision_made_has_day_and_outcome",
            ),
            models.CheckConstraint(
                condition=models.Q(withheld_reason="")
                | ~models.Q(state__in=as_words(State.TO_BE_PUBLISHED, State.PUBLISHED)),
                name="decision_withheld_is_not_public",
            ),
            models.CheckConstraint(
                condition=~models.Q(withheld_reason="")
                | ~models.Q(state__in=as_words(State.WITHHELD, State.HIDDEN, State.TAKEN_DOWN)),
                name="decision_withheld_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(hidden_at__isnull=False) | ~models.Q(state=str(State.HIDDEN)),
                name="decision_hidden_has_its_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(proposed_action="", proposed_by__isnull=True)
                | (~models.Q(proposed_action="") & models.Q(proposed_by__isnull=False)),
                name="decision_proposed_by_somebody",
            ),
            models.UniqueConstraint(fields=("case", "sequence"), name="decision_once"),
        )
        indexes = (
            models.Index(fields=("state", "decided_on")),
            models.Index(
                fields=("proposed_by",),
                condition=~models.Q(proposed_action=""),
                name="decision_is_proposed",
            ),
        )

    @property
    def key(self) -> str:
        return f"{self.case.key}, {self.sequence}"

    @property
    def each_finding(self) -> "list[OneFinding]":
        """In order. It is the first itself; and the only one, where findings are not counted."""
        if self.pk is None or not own_profile().counts_findings:
            return [self]
        further = self.further(manager="everything") if self.case.in_error else self.further
        return [self, *further.all()]

    @property
    def outcomes(self) -> list[str]:
        """Of its findings, each as often as it was found."""
        return [each.outcome for each in self.each_finding]


class Statement(Kept):
    """A version of a decision's text. A version never changes: a new one takes its place."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveIntegerField()
    summary = optional_text()
    text = optional_text()
    written_on = models.DateTimeField()
    written_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT)

    objects = standing("decision__case__")

    class Meta:
        ordering = ("decision", "number")
        constraints = (
            from_one("number", of="statement"),
            models.UniqueConstraint(fields=("decision", "number"), name="statement_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.decision.key}, version {self.number}"


class Cleared(Kept):
    """A finding of the scan for identity that a person has looked at, in one statement.

    ``finding`` is a hash of what was found and the words around it: in other words it is another.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="cleared")
    finding = models.CharField(max_length=64)
    finding_kind = optional_word()  # some need a second person
    why = optional_word()
    by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_by = models.ForeignKey(  # the second person, where a finding needs one
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = standing("decision__case__")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("decision", "finding"), name="cleared_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.decision.key}, finding {self.pk}"


class Report(Kept):
    """A public interest report, which is taken down as decisions are (decisions.reports_down)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="report")
    published_on = models.DateField()
    title = word()
    file = optional_word()
    considered_on = models.DateField(null=True, blank=True)
    satisfied_on = models.DateField(null=True, blank=True)
    respond_by = models.DateField(null=True, blank=True)
    extended_to = models.DateField(null=True, blank=True)
    further_report_on = models.DateField(null=True, blank=True)
    state = word(default=str(State.PUBLISHED))
    hidden_at = models.DateTimeField(null=True, blank=True)  # None: its address is not withheld
    taken_down_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why_taken_down = optional_text()
    confirmed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = standing("case__")

    class Meta:
        ordering = ("published_on", "case")
        constraints = (
            filled("title", of="report"),
            one_of("state", OF_A_REPORT, of="report"),
            models.CheckConstraint(
                condition=models.Q(hidden_at__isnull=False) | ~models.Q(state=str(State.HIDDEN)),
                name="report_hidden_has_its_moment",
            ),
            in_order("published_on", "respond_by", of="report"),
            in_order("respond_by", "extended_to", of="report"),
            in_order("published_on", "further_report_on", of="report"),
        )

    @property
    def key(self) -> str:
        return self.case.key
