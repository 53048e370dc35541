"""Bodies that are too large or too slow are refused by the server as they arrive."""

import asyncio
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.office.running.servers import Running, served
from upheld.office.configuration import read_configuration
from upheld.office.follow_up.evidence_kinds import LARGEST
from upheld.office.rules import uploads
from upheld.office.rules.uploads import LARGEST_BODY
from upheld.office.running import request_bodies
from upheld.office.running.request_bodies import ReceivingBodies, headers_of
from upheld.office.web.middleware import refused_body

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def running(database, tmp_path):  # noqa: ARG001  # its folder
    read_configuration().evidence.mkdir()
    with served(tmp_path) as server:
        yield server


def connected(running: Running) -> socket.socket:
    host, port = running.address.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=10)


# With a cookie, for which the office looks for its token in the body.
HEAD = (
    "POST /account/login/ HTTP/1.1\r\nHost: localhost\r\n"
    f"Cookie: csrftoken={'a' * 32}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
)


def test_a_body_is_refused_by_its_length_before_it_is_sent(running):
    with connected(running) as sending:
        sending.sendall(f"{HEAD}Content-Length: {LARGEST_BODY + 1}\r\n\r\n".encode())
        answer = sending.recv(100_000).decode()
    assert answer.startswith("HTTP/1.1 413 ")
    assert "What you sent is too large" in answer
    assert "connection: close" in answer
    assert "content-security-policy: default-src 'none'" in answer


def test_a_body_without_a_length_is_counted_as_it_arrives(running):
    piece = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"  # of a mebibyte
    sent = 0
    with connected(running) as sending:
        sending.sendall(f"{HEAD}Transfer-Encoding: chunked\r\n\r\n".encode())
        try:
            for _ in range(200):
                sending.sendall(piece)
                sent += 1
        except ConnectionError:
            pass
    assert LARGEST_BODY // 0x100000 <= sent < 60  # what is on its way is counted too


def test_many_slow_bodies_keep_nobody_waiting(running):
    """More than there are threads: each has begun, and sends no more."""
    waiting = [connected(running) for _ in range(30)]
    for each in waiting:
        each.sendall(f"{HEAD}Content-Length: 1000\r\n\r\nlogin=".encode())
    begun = time.monotonic()
    assert httpx.get(f"{running.address}/health", timeout=10).status_code == 200
    assert time.monotonic() - begun < 5
    for each in waiting:
        each.close()


def test_a_whole_body_reaches_the_office_in_pieces_too(running):
    given = b"login=a%40office.example&password=x"
    answers = {
        httpx.post(f"{running.address}/account/login/", content=content, timeout=10).status_code
        for content in (given, iter((given[:9], given[9:])))
    }
    assert answers == {403}  # without a token, whichever way it came


def answer_to(messages: list[dict], *, stops: bool = False) -> int:
    """The status that somebody gets who sends these, and then perhaps nothing."""
    answered: list[dict] = []

    async def receive():
        if messages:
            return messages.pop(0)
        await asyncio.sleep(60 if stops else 0)
        raise AssertionError("It asked for more than there was.")

    async def send(message):
        answered.append(message)

    scope = {"type": "http", "headers": []}
    application = ReceivingBodies(None, threads=1, refusal=refused_body)
    with ThreadPoolExecutor(1) as apart:  # a browser of another test keeps a loop in this thread
        apart.submit(asyncio.run, application(scope, receive, send)).result()
    return answered[0]["status"]


def test_a_body_that_stops_is_given_up(monkeypatch):
    monkeypatch.setattr(request_bodies, "LONGEST_SILENCE", 0.05)
    piece = {"type": "http.request", "body": b"x", "more_body": True}
    assert answer_to([piece, piece], stops=True) == 408


def test_a_body_of_a_byte_at_a_time_is_given_up(monkeypatch):
    monkeypatch.setattr(request_bodies, "LONGEST_BODY", 0)
    piece = {"type": "http.request", "body": b"x", "more_body": True}
    assert answer_to([piece] * 10, stops=True) == 408


def test_nothing_is_asked_for_beyond_the_limit(monkeypatch):
    monkeypatch.setattr(request_bodies, "LARGEST_BODY", 3)
    pieces = [{"type": "http.request", "body": b"xx", "more_body": True} for _ in range(5)]
    assert answer_to(pieces) == 413
    assert len(pieces) == 3


def test_the_largest_evidence_fits_with_its_form():
    assert uploads.LARGEST_BODY - LARGEST >= 500_000


def test_no_header_pretends_to_be_the_proxys_and_cookies_stay_together():
    given = [(b"x_forwarded_proto", b"https"), (b"cookie", b"a=1"), (b"cookie", b"b=2")]
    assert headers_of(given, size=7) == [(b"content-length", b"7"), (b"cookie", b"a=1; b=2")]
