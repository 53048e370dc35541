"""Authorities, and what an office keeps about each: its contacts and its annual letter.

Names, groups and successors come from the directory, which changes with the program. Here an
authority is identified by the directory's short name.
"""

from django.db import models

from upheld.core.vocabulary import LANGUAGES
from upheld.office.models.fields import (
    filled,
    in_order,
    one_of,
    optional_text,
    optional_word,
    word,
)
from upheld.office.models.kept import Kept
from upheld.office.models.people import Person


class Authority(models.Model):
    """From the directory, at each migration of the database. Not edited, so not kept."""

    slug = models.CharField(max_length=100, primary_key=True)
    name = word()  # today's
    peer_group = optional_word()
    region = optional_word()
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name


class Contact(Kept):
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="contacts")
    role = word()
    title = optional_word()
    name = word()
    email = models.EmailField(max_length=254)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    language = optional_word()  # in which to write

    class Meta:
        ordering = ("authority", "role", "name")
        constraints = (
            filled("role", of="contact"),
            filled("name", of="contact"),
            filled("email", of="contact"),
            in_order("valid_from", "valid_to", of="contact"),
            one_of("language", LANGUAGES, of="contact", or_nothing=True),
            models.UniqueConstraint(fields=("authority", "role", "name"), name="contact_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.authority_id}, {self.role}, {self.pk}"

    @property
    def called(self) -> str:
        return f"the contact {self.name} ({self.authority_id}, {self.role})"


class Letter(Kept):
    """Whether an authority gets the annual letter, and a paragraph of its own in it."""

    authority = models.OneToOneField(Authority, on_delete=models.PROTECT, related_name="letter")
    send = models.BooleanField(null=True, blank=True)  # None: not given, which means yes
    paragraph = optional_text()
    written_by = models.ForeignKey(  # who wrote the paragraph, and so does not approve it
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by = optional_word()
    source = optional_text()  # of the numbers that the paragraph quotes
    turned_down = models.BooleanField(default=False, db_default=False)  # as long as its words stay
    checked_by = optional_word()  # who compared them with it, and did not approve the paragraph

    class Meta:
        ordering = ("authority",)

    @property
    def key(self) -> str:
        return self.authority_id


def waits_for_approval(way: str = "") -> models.Q:
    """Letters with a paragraph that a director has neither approved nor turned down.

    ``way`` is the way to the letter, such as "letter__".
    """
    has_paragraph = ~models.Q(**{f"{way}paragraph": ""})
    return has_paragraph & models.Q(**{f"{way}approved_by": "", f"{way}turned_down": False})
