"""Extracts of every shape: the office takes references of any form and any fault, as the tests' extracts have."""

import pytest

from tests.offices import office_with
from upheld.office.configuration import FOLDER, own_office


@pytest.fixture(autouse=True)
def any_words(monkeypatch, tmp_path_factory):
    folder = office_with(tmp_path_factory.mktemp("office-folder"), "references = []\nfaults = []\n")
    monkeypatch.setenv(FOLDER, str(folder))
    own_office.cache_clear()
    yield
    own_office.cache_clear()
