"""People who may sign in, the roles they have, and what is done to their accounts."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from upheld.core.english import joined
from upheld.office.models.fields import filled, one_of, optional_word, word
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
    # Counted up to end every session of the account, wherever it is.
    sessions_ended = models.PositiveIntegerField(default=0)
    # The link that let them choose a password: who saw it, who agreed to it, and since when.
    link_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    link_agreed_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    link_on = models.DateTimeField(null=True, blank=True)
    # When they first signed in with a second factor that they set up after that link.
    own_factor_on = models.DateTimeField(null=True, blank=True)

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
        return f"the account of {self.name}"

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

    def get_session_auth_hash(self) -> str:
        return self._hash_of_sessions()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._hash_of_sessions(secret=secret)

    def _hash_of_sessions(self, secret: str | None = None) -> str:
        """A session is alive while its account has this: another password ends it, and so does
        whatever counts ``sessions_ended`` up.
        """
        told = f"{self.password} {self.sessions_ended}"
        return salted_hmac("sessions", told, secret=secret, algorithm="sha256").hexdigest()

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


class AccountChange(StrEnum):
    """What is done to an account only when a second person has agreed."""

    ROLES = "give roles"
    BEGIN_AGAIN = "reset sign-in"
    SWITCH_ON = "switch on"


class Proposal(Kept):
    """A change to an account that somebody has asked for. It ends when it is agreed or refused."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="proposals")
    change = word()
    roles = optional_word()  # to be given: separated by commas
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateTimeField()

    class Meta:
        ordering = ("proposed_on",)
        constraints = (
            one_of("change", AccountChange, of="proposal"),
            models.UniqueConstraint(fields=("person", "change"), name="proposal_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.person.about}, {self.change}"

    @property
    def roles_to_give(self) -> list[Role]:
        return [Role(role) for role in self.roles.split(", ") if role]

    @property
    def in_words(self) -> str:
        """What is to be done, as in "has asked to ..."; it names nobody."""
        return _in_words(self.change, roles=self.roles)

    @property
    def for_person(self) -> str:
        """The same, with the name."""
        return _in_words(self.change, roles=self.roles, name=self.person.name)

    @property
    def done_in_words(self) -> str:
        """What is so once it is confirmed."""
        name = self.person.name
        return {
            AccountChange.ROLES: f"{name} now has {_roles_in_words(self.roles)}.",
            AccountChange.SWITCH_ON: f"{name} is switched on, and can sign in again.",
            AccountChange.BEGIN_AGAIN: f"The sign-in of {name} was reset.",
        }[AccountChange(self.change)]


def _roles_in_words(roles: str) -> str:
    known = roles.split(", ")
    return f"the role {roles}" if len(known) == 1 else f"the roles {joined(known)}"


def _in_words(change: str, *, roles: str = "", name: str = "") -> str:
    of, to = (f" of {name}", f" to {name}") if name else ("", "")
    return {
        AccountChange.ROLES: f"give {_roles_in_words(roles)}{to}",
        AccountChange.BEGIN_AGAIN: f"reset the sign-in{of}",
        AccountChange.SWITCH_ON: f"switch the account{of} on",
    }[AccountChange(change)]


class Unconfirmed(Kept):
    """What was done to an account by the command that needs no second person, and why."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="unconfirmed")
    roles = optional_word()  # that were given: separated by commas
    was_reset = models.BooleanField(default=False)
    why = word()
    made_on = models.DateTimeField()

    class Meta:
        ordering = ("-made_on",)
        verbose_name = "change without a second person"
        constraints = (filled("why", of="unconfirmed"),)

    @property
    def key(self) -> str:
        return f"{self.person.about}, {self.made_on.isoformat()}"

    @property
    def in_words(self) -> str:
        given = [_in_words(AccountChange.ROLES, roles=self.roles)] if self.roles else []
        reset = [_in_words(AccountChange.BEGIN_AGAIN)] if self.was_reset else []
        return "; ".join([*given, *reset])
