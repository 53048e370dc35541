"""The link with which a person chooses a password, before they can sign in."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from upheld.office.people.links import choose_password, welcomed
from upheld.office.rules.signing_in import LINK_WORKS_FOR, SHORTEST_PASSWORD
from upheld.office.web.pages import open_page


class ChoosePassword(SetPasswordForm):
    """Django's form, in the office's words, and without its list of advice as HTML."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["new_password1"].label = "New password"
        self.fields["new_password1"].help_text = (
            f"At least {SHORTEST_PASSWORD} characters. Use several words that only you would put"
            " together."
        )
        self.fields["new_password2"].label = "The same password again"
        self.fields["new_password2"].help_text = ""


@open_page("welcome/<slug:number>/<slug:token>", methods=("GET", "POST"))
def welcome(request: HttpRequest, number: str, token: str) -> HttpResponse:
    person = welcomed(number, token)
    if person is None:
        return render(request, "welcome_over.html", {"works_for": LINK_WORKS_FOR}, status=404)
    form = ChoosePassword(person, request.POST or None)
    if not form.is_valid():
        return render(request, "welcome.html", {"form": form, "email": person.email})
    choose_password(person, form.cleaned_data["new_password1"])
    logout(request)  # whoever was signed in at this browser
    messages.success(request, "Your password has been saved. Sign in with it.")
    return redirect("account_login")
