"""Asking the site without a browser or a network: an address in, an answer out; and its links."""

import asyncio
import io
import re
import zipfile
from collections import Counter, deque
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import unquote, urljoin, urlsplit

import pyarrow.parquet
import pypdfium2
from lxml import html

from tests.sampling import trials
from tests.site.addresses import kind_of
from upheld.ombudsman.folder import Office, read_office
from upheld.site.app import application

OFFICE = read_office()
T = TypeVar("T")
# Addresses that a crawl follows: with a query of one path, for searches have no end; of one kind.
MOST_QUERIES, MOST_OF_A_KIND = trials(12, whole=60), trials(60, whole=100_000)


@dataclass(frozen=True, kw_only=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]

    def text(self) -> str:
        """All that can be read of it, out of whatever packs it."""
        if self.kind == "application/pdf":
            document = pypdfium2.PdfDocument(self.body)
            return "\n".join(page.get_textpage().get_text_bounded() for page in document)
        if self.body.startswith(b"PAR1"):
            return str(pyarrow.parquet.read_table(io.BytesIO(self.body)).to_pylist())
        if self.body.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(self.body)) as packed:
                return "\n".join(
                    packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
                )
        text = self.body.decode("utf-8", "replace")
        return unescape(text) if self.kind == "text/html" else text


class Asker:
    """The application of a published folder, asked as a server would ask it.

    Its loop has a thread of its own, for a browser driven by the same test keeps one in the test's.
    """

    def __init__(
        self, folder: Path, *, at: datetime | None = None, office: Office = OFFICE
    ) -> None:
        self.at = at
        options = {"clock": lambda: self.at} if at else {}
        self._site = application(folder, office, **options)
        self._loop = asyncio.new_event_loop()
        self._turning = Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> "Asker":
        self._turning.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._wait_for(self._loop.shutdown_default_executor())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._turning.join()
        self._loop.close()

    def ask(self, address: str) -> Answer:
        return self._wait_for(self._ask(address))

    def _wait_for(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _ask(self, address: str) -> Answer:
        path, _, query = address.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [],
            "server": ("site.test", 80),
            "client": ("127.0.0.1", 1),
        }
        sent = []

        waiting = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive():
            return waiting.pop() if waiting else await asyncio.Event().wait()  # nobody hangs up

        async def send(message):
            sent.append(message)

        await self._site(scope, receive, send)
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return Answer(status=sent[0]["status"], headers=headers, body=body)


def crawl(
    asker: Asker,
    start: tuple[str, ...] = ("/", "/sitemap.xml", "/robots.txt"),
    *,
    site: str = OFFICE.site,
):
    """Every address that can be reached by links from ``start``, with its answer; each once.

    In a sample only so many of each kind, those that are found first.
    """
    waiting, seen, queries, kinds = deque(start), set(start), Counter(), Counter()
    while waiting:
        address = waiting.popleft()
        answer = asker.ask(address)
        yield address, answer
        for link in links_of(address, answer, site=site):
            if link in seen:
                continue
            seen.add(link)
            path, _, query = link.partition("?")
            kind = kind_of(link)
            if (query and queries[path] >= MOST_QUERIES) or kinds[kind] >= MOST_OF_A_KIND:
                continue
            queries[path] += bool(query)
            kinds[kind] += 1
            waiting.append(link)


def links_of(address: str, answer: Answer, *, site: str = OFFICE.site) -> Iterator[str]:
    """The addresses on the site that an answer names, in HTML, XML, or where it sends to."""
    found = [answer.headers["location"]] if "location" in answer.headers else []
    if answer.kind == "text/html":
        page = html.fromstring(answer.body)
        found += [str(link) for link in page.xpath("//@href | //@src | //@action")]
    elif answer.kind in ("application/xml", "text/xml", "application/atom+xml", "text/plain"):
        found += re.findall(r'(?:href="|<loc>|Sitemap: )([^"<\s]+)', unescape(answer.body.decode()))
    for link in found:
        local = link.removeprefix(site.rstrip("/")) or "/"
        whole = urljoin(f"http://site.test{address}", local)
        parts = urlsplit(whole)
        if parts.scheme in ("http", "https") and parts.netloc == "site.test":
            yield (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
