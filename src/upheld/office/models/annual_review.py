"""The year in the office: what was frozen and built, queried, signed, shown early and published."""

from django.db import models

from upheld.office.models.authorities import Authority
from upheld.office.models.cases import Case
from upheld.office.models.fields import (
    filled,
    from_one,
    in_order,
    one_of,
    optional_text,
    optional_word,
    word,
)
from upheld.office.models.kept import Kept
from upheld.office.models.people import Person
from upheld.office.rules.year_steps import EarlyCopy, Effect, Ground, HourMove
from upheld.ombudsman.signing_settings import ROLES


def _person(**options: object) -> models.ForeignKey:
    return models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", **options)


def _optional_person() -> models.ForeignKey:
    return _person(null=True, blank=True)


def _moment() -> models.DateTimeField:
    return models.DateTimeField(null=True, blank=True)


class AnnualReview(Kept):
    """One year, as far as it has come. What is empty has not been done, or was undone."""

    year = word()
    frozen_at = _moment()
    frozen_by = _optional_person()
    built_at = _moment()
    built_for = _optional_person()  # who asked for the candidate, and so cannot sign it
    edition = optional_word()  # the name of its folder
    edition_hash = optional_word()  # the manifest's SHA-256
    last_day_of_queries = models.DateField(null=True, blank=True)
    queries_closed_at = _moment()
    queries_closed_by = _optional_person()
    sent_at = _moment()
    letters_sent = models.PositiveIntegerField(default=0)
    published_at = _moment()
    not_published_because = optional_text()  # what prevented it at its hour
    compared_at = _moment()  # every file on the public site compared with the edition
    differs = models.JSONField(
        default=list, blank=True
    )  # files that are not the edition's, and why
    rehearsed_at = _moment()
    rehearsal_seconds = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-year",)
        constraints = (
            filled("year", of="annualreview"),
            models.UniqueConstraint(fields=("year",), name="annualreview_once"),
        )

    def __str__(self) -> str:
        return self.year

    @property
    def key(self) -> str:
        return self.year


class Query(Kept):
    """What an authority says is wrong in its figures or letter, and what came of it."""

    review = models.ForeignKey(AnnualReview, on_delete=models.PROTECT, related_name="queries")
    number = models.PositiveIntegerField()
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="queries"
    )
    received_on = models.DateField()
    ground = word()
    should_be = optional_word()  # what is counted if it is right, in the words of an extract
    says = models.TextField()
    evidence = optional_text()
    entered_by = _person()
    answer = optional_text()
    effect = optional_word()  # '' while it is open
    answered_on = models.DateField(null=True, blank=True)
    answered_by = _optional_person()

    class Meta:
        ordering = ("review", "number")
        constraints = (
            one_of("ground", Ground, of="query"),
            one_of("effect", Effect, of="query", or_nothing=True),
            filled("says", of="query"),
            from_one("number", of="query"),
            in_order("received_on", "answered_on", of="query"),
            models.UniqueConstraint(fields=("review", "number"), name="query_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.review.year}, query {self.number}"

    @property
    def is_open(self) -> bool:
        return not self.effect


class Signature(Kept):
    """Who signed which edition, in which role. The signed act is next to the edition."""

    review = models.ForeignKey(AnnualReview, on_delete=models.PROTECT, related_name="signatures")
    edition_hash = word()
    role = word()
    person = _person()
    signed_at = models.DateTimeField()
    over_queries = optional_text()  # why it was signed although queries were open

    class Meta:
        ordering = ("review", "signed_at")
        constraints = (
            one_of("role", ROLES, of="signature"),
            models.UniqueConstraint(fields=("edition_hash", "role"), name="signature_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.review.year}, {self.role}, {self.edition_hash[:12]}"


class MovedHour(Kept):
    """Another hour of publication, asked for by one person and confirmed by a second."""

    review = models.ForeignKey(AnnualReview, on_delete=models.PROTECT, related_name="moved_hours")
    number = models.PositiveIntegerField()
    move = word()
    hour = models.DateTimeField()
    reason = models.TextField()  # it is published
    asked_by = _person()
    asked_at = models.DateTimeField()
    confirmed_by = _optional_person()
    confirmed_at = _moment()
    told_at = _moment()  # everybody who had been told the old hour

    class Meta:
        ordering = ("review", "number")
        constraints = (
            one_of("move", HourMove, of="movedhour"),
            filled("reason", of="movedhour"),
            from_one("number", of="movedhour"),
            models.UniqueConstraint(fields=("review", "number"), name="movedhour_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.review.year}, hour {self.number}"


class EarlyAccess(Kept):
    """Somebody outside the office who is handed a copy before the hour, and why."""

    review = models.ForeignKey(AnnualReview, on_delete=models.PROTECT, related_name="early_access")
    number = models.PositiveIntegerField()
    name = models.TextField()
    post = word()
    organisation = word()
    is_named = models.BooleanField(default=False)  # above the grade whose names are published
    what = word()
    authorities = optional_text()  # whose letters: their slugs, separated by spaces
    access_from = models.DateTimeField()
    access_until = models.DateTimeField()
    reason = models.TextField()
    granted_by = _person()
    granted_at = models.DateTimeField()
    taken_by = _optional_person()  # of the office, who hands it over
    taken_at = _moment()

    class Meta:
        ordering = ("review", "number")
        constraints = (
            one_of("what", EarlyCopy, of="earlyaccess"),
            models.CheckConstraint(
                condition=models.Q(what=str(EarlyCopy.TABLES), authorities="")
                | models.Q(what=str(EarlyCopy.LETTERS)) & ~models.Q(authorities=""),
                name="earlyaccess_names_authorities_of_letters",
            ),
            filled("name", of="earlyaccess"),
            filled("post", of="earlyaccess"),
            filled("organisation", of="earlyaccess"),
            filled("reason", of="earlyaccess"),
            from_one("number", of="earlyaccess"),
            in_order("access_from", "access_until", of="earlyaccess"),
            models.UniqueConstraint(fields=("review", "number"), name="earlyaccess_once"),
        )

    @property
    def key(self) -> str:
        return f"{self.review.year}, early access {self.number}"

    @property
    def published_as(self) -> str:
        """How the edition's acts name who had it."""
        post = f"{self.post}, {self.organisation}"
        return f"{self.name}, {post}" if self.is_named else post


class SigningKey(Kept):
    """The office's key for signing editions. The secret half is encrypted (people.encrypting)."""

    public = word()
    encrypted = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at",)
        constraints = (models.UniqueConstraint(fields=("public",), name="signingkey_once"),)

    @property
    def key(self) -> str:
        return self.public
