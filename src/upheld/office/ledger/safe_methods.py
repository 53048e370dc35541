"""A request that only asks changes no record, whatever page it reaches.

GET may leave a trace of what was taken away or read, which changes no record. HEAD takes nothing
away, so it does not leave one either.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from upheld.office.models import PastTheLedger

ASK = ("GET", "HEAD", "OPTIONS", "TRACE")
_method: ContextVar[str] = ContextVar("method", default="")


@contextmanager
def answering(method: str) -> Iterator[None]:
    """While a request with this method is answered."""
    before = _method.set(method)
    try:
        yield
    finally:
        _method.reset(before)


def refuse_if_only_asked() -> None:
    """Raises PastTheLedger: a page that changes a record when it is asked for is a fault."""
    if _method.get() in ASK:
        raise PastTheLedger(f"{_method.get()} changes no record. Use POST.")


def takes_nothing() -> bool:
    return _method.get() in ASK and _method.get() != "GET"
