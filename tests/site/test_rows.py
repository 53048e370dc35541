"""Each row of a list as CSV bears the address of what it is about, and councils stand by name."""

import csv
import io
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from tests.site.cases import words_of
from upheld.core.authorities.naming import plain
from upheld.ombudsman.folder import Office
from upheld.site.app import application

LISTS = (
    "/decisions",
    "/decisions?q=council&outcome=upheld",
    "/improvements",
    "/reports",
    "/councils",
    "/groups/2021-22",
    "/compare?with=leeds,bradford,kent",
    "/map/2022-23/upheld",
    "/editions/2022-23.v1/figures",
    "/councils/leeds/2022-23",
    "/find?q=north",
)


@pytest.fixture(scope="module")
def reader(planted, office: Office) -> Iterator[TestClient]:
    with TestClient(application(planted, office), follow_redirects=False) as client:
        yield client


def rows_of(reader: TestClient, address: str) -> list[dict[str, str]]:
    path, _, query = address.partition("?")
    body = reader.get(f"{path}.csv?{query}").text.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(body)))


def path_of(row: dict[str, str], office: Office) -> str:
    site = office.site.rstrip("/")
    assert row["address"].startswith(f"{site}/"), row
    return row["address"].removeprefix(site)


@pytest.mark.parametrize("address", LISTS)
def test_each_row_bears_the_address_of_its_own_page(reader, office, address):
    rows = rows_of(reader, address)
    assert rows
    for row in rows:
        path = urlsplit(path_of(row, office))
        page = reader.get(path.path)
        assert page.status_code == 200, row["address"]
        assert (row.get("reference") or row["name"]) in words_of(page.text)
        assert not path.fragment or f'id="{path.fragment}"' in page.text, row["address"]


@pytest.mark.parametrize("address", ["/decisions", "/improvements", "/reports"])
def test_rows_of_different_things_bear_different_addresses(reader, address):
    rows = rows_of(reader, address)
    assert len({row["address"] for row in rows}) == len(rows)


@pytest.mark.parametrize("path", ["/decisions", "/improvements", "/reports"])
def test_councils_to_narrow_by_are_in_the_order_of_their_names(reader, path):
    told = reader.get(f"{path}.json").json()
    names = {each["slug"]: each["name"] for each in councils_of(reader)}
    shown = [names[slug] for slug in told["counts"]["council"]]
    assert shown == sorted(shown, key=plain)
    html = reader.get(path).text
    places = [html.index(f'rel="nofollow">{name}</a>') for name in shown]
    assert places == sorted(places)


def councils_of(reader: TestClient) -> list[dict[str, str]]:
    told = reader.get("/councils.json").json()
    return [*told["authorities"], *told["ended"]]
