"""A fault of ours is a plain page: no trace reaches the reader, and the log has it."""

import logging

import pytest
from starlette.testclient import TestClient

from upheld.ombudsman.folder import read_office
from upheld.site import routes
from upheld.site.app import application


def broken(_):
    raise ZeroDivisionError("a secret of the machine")


@pytest.fixture
def client(tmp_path, monkeypatch):
    monkeypatch.setitem(routes.PAGES, "/broken", broken)
    return TestClient(application(tmp_path, read_office()))


def test_reader_sees_a_plain_page_with_the_usual_headers(client, caplog):
    with caplog.at_level(logging.ERROR, logger="upheld.site"):
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert "<h1" in answer.text
    assert "This is our fault" in answer.text
    assert "secret" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "a secret of the machine" in caplog.text
