"""The interface keeps what its description promises, whatever is asked."""

from collections import defaultdict

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from tests.sampling import trials
from tests.site.html import links_of, words_of
from upheld.site.app import application
from upheld.site.descriptions import DESCRIPTIONS
from upheld.site.routes import OTHERS, PAGES

pytest_plugins = ["tests.site.registers"]

NOT_DESCRIBED = (
    *("/look/", "/robots.txt", "/sitemap", "/favicon.ico", "/feeds/", "/health"),
    # For people to read: words, and the members of groups. /map leads on to the newest.
    *("/about", "/accessibility", "/contact", "/corrections", "/glossary", "/groups", "/guides"),
    "/policies",
    *("/methodology", "/why-numbers-differ", "/why-we-do-not-rank"),
)
SETTINGS = {
    "generation": {"max-examples": trials(3, whole=10), "deterministic": True, "database": "none"},
    # Nothing is longer than its parameter allows, and the whole is too long all the same: 414.
    "checks": {
        "positive_data_acceptance": {"expected-statuses": ["200", "303", "404", "414"]},
        "negative_data_rejection": {"expected-statuses": ["400", "404", "405", "414"]},
    },
}


@pytest.mark.sampled
def test_every_answer_is_as_described_whatever_is_asked(country_with_cases, office):
    """Schemathesis with every check it has: examples, limits, random values, odd methods."""
    published = country_with_cases / "published"
    described = schemathesis.openapi.from_asgi(
        "/openapi.json",
        application(published, office),
        config=SchemathesisConfig.from_dict(SETTINGS),
    )
    described.config.update(base_url="http://127.0.0.1")
    failures, statuses = [], defaultdict(set)
    for event in from_schema(described).execute():
        assert not isinstance(event, events.NonFatalError | events.FatalError), event
        if isinstance(event, events.ScenarioFinished) and event.label:
            failures += failures_of(event)
            for interaction in event.recorder.interactions.values():
                statuses[event.label].add(interaction.response.status_code)

    assert failures == []
    described_paths = {f"GET {path}" for path in described.raw_schema["paths"]}
    assert {label for label, found in statuses.items() if 200 in found} >= described_paths - {
        "GET /letters/{edition}/{name}",  # its name has no example: a register's has
        "GET /openapi.json",  # it is what was read
        # Each leads on to the one decision of the reference.
        *(f"GET /decisions/{{key}}{form}" for form in ("", ".json", ".csv")),
    }


def failures_of(event):
    recorder = event.recorder
    return [
        f"{check.name} {recorder.cases[case].value.as_curl_command()}: {check.failure_info.failure}"
        for case, checks in recorder.checks.items()
        for check in checks
        if check.status.name == "FAILURE"
    ]


def test_every_address_is_described_and_every_description_has_an_address():
    addresses = {path for path in PAGES | OTHERS if not path.startswith(NOT_DESCRIBED)} - {"/map"}
    assert set(DESCRIPTIONS) == addresses


def test_page_for_people_names_every_address_and_its_examples_work(site):
    page = site.get("/api").text
    words = words_of(page)

    assert all(path.replace(":path", "") in words for path in DESCRIPTIONS)
    examples = site.get("/api.json").json()["examples"]
    assert {links_of(page)[each["address"]] for each in examples} == {
        each["address"] for each in examples
    }
    assert {each["address"]: site.get(each["address"]).status_code for each in examples} == {
        each["address"]: 200 for each in examples
    }


def test_mistake_in_data_is_told_as_data_and_in_a_page_as_a_page(site):
    as_data = site.get("/compare.json?order=figure")
    as_page = site.get("/compare?order=figure")

    words = "order is 'figure'. It must be one of these: picked, name, group."
    assert (as_data.status_code, as_data.json()["words"]) == (400, words)
    assert as_page.status_code == 400
    assert words in words_of(as_page.text)


def test_find_as_data_leads_to_data(site):
    answer = site.get("/find.json?q=Leeds")
    assert (answer.status_code, answer.headers["location"]) == (303, "/councils/leeds.json")


def test_parameter_that_is_not_known_is_passed_over(site):
    assert site.get("/councils/leeds.json?utm_source=news").status_code == 200
