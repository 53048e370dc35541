"""What the page of a body that has been abolished says, and what it leaves out."""

import re

pytest_plugins = ["tests.site.registers"]
ENDED = "/councils/northampton"


def test_nobody_asks_the_councillors_of_a_council_that_is_gone(reader):
    assert reader.get(f"{ENDED}.json").json()["cases"]["questions"] == []
    assert "Questions for councillors" not in reader.get(ENDED).text
    assert "Questions for councillors" in reader.get("/councils/leeds").text


def test_its_letters_are_about_it_because_they_went_to_its_successor(reader):
    assert "Our letters about it" in reader.get(ENDED).text
    assert "Our letters to its chief executive" not in reader.get(ENDED).text
    assert "Our letters to its chief executive" in reader.get("/councils/leeds").text


def test_no_group_is_named_without_its_name(reader):
    for address in (ENDED, "/councils/dartmoor-national-park", "/councils/leeds"):
        assert re.findall(r"\bAll +together\b", reader.get(address).text) == [], address
