"""For all tests: one browser for each process, and what takes longest comes first.

A second browser in a process would not start, since the first keeps an event loop in its thread.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.site.browser import chromium

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
