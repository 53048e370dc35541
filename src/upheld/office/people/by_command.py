"""Who acts by a command: they prove it as in the office, with a password and a second factor.

What is wrong is counted and listed like a sign-in that fails, as from this machine. Somebody who
signs in elsewhere, or who has only a security key, acts on pages alone.
"""

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from upheld.core.mistakes import Mistake
from upheld.office.ledger.recording import writing
from upheld.office.models import Person
from upheld.office.people.factor_forms import CodeForm
from upheld.office.rules.policy import Deed, may

THIS_MACHINE = "127.0.0.1"
WRONG = "The email address or password is incorrect. Nothing was done."
NO_FACTOR = (
    "A command needs the code of an authenticator app, and {} has none. Sign in to the office, and"
    " set one up under My account."
)
NOT_ALLOWED = "The roles of {} ({}) do not allow this: {}. Nothing was done."


class NotThem(Mistake):
    """Why somebody may not act by this command."""


def by_password(email: str, password: str) -> Person:
    """Raises NotThem."""
    request = _request()
    try:
        with context.request_context(request):
            found = get_adapter(request).authenticate(request, email=email, password=password)
    except ValidationError as error:
        raise NotThem(" ".join(error.messages)) from None
    if found is None or not found.is_active:
        raise NotThem(WRONG)
    codes = Authenticator.objects.filter(user=found).exclude(type=Authenticator.Type.WEBAUTHN)
    if not codes.exists():
        raise NotThem(NO_FACTOR.format(found.name))
    return found


def check_code(person: Person, code: str) -> None:
    """The second factor. Raises NotThem."""
    with context.request_context(_request()):
        form = CodeForm({"code": code}, user=person)
        if not form.is_valid():
            told = " ".join(error for errors in form.errors.values() for error in errors)
            raise NotThem(f"{told} Nothing was done.")
        form.authenticator.record_usage()
    with writing(person, "act by a command") as write:
        write.tell("person", person.key)


def refuse_unless_allowed(person: Person, deed: Deed) -> None:
    """Raises NotThem."""
    if not may(person.roles, deed):
        raise NotThem(NOT_ALLOWED.format(person.name, person.roles_in_words, deed))


def _request() -> HttpRequest:
    """As allauth takes it: from this machine, from no browser that is known."""
    request = HttpRequest()
    request.method = "POST"
    request.META["REMOTE_ADDR"] = THIS_MACHINE
    return request
