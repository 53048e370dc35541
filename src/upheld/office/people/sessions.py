"""Where somebody is signed in, and how all of it ends.

A session carries a stamp of its account (Person.get_session_auth_hash): counting
``sessions_ended`` up ends every session, listed or not, and none comes back.
"""

from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from upheld.office.clock import now
from upheld.office.ledger.recording import writing
from upheld.office.models import Person


def sessions_of(person: Person) -> list[UserSession]:
    """Those that are alive, the newest first."""
    known = UserSession.objects.filter(user=person).order_by("-created_at")
    keys = [each.session_key for each in known]
    alive = Session.objects.filter(session_key__in=keys, expire_date__gt=now())
    alive_keys = set(alive.values_list("session_key", flat=True))
    return [each for each in known if each.session_key in alive_keys]


def forget_sessions(person: Person) -> None:
    """Sessions whose account has another stamp by now are not listed any more."""
    for each in UserSession.objects.filter(user=person):
        each.end()


def end_elsewhere(request: HttpRequest) -> None:
    """End every session of the person who asks, except the one in which they ask."""
    person = Person.objects.get(pk=request.user.pk)
    person.sessions_ended += 1
    with writing(person, "end all other sessions") as write:
        write.change(person)
        others = UserSession.objects.filter(user=person)
        for each in others.exclude(session_key=request.session.session_key or ""):
            each.end()
        update_session_auth_hash(request, person)
        UserSession.objects.create_from_request(request, user=person)
