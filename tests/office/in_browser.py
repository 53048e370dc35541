"""The office served to a real browser, in which somebody has signed in already."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from playwright.sync_api import Browser, Page

from tests.office.signed_in import signed_in
from upheld.office.models import Person

# Playwright keeps a loop in the thread of the tests, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """What is asked for is not printed between the tests."""


def _closing(environ, start):
    """A test's database is gone before the thread is: it keeps no connection to it."""
    body = b"".join(application(environ, start))
    connections["default"].close()
    return [body]


application = get_wsgi_application()


@contextmanager
def served() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, _closing, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def opened(browser: Browser, address: str, person: Person, *, width: int = 1280) -> Iterator[Page]:
    """A page of a browser that has the cookie of a session of this person."""
    name = settings.SESSION_COOKIE_NAME
    value = signed_in(person).cookies[name].value
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=address)
    context.add_cookies([{"name": name, "value": value, "url": address}])
    yield context.new_page()
    context.close()
