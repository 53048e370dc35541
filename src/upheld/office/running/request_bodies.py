"""What is sent to the office is received before any of its threads is busy with it.

The server's loop receives bodies, and can wait for hundreds at once: one that is too large, too
slow or stops half way is refused as it arrives, and takes no thread from anybody. The application
gets a body only when it is whole.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from asgiref.wsgi import WsgiToAsgiInstance
from django.http import HttpResponse

from upheld.office.rules.uploads import LARGEST_BODY, LONGEST_BODY, LONGEST_SILENCE

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

IN_MEMORY = 256 * 1024  # bytes of a body; more is in a file that has no name
TOO_LARGE, TOO_SLOW = 413, 408
log = logging.getLogger(__name__)


class Refused(Exception):
    def __init__(self, status: int) -> None:
        self.status = status


class Gone(Exception):
    """The sender has hung up, and waits for no answer."""


class ReceivingBodies:
    """An application for a server with a loop, in front of one with threads."""

    def __init__(
        self, application: Any, *, threads: int, refusal: Callable[[int], HttpResponse]
    ) -> None:
        self.application = application
        self.threads = ThreadPoolExecutor(threads)
        self.refusal = refusal

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            try:
                size = await _receive_all(scope, receive, body)
            except Gone:
                return
            except Refused as refused:
                log.info("Refused.", extra={"told": {"status": refused.status}})
                await _answer_at_once(self.refusal(refused.status), send)
                return
            body.seek(0)
            answer = Answer(self.application)
            answer.scope = {**scope, "headers": headers_of(scope["headers"], size=size)}
            answer.sync_send = _from_a_thread(send)
            await asyncio.get_running_loop().run_in_executor(self.threads, answer.give, body)


class Answer(WsgiToAsgiInstance):
    """asgiref says how a request and the head of an answer look to either side."""

    def give(self, body: IO[bytes]) -> None:
        """In one of the threads, to its end, which Django must know of."""
        response = self.wsgi_application(self.build_environ(self.scope, body), self.start_response)
        try:
            self.sync_send(self.response_start)
            for part in response:
                self.sync_send({"type": "http.response.body", "body": part, "more_body": True})
            self.sync_send({"type": "http.response.body"})
        finally:
            response.close()


async def _receive_all(scope: Message, receive: Receive, body: IO[bytes]) -> int:
    """How many bytes there are. Raises Refused as soon as it is clear, or Gone."""
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    if not declared.isdigit() or int(declared) > LARGEST_BODY:
        raise Refused(TOO_LARGE)
    size, more = 0, True
    try:
        async with asyncio.timeout(LONGEST_BODY):
            while more:
                async with asyncio.timeout(LONGEST_SILENCE):
                    message = await receive()
                if message["type"] != "http.request":
                    raise Gone
                size += len(message.get("body", b""))
                if size > LARGEST_BODY:
                    raise Refused(TOO_LARGE)
                body.write(message.get("body", b""))
                more = message.get("more_body", False)
    except TimeoutError:
        raise Refused(TOO_SLOW) from None
    return size


def headers_of(given: Headers, *, size: int) -> Headers:
    """As an application with threads takes them.

    A name with an underscore would look like another with a hyphen there, and could pretend to come
    from the proxy. A body that came in pieces gets its length, and cookies that were sent apart
    become one header again.
    """
    kept = [(name, value) for name, value in given if b"_" not in name]
    cookies = [value for name, value in kept if name == b"cookie"]
    kept = [each for each in kept if each[0] not in (b"cookie", b"content-length")]
    kept.append((b"content-length", str(size).encode()))
    return [*kept, (b"cookie", b"; ".join(cookies))] if cookies else kept


def _from_a_thread(send: Send) -> Callable[[Message], None]:
    loop = asyncio.get_running_loop()

    async def sending(message: Message) -> None:
        await send(message)

    return lambda message: asyncio.run_coroutine_threadsafe(sending(message), loop).result()


async def _answer_at_once(response: HttpResponse, send: Send) -> None:
    """And close the connection, in which the rest of the body may still arrive."""
    headers = [(name.lower().encode(), value.encode()) for name, value in response.items()]
    headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": response.content})
