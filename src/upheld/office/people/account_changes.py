"""What has been done to accounts, from the ledger: for the person concerned, and for auditors.

Nothing is sent: there is no mail. The person finds it on their start page for thirty days.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from upheld.office.models import AccountChange, Entry, Held, Person, Proposal
from upheld.office.rules.roles import Role

SHOWN_FOR = timedelta(days=30)
KINDS = ("person", "held", "proposal", "unconfirmed", "second factor")
OWN = ("sign in", "sign out")  # of these there are too many to read, and they change nothing
ENTERED = "enter a person"


def done_to(person: Person, *, at: datetime) -> QuerySet[Entry]:
    """By others, since they were entered and in the last thirty days, the newest first."""
    held = [Held(person=person, role=role).key for role in Role]
    proposed = [Proposal(person=person, change=change).key for change in AccountChange]
    about = (
        Q(kind="person", record=person.key)
        | Q(kind="held", record__in=held)
        | Q(kind="proposal", record__in=proposed)
    )
    since = (at - SHOWN_FOR).isoformat(timespec="microseconds")
    found = Entry.objects.filter(about, at__gte=since)
    return found.exclude(who=person.about).exclude(action=ENTERED).order_by("-number")


def account_changes() -> QuerySet[Entry]:
    """Of all accounts, the newest first."""
    return Entry.objects.filter(kind__in=KINDS).exclude(action__in=OWN).order_by("-number")
