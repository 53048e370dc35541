"""allauth's forms for a second factor, with our own limits (people.attempts)."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm

from upheld.office.people.attempts import counted


class Limited:
    """The code or the key of the person who signs in is checked within the limits."""

    def clean_code(self) -> str:
        with counted(context.request, email=self.user.email):  # type: ignore[attr-defined]
            return super().clean_code()  # type: ignore[misc]

    def clean_credential(self) -> Any:
        with counted(context.request, email=self.user.email):  # type: ignore[attr-defined]
            return super().clean_credential()  # type: ignore[misc]


class CodeForm(Limited, AuthenticateForm):
    pass


class CodeAgainForm(Limited, ReauthenticateForm):
    pass


class KeyForm(Limited, AuthenticateWebAuthnForm):
    pass


class KeyAgainForm(Limited, ReauthenticateWebAuthnForm):
    pass
