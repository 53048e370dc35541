"""Real boundaries, where UPHELD_REAL_BOUNDARIES names their file: tests of maps read it too.

They are too large to be kept here. All that is claimed of them is claimed of the invented country.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

GIVEN = os.environ.get("UPHELD_REAL_BOUNDARIES", "")
INVENTED, REAL = "invented boundaries", "real boundaries"


def files() -> list[str]:
    return [INVENTED, REAL] if GIVEN else [INVENTED]


def real_file() -> Path:
    path = Path(GIVEN)
    assert path.is_file(), f"UPHELD_REAL_BOUNDARIES: {path} is no file. Name one, or name none."
    return path


def last_line(passed: Iterable[pytest.TestReport]) -> str:
    """For the last lines of a run; empty where it drew no boundary."""
    names = [report.nodeid for report in passed]
    if GIVEN:
        return f"also with real boundaries: {sum(REAL in name for name in names)} tests"
    return "real boundaries: not given" if any(INVENTED in name for name in names) else ""
