"""Reminders to authorities of what is due: the text is prepared here, and never sent from here.

There is one text for each authority, which anybody there may read. It asks only for what is
still open: not for what has an outcome, awaits our check, or was shown to have been done. It leaves
out anything about the person in the case.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Subquery

from upheld.core.days import in_words
from upheld.office.configuration import own_profile
from upheld.office.follow_up.open_recommendations import (
    OF_IT,
    OF_THE_AUTHORITY,
    open_recommendations,
)
from upheld.office.models import Authority, Contact, Evidence, Recommendation
from upheld.office.rules.evidence_results import MORE_IS_NEEDED
from upheld.office.rules.times import SOON, SOON_IN_WORDS


@dataclass(frozen=True, kw_only=True)
class Reminder:
    authority: Authority
    contacts: tuple[Contact, ...]  # empty: no contact is known
    recommendations: tuple[Recommendation, ...]  # the earliest due first
    text: str


def reminders(
    *, today: date, authority: Authority | None = None, unseen: Collection[int] = ()
) -> list[Reminder]:
    """For authorities with something overdue or due soon, in order of their names. ``unseen`` are
    restricted cases, which are left out: ``left_out`` says which.
    """
    due = _due(today).exclude(case__in=unseen)
    if authority:
        due = due.filter(case__authority=authority)
    by_authority: dict[Authority, list[Recommendation]] = {}
    for each in _with_what_came(due).select_related("case__authority"):
        by_authority.setdefault(each.case.authority, []).append(each)
    contacts = _contacts(by_authority, today=today)
    return [
        Reminder(
            authority=authority,
            contacts=contacts.get(authority.pk, ()),
            recommendations=tuple(found),
            text=text_of(authority, found, today=today),
        )
        for authority, found in sorted(by_authority.items(), key=lambda pair: pair[0].name)
    ]


def left_out(*, today: date, unseen: Collection[int]) -> list[str]:
    """The references of restricted cases with something overdue or due soon."""
    found = _due(today).filter(case__in=unseen).values_list("case__reference", flat=True)
    return sorted(set(found))


def _due(today: date) -> QuerySet[Recommendation]:
    return open_recommendations().filter(OF_THE_AUTHORITY, last_due__lte=today + SOON)


def in_post(*, on: date, of: str = "") -> Q:
    """Contacts who hold their role on a day, from the first day to the last.

    ``of`` is the path to them from another record, such as "contacts__".
    """
    begun = Q(**{f"{of}valid_from__isnull": True}) | Q(**{f"{of}valid_from__lte": on})
    lasts = Q(**{f"{of}valid_to__isnull": True}) | Q(**{f"{of}valid_to__gte": on})
    return begun & lasts


def _contacts(of: Iterable[Authority], *, today: date) -> dict[str, tuple[Contact, ...]]:
    """Those in the first of the roles that somebody holds today."""
    written_to = own_profile().reminded
    held = Contact.objects.filter(in_post(on=today), authority__in=list(of), role__in=written_to)
    found: dict[str, dict[str, list[Contact]]] = {}
    for each in held:
        found.setdefault(each.authority_id, {}).setdefault(each.role, []).append(each)
    return {
        slug: tuple(next(roles[role] for role in written_to if role in roles))
        for slug, roles in found.items()
    }


def text_of(authority: Authority, due: Sequence[Recommendation], *, today: date) -> str:
    """In plain text, ready to paste into a letter or an email."""
    overdue = [each for each in due if each.last_due < today]
    coming = [each for each in due if each.last_due >= today]
    lines = [f"{authority.name}: agreed recommendations as at {in_words(today)}", ""]
    for opening, found in ((_overdue(overdue), overdue), (_coming(coming), coming)):
        if found:
            lines += [opening, "", *map(_line, found), ""]
    if not due:
        nothing = f"Nothing is overdue, or due within the next {SOON_IN_WORDS}."
        return "\n".join([*lines, nothing, ""])
    lines += [CLOSING, _asking(overdue=bool(overdue), coming=bool(coming)), ""]
    return "\n".join(lines)


ONE_IS_OVERDUE = """\
The date by which this recommendation was due has passed, and we do not yet have evidence that it
was carried out:"""
SEVERAL_ARE_OVERDUE = """\
The dates by which these recommendations were due have passed, and we do not yet have evidence that
they were carried out:"""
CLOSING = """\
If you have already done what was agreed, please send us evidence, with the case reference."""
ASK_BEFORE = "If you need more time, please ask us before the due date and tell us why."
ASK_NOW = "If you have not, please tell us why, and when it will be done."
ASK_FOR_EACH = """\
If you need more time for what is not due yet, please ask us before the due date and tell us why.
For what is overdue, please tell us why, and when it will be done."""


def _asking(*, overdue: bool, coming: bool) -> str:
    """More time can be asked for only before the due date."""
    if overdue and coming:
        return ASK_FOR_EACH
    return ASK_NOW if overdue else ASK_BEFORE


def _overdue(many: Sequence[Recommendation]) -> str:
    return ONE_IS_OVERDUE if len(many) == 1 else SEVERAL_ARE_OVERDUE


def _coming(many: Sequence[Recommendation]) -> str:
    these = "This recommendation is" if len(many) == 1 else "These recommendations are"
    return f"{these} due within the next {SOON_IN_WORDS}:"


def _line(each: Recommendation) -> str:
    extended = f", extended from {in_words(each.due_on)}" if each.extended_to else ""
    return (
        f"- {each.case.reference}, recommendation {each.number} ({each.remedy}):"
        f" due on {in_words(each.last_due)}{extended}{_what_came(each)}"
    )


def _what_came(each: Recommendation) -> str:
    """What was sent and was not enough, so that the authority does not send it again."""
    if not each.came_on:
        return ""
    return f"; the evidence that we received on {in_words(each.came_on)} {each.came_result}"


def _with_what_came(due: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    """With day and result of the last evidence that was looked at: ``came_on``, ``came_result``."""
    last = Evidence.objects.filter(OF_IT, result__in=MORE_IS_NEEDED)
    last = last.order_by("-received_on", "-number")
    return due.annotate(
        came_on=Subquery(last.values("received_on")[:1]),
        came_result=Subquery(last.values("result")[:1]),
    )
