"""The office as another ombudsman has it: by its folder alone."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from upheld.office.configuration import FOLDER, own_office
from upheld.office.identity.known_places import known_places
from upheld.office.moving.directory_authorities import keep_directory


@pytest.fixture
def office_in(database, monkeypatch) -> Iterator[Callable[[Path], None]]:  # noqa: ARG001
    """The office runs by this folder until the test is over. It can be asked again."""

    def taken(folder: Path) -> None:
        monkeypatch.setenv(FOLDER, str(folder))
        forget()
        keep_directory(own_office().directory, today=date(2024, 7, 31))

    yield taken
    monkeypatch.undo()
    forget()


def forget() -> None:
    own_office.cache_clear()
    known_places.cache_clear()
