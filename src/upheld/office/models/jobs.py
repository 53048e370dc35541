"""What takes long, in a table of its own, and signs of life. Not records, so not kept.

What a job makes has an entry in the ledger, written by whatever makes it.
"""

from django.db import models

from upheld.office.models.authorities import Authority
from upheld.office.models.fields import as_words, one_of, optional_text, optional_word, word
from upheld.office.models.people import Person
from upheld.office.rules.outputs import UNDER_WAY, Output, Stage

UNDER_WAY_NOW = models.Q(stage__in=as_words(*UNDER_WAY))


class Job(models.Model):
    output = word()
    year = optional_word()  # of a draft letter, of frozen cases or of a candidate
    authority = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="jobs")
    asked_at = models.DateTimeField()
    stage = word(default=str(Stage.WAITING))
    tries = models.PositiveIntegerField(default=0)
    holder = optional_word()  # the worker that has it
    begun_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    step = optional_word()
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)  # 0: not known
    says = optional_text()  # what was made, or why nothing was
    file = optional_word()  # its name in the folder of what was made; '' when it is not there

    class Meta:
        ordering = ("-pk",)
        constraints = (
            one_of("output", Output, of="job"),
            one_of("stage", Stage, of="job"),
            models.UniqueConstraint(  # a database takes two empty cells for two different ones
                fields=("output", "year"),
                condition=UNDER_WAY_NOW & models.Q(authority__isnull=True),
                name="job_asked_for_once",
            ),
            models.UniqueConstraint(
                fields=("output", "year", "authority"),
                condition=UNDER_WAY_NOW,
                name="job_about_an_authority_asked_for_once",
            ),
        )


class Sign(models.Model):
    """When something that should always be running was last heard of."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()
