"""Letters from before the first edition: given out where they have been put, and no other file."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.site.running import put_register
from upheld.ombudsman.folder import Office
from upheld.publish.annual.earlier_letters import FOLDER
from upheld.site.app import application

LETTER = b"%PDF-1.7 a letter of 2018"
FILE, ADDRESS = "leeds-2018.pdf", "/letters/2017-18/leeds.pdf"


@pytest.fixture
def country(built: Path, planted: Path, tmp_path: Path) -> Path:
    """The extract, which a test may change, and what is published from it without a register."""
    shutil.copytree(built / "extract", tmp_path / "extract")
    shutil.copytree(built / "directory", tmp_path / "directory")
    shutil.copytree(planted / "editions", tmp_path / "published" / "editions")
    return tmp_path


def answer(country: Path, office: Office, address: str):
    put_register(country, country / "published", as_at="2024-07-31")
    with TestClient(application(country / "published", office)) as client:
        return client.get(address)


def test_a_letter_beside_the_extract_is_put_and_linked_from_its_councils_page(country, office):
    (country / "extract" / FILE).write_bytes(LETTER)
    page = answer(country, office, "/councils/leeds").text
    assert f'<a href="{ADDRESS}">save the 2017-18 letter as PDF</a>' in page
    given = answer(country, office, ADDRESS)
    assert (given.content, given.headers["content-type"]) == (LETTER, "application/pdf")


def test_a_letter_that_is_not_there_is_asked_for(country, office):
    page = answer(country, office, "/councils/leeds").text
    assert '<a href="/contact">ask us for the 2017-18 letter</a>' in page
    assert answer(country, office, ADDRESS).status_code == 404


def test_what_is_no_pdf_or_is_a_link_is_not_put(country, office):
    (country / "extract" / FILE).write_bytes(b"<html>not a letter")
    assert answer(country, office, ADDRESS).status_code == 404
    (country / "extract" / FILE).unlink()
    (country / "secret.pdf").write_bytes(LETTER)
    (country / "extract" / FILE).symlink_to(country / "secret.pdf")
    assert answer(country, office, ADDRESS).status_code == 404
    assert not (country / "published" / FOLDER).exists()


@pytest.mark.parametrize(
    "address",
    ["/letters/2017-18/kent.pdf", "/letters/2017-18/leeds.html", "/letters/2016-17/leeds.pdf"],
)
def test_no_other_address_gives_a_letter(country, office, address):
    (country / "extract" / FILE).write_bytes(LETTER)
    assert answer(country, office, address).status_code == 404
