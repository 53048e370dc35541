"""The addresses of accounts: those of allauth's pages that an office needs, and no others.

None of them opens an account or sends a new password: an administrator adds people, and gives a new
link to anyone who has lost something. These are all the addresses apart from the registered pages,
so that tests which try every address know them.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as elsewhere
from allauth.socialaccount.providers.openid_connect import views as openid
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path


def change_password(request: HttpRequest) -> HttpResponse:
    """Only for people with a password: those who sign in elsewhere have none to change."""
    if request.user.is_authenticated and not request.user.has_usable_password():
        raise Http404
    return account.password_change(request)


ALWAYS = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", change_password, name="account_change_password"),
    path("factors/", factors.index, name="mfa_index"),
    path("factors/code/", factors.authenticate, name="mfa_authenticate"),
    path("factors/again/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("factors/app/", app.activate_totp, name="mfa_activate_totp"),
    path("factors/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("factors/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("factors/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("factors/keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("factors/keys/add/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("factors/keys/again/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("factors/keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
]
WITH_OPENID = [
    path("<slug:provider_id>/login/", openid.login, name="openid_connect_login"),
    path("<slug:provider_id>/callback/", openid.callback, name="openid_connect_callback"),
    path("elsewhere/cancelled/", elsewhere.login_cancelled, name="socialaccount_login_cancelled"),
    path("elsewhere/error/", elsewhere.login_error, name="socialaccount_login_error"),
]


def patterns() -> list[URLPattern]:
    return [*ALWAYS, *(WITH_OPENID if settings.CONFIGURATION.openid else [])]
