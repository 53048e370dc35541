"""The page for those who sign says, next to each number, what was counted."""

import pytest

from tests.editions import edition_of
from tests.publish.letters.composing import decided
from tests.tables import extract
from upheld.publish.annual.signing import UNUSUAL, unusual


@pytest.fixture(scope="module")
def lines() -> dict[str, str]:
    """Each line by its heading. Kent has three outcomes that were no good, Essex one."""
    outcomes = ["complete but not satisfied"] * 2 + ["not complete and not satisfied"] * 2
    bodies = ("kent", "kent", "kent", "essex")
    compliance = [
        {
            "reference": f"19 001 {number:03}",
            "authority": body,
            "recorded_on": "2019-10-01",
            "outcome": outcome,
        }
        for number, (body, outcome) in enumerate(zip(bodies, outcomes, strict=True))
    ]
    reports = [
        {
            "reference": f"19 000 {number:03}",
            "authority": "kent",
            "published_on": "2019-12-02",
            "title": "A report",
        }
        for number in (1, 2)
    ]
    tables = extract(decided=decided("kent", upheld=3), compliance=compliance, reports=reports)
    said = (line.partition(" (") for line in unusual(edition_of(tables)))
    return {heading: rest for heading, _, rest in said}


def test_outcomes_are_counted_and_not_only_the_bodies_that_they_are_about(lines):
    assert lines["Compliance outcomes that we were not satisfied with"] == (
        "4 outcomes about 2 authorities): Essex County Council: 1; Kent County Council: 3"
    )


def test_so_are_reports(lines):
    said = "2 reports about 1 authority): Kent County Council: 2"
    assert lines["Public interest reports"] == said


def test_every_heading_says_what_it_counts(lines):
    headings = {
        heading.format(authorities="authorities", Authorities="Authorities") for heading in UNUSUAL
    }
    assert set(lines) <= headings
    for rest in lines.values():
        assert rest.split()[1].rstrip("):").isalpha()
