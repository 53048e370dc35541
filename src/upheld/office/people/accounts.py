"""How the office uses allauth: an administrator adds accounts, and people cannot sign themselves
up.

The ledger records what happens to an account: signing in and out, a changed password, a second
factor added or removed. A sign-in that fails changes nothing: it is counted and listed (attempts).
"""

import logging
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as factors
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from upheld.office.clock import now
from upheld.office.ledger.recording import writing
from upheld.office.models import Person
from upheld.office.people.attempts import Stage, consume, keep_failure
from upheld.office.people.encrypting import cipher
from upheld.office.people.known_browsers import account_of, remember
from upheld.office.rules.signing_in import TIME_TO_WAIT

log = logging.getLogger(__name__)
BEGAN = "began"  # in a session: when its person signed in


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or password is incorrect.",
        "incorrect_code": "The code is incorrect or has expired. Enter the newest one.",
        "incorrect_password": "The password is incorrect.",
        "enter_current_password": "This is not your current password.",
        "too_many_login_attempts": f"Too many failed attempts. Try again in {TIME_TO_WAIT}.",
        "rate_limited": f"You have tried too often. Try again in {TIME_TO_WAIT}.",
    }

    def is_open_for_signup(self, _: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        self._take_back = consume(request, Stage.PASSWORD, email=_typed(credentials))

    def _rollback_login_failed_rl_usage(self) -> None:
        """allauth calls it when the password was right."""
        self._take_back()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        keep_failure(request, Stage.PASSWORD, email=_typed(credentials))

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Somebody who has only just signed in need not enter the password again."""
        records = get_authentication_records(self.request, self.request.user)
        last = records[-1]["at"] if records else 0
        if time.time() - last < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **options)


def _typed(credentials: dict[str, Any]) -> str:
    return str(credentials.get("email", ""))


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, *_: object) -> bool:
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """The secrets of second factors are encrypted with a key made from the office's secret.

    So a stolen copy of the database cannot make codes. If an office is restored with another
    secret, its people have to set up second factors again.
    """

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        return cipher("second factors").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return cipher("second factors").decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """For use inside HTML, where an XML declaration is not allowed."""
        return super().build_totp_svg(url).partition("?>")[2].strip()


def tell_accounts() -> None:
    """Enter in the ledger what happens to accounts. Called once, when Django is ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="signed in")
    user_logged_out.connect(_signed_out, dispatch_uid="signed out")
    user_login_failed.connect(_failed, dispatch_uid="failed")
    factors.authenticator_used.connect(_factor_used, dispatch_uid="used")
    factors.authenticator_added.connect(_factor("add"), weak=False, dispatch_uid="added")
    factors.authenticator_removed.connect(_factor("remove"), weak=False, dispatch_uid="removed")
    factors.authenticator_reset.connect(_factor("renew"), weak=False, dispatch_uid="reset")


def _tell(person: Person, action: str) -> None:
    with writing(person, action) as write:
        write.tell("person", person.key)


def _signed_in(user: Person, request: HttpRequest, **_: Any) -> None:
    request.session[BEGAN] = time.time()
    _tell(user, "sign in")


def _signed_out(user: Person | None, **_: Any) -> None:
    if user is not None:
        _tell(user, "sign out")


def _failed(**_: Any) -> None:
    """Without the address: people sometimes type a password in its place."""
    log.warning("A sign-in has failed.")


def _factor_used(
    user: Person, request: HttpRequest, authenticator: Authenticator, **_: Any
) -> None:
    """From here the browser is known, and a factor set up since the link is the person's own."""
    remember(request, account=account_of(user.email))
    person = Person.objects.get(pk=user.pk)
    is_set_up = authenticator.type != Authenticator.Type.RECOVERY_CODES
    waits = person.link_by_id and person.link_on and not person.own_factor_on
    if waits and is_set_up and authenticator.created_at > person.link_on:
        person.own_factor_on = now()
        with writing(person, "sign in with an own second factor") as write:
            write.change(person)


def _factor(deed: str) -> Any:
    def write_entry(user: Person, authenticator: Any, **_: Any) -> None:
        _tell(user, f"{deed}: {authenticator.get_type_display().lower()}")

    return write_entry
