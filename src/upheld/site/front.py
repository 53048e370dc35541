"""What comes before every page: limits, answers kept ready, compression, entity tags, headers.

An answer depends only on what is published, the software and the address. So it is made once and
kept compressed, and its entity tag is known without making it: all copies of the site that serve
one folder give the same.
"""

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from upheld.site.http_headers import A_MINUTE, EVERYWHERE, NOT_KEPT, USUAL_POLICY
from upheld.site.looking import Looking

LONGEST_ADDRESS = 2_000  # bytes of path and query
LONGEST_WAIT = 5.0  # seconds until an answer begins; a slow reader of a large file is not hurried
LARGE = 500_000  # bytes; compressing more takes so long that others would have to wait
KEPT_STATUSES = (200, 303, 308)  # never a part of a file, or "not modified"
SMALLEST_COMPRESSED = 500  # bytes; below, compressing gains nothing
COMPRESSED = (
    b"text/",
    b"application/json",
    b"application/atom+xml",
    b"application/xml",
    b"image/svg+xml",
)
Key = tuple[str, str, bytes]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An answer ready to be sent, plain and compressed."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    compressed: bytes | None

    @property
    def size(self) -> int:
        return len(self.body) + len(self.compressed or b"")


class Front:
    """The whole application. ``office`` identifies the ombudsman's folder: another one gives other
    pages.
    """

    def __init__(self, inside: ASGIApp, looking: Looking, *, office: str, keep: int) -> None:
        self._inside, self._looking, self._office, self._keep = inside, looking, office, keep
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._inside(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if refused := _refused(scope):
            await refused(scope, receive, _with_headers(send))
            return
        published = self._looking.now()
        identity = f"{published.identity} {self._office}"
        key = (identity, scope["path"], scope["query_string"])
        kept = self._kept.get(key)
        if kept:
            self._kept.move_to_end(key)
            await _send_kept(kept, _tag(key, kept), scope, send)
            return
        scope["published"] = published
        made = await self._made(scope, receive, send)
        if made is None:
            return  # a file, which has been sent on its way from the disk
        if made.status in KEPT_STATUSES:
            self._put(key, made)
        await _send_kept(made, _tag(key, made), scope, send)

    async def _made(self, scope: Scope, receive: Receive, send: Send) -> Kept | None:
        """The answer from inside; None if it was too long to be kept and has been sent."""
        inside = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        try:
            async with asyncio.timeout(LONGEST_WAIT) as limit:
                to = _without_body(send) if scope["method"] == "HEAD" else send
                taken = _Taken(_with_headers(to), begun=lambda: limit.reschedule(None))
                await self._inside(inside, receive, taken)
        except TimeoutError:
            return _plain(503, "This took too long. Ask for less at once, or try again later.")
        except Exception:
            # Starlette raises a fault again when it has answered it with our plain page.
            if not taken.size:
                raise
        if taken.size > LARGE:
            return await asyncio.to_thread(taken.kept)
        return taken.kept()

    def _put(self, key: Key, made: Kept) -> None:
        self._kept[key] = made
        self._size += made.size
        while self._size > self._keep:
            _, dropped = self._kept.popitem(last=False)
            self._size -= dropped.size


class _Taken:
    """Takes an answer in; one that comes in several parts is a file, and is passed on."""

    def __init__(self, send: Send, *, begun: Callable[[], None]) -> None:
        self._send, self._begun = send, begun
        self._start: Message = {}
        self._body: bytes | None = None
        self.passed_on = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if not self.passed_on and (message.get("more_body") or "body" not in message):
            self.passed_on = True
            self._begun()
            await self._send(self._start)
        if self.passed_on:
            await self._send(message)
        else:
            self._body = message["body"]

    @property
    def size(self) -> int:
        return len(self._body or b"")

    def kept(self) -> Kept | None:
        if self.passed_on:
            return None
        headers = tuple(
            (name, value) for name, value in self._start["headers"] if name != b"content-length"
        )
        made = Kept(
            status=self._start["status"],
            headers=_all_headers(headers, self._start["status"]),
            body=self._body or b"",
            compressed=None,
        )
        kind = dict(headers).get(b"content-type", b"")
        if kind.startswith(COMPRESSED) and len(made.body) >= SMALLEST_COMPRESSED:
            # The time of compression would be in it, and change its bytes.
            made = replace(made, compressed=gzip.compress(made.body, 9, mtime=0))
        return made


def _refused(scope: Scope) -> ASGIApp | None:
    if scope["method"] not in ("GET", "HEAD"):
        words = f"{scope['method']} is not allowed: this site can only be read."
        return PlainTextResponse(words, 405, {"Allow": "GET, HEAD"})
    if len(scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
        words = f"The address is longer than {LONGEST_ADDRESS:,} characters. Ask for less at once."
        return PlainTextResponse(words, 414)
    return None


def _plain(status: int, words: str) -> Kept:
    headers = ((b"content-type", b"text/plain; charset=utf-8"),)
    return Kept(
        status=status, headers=_all_headers(headers, status), body=words.encode(), compressed=None
    )


async def _send_kept(kept: Kept, tag: bytes, scope: Scope, send: Send) -> None:
    asked = dict(scope["headers"])
    body = kept.body
    headers = [(name, value) for name, value in kept.headers if name != b"etag"]
    if kept.compressed is not None:
        headers.append((b"vary", b"accept-encoding"))
        if b"gzip" in asked.get(b"accept-encoding", b""):
            body, tag = kept.compressed, tag + b"-gzip"
            headers.append((b"content-encoding", b"gzip"))
    if kept.status == 200:
        headers.append((b"etag", b'"' + tag + b'"'))
        if tag in asked.get(b"if-none-match", b""):
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": kept.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _tag(key: Key, kept: Kept) -> bytes:
    """A file's own; otherwise the same wherever the same software serves the same editions."""
    if own := dict(kept.headers).get(b"etag"):
        return own.strip(b'"')
    identity, path, query = key
    digest = hashlib.sha256(f"{identity} {software_of_site()} {path} ".encode() + query)
    return digest.hexdigest()[:24].encode()


@cache
def software_of_site() -> str:
    """A hash of everything that shapes a page."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.parent.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = _all_headers(tuple(message["headers"]), message["status"])
            message = {**message, "headers": list(headers)}
        await send(message)

    return sending


def _without_body(send: Send) -> Send:
    async def sending(message: Message) -> None:
        await send({**message, "body": b""} if "body" in message else message)

    return sending


def _all_headers(headers: tuple[tuple[bytes, bytes], ...], status: int) -> Any:
    """The answer's own headers take precedence over the usual ones."""
    usual = EVERYWHERE | {"Content-Security-Policy": USUAL_POLICY}
    usual |= A_MINUTE if status < 400 else NOT_KEPT
    own = {name.lower() for name, _ in headers}
    missing = {name.lower().encode(): value.encode() for name, value in usual.items()}
    return (*headers, *((name, value) for name, value in missing.items() if name not in own))
