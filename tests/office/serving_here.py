"""The office served from a thread of the test, for a real browser."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import Browser, BrowserContext

from tests.office.signed_in import signed_in
from upheld.office.models import Person


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """The address. The database is the test's own, which it may go on to change."""
    server = make_server("127.0.0.1", 0, WSGIHandler(), server_class=Threads, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def browser_of(browser: Browser, address: str, person: Person | None) -> BrowserContext:
    """A browser in which a person has signed in already; None: nobody has."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    if person is not None:
        session = signed_in(person).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    return context
