"""The public site as one ASGI application: a folder of published editions in, pages out.

It has no other store, no secret, no session and no cookie. Addresses come from routes, answers from
the functions in pages. Here an answer becomes a response, and a mistake a plain page.
"""

import hashlib
import json
import logging
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from upheld.ombudsman.folder import Office
from upheld.site.descriptions import check, description_of
from upheld.site.formats import as_csv, as_json
from upheld.site.front import Front
from upheld.site.hidden import NotNow
from upheld.site.http_headers import FOR_GOOD, NOT_KEPT, framed_by_all, open_to_all
from upheld.site.looking import Looking
from upheld.site.page import Answer, Elsewhere, File, Page, Stream, Text
from upheld.site.published import Published
from upheld.site.question import Gone, NotThere, NotUnderstood, Question
from upheld.site.rendering import as_html
from upheld.site.routes import OTHERS, PAGES, Function, data_path

Endpoint = Callable[[Request], Awaitable[Response]]
FORMS = {".json": "application/json", ".csv": "text/csv; charset=utf-8"}
HTML = "text/html; charset=utf-8"
OF_SOMEBODY = {*PAGES, "/openapi.json", "/sitemap.xml", "/feeds/editions.atom"} - {"/"}
SEARCHES = ("/find", "/decisions", "/improvements", "/reports")
log = logging.getLogger("upheld.site")


def _now() -> datetime:
    return datetime.now(UTC)


def application(
    folder: Path,
    office: Office | None = None,
    *,
    keep: int = 64_000_000,
    clock: Callable[[], datetime] = _now,
) -> Front:
    """``office`` is the one that its editions name, unless it is given. ``keep`` is how many bytes
    of answers to keep ready. ``clock`` decides which editions may be shown yet.
    """
    looking = Looking(folder, office=office, clock=clock, seconds=monotonic)
    routes = [
        Route(data_path(path) + form, _endpoint(path, page, form))
        for path, page in PAGES.items()
        for form in FORMS
    ]
    routes += [
        Route(path, _endpoint(path, function, "")) for path, function in (PAGES | OTHERS).items()
    ]
    inside = Starlette(
        routes=routes,
        exception_handlers={404: _plain, Exception: _plain},
    )
    inside.router.redirect_slashes = False  # to the host that was asked for, whichever that was
    return Front(inside, looking, office=_identity_of(office) if office else "", keep=keep)


def _identity_of(office: Office) -> str:
    """The same for every copy of an ombudsman's folder, wherever it is."""
    guides = [(guide.title, guide.text, guide.points, guide.sha256) for guide in office.guides]
    told = repr((office.hashes(), guides, [guide.address for guide in office.guides]))
    return hashlib.sha256(told.encode()).hexdigest()


def _endpoint(path: str, function: Function, form: str) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        question = _question(request, form)
        try:
            if question.published.is_of_nobody and path in OF_SOMEBODY:
                raise NotThere("Nothing has been published here yet.")
            check(question.query, description_of(path, question.profile))
            answer = await run_in_threadpool(function, question)
        except NotThere as none:
            answer = _mistake(404, "Page not found", str(none))
        except Gone as gone:
            answer = _mistake(410, "Taken down", str(gone))
        except NotUnderstood as mistake:
            answer = _mistake(400, f"There is a problem with your {_asked(path)}", str(mistake))
        except NotNow as later:
            answer = _mistake(503, "Not available at the moment", str(later))
            response = _response(answer, question, form)
            response.headers["Retry-After"] = str(later.again_after)
            return response
        return _unless_known(_response(answer, question, form), request)

    return endpoint


def _asked(path: str) -> str:
    return "search" if path in SEARCHES else "request"


def _question(request: Request, form: str) -> Question:
    query: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        query.setdefault(name, []).append(value)
    published: Published = request.scope["published"]
    return Question(
        published=published,
        office=published.office,
        path=request.url.path.removesuffix(form),
        parts=dict(request.path_params),
        query={name: tuple(values) for name, values in query.items()},
    )


def _response(answer: Answer, question: Question, form: str) -> Response:
    if isinstance(answer, Elsewhere):
        return RedirectResponse(answer.address + form, 308 if answer.for_good else 303)
    if isinstance(answer, File):
        return _file(answer)
    if isinstance(answer, Stream):
        return StreamingResponse(answer.parts, media_type=answer.media_type, headers=open_to_all())
    if isinstance(answer, Text):
        return _text(answer)
    headers = framed_by_all() if answer.may_be_framed else {}
    if not answer.may_be_indexed or question.published.replacement_of(answer.edition):
        headers["X-Robots-Tag"] = "noindex"
    if form == ".csv" and answer.status == 200 and answer.rows is None:
        none = f"{answer.title} has no table, so there is no CSV. Use JSON instead."
        return _response(_mistake(404, "Page not found", none), question, "")
    if form and answer.status == 200:
        written = as_json if form == ".json" else as_csv
        body = written(answer, question, _whole(question))
        return Response(body, media_type=FORMS[form], headers=headers | open_to_all())
    if form:
        return _mistake_as_data(answer)
    body = as_html(answer, question)
    return Response(body, answer.status, media_type=HTML, headers=headers)


def _text(answer: Text) -> Response:
    headers = FOR_GOOD if answer.never_changes else NOT_KEPT if answer.is_of_now else {}
    every = headers | open_to_all()
    return Response(answer.body, answer.status, media_type=answer.media_type, headers=every)


def _mistake_as_data(page: Page) -> Response:
    """A request for data gets its error as data too."""
    told = {"status": page.status, "title": page.title, "words": page.facts["words"]}
    body = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return Response(body, page.status, media_type="application/json", headers=open_to_all())


def _without_slash(path: str) -> str:
    """The address without a slash at its end; '' if it has none. Never another host's.

    >>> _without_slash("/councils/"), _without_slash("//evil.example/"), _without_slash("/x")
    ('/councils', '', '')
    """
    is_plain = re.fullmatch(r"(/[\w.-]+)+/", path, re.ASCII)
    return path.rstrip("/") if is_plain else ""


def _unless_known(response: Response, request: Request) -> Response:
    """Only the headers, if the reader already has this file of an edition."""
    tag = response.headers.get("etag")
    if not tag or tag not in request.headers.get("if-none-match", ""):
        return response
    kept = ("etag", "cache-control")
    headers = {name: response.headers[name] for name in kept if name in response.headers}
    return Response(status_code=304, headers=headers | open_to_all())


def _whole(question: Question) -> str:
    return question.office.site.rstrip("/") + question.path


def _file(file: File) -> Response:
    if not file.path.is_file():
        return Response("File not found.", 404, media_type="text/plain")
    headers = {"ETag": f'"{file.sha256[:32]}"', **open_to_all()}
    if file.never_changes:
        headers |= FOR_GOOD
    if not file.may_be_indexed:
        headers["X-Robots-Tag"] = "noindex"
    if file.policy:
        headers["Content-Security-Policy"] = file.policy
    return FileResponse(
        file.path, media_type=file.media_type, filename=file.name or None, headers=headers
    )


def _mistake(status: int, title: str, words: str) -> Page:
    return Page(
        template="mistake.html",
        title=title,
        facts={"words": words},
        status=status,
        may_be_indexed=False,
    )


async def _plain(request: Request, error: Exception) -> Response:
    """A wrong address or a fault of ours gets a plain page, never a trace. The trace is logged."""
    if isinstance(error, HTTPException):
        if there := _without_slash(request.url.path):
            return RedirectResponse(there, 308)
        page = _mistake(404, "Page not found", "You can search from the home page.")
    else:
        log.error("%s could not be answered", request.url.path, exc_info=error)
        page = _mistake(500, "Something went wrong", "This is our fault, and we have logged it.")
    return _response(page, _question(request, ""), "")
