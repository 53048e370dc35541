"""Which cases a page is about, and whether the person who asks may see them: asked before any page.

A page of a restricted case is refused to everybody else, whatever it shows or does. Lists have
``unseen`` (web.context), and show of such a case its reference and that it is restricted.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest

from upheld.office.erasing.targets import Target
from upheld.office.ledger.sealing import states
from upheld.office.models import (
    Case,
    Compliance,
    Correction,
    Decision,
    Enquiry,
    Entry,
    Erasure,
    Evidence,
    Extension,
    FurtherFinding,
    Note,
    Outcome,
    Query,
    Recommendation,
    Report,
    unseen_by,
)
from upheld.office.models.hanging import case_in, case_of
from upheld.office.web.case_search import has_word

# By the part of an address: the record that it names, and how that leads to its case.
OF_A_CASE: Mapping[str, tuple[Any, str]] = {
    "case": (Case, "pk"),
    "decision": (Decision, "case_id"),
    "further": (FurtherFinding, "decision__case_id"),
    "recommendation": (Recommendation, "case_id"),
    "evidence": (Evidence, "case_id"),
    "compliance": (Compliance, "case_id"),
    "report": (Report, "case_id"),
    "enquiry": (Enquiry, "case_id"),
    "note": (Note, "case_id"),
    "correction": (Correction, "case_id"),
    "extension": (Extension, "recommendation__case_id"),
    "outcome": (Outcome, "recommendation__case_id"),
    "query": (Query, "case_id"),
}
# Auditors see who has read a restricted case: these pages have none of its words.
WITHOUT_WORDS = ("case_readings",)


class CaseRestricted(PermissionDenied):
    """Of a case that the person may not see: its reference is all that is said."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


def refuse_unseen(request: HttpRequest, parts: Mapping[str, Any], *, name: str) -> None:
    """Raises CaseRestricted."""
    if name in WITHOUT_WORDS:
        return
    unseen = unseen_by(request.user)
    if unseen and (found := cases_of(parts) & unseen):
        raise CaseRestricted(Case.everything.get(pk=min(found)).reference)


def cases_of(parts: Mapping[str, Any]) -> set[int]:
    """Of what the parts of an address name, whether or not it was entered in error."""
    found = set()
    for part in OF_A_CASE.keys() & parts.keys():
        model, to_case = OF_A_CASE[part]
        found |= set(model.everything.filter(pk=parts[part]).values_list(to_case, flat=True))
    for names, cases in ELSEWHERE.items():
        if names <= parts.keys():
            found |= cases(parts)
    return found


def cases_of_entry(entry: Entry) -> set[int]:
    """Of an erasure: the cases with what is erased. Of a list that was downloaded: the restricted
    cases whose words were searched for.
    """
    state = entry.after or entry.before or {}
    if entry.kind == "list":
        return _searched_for(entry)
    if entry.kind == "erasure":
        return _of_targets(state.get("targets", ()))
    case = case_in(entry.kind, state)
    return set() if case is None else {case}


def cases_of_erasure(erasure: Erasure) -> set[int]:
    return _of_targets(target.as_json() for target in Target.of(erasure))


def _of_targets(targets: Iterable[Mapping[str, Any]]) -> set[int]:
    return {case for each in targets for case in _of_record(each["kind"], each["id"])}


def _of_record(kind: str, record: int) -> set[int]:
    """If it was removed, by its last entry."""
    if case := case_of(kind, record):
        return {case}
    is_one = Q(before__id=record) | Q(after__id=record)
    last = Entry.objects.filter(is_one, kind=kind).last()
    return cases_of_entry(last) if last and kind != "erasure" else set()


def _searched_for(entry: Entry) -> set[int]:
    asked = (states([entry])[entry.number][1] or {}).get("asked")
    if not isinstance(asked, dict):  # it was erased, or nothing was asked for
        return set()
    words = asked.get("words", "").split()
    said = reduce(or_, (has_word(word) for word in words), Q(pk=None))
    if complainant := asked.get("complainant"):
        said |= Q(complainant__icontains=complainant)
    return set(Case.objects.filter(said, restricted=True).values_list("pk", flat=True))


def _of_entry(parts: Mapping[str, Any]) -> set[int]:
    entry = Entry.objects.filter(number=parts["entry"]).first()
    return cases_of_entry(entry) if entry else set()


def _of_erasure(parts: Mapping[str, Any]) -> set[int]:
    erasure = Erasure.objects.filter(pk=parts["erasure"]).first()
    return cases_of_erasure(erasure) if erasure else set()


ELSEWHERE: Mapping[frozenset[str], Callable[[Mapping[str, Any]], set[int]]] = {
    frozenset({"kind", "record"}): lambda parts: _of_record(parts["kind"], parts["record"]),
    frozenset({"entry"}): _of_entry,
    frozenset({"erasure"}): _of_erasure,
}
