"""What stands before every page: limits, entity tags, compression, headers, and a changing folder."""

import gzip
import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from upheld.ombudsman.folder import read_office
from upheld.site.app import application
from upheld.site.front import LONGEST_ADDRESS
from upheld.site.looking import Looking
from upheld.site.published import listing_of

COUNCIL = "/councils/leeds/2022-23"


@pytest.fixture(scope="module")
def client(published):
    return TestClient(application(published, read_office()), follow_redirects=False)


def test_a_page_that_has_not_changed_is_not_sent_again(client):
    first = client.get(COUNCIL)
    again = client.get(COUNCIL, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_copies_of_the_site_give_the_same_bytes_and_the_same_tags(published):
    one, other = (TestClient(application(published, read_office())) for _ in range(2))
    for address in ("/", COUNCIL, f"{COUNCIL}.json", "/councils"):
        assert one.get(address).content == other.get(address).content
        assert one.get(address).headers["etag"] == other.get(address).headers["etag"]


def test_an_answer_is_compressed_for_whoever_can_read_it(client):
    plain = client.get(COUNCIL, headers={"Accept-Encoding": "identity"})
    with client.stream("GET", COUNCIL, headers={"Accept-Encoding": "gzip"}) as small:
        packed = b"".join(small.iter_raw())
    assert gzip.decompress(packed) == plain.content
    assert small.headers["content-encoding"] == "gzip"
    assert small.headers["etag"] != plain.headers["etag"]


def test_head_tells_what_get_would(client):
    asked, told = client.get(COUNCIL), client.head(COUNCIL)
    assert (told.status_code, told.content) == (200, b"")
    assert told.headers["content-length"] == asked.headers["content-length"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_site_can_only_be_read(client, method):
    answer = client.request(method, COUNCIL)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_an_address_too_long_is_refused_in_words(client):
    answer = client.get("/find", params={"q": "x" * LONGEST_ADDRESS})
    assert answer.status_code == 414
    assert f"{LONGEST_ADDRESS:,}" in answer.text


@pytest.mark.parametrize("address", ["/", COUNCIL, f"{COUNCIL}.json", "/nothing", "/robots.txt"])
def test_every_answer_has_strict_headers_and_sets_no_cookie(client, address):
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


def test_data_may_be_read_by_other_sites_and_pages_may_not_be_framed_by_them(client):
    assert client.get(f"{COUNCIL}.json").headers["access-control-allow-origin"] == "*"
    page = client.get(COUNCIL).headers
    assert "access-control-allow-origin" not in page
    assert "frame-ancestors 'none'" in page["content-security-policy"]


def test_an_unknown_council_is_a_plain_page_that_says_so(client):
    answer = client.get("/councils/atlantis")
    assert answer.status_code == 404
    assert "atlantis" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_an_edition_is_seen_from_its_hour_on_without_a_new_start(published, tmp_path):
    folder = tmp_path / "published"
    for name in ("2021-22.v1", "2022-23.v1"):  # the second is public a year later
        shutil.copytree(published / "editions" / name, folder / "editions" / name)
    told = json.loads((folder / "editions/2022-23.v1/edition.json").read_text("utf-8"))
    hour = datetime.fromisoformat(told["public_at"])
    clock = {"time": hour - timedelta(seconds=1), "seconds": 0.0}
    looking = Looking(folder, clock=lambda: clock["time"], seconds=lambda: clock["seconds"])

    assert list(looking.now().editions) == ["2021-22.v1"]
    clock |= {"time": hour, "seconds": 2.0}
    assert list(looking.now().editions) == ["2021-22.v1", "2022-23.v1"]


def test_another_folder_of_editions_has_another_identity(published, tmp_path):
    folder = tmp_path / "published"
    shutil.copytree(published / "editions" / "2021-22.v1", folder / "editions" / "2021-22.v1")
    now = datetime.now(UTC)
    seconds = iter(range(0, 100, 2))
    looking = Looking(folder, clock=lambda: now, seconds=lambda: next(seconds))
    before = looking.now().identity
    shutil.copytree(published / "editions" / "2022-23.v1", folder / "editions" / "2022-23.v1")
    assert looking.now().identity != before
    assert len(listing_of(folder, at=now)) == 2


def test_a_slash_too_many_leads_to_the_page_and_never_to_another_host(client):
    answer = client.get("/councils/", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.headers["location"]) == (308, "/councils")
    for path in ("//evil.example/", "/%2Fevil.example/", "/\\evil.example/", "/councils//"):
        assert "location" not in client.get(path).headers


@pytest.mark.parametrize("told", ["{}", "no manifest at all", '{"year": "2022-23"}'])
def test_an_edition_that_cannot_be_read_takes_no_other_with_it(published, tmp_path, told):
    shutil.copytree(published, tmp_path / "published")
    spoilt = tmp_path / "published" / "editions" / "2022-23.v1" / "edition.json"
    spoilt.write_text(told)
    client = TestClient(application(tmp_path / "published", read_office()))
    assert client.get("/councils/leeds/2021-22").status_code == 200
    assert client.get(COUNCIL).status_code == 404
    assert client.get("/glossary").status_code == 200
