"""When a session is written: with what changed in it, or else once a minute at most.

So a page that is only read waits for nobody who writes. SQLite has one writer, which may be an
import of every case: then the minute is not noted, and the next page notes it.
"""

from contextlib import suppress
from time import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponseBase

from upheld.office.not_waiting import without_waiting

SEEN = "seen"  # when the session was last written, in seconds


class Sessions(SessionMiddleware):
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        session = getattr(request, "session", None)
        if session is not None and session.accessed and not session.modified:
            note_seen(session, at=time())
        return super().process_response(request, response)


def note_seen(session: SessionBase, *, at: float) -> None:
    if session.is_empty() or at - session.get(SEEN, 0) < settings.SESSION_NOTED_EVERY:
        return
    session[SEEN] = int(at)
    with without_waiting(), suppress(OperationalError, UpdateError):
        session.save()
    session.modified = False
