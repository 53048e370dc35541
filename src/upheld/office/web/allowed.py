"""What the person who asks may do, for templates: only what is allowed is offered."""

from django.http import HttpRequest

from upheld.office.rules.policy import BY_DEED, Deed, may
from upheld.office.rules.states import Action


def allowed(request: HttpRequest) -> dict[str, bool]:
    """``{% if may.edit_cases %}``: by the names of deeds and actions."""
    roles = request.user.roles
    return {
        deed.name.lower(): may(roles, deed) for deed in BY_DEED if isinstance(deed, Deed | Action)
    }
