"""A figure in a frame: whole, sourced and labelled, and the only page that may be framed."""

import pytest

from tests.site.html import links_of, words_of
from tests.whole.small import YEAR

ADDRESS = f"/embed/leeds/{YEAR}/upheld"


def test_embedded_figure_carries_its_year_base_words_notice_and_source(site, edition):
    page = site.get(ADDRESS).text
    (stored,) = edition.rows(
        "SELECT * FROM figure WHERE authority = 'leeds' AND measure = 'upheld' AND year = ?",
        (str(YEAR),),
    )
    words = words_of(page)
    assert f"{stored['name']}, {YEAR}" in words
    assert stored["text"] in words
    assert f"{stored['counted']} of {stored['out_of']} {stored['out_of_name']}" in words
    assert stored["sentence"] in words
    assert edition.manifest.notice in words
    source = f"The Small Ombudsman, {stored['name']} in {YEAR}"
    assert links_of(page)[source] == f"https://small.example/reviews/councils/leeds/{YEAR}"
    assert "<nav" not in page


def test_it_may_be_framed_and_no_other_page(site):
    def policy(address):
        return site.get(address).headers["content-security-policy"]

    assert "frame-ancestors *" in policy(ADDRESS)
    assert "frame-ancestors 'none'" in policy("/councils/leeds")
    assert "frame-ancestors 'none'" in policy("/compare")


def test_data_of_it_is_the_figure_of_its_council(site):
    council = site.get(f"/councils/leeds/{YEAR}.json").json()
    figure = site.get(f"{ADDRESS}.json").json()["figure"]
    assert figure in council["figures"]


def test_code_of_the_frame_stands_on_the_page_for_programs(site):
    page = site.get("/api.json").json()
    assert f'<iframe src="https://small.example/reviews{page["embedded"]}"' in page["frame"]
    assert page["frame"] in words_of(site.get("/api").text)
    assert site.get(page["embedded"]).status_code == 200


@pytest.mark.parametrize(
    "address",
    [f"/embed/leeds/{YEAR}/rank", "/embed/leeds/2022/upheld", f"/embed/atlantis/{YEAR}/upheld"],
)
def test_figure_that_is_not_there_is_told_to_be_so(site, address):
    assert site.get(address).status_code == 404
