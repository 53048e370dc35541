"""People who may sign in, and the roles they have."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from upheld.office.models.fields import filled, one_of, word
from upheld.office.models.kept import Kept, KeptSet, PastTheLedger
from upheld.office.rules.roles import Role


class People(BaseUserManager.from_queryset(KeptSet)):  # type: ignore[misc]
    """Looks people up by email address, in upper or lower case."""

    def get_by_natural_key(self, email: str) -> "Person":
        return self.get(email__iexact=email)


class Person(AbstractBaseUser, Kept):
    """Identified by an email address. Switching somebody off signs them out; nobody is ever
    removed.
    """

    email = models.EmailField(unique=True)
    name = word()
    is_active = models.BooleanField(default=True)
    last_login = None  # the ledger records who signed in and when

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    objects = People()

    class Meta:
        constraints = (
            filled("name", of="person"),
            filled("email", of="person"),
            models.UniqueConstraint(Lower("email"), name="person_email_once_in_any_case"),
        )
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        return f"number {self.pk}"

    @property
    def called(self) -> str:
        return f"account of {self.name}"

    def save(self, *_: Any, **__: Any) -> None:
        """For Django and allauth, which save a person when a password is changed, and when nothing
        is: when somebody signs in by a provider.
        """
        from upheld.office.ledger.recording import writing  # which needs the models

        if self.pk is None:
            raise PastTheLedger("People are entered by upheld.office.people.entering alone.")
        if Person.objects.filter(pk=self.pk, password=self.password).exists():
            return
        with writing(self, "change the password") as write:
            write.change(self)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role(held.role) for held in self.held.all())

    @property
    def roles_in_words(self) -> str:
        return ", ".join(sorted(self.roles)) or "none"


class Held(Kept):
    """A role that a person has."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="held")
    role = word()

    class Meta:
        constraints = (
            one_of("role", Role, of="held"),
            models.UniqueConstraint(fields=("person", "role"), name="held_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.person.about}, {self.role}"
