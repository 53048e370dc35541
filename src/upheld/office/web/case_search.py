"""Finding cases: by reference, by any name of an authority, by words, and by their decisions."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Lower, Replace

from upheld.core.references import typed
from upheld.office.configuration import own_profile
from upheld.office.models import Case, Decision, FurtherFinding, Person, Recommendation, unseen_by
from upheld.office.models.of_findings import has_finding
from upheld.office.rules.states import State
from upheld.office.web.forms import AuthorityField, DayField, OfficerField, PlainForm, choice

NOT_DECIDED = "not decided"
SAY_NOTHING = ("reference", "authority", "user")
MOST_WORDS = 10  # each is looked for through all texts


class SearchForm(PlainForm):
    """``user`` is whose cases are "mine"."""

    reference = forms.CharField(
        required=False,
        max_length=200,
        help_text="The whole reference or the start of it. Spaces do not matter.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    authority = AuthorityField(required=False)
    whose = forms.ChoiceField(
        label="Whose cases",
        required=False,
        choices=(("", "Anyone’s"), ("mine", "Mine"), ("unassigned", "No officer yet")),
    )
    complainant = forms.CharField(
        required=False,
        max_length=200,
        help_text="The pseudonym, or a part of it.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    words = forms.CharField(
        label="Words in the case",
        required=False,
        max_length=200,
        help_text="Finds cases with all of these words in the summary, statement, issue or"
        " recommendations.",
    )
    outcome = choice(
        lambda: own_profile().outcomes, label="Outcome", required=False, empty="Any outcome"
    )
    state = choice((NOT_DECIDED, *State), label="State", required=False, empty="Any state")
    category = choice(
        lambda: own_profile().categories, label="Category", required=False, empty="Any category"
    )
    officer = OfficerField(label="Officer", required=False, empty_label="Any officer or none")
    decided_from = DayField(label="Decided on or after", required=False)
    decided_to = DayField(label="Decided on or before", required=False)

    def __init__(self, *args: Any, user: Person | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean(self) -> dict[str, Any]:
        given = super().clean() | {"user": self.user}
        first, last = given.get("decided_from"), given.get("decided_to")
        if first and last and last < first:
            self.add_error("decided_to", "This is before the date in “Decided on or after”.")
        return given


def matching_cases(given: dict[str, Any]) -> QuerySet[Case]:
    """The newest references first. A restricted case is found by its reference and its authority
    alone: what finds it by more says more.
    """
    found = Case.objects.select_related("authority", "officer").order_by("-reference", "authority")
    if any(value for name, value in given.items() if name not in SAY_NOTHING):
        found = found.exclude(pk__in=unseen_by(given["user"]))
    if given["reference"]:
        found = with_reference(found, given["reference"])
    for name in ("authority", "officer"):
        if given[name]:
            found = found.filter(**{name: given[name]})
    if given["whose"]:
        found = found.filter(officer=given["user"] if given["whose"] == "mine" else None)
    if given["complainant"]:
        found = found.filter(complainant__icontains=given["complainant"])
    for word in given["words"].split()[:MOST_WORDS]:
        found = found.filter(has_word(word))
    return _with_decision(found, given)


def with_reference(cases: QuerySet[Case], reference: str) -> QuerySet[Case]:
    """Spaces and hyphens do not matter, nor does case: as in core.references.typed."""
    plain = Lower(Replace(Replace("reference", Value(" ")), Value("-")))
    return cases.annotate(typed=plain).filter(typed__startswith=typed(reference))


def has_word(word: str) -> Q:
    decisions = Decision.objects.filter(
        Q(summary__icontains=word)
        | Q(statement__icontains=word)
        | Q(issue__icontains=word)
        | Q(subcategory__icontains=word)
    )
    recommendations = Recommendation.objects.filter(
        Q(text__icontains=word) | Q(as_agreed__icontains=word)
    )
    cases = Case.objects.filter(subcategory__icontains=word)
    further = FurtherFinding.objects.filter(
        Q(issue__icontains=word) | Q(subcategory__icontains=word)
    )
    of_case = [each.order_by().values("case") for each in (decisions, recommendations)]
    if own_profile().counts_findings:
        of_case.append(further.order_by().values("decision__case"))
    found = cases.order_by().values("pk").union(*of_case)
    return Q(pk__in=found)


def _with_decision(cases: QuerySet[Case], given: dict[str, Any]) -> QuerySet[Case]:
    """Everything asked about a decision must be true of the same decision, and of one finding."""
    category = given["category"]
    if given["state"] == NOT_DECIDED:
        none = cases.filter(~Exists(Decision.objects.filter(case=OuterRef("pk"))))
        return none.filter(category=category) if category else none
    asked = {
        "state": given["state"],
        "decided_on__gte": given["decided_from"],
        "decided_on__lte": given["decided_to"],
    }
    asked = {name: value for name, value in asked.items() if value}
    of_finding = {"outcome": given["outcome"], "category": category}
    found = Q(**{name: value for name, value in of_finding.items() if value})
    decisions = Decision.objects.filter(case=OuterRef("pk"), **asked).filter(has_finding(found))
    if asked or given["outcome"]:
        return cases.filter(Exists(decisions))
    return cases.filter(Q(category=category) | Q(Exists(decisions))) if category else cases
