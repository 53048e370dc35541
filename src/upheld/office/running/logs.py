"""The office's log: a line of JSON for each message, without any personal data.

A request is logged by its page's pattern, never by its address, which can contain a reference or a
name. Other libraries' messages can contain addresses and values, so only their pattern is logged,
without the values, and of an exception only its type and its place.
"""

import json
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

OURS = ("upheld.", "_granian")  # whose messages are known to have nothing personal in them
log = logging.getLogger(__name__)


class Formatter(logging.Formatter):
    """``extra={"told": {...}}`` adds fields to a message of ours."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "words": _words(record),
        }
        line |= getattr(record, "told", {})
        if record.exc_info and record.exc_info[0]:
            line["fault"] = record.exc_info[0].__name__
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)


class Requests:
    """A line for each request, when it has been answered."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = self.answer(request)
        match = request.resolver_match
        told = {
            "method": request.method if request.method in METHODS else "another",
            "page": match.route if match else "none",
            "status": response.status_code,
            "ms": round((time.perf_counter() - begun) * 1000),
        }
        log.info("Answered.", extra={"told": told})
        return response


METHODS = ("GET", "HEAD", "POST")


def _words(record: logging.LogRecord) -> str:
    """A message without arguments may already have values in it, so its place is logged instead."""
    if record.name.startswith(OURS):
        return record.getMessage()
    return str(record.msg) if record.args else f"{record.module}:{record.lineno}"


def _where(trace: Any) -> str:
    """File and line of the innermost place in our own code, or else of the innermost of all."""
    found = ""
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if not found or "/upheld/" in name:
            found = f"{name.rpartition('/site-packages/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
