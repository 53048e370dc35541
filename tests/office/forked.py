"""What a forked process of an office's test does first."""

import contextlib

from django.db import connections


def forget_connection() -> None:
    """Of the process that it was forked from: one kept from beside a browser's loop is another's."""
    with contextlib.suppress(AttributeError):
        del connections["default"]
