"""Every sentence of the wording is said by a year that tests look at, and what says it is legible."""

from datetime import UTC, datetime

import pytest

from tests.editions import edition_of
from tests.publish.letters.said import (
    Written,
    keys_in_edition,
    keys_in_letter,
    marked_office,
    without_keys,
)
from tests.publish.letters.wordings import VARIANTS, Variant
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import DEFAULT_OFFICE, Office, read_office
from upheld.ombudsman.templates_of_profile import GENERAL
from upheld.ombudsman.wording import read_wording
from upheld.publish.letters.compose import compose_letter
from upheld.publish.letters.legible import illegible
from upheld.publish.letters.recipients import recipients_of
from upheld.publish.letters.typesetting import LetterPress

DATED = datetime(2020, 7, 22, 12, tzinfo=UTC)
NOT_SAID: dict[str, str] = {  # a key that no year can say, and why
    "address.salutation_all": "our chief executives are greeted as such",
    "change.break_unexplained": "each of our breaks says why",
    "year.how_far": "our stages have sentences of their own",
}
OURS = {
    key
    for key in read_wording(read_office()).sentences
    if key.partition(".")[0] not in GENERAL  # said by those without sentences of their own
}


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Office:
    return read_office(marked_office(tmp_path_factory.mktemp("office")))


@pytest.fixture(scope="module")
def editions(office) -> dict[str, Edition]:
    made: dict[str, Edition] = {}
    for name, variant in VARIANTS.items():
        summer = int(variant.year[:4]) + 1
        made[name] = edition_of(
            variant.extract,
            year=variant.year,
            letters_on="" if variant.is_draft else f"{summer}-07-22",
            public_at="" if variant.is_draft else f"{summer}-07-29T00:01:00+01:00",
            after=made[variant.after].database if variant.after else None,
            directory=variant.directory,
            office=office,
        )
    return made


@pytest.fixture(scope="module")
def letters(editions, office) -> list[Written]:
    return [
        written
        for name, variant in VARIANTS.items()
        for written in letters_of(variant, editions[name], office)
    ]


def letters_of(variant: Variant, edition: Edition, office: Office) -> list[Written]:
    if not variant.about:
        return []
    wording = read_wording(office)
    recipients = {each.slug: each for each in recipients_of(variant.extract, edition, office)}
    return [
        (
            compose_letter(
                edition,
                office=office,
                wording=wording,
                recipient=recipients[slug],
                replaces=variant.replaces,
            ),
            recipients[slug].addressee,
        )
        for slug in variant.about
    ]


@pytest.fixture(scope="module")
def in_letters(letters) -> set[str]:
    return set().union(*(keys_in_letter(*written) for written in letters))


def test_every_sentence_is_said_in_a_letter_or_beside_a_figure(editions, in_letters):
    """One that is listed as not said, and is, fails too."""
    said = in_letters.union(*(keys_in_edition(edition) for edition in editions.values()))
    assert sorted(OURS - said) == sorted(NOT_SAID)
    assert all(NOT_SAID.values())


# Said on an authority's page and in tables, and in no letter.
ON_PAGES_ALONE = {
    "change.": "a letter has one sentence of comparison, with the group",
    "comparison.as_published": "a letter has no years together",
    "comparison.services_": "a letter does not compare service by service",
    "late_compliance.": "a letter tells lateness beside compliance",
    "per_residents.counted_with_others": "a letter leaves out a rate that a body cannot have",
    "per_residents.ended": "a letter leaves out a rate that a body cannot have",
    "remedies.pooled": "a letter has no years together",
    "upheld.pooled": "a letter has no years together",
}


def test_a_letter_says_every_sentence_that_is_not_for_pages_alone(in_letters):
    on_pages = tuple(ON_PAGES_ALONE)
    in_none = OURS - in_letters - set(NOT_SAID)
    assert sorted(key for key in in_none if not key.startswith(on_pages)) == []
    assert sorted(key for key in in_letters if key.startswith(on_pages)) == []


def test_the_letters_that_say_them_between_them_are_legible(letters):
    """Each that says something that no letter before it says, in the default words."""
    press = LetterPress(DEFAULT_OFFICE / "letter.typ")
    said: set[str] = set()
    faults = {}
    for letter, addressee in letters:
        keys = keys_in_letter(letter, addressee)
        if keys - said:
            pdf = press.render(*without_keys(letter, addressee), timestamp=DATED)
            faults[letter.slug] = illegible(pdf)
        said |= keys
    assert len(faults) > 20
    assert {slug: found for slug, found in faults.items() if found} == {}
