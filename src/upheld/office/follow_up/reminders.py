"""Reminders to authorities of what is due: the text is prepared here, and never sent from here.

There is one text for each authority, about what awaits its evidence. It leaves out what awaits our
check, because the authority has done its part, and anything about the person in the case.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from upheld.core.days import in_words
from upheld.core.vocabulary import CHIEF_EXECUTIVE, LINK_OFFICER
from upheld.office.follow_up.open_recommendations import open_recommendations
from upheld.office.models import Authority, Contact, Recommendation
from upheld.office.rules.times import SOON, SOON_IN_WORDS

WRITTEN_TO = (LINK_OFFICER, CHIEF_EXECUTIVE)  # the first role that somebody holds today


@dataclass(frozen=True, kw_only=True)
class Reminder:
    authority: Authority
    contacts: tuple[Contact, ...]  # empty: no contact is known
    recommendations: tuple[Recommendation, ...]  # the earliest due first
    text: str


def reminders(*, today: date, authority: Authority | None = None) -> list[Reminder]:
    """For authorities with something overdue or due soon, in order of their names."""
    due = open_recommendations().filter(unchecked=False, last_due__lte=today + SOON)
    if authority:
        due = due.filter(case__authority=authority)
    by_authority: dict[Authority, list[Recommendation]] = {}
    for each in due.select_related("case__authority"):
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


def in_post(*, on: date, of: str = "") -> Q:
    """Contacts who hold their role on a day, from the first day to the last.

    ``of`` is the path to them from another record, such as "contacts__".
    """
    begun = Q(**{f"{of}valid_from__isnull": True}) | Q(**{f"{of}valid_from__lte": on})
    lasts = Q(**{f"{of}valid_to__isnull": True}) | Q(**{f"{of}valid_to__gte": on})
    return begun & lasts


def _contacts(of: Iterable[Authority], *, today: date) -> dict[str, tuple[Contact, ...]]:
    held = Contact.objects.filter(in_post(on=today), authority__in=list(of), role__in=WRITTEN_TO)
    found: dict[str, dict[str, list[Contact]]] = {}
    for each in held:
        found.setdefault(each.authority_id, {}).setdefault(each.role, []).append(each)
    return {
        slug: tuple(next(roles[role] for role in WRITTEN_TO if role in roles))
        for slug, roles in found.items()
    }


def text_of(authority: Authority, due: Sequence[Recommendation], *, today: date) -> str:
    """In plain text, ready to paste into a letter or an email."""
    overdue = [each for each in due if each.last_due < today]
    coming = [each for each in due if each.last_due >= today]
    lines = [f"{authority.name}: agreed recommendations as at {in_words(today)}", ""]
    for heading, found in (
        ("Overdue, and we have no evidence still to check:", overdue),
        (f"Due within the next {SOON_IN_WORDS}:", coming),
    ):
        if found:
            lines += [heading, "", *(_line(each) for each in found), ""]
    if not due:
        nothing = f"Nothing is overdue, or due within the next {SOON_IN_WORDS}."
        return "\n".join([*lines, nothing, ""])
    lines += [
        "Please send evidence for each, with its case reference. If you need more time, please",
        "ask for it before the due date, and say why.",
        "",
    ]
    return "\n".join(lines)


def _line(each: Recommendation) -> str:
    extended = f", extended from {in_words(each.due_on)}" if each.extended_to else ""
    return (
        f"- {each.case.reference}, recommendation {each.number} ({each.remedy}):"
        f" due on {in_words(each.last_due)}{extended}"
    )
