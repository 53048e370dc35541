"""What people are writing and have not saved yet. Not an office record, so not kept.

It is encrypted (people.drafts), so a name in a draft is nowhere in the database's file, and it is
in no backup: a draft belongs to the sitting in which it is written.
"""

from django.db import models

from upheld.office.models.fields import word
from upheld.office.models.people import Person


class Draft(models.Model):
    """The fields of one form, which is at one address, of one person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    address = word()
    fields = models.TextField()
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "address"), name="draft_once_for_each_form"),
        )
