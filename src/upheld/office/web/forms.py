"""Forms of the office: dates as people write them, authorities by any name, a record's version.

The form of a record has the version that was read. Saving an older version than is stored says so
(web.editing), and overwrites nothing.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from upheld.core.english import capitalised
from upheld.intake.checks.one_text import read_reference
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.problems import quoted
from upheld.office.cleaning import without_invisible
from upheld.office.clock import today
from upheld.office.configuration import own_office
from upheld.office.ledger.held import read_texts
from upheld.office.models import Authority, Person
from upheld.office.rules.roles import Role
from upheld.office.web.days_written import DAY_FORMATS, in_one_form

DAY_HELP = "For example 27/3/2024 or 27 March 2024."
EARLIEST, LATEST = date(1974, 1, 1), date(2199, 12, 31)  # the first Ombudsman; a slip of the hand


class DayField(forms.DateField):
    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(
            format="%d/%m/%Y", attrs={"class": "govuk-input--width-10", "autocomplete": "off"}
        )
        told = options.pop("help_text", "")
        super().__init__(
            input_formats=DAY_FORMATS,
            widget=widget,
            help_text=" ".join(filter(None, (told, DAY_HELP))),
            **options,
        )

    def to_python(self, value: Any) -> date | None:
        try:
            day = super().to_python(in_one_form(value) if isinstance(value, str) else value)
        except ValidationError:
            raise ValidationError(f"{value!r} is not a date. Write it like 27/3/2024.") from None
        if day and not EARLIEST <= day <= LATEST:
            raise ValidationError(f"The year {day.year} cannot be right. Correct it.")
        return day


class ReferenceField(forms.CharField):
    """The reference of a case, in the office's own form, read as in an extract."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"class": "govuk-input--width-20"})
        super().__init__(max_length=200, widget=widget, **options)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return read_reference(text, own_office().references)
        except Unreadable as why:
            raise ValidationError(f"{quoted(text)} {why}") from None


class AuthorityField(forms.CharField):
    """An authority by any name it has or has had, read as in an extract."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 200)
        options.setdefault("help_text", "Any name it has or has had, or its code.")
        super().__init__(**options)

    def clean(self, value: Any) -> Authority | None:
        text = super().clean(value)
        return authority_named(text, on=today()) if text else None


def authority_named(text: str, *, on: date) -> Authority:
    """Raises ValidationError, with the names that may be meant."""
    if known := Authority.objects.filter(slug=text.strip()).first():
        return known
    match = own_office().directory.match(text, on=on)
    found = match.authority and Authority.objects.filter(slug=match.authority.slug).first()
    if not found:
        why = match.why or "is not in this office yet: it needs `upheld office migrate`"
        near = f" Did you mean {' or '.join(match.did_you_mean)}?" if match.did_you_mean else ""
        raise ValidationError(f"{text!r} {why}.{near}")
    return found


def choice(
    words: Iterable[str] | Callable[[], Iterable[str]],
    *,
    label: str,
    required: bool = True,
    empty: str = "",
    **options: Any,
) -> forms.ChoiceField:
    """One of some words, which are shown as they are, with a capital letter.

    Those of the ombudsman's profile are a function of it, asked for each form.
    """

    def choices() -> list[tuple[str, str]]:
        return [("", empty), *map(_shown, words if isinstance(words, Iterable) else words())]

    return forms.ChoiceField(label=label, choices=choices, required=required, **options)


def _shown(word: str) -> tuple[str, str]:
    return word, capitalised(word)


def keep_choosable(form: forms.ModelForm) -> None:
    """The word that a record has can be chosen again, even if the office's list has dropped it."""
    for name, field in form.fields.items():
        word = form.initial.get(name)
        if isinstance(field, forms.ChoiceField) and isinstance(word, str) and word:
            choices = list(field.choices)
            if word not in dict(choices):
                field.choices = [*choices, _shown(word)]


class OfficerField(forms.ModelChoiceField):
    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Person.objects.none(), **options)


def officers() -> Any:
    """People who may have cases of their own."""
    roles = (Role.CASEWORKER, Role.COMPLIANCE_OFFICER, Role.DIRECTOR)
    found = Person.objects.filter(is_active=True, held__role__in=roles)
    return found.distinct().order_by("name", "email")


class PlainForm(forms.Form):
    """With our own error messages, which follow the field's label in the summary."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        say_what_is_wrong(self)

    def clean(self) -> dict[str, Any]:
        """Texts as they are kept, so that what is searched for is found."""
        given = super().clean()
        texts = {name: text for name, text in given.items() if isinstance(text, str)}
        given |= {name: without_invisible(text) for name, text in texts.items()}
        return given


def say_what_is_wrong(form: forms.BaseForm) -> None:
    for field in form.fields.values():
        if isinstance(field, OfficerField):
            field.queryset = officers()
        is_choice = isinstance(field, forms.ChoiceField | forms.ModelChoiceField)
        field.error_messages["required"] = "Choose one." if is_choice else "Fill this in."
        if is_choice:
            field.error_messages["invalid_choice"] = "Choose one from the list."


class RecordForm(forms.ModelForm):
    """A record with the version that was read; a new one has none.

    Its texts are checked as they will be when it is written (held), so that errors are shown next
    to their fields.
    """

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, label="Version")

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        say_what_is_wrong(self)
        if self.instance.pk is None:
            del self.fields["version"]
        else:
            self.initial["version"] = self.instance.version
            keep_choosable(self)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("version"):
            self.instance.version = given["version"]
        texts, mistakes = read_texts(self._meta.model, given)
        given.update(texts)
        for name, words in mistakes.items():
            self.add_error(name, words)
        return given


def add_mistakes(form: forms.BaseForm, error: ValidationError) -> None:
    """Errors of fields in the form go next to them, and all others above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, mistakes in error.error_dict.items():
        known = name if name in form.fields and name != NON_FIELD_ERRORS else None
        for mistake in mistakes:
            form.add_error(known, mistake)
