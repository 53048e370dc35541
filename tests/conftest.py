"""For all tests: one browser for each process, what takes longest comes first, and no clock.

A second browser in a process would not start, since the first keeps an event loop in its thread. A
property does not fail because the machine is busy: bench/ measures speed. Nothing that few tests
need is imported here, so that one light test starts at once.

What is collected stays until the end: to look through it for garbage again and again took a tenth
of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import real_boundaries, sampling

if TYPE_CHECKING:
    from playwright.sync_api import Browser

gc.disable()  # until all is collected
settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")

# A file is one process's work: the longest begin first, so that none is left over at the end.
FIRST = (
    *("tests/engines/test_in_place.py", "tests/whole/test_killed.py"),
    *("tests/whole/test_demonstration.py", "tests/site/test_every_page.py"),
    *("tests/whole/test_corrections.py", "tests/office/rules/test_states.py"),
    *("tests/test_wheel.py", "tests/test_deploy.py", "tests/test_self_contained.py"),
    *("tests/whole/", "tests/engines/", "tests/office/", "tests/site/"),
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from tests.site.browser import chromium

    with chromium() as found:
        yield found


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(20_000)
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    places = (place for place, folder in enumerate(FIRST) if item.nodeid.startswith(folder))
    return next(places, len(FIRST))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How far what was tried goes: by samples or whole, and beyond what the repository holds."""
    passed = terminalreporter.getreports("passed")
    for line in (sampling.last_line(passed), real_boundaries.last_line(passed)):
        if line:
            terminalreporter.write_line(line)
