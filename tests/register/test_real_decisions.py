"""Real decisions, facts only: each is found by its reference, by its body and by its subcategory.

The register is built from files, as an office would send them, with the words that the published
pages print. Those rows are left out that lack a fact or are about a body that is no authority.
"""

import csv
from datetime import date

import pytest

from tests.directory import default_directory
from tests.facts import facts
from tests.profiles import LGSCO
from tests.register.registers import TODAY, register_of
from upheld.core.references import key_of, typed
from upheld.intake.reading_extract import read_extract
from upheld.register.reading import decision, decisions_of, decisions_under
from upheld.register.searching import DEEPEST, Search, search

NEEDED = ("reference", "body_name", "category", "subcategory", "decision", "decision_date")
DIRECTORY = default_directory()


def about_authorities():
    for row in facts("decisions.csv"):
        if all(row[name] for name in NEEDED):
            day = date.fromisoformat(row["decision_date"])
            match = DIRECTORY.match(row["body_name"], on=day)
            if match.authority:
                yield row | {"slug": match.authority.slug}


REAL = list(about_authorities())


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    renamed = {
        "reference": "reference",
        "body_name": "authority",
        "decision_date": "decided_on",
        "decision": "outcome",
        "category": "category",
        "subcategory": "subcategory",
        "kind": "kind",
    }
    with (folder / "decided.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(renamed.values())
        writer.writerows([row[name] for name in renamed] for row in REAL)
    for name, columns in {
        "received": "reference,authority,received_on,category",
        "compliance": "reference,authority,recorded_on,outcome",
    }.items():
        (folder / f"{name}.csv").write_text(columns + "\n", "utf-8")
    extract = read_extract(folder, directory=DIRECTORY, profile=LGSCO)
    return register_of(extract, folder / "published", as_at=TODAY.isoformat())


def found_by(register, text="", **filters):
    asked = Search(
        text=text, filters={name: [value] for name, value in filters.items()}, page_size=DEEPEST
    )
    return {
        (hit.decision["authority"], hit.decision["key"]) for hit in search(register, asked).hits
    }


def test_338_real_decisions_are_complete_and_about_an_authority(register):
    assert (len(REAL), register.manifest.decisions) == (338, 338)


@pytest.mark.parametrize("written", [lambda text: text, key_of, typed])
def test_each_is_found_alone_by_its_reference_with_spaces_hyphens_or_none(register, written):
    for row in REAL:
        expected = {(row["slug"], key_of(row["reference"]))}
        assert found_by(register, written(row["reference"])) == expected, row["reference"]


def test_each_is_found_by_its_body_as_printed_and_by_the_filter(register):
    for row in REAL:
        this = (row["slug"], key_of(row["reference"]))
        assert this in found_by(register, row["body_name"]), row["body_name"]
        assert this in found_by(register, authority=row["slug"])


def test_each_is_found_by_its_subcategory_as_words_and_as_a_filter(register):
    for row in REAL:
        this = (row["slug"], key_of(row["reference"]))
        assert this in found_by(register, row["subcategory"]), row["subcategory"]
        assert this in found_by(register, subcategory=row["subcategory"])


def test_the_filters_of_a_body_find_its_decisions_and_no_other(register):
    for slug in {row["slug"] for row in REAL}:
        expected = {(slug, key_of(row["reference"])) for row in REAL if row["slug"] == slug}
        assert found_by(register, authority=slug) == expected
        assert {(r["authority"], r["key"]) for r in decisions_of(register, slug)} == expected


def test_every_count_of_a_facet_is_that_of_its_filter(register):
    facets = search(register, Search()).facets
    for name in ("authority", "category", "subcategory", "outcome", "kind", "year"):
        assert sum(count for _, count in facets[name]) == 338
        for value, count in facets[name]:
            assert len(found_by(register, **{name: value})) == count


def test_outcomes_and_categories_are_told_in_the_words_of_the_statistics(register):
    facets = search(register, Search()).facets
    printed = {row["decision"].casefold() for row in REAL}
    assert {value for value, _ in facets["outcome"]} == printed
    assert dict(facets["category"])["Education & Children's Services"] == sum(
        row["category"] in ("Education", "Children's care services") for row in REAL
    )


def test_each_is_found_under_its_address(register):
    for row in REAL:
        key = key_of(row["reference"])
        assert [each["authority"] for each in decisions_under(register, key)] == [row["slug"]]
        shown = decision(register, key=key, authority=row["slug"])
        assert (shown["reference"], shown["decided_on"]) == (row["reference"], row["decision_date"])
    assert decision(register, key="99-999-999", authority="leeds") is None
