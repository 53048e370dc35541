"""The lists of agreed improvements and of public interest reports."""

import pytest

from tests.site.cases import facet_links, words_of

pytest_plugins = ["tests.site.registers"]


@pytest.mark.parametrize("path", ["/improvements", "/reports", "/improvements?council=leeds"])
def test_every_choice_leads_to_as_many_as_it_says(reader, path):
    links = facet_links(reader.get(path).text)
    assert links
    for address, count in links:
        path, _, query = address.partition("?")
        assert reader.get(f"{path}.json?{query}").json()["total"] == count, address


def test_states_are_counted_and_add_up(reader):
    told = reader.get("/improvements.json").json()
    assert sum(each["count"] for each in told["states"]) == told["total"] > 0
    words = words_of(reader.get("/improvements").text)
    for each in told["states"]:
        assert f"{each['text']} {each['count']}" in words


def test_the_page_says_why_it_differs_from_compliance_and_what_undecided_means(reader):
    words = words_of(reader.get("/improvements").text)
    assert "Each line is one recommendation." in words
    assert "counted by case" in words
    assert "It does not mean that the improvement is overdue." in words


def test_no_personal_remedy_is_listed(reader):
    told = reader.get("/improvements.json").json()
    pages = [reader.get(f"/improvements?page={n + 1}").text for n in range(told["pages"])]
    assert not any("CONFIDENTIAL" in page for page in pages)


def test_a_report_tells_what_has_become_of_it_and_leads_to_its_decision(reader):
    told = reader.get("/reports.json").json()["reports"]
    assert [each["state"] for each in told] == ["to be considered"]
    html = reader.get("/reports").text
    assert f'href="{told[0]["address"]}"' in html
    assert "Homes and <b>repairs</b>" not in html
    assert "That time is over, and we have not yet recorded that it did." in words_of(html)


@pytest.mark.parametrize("path", ["/improvements", "/reports"])
def test_an_unknown_state_finds_nothing(reader, path):
    words = words_of(reader.get(f"{path}?state=overdue").text)
    assert f"No {path[1:]} found" in words
