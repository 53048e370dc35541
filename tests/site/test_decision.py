"""The page of one decision."""

import re

import pytest

from tests.site.cases import HOSTILE, decided_of, words_of
from upheld.intake.demonstration import NOTICE

pytest_plugins = ["tests.site.registers"]


def reported_case(reader):
    return reader.get("/reports.json").json()["reports"][0]


def test_a_decision_is_told_with_what_it_means_and_does_not_mean(reader):
    each = reader.get("/decisions.json?outcome=closed+after+initial+enquiries").json()
    decision = each["results"][0]
    words = words_of(reader.get(decision["address"]).text)
    assert decision["reference"] in words
    assert decision["name"] in words
    assert "decided not to investigate it in detail" in words
    assert "This is not a finding that nothing went wrong." in words
    assert "as a statement" in words
    assert decision["summary"] in words


def test_a_statement_keeps_its_numbers_headings_and_points(reader):
    html = reader.get(reported_case(reader)["address"]).text
    assert re.findall(r'<li value="(\d+)">', html) == ["1", "2", "4"]
    assert '<h3 class="govuk-heading-s">The complaint</h3>' in html
    assert '<h3 class="govuk-heading-s">What I found</h3>' in html
    assert "<li>written to her; and</li><li>(b) answered her.</li>" in html


def test_a_hostile_text_is_shown_as_it_was_written(reader):
    html = reader.get(reported_case(reader)["address"]).text
    assert "<script>" not in html
    assert html.count("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;") >= 3
    assert "Homes and <b>" not in html


def test_a_report_shows_its_state_and_its_improvements(reader):
    case = reported_case(reader)
    words = words_of(reader.get(case["address"]).text)
    assert "in a public interest report" in words
    assert "The authority had three months, until" in words
    assert "Agreed service improvements" in words
    assert "CONFIDENTIAL payment" not in words
    told = reader.get(case["address"] + ".json").json()
    assert [each["number"] for each in told["improvements"]] == [2]
    assert told["improvements"][0]["text"].startswith("Train staff")


def test_a_decision_leads_to_its_council_and_to_similar_ones(reader):
    first = reader.get("/decisions.json?q=noisy").json()["results"][0]
    told = reader.get(first["address"] + ".json").json()
    assert told["council"] == f"/councils/{first['authority']}"
    assert told["similar"]
    for each in told["similar"]:
        assert each["address"] != first["address"]
        assert "noisy neighbour" in each["summary"]


def test_one_matter_about_two_bodies_links_both_ways(reader, country_with_cases):
    references = [(row["reference"], row["authority"]) for row in decided_of(country_with_cases)]
    shared = next(
        reference
        for reference, authority in references
        if authority == "kent" and (reference, "surrey") in references
    )
    key = shared.replace(" ", "-")
    for one, other in (("kent", "surrey"), ("surrey", "kent")):
        told = reader.get(f"/decisions/{key}/{one}.json").json()
        assert [each["authority"] for each in told["same_matter"]] == [other]
    html = reader.get(f"/decisions/{key}").text
    assert f'href="/decisions/{key}/kent"' in html
    assert f'href="/decisions/{key}/surrey"' in html


def test_a_reference_of_one_body_leads_straight_to_its_decision(reader):
    case = reported_case(reader)
    answer = reader.get(case["address"].rpartition("/")[0])
    assert answer.status_code == 303
    assert answer.headers["location"] == case["address"]


def test_a_withheld_decision_answers_as_one_that_never_was(reader, country_with_cases):
    withheld = [row for row in decided_of(country_with_cases) if row["withheld_reason"]]
    assert len(withheld) > 5
    for form in ("", ".json", ".csv"):
        never = reader.get(f"/decisions/99-999-999/leeds{form}")
        never_under = reader.get(f"/decisions/99-999-999{form}")
        assert never.status_code == never_under.status_code == 404
        for row in withheld:
            key = row["reference"].replace(" ", "-")
            same = reader.get(f"/decisions/{key}/{row['authority']}{form}")
            assert (same.status_code, same.text) == (404, never.text)
            under = reader.get(f"/decisions/{key}{form}")
            assert (under.status_code, under.text) == (404, never_under.text)


@pytest.mark.parametrize("key", ["%00", "%ff", "..%2F..", "'--", "x" * 300, "\ud83d\ude00"])
def test_no_key_is_an_error(reader, key):
    key = key.encode("utf-16", "surrogatepass").decode("utf-16")
    assert reader.get(f"/decisions/{key}/leeds").status_code == 404


def test_the_page_says_of_which_day_it_is_and_that_cases_are_invented(reader):
    html = reader.get(reported_case(reader)["address"]).text
    assert "As at 31 July 2024." in words_of(html)
    assert NOTICE in html
    assert HOSTILE not in html
