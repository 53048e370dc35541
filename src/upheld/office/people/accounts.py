"""How allauth serves an office: accounts are entered by an administrator, never opened by oneself.

What happens to an account is told in the ledger: signing in and out, a changed password, a second
factor that comes or goes. A sign-in that fails changes nothing, and is told in the log alone.
"""

import base64
import logging
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as factors
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from upheld.office.ledger.recording import writing
from upheld.office.models import Person
from upheld.office.rules.signing_in import TIME_TO_WAIT

log = logging.getLogger(__name__)
BEGAN = "began"  # in a session: when its person signed in


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right.",
        "incorrect_code": "The code is not right, or its time is over. Enter the newest one.",
        "incorrect_password": "The password is not right.",
        "enter_current_password": "The password is not the one you have now.",
        "too_many_login_attempts": f"Too many attempts have failed. Try again in {TIME_TO_WAIT}.",
        "rate_limited": f"That was too often. Try again in {TIME_TO_WAIT}.",
    }

    def is_open_for_signup(self, _: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Who has signed in this very moment need not say the password again."""
        records = get_authentication_records(self.request, self.request.user)
        last = records[-1]["at"] if records else 0
        if time.time() - last < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **options)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, *_: object) -> bool:
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors are encrypted with a key that comes from the office's secret.

    So a stolen copy of the database makes no codes; and an office that is restored with another
    secret lets its people begin again.
    """

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """For a place within HTML, where no XML declaration may stand."""
        return super().build_totp_svg(url).partition("?>")[2].strip()


def _cipher() -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"second factors").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(key))


def tell_accounts() -> None:
    """Let the ledger hear of what happens to accounts; once, when Django is ready."""
    user_logged_in.connect(_signed_in, dispatch_uid="signed in")
    user_logged_out.connect(_signed_out, dispatch_uid="signed out")
    user_login_failed.connect(_failed, dispatch_uid="failed")
    factors.authenticator_added.connect(_factor("add"), weak=False, dispatch_uid="added")
    factors.authenticator_removed.connect(_factor("remove"), weak=False, dispatch_uid="removed")
    factors.authenticator_reset.connect(_factor("make anew"), weak=False, dispatch_uid="reset")


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
    """Without the address: whoever tries may type a password in its place."""
    log.warning("A sign-in has failed.")


def _factor(deed: str) -> Any:
    def write_entry(user: Person, authenticator: Any, **_: Any) -> None:
        _tell(user, f"{deed}: {authenticator.get_type_display().lower()}")

    return write_entry
