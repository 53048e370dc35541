"""Restricted cases, and who may read them: decided here once, for every page, list and form."""

from django.db import models

from upheld.office.models.cases import Case
from upheld.office.models.fields import filled, from_one, optional_text
from upheld.office.models.kept import Kept
from upheld.office.models.people import Person
from upheld.office.rules.restricted_cases import SEES_EVERY_CASE


class Restriction(Kept):
    """Why a case is restricted, and how that ended. One at a time is in force."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="restrictions")
    number = models.PositiveIntegerField()
    reason = models.TextField()
    restricted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    restricted_on = models.DateTimeField()
    lift_reason = optional_text()
    lift_asked_by = models.ForeignKey(  # None: nobody has asked to lift it
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_by = models.ForeignKey(  # the second person
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_on = models.DateTimeField(null=True, blank=True)  # None: it is in force

    class Meta:
        ordering = ("case", "number")
        constraints = (
            from_one("number", of="restriction"),
            filled("reason", of="restriction"),
            models.UniqueConstraint(fields=("case", "number"), name="restriction_once"),
            models.UniqueConstraint(
                fields=("case",),
                condition=models.Q(lifted_on__isnull=True),
                name="restriction_one_at_a_time",
            ),
        )

    @property
    def key(self) -> str:
        return f"{self.case.key}, restriction {self.number}"


class NamedReader(Kept):
    """Somebody who may read a restricted case, as long as their role lets them see cases."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="named")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("case", "pk")
        constraints = (models.UniqueConstraint(fields=("case", "person"), name="namedreader_once"),)

    @property
    def key(self) -> str:
        return f"{self.case.key}, {self.person.about}"


def unseen_by(person: Person | None) -> frozenset[int]:
    """The restricted cases that this person may not read. There are few in any office."""
    restricted = Case.everything.filter(restricted=True)
    found = frozenset(restricted.values_list("pk", flat=True))
    if not found or person is None:
        return found
    if not SEES_EVERY_CASE.isdisjoint(person.roles):
        return frozenset()
    named = NamedReader.objects.filter(person=person, case__in=found)
    return found - frozenset(named.values_list("case", flat=True))


def is_reader(person: Person, case: Case) -> bool:
    """Whether this person may read the case while it is restricted."""
    is_named = case.named.filter(person=person).exists()
    return not SEES_EVERY_CASE.isdisjoint(person.roles) or is_named


def why_not_officer(case: Case) -> str:
    """Why the case cannot have its officer; '' if nothing prevents it."""
    if not case.restricted or case.officer is None or is_reader(case.officer, case):
        return ""
    return (
        f"{case.reference} is restricted, and {case.officer} is not named on it. Choose somebody"
        " who is, or first name them on the restriction of the case."
    )
