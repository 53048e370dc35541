"""For all tests: what takes longest comes first, so that no process ends with it alone."""

import pytest

FIRST = ("tests/whole/", "tests/engines/", "tests/office/", "tests/site/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    places = (place for place, folder in enumerate(FIRST) if item.nodeid.startswith(folder))
    return next(places, len(FIRST))
