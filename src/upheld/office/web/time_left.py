"""When a session ends: some time after the last page, and at most some hours after signing in.

Pages say it, the script warns of it (look/session.js), and the middleware ends it.
"""

from datetime import datetime, timedelta
from time import time

from django.conf import settings
from django.http import HttpRequest

from upheld.office.clock import now
from upheld.office.people.accounts import BEGAN

WARN = 5 * 60  # seconds before it ends: WCAG 2.2.1 asks for 20


def is_over(request: HttpRequest) -> bool:
    return _of_longest(request) < 0


def seconds_left(request: HttpRequest) -> int:
    return max(0, min(settings.SESSION_IDLE, int(_of_longest(request))))


def ends_at(request: HttpRequest) -> datetime:
    return now() + timedelta(seconds=seconds_left(request))


def _of_longest(request: HttpRequest) -> float:
    began: float = request.session.get(BEGAN, 0)
    return began + settings.LONGEST_SESSION - time()
