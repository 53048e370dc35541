"""What all processes share for a while: limits on signing in, codes that have been used, and
sign-ins that failed. None of it is a record of the office, so it is not kept.
"""

from django.db import models


class Shared(models.Model):
    """The table of Django's cache in the database. Not an office record, so not kept."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)


class FailedSignIn(models.Model):
    """For those who investigate. What was typed is kept only as a hash, made with our secret:
    people sometimes type a password where the address belongs.
    """

    at = models.DateTimeField(db_index=True)
    account = models.CharField(max_length=64, db_index=True)  # see people.failures
    network = models.CharField(max_length=45, db_index=True)  # the address it came from
    stage = models.CharField(max_length=20)  # password or second factor
    is_known_browser = models.BooleanField()

    class Meta:
        ordering = ("-at", "-pk")
