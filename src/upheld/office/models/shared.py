"""What all processes share for a while: limits on signing in, and codes that have been used."""

from django.db import models


class Shared(models.Model):
    """The table of Django's cache in the database. Not an office record, so not kept."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)
