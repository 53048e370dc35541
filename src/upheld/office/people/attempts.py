"""How often signing in may fail, and a list of what failed for those who investigate.

Failures are counted for an account and the network they come from together, so nobody can shut
somebody else out from elsewhere. A browser that is known (known_browsers) has a count of its own:
the right password and second factor from there are never refused because a stranger has failed,
even in the same network.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from enum import StrEnum

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django import forms
from django.http import HttpRequest

from upheld.office.clock import now
from upheld.office.models import FailedSignIn
from upheld.office.people.known_browsers import account_of, known_browser
from upheld.office.rules.signing_in import MINUTES_TO_WAIT, MOST_FAILURES

KEPT_FOR = timedelta(days=90)


class Stage(StrEnum):
    PASSWORD = "password"
    FACTOR = "second factor"


PER_ACCOUNT = f"{MOST_FAILURES}/{MINUTES_TO_WAIT}m/key"
RATES = {
    "known": PER_ACCOUNT,  # for a browser
    "unknown": f"10/m/ip,{PER_ACCOUNT}",  # for an account and a network
    # Whoever has a password could try codes from many networks: of 1,000,000 at most 480 in a day.
    "codes": "20/h/key",  # for an account, in browsers that are not known
}


def consume(request: HttpRequest, stage: Stage, *, email: str) -> Callable[[], None]:
    """Count an attempt. Returns what takes it back when it succeeds.

    Raises ValidationError if there have been too many.
    """
    account = account_of(email)
    counts = []
    for action, key in _counts(request, stage, account):
        used = ratelimit.consume(
            request, app="upheld", action=_name(stage, action), config=_rates(stage), key=key
        )
        if used is None:
            raise get_adapter().validation_error("too_many_login_attempts")
        counts.append(used)

    def take_back() -> None:
        for used in counts:
            used.rollback()

    return take_back


def _counts(request: HttpRequest, stage: Stage, account: str) -> list[tuple[str, str]]:
    if browser := known_browser(request, account=account):
        return [("known", f"{account} {browser}")]
    by_network = ("unknown", f"{account} {ratelimit.get_ip(request)}")
    return [by_network, ("codes", account)] if stage == Stage.FACTOR else [by_network]


def _rates(stage: Stage) -> dict[str, str]:
    return {_name(stage, action): rate for action, rate in RATES.items()}


def _name(stage: Stage, action: str) -> str:
    """As a cache takes it: without a space."""
    return f"{stage.name.lower()}-{action}"


@contextmanager
def counted(request: HttpRequest, *, email: str) -> Iterator[None]:
    """Around the check of a second factor: a failure is counted and listed."""
    succeeded = consume(request, Stage.FACTOR, email=email)
    try:
        yield
    except forms.ValidationError:
        keep_failure(request, Stage.FACTOR, email=email)
        raise
    succeeded()


def keep_failure(request: HttpRequest, stage: Stage, *, email: str) -> None:
    account, at = account_of(email), now()
    FailedSignIn.objects.filter(at__lt=at - KEPT_FOR).delete()
    FailedSignIn.objects.create(
        at=at,
        account=account,
        network=ratelimit.get_ip(request),
        stage=str(stage),
        is_known_browser=bool(known_browser(request, account=account)),
    )
