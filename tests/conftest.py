"""For all tests: one browser for each process, what takes longest comes first, and no clock.

A second browser in a process would not start, since the first keeps an event loop in its thread. A
property does not fail because the machine is busy: bench/ measures speed.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.site.browser import chromium

settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")

FIRST = ("tests/whole/", "tests/engines/", "tests/office/", "tests/site/")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    places = (place for place, folder in enumerate(FIRST) if item.nodeid.startswith(folder))
    return next(places, len(FIRST))
