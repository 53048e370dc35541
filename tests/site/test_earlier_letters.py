"""Letters from before the first edition: given out where they have been put, and no other file."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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
    return copied(built, planted, tmp_path)


def copied(built: Path, planted: Path, folder: Path) -> Path:
    """The extract, which a test may change, and what is published from it without a register."""
    shutil.copytree(built / "extract", folder / "extract")
    shutil.copytree(built / "directory", folder / "directory")
    shutil.copytree(planted / "editions", folder / "published" / "editions")
    return folder


@contextmanager
def shown(country: Path, office: Office) -> Iterator[TestClient]:
    put_register(country, country / "published", as_at="2024-07-31")
    with TestClient(application(country / "published", office)) as client:
        yield client


@pytest.fixture(scope="module")
def with_a_letter(
    built: Path, planted: Path, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    country = copied(built, planted, tmp_path_factory.mktemp("letter"))
    (country / "extract" / FILE).write_bytes(LETTER)
    with shown(country, office) as client:
        yield client


def test_a_letter_beside_the_extract_is_put_and_linked_from_its_councils_page(with_a_letter):
    page = with_a_letter.get("/councils/leeds").text
    assert f'<a href="{ADDRESS}">save the 2017-18 letter as PDF</a>' in page
    given = with_a_letter.get(ADDRESS)
    assert (given.content, given.headers["content-type"]) == (LETTER, "application/pdf")


def test_a_letter_that_is_not_there_is_asked_for(country, office):
    with shown(country, office) as client:
        page = client.get("/councils/leeds").text
        assert '<a href="/contact">ask us for the 2017-18 letter</a>' in page
        assert client.get(ADDRESS).status_code == 404


def test_what_is_no_pdf_or_is_a_link_is_not_put(country, office):
    (country / "extract" / FILE).write_bytes(b"<html>not a letter")
    with shown(country, office) as client:
        assert client.get(ADDRESS).status_code == 404
    (country / "extract" / FILE).unlink()
    (country / "secret.pdf").write_bytes(LETTER)
    (country / "extract" / FILE).symlink_to(country / "secret.pdf")
    with shown(country, office) as client:
        assert client.get(ADDRESS).status_code == 404
    assert not (country / "published" / FOLDER).exists()


@pytest.mark.parametrize(
    "address",
    ["/letters/2017-18/kent.pdf", "/letters/2017-18/leeds.html", "/letters/2016-17/leeds.pdf"],
)
def test_no_other_address_gives_a_letter(with_a_letter, address):
    assert with_a_letter.get(address).status_code == 404
