"""The forms of a query: what an authority says is wrong, what would be right, and our answer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from upheld.core.days import in_words
from upheld.core.english import capitalised
from upheld.office.clock import today
from upheld.office.configuration import own_office, own_profile
from upheld.office.models import Authority, Case, Query, unseen_by
from upheld.office.rules.restricted_cases import ASK, IS_RESTRICTED
from upheld.office.rules.year_steps import EVIDENCE, SHOULD_BE, WITHOUT_FIGURES, Effect, Ground
from upheld.office.web.forms import (
    AuthorityField,
    DayField,
    PlainForm,
    RecordForm,
    ReferenceField,
    choice,
    keep_choosable,
)

EFFECTS = {
    Effect.NONE: "Nothing: what we counted is right",
    Effect.BEFORE: "It is changed before publication",
    Effect.CORRECTION: "It needs a correction, because the letters have gone",
}


class QueryForm(RecordForm):
    """``instance`` has the year and the ground, which says what would be right."""

    authority = AuthorityField(label="Authority that asks")
    reference = ReferenceField(
        label="Reference of the case", help_text="As on the authority’s case sheets."
    )
    received_on = DayField(label="Query received on")

    class Meta:
        model = Query
        fields = ("received_on", "says", "evidence")
        labels = {"says": "What it says is wrong", "evidence": "Evidence"}
        widgets = {
            "says": forms.Textarea(attrs={"rows": 4}),
            "evidence": forms.Textarea(attrs={"rows": 3}),
        }

    field_order = ("authority", "reference", "should_be", "received_on", "says", "evidence")

    def __init__(self, *args: Any, by: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.by, query = by, self.instance
        ground = Ground(query.ground)
        if ground in SHOULD_BE:
            self.fields["should_be"] = _should_be(ground)
            self.fields["should_be"].error_messages["required"] = f"Give {SHOULD_BE[ground]}."
        if ground in WITHOUT_FIGURES:
            del self.fields["reference"]
        self.fields["evidence"].help_text = f"Needed: {EVIDENCE[ground]}"
        self.order_fields(self.field_order)
        if query.pk:
            self.initial |= {"authority": query.authority.name, "should_be": _shown(query)}
            self.initial |= {"reference": query.case.reference} if query.case else {}
            keep_choosable(self)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        received, authority = given.get("received_on"), given.get("authority")
        if received and received > today():
            self.add_error("received_on", f"{in_words(received)} is in the future.")
        if authority:
            self.instance.authority = authority
        if authority and given.get("reference"):
            self._find_case(authority, given["reference"])
        self.instance.should_be = self._as_kept(given.get("should_be"))
        return given

    def _find_case(self, authority: Authority, reference: str) -> None:
        """About the authority, or about one that it replaced."""
        replaced = own_office().directory.predecessors(authority.pk)
        wanted = [authority.pk, *(each.slug for each in replaced)]
        found = {each.authority_id: each for each in Case.objects.filter(reference=reference)}
        case = next((found[slug] for slug in wanted if slug in found), None)
        if case is None:
            why = f"There is no case {reference} about {authority}. Look at the case sheets."
            self.add_error("reference", why)
        elif case.pk in unseen_by(self.by):
            self.add_error("reference", f"{reference}: {IS_RESTRICTED.lower()}. {ASK}")
        else:
            self.instance.case = case

    def _as_kept(self, value: Any) -> str:
        if isinstance(value, Authority):
            if value.pk == self.instance.authority_id:
                self.add_error("should_be", "This is the authority that asks. Give the other body.")
            return value.pk
        return value.isoformat() if isinstance(value, date) else value or ""


def _should_be(ground: Ground) -> forms.Field:
    label = f"What would be right: {SHOULD_BE[ground]}"
    if ground == Ground.NOT_OURS:
        return AuthorityField(label=label)
    if ground == Ground.YEAR:
        return DayField(label=label)
    field = choice(lambda: _words(ground), label=label, empty="Choose one")
    field.error_messages["invalid_choice"] = f"Choose one of these: {', '.join(_words(ground))}."
    return field


def _words(ground: Ground) -> Iterable[str]:
    profile = own_profile()
    if ground == Ground.SERVICE:
        return profile.categories
    return profile.outcomes if ground == Ground.OUTCOME else profile.compliance


def _shown(query: Query) -> Any:
    if query.ground == Ground.YEAR:
        return date.fromisoformat(query.should_be)
    return right(query)


def right(query: Query) -> str:
    """What would be right, in words; '' if the ground says it all."""
    if query.ground == Ground.YEAR:
        return in_words(query.should_be)
    if query.ground == Ground.NOT_OURS:
        return Authority.objects.get(pk=query.should_be).name
    return query.should_be


class AnswerForm(RecordForm):
    effect = forms.ChoiceField(
        label="What it changes",
        choices=[(str(each), words) for each, words in EFFECTS.items()],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Query
        fields = ("answer", "effect")
        labels = {"answer": "Our answer"}
        help_texts = {"answer": "What the authority is told, and why."}
        widgets = {"answer": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].required = True


class LastDayForm(PlainForm):
    last_day = DayField(label="Last day of queries", help_text="A working day.")


class ClosingForm(PlainForm):
    left_open = forms.BooleanField(
        label="These stay open",
        help_text="The people who sign the edition must then give a reason.",
    )

    def __init__(self, *args: Any, still_open: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["left_open"].error_messages["required"] = "Tick this, or answer them first."
        if not still_open:
            del self.fields["left_open"]


def called(ground: Ground) -> str:
    return capitalised(str(ground))
