"""What the office logs: a line of JSON each, without any personal data.

Django's own messages can hold addresses with a person's name in their query, and a trace holds
values: of both only what kind it was and where is told.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Any


class Formatter(logging.Formatter):
    """``extra={"told": {...}}`` adds what a message of ours has to tell."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "words": record.getMessage() if record.name.startswith("upheld.") else record.msg,
        }
        line |= getattr(record, "told", {})
        if record.exc_info and record.exc_info[0]:
            line["fault"] = record.exc_info[0].__name__
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)


def _where(trace: Any) -> str:
    """File and line of the innermost place that is our own, else of the innermost of all."""
    found = ""
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if not found or "/upheld/" in name:
            found = f"{name.rpartition('/site-packages/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
