"""Serves the office: a few processes with a few threads each (running.asgi), once everything is in
order.
"""

import contextlib
import errno
import socket
from typing import Any

from granian import Granian
from granian.constants import Interfaces

from upheld.disk.styles import why_no_styles
from upheld.office.configuration import ConfigurationError, read_configuration
from upheld.office.running.health import health

THREADS = 8  # of one process (running.asgi); each has its own connection to the database
GRACE = 20  # seconds in which what has been asked is answered, when the server is stopped
APPLICATION = "upheld.office.running.asgi:application"


def faults_before_serving(*, address: str, port: int) -> tuple[str, ...]:
    """What would stop the server from working, one to a line. Creates the evidence folder."""
    configuration = read_configuration()
    with contextlib.suppress(OSError):  # health says so, with what to do
        configuration.evidence.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = [*dict.fromkeys(filter(None, health(configuration).values()))]
    found += filter(None, (why_no_styles(), _cannot_listen(address, port)))
    return tuple(found)


def serve(*, address: str, port: int, processes: int) -> None:
    """Serve until stopped. SIGTERM or Ctrl-C lets requests that have begun finish first."""
    if found := faults_before_serving(address=address, port=port):
        raise ConfigurationError("\n".join(found))
    Granian(
        APPLICATION,
        interface=Interfaces.ASGINL,
        address=address,
        port=port,
        workers=processes,
        backlog=2048,
        workers_kill_timeout=GRACE,
        respawn_failed_workers=True,
        log_access=False,  # it would tell whole addresses; office.running.logs tells requests
        log_dictconfig=_logging(),
    ).serve()


def _logging() -> dict[str, Any]:
    """The server's own messages in our form."""
    from django.conf import settings

    own = {"handlers": ["told"], "level": "INFO", "propagate": False}
    return {**settings.LOGGING, "loggers": {**settings.LOGGING["loggers"], "_granian": own}}


def _cannot_listen(address: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)
        with socket.socket(found[0][0], socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(found[0][4])
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = "another program is listening there" if taken else error.strerror
        return f"Cannot listen at {address}:{port}: {why}. Give another --address or --port."
    return ""
