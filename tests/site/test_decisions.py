"""Searching decisions on the public site, and following a search."""

import csv
import io
import re
from xml.etree import ElementTree

import pytest

from tests.site.cases import HOSTILE, SECRET, facet_links, words_of
from upheld.intake.demonstration import NOTICE
from upheld.site.asking import Asking

pytest_plugins = ["tests.site.registers"]
ATOM = "{http://www.w3.org/2005/Atom}"


def total_of(reader, address):
    path, _, query = address.partition("?")
    answer = reader.get(f"{path}.json?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()["total"]


def test_all_decisions_are_shown_the_newest_first_and_page_by_page(reader):
    first = reader.get("/decisions.json").json()
    days = [each["published_on"] for each in first["results"]]
    assert days == sorted(days, reverse=True)
    assert len(days) == 20
    last = reader.get(f"/decisions.json?page={first['pages']}").json()
    assert len(last["results"]) == first["total"] - 20 * (first["pages"] - 1)


def test_pages_link_the_ones_beside_them(reader):
    html = reader.get("/decisions?page=2").text
    assert '<link rel="prev" href="/decisions">' in html
    assert '<link rel="next" href="/decisions?page=3">' in html
    assert 'rel="prev"><span' in html


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e3", "²"])
def test_what_is_no_page_is_said_to_be_none(reader, page):
    answer = reader.get("/decisions", params={"page": page})
    assert answer.status_code == 404
    assert "is not a page number" in words_of(answer.text)


def test_a_page_after_the_last_is_not_there(reader):
    pages = reader.get("/decisions.json").json()["pages"]
    answer = reader.get(f"/decisions?page={pages + 1}")
    assert answer.status_code == 404
    assert f"only {pages} pages" in words_of(answer.text)


def test_every_choice_leads_to_as_many_decisions_as_it_says(reader):
    tried = [
        "/decisions",
        "/decisions?outcome=upheld",
        "/decisions?q=delay&council=leeds",
        "/decisions?category=Housing",
        "/decisions?category=Housing&subcategory=Delay",
    ]
    links = {link for address in tried for link in facet_links(reader.get(address).text)}
    assert len(links) > 60
    for address, count in sorted(links):
        assert total_of(reader, address) == count, address


def test_an_order_that_is_not_there_is_refused(reader):
    mistaken = reader.get("/decisions?sort=worst")
    assert mistaken.status_code == 400
    assert "There is a problem with your search" in mistaken.text


def test_a_subcategory_is_offered_only_within_its_category(reader):
    assert "Part of the service" not in reader.get("/decisions").text
    assert "Part of the service" in reader.get("/decisions?category=Housing").text
    refused = reader.get("/decisions?subcategory=Delay")
    assert refused.status_code == 404
    assert "needs its category" in words_of(refused.text)


def test_a_value_may_hold_a_comma(reader):
    address = Asking(
        path="/decisions",
        chosen={"category": ("Housing",), "subcategory": ("Other, and more",)},
    ).address()
    assert 0 < total_of(reader, address) < total_of(reader, "/decisions?category=Housing")


def test_what_is_chosen_can_be_taken_away(reader):
    html = reader.get("/decisions?q=delay&council=leeds&outcome=upheld").text
    chosen = re.search(r'<ul class="chosen".*?</ul>', html, re.DOTALL)[0]
    assert re.findall(r'href="([^"]*)"', chosen) == [
        "/decisions?q=delay&amp;council=leeds",
        "/decisions?q=delay&amp;outcome=upheld",
    ]


def test_the_words_found_are_marked_and_synonyms_are_told(reader):
    html = reader.get("/decisions?q=TPO").text
    assert "<mark>tree</mark>" in html
    assert "Also searched: tree preservation order." in words_of(html)


def test_a_council_may_be_asked_for_by_any_of_its_names(reader):
    by_slug = reader.get("/decisions.json?council=leeds").json()
    by_name = reader.get("/decisions.json?council=Leeds+City+Council").json()
    assert by_name["total"] == by_slug["total"] > 0
    assert by_name["chosen"]["council"] == ["leeds"]


def test_a_name_of_several_asks_which_one_and_finds_nothing_meanwhile(reader):
    html = reader.get("/decisions?council=north").text
    assert "Which council do you mean?" in html
    assert 'href="/decisions?council=northampton"' in html
    assert "No decisions found" in words_of(html)


def test_a_search_without_a_result_tells_what_to_try(reader):
    words = words_of(reader.get("/decisions?q=zeppelin&council=leeds").text)
    assert "No decisions found" in words
    assert "Search all decisions for “zeppelin”" in words
    assert "Fewer or other words" in words


def test_words_and_deep_pages_are_not_for_search_engines(reader):
    assert "x-robots-tag" not in reader.get("/decisions").headers
    for address in ("/decisions?q=delay", "/decisions?page=2"):
        assert reader.get(address).headers["x-robots-tag"] == "noindex"


def test_however_it_was_asked_a_search_has_one_address(reader):
    html = reader.get("/decisions?page=1&outcome=upheld&q=+delay++tree&x=1").text
    canonical = re.search(r'<link rel="canonical" href="([^"]*)"', html)[1]
    assert canonical.endswith("/decisions?q=delay+tree&amp;outcome=upheld")


def test_hostile_words_come_back_as_words(reader):
    for address in ("/decisions", "/improvements", "/reports"):
        html = reader.get(address, params={"q": HOSTILE, "council": HOSTILE}).text
        assert "<script>" not in html, address


def test_csv_holds_the_page_and_says_whose_it_is(reader):
    found = reader.get("/decisions.csv?council=leeds")
    rows = list(csv.DictReader(io.StringIO(found.content.decode("utf-8-sig"))))
    told = reader.get("/decisions.json?council=leeds").json()
    assert [row["reference"] for row in rows] == [each["reference"] for each in told["results"]]
    assert {row["notice"] for row in rows} == {NOTICE}
    assert told["register"]["in_bulk"].startswith("/data/registers/2024-07-31.v1/")


def test_a_feed_has_the_newest_of_its_search_and_keeps_their_identities(reader):
    answer = reader.get("/decisions.atom?council=leeds&sort=oldest&page=2")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    told = reader.get("/decisions.json?council=leeds&sort=newest").json()
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    addresses = [each["address"] for each in told["results"]]
    assert [each.partition("/decisions")[2] for each in ids][:20] == [
        address.partition("/decisions")[2] for address in addresses
    ]
    assert len(set(ids)) == len(ids) == min(told["total"], 50)
    assert feed.findtext(f"{ATOM}updated") == f"{told['results'][0]['published_on']}T00:00:00Z"
    assert feed.findtext(f"{ATOM}id").endswith("/decisions.atom?council=leeds")


def test_what_xml_cannot_hold_breaks_no_feed(reader):
    answer = reader.get("/decisions.atom", params={"q": "tree \x0b\x00 <&>"})
    assert ElementTree.fromstring(answer.content).findtext(f"{ATOM}title").startswith("Decisions")


@pytest.mark.parametrize("path", ["/decisions", "/improvements", "/reports"])
@pytest.mark.parametrize("query", ["", "?council=leeds", "?council=nowhere"])
def test_every_feed_is_whole(reader, path, query):
    """RFC 4287: a feed and each entry have id, title and updated; a feed its author and itself."""
    feed = ElementTree.fromstring(reader.get(f"{path}.atom{query}").content)
    needed = ("id", "title", "updated")
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        assert all(element.findtext(ATOM + name) for name in needed)
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"].endswith(f"{path}.atom{query}")
    assert links["alternate"].endswith(f"{path}{query}")
    for entry in feed.findall(f"{ATOM}entry"):
        assert entry.find(f"{ATOM}link").get("href").startswith("http")


def test_nothing_withheld_is_found_by_its_words(reader):
    told = reader.get(f"/decisions.json?q={SECRET}").json()
    assert told["total"] == 0
    assert told["results"] == []
