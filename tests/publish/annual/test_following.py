"""What was published for earlier years must come out as it was, or no edition follows."""

from dataclasses import replace

import pytest

from tests.directory import only
from tests.profiles import CATEGORIES, CEASED, CLOSED, LGSCO, SATISFACTORY_REMEDIES, UPHELD_RATE
from tests.publish.tables.examples import AUTHORITIES, WITHOUT_CASES, some_edition
from upheld.core.comparability import Break
from upheld.core.measures import Cells
from upheld.core.profile import Profile
from upheld.core.profile_parts import Kept
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.manifest import EditionError
from upheld.publish.annual.following import refuse_another_past

DIRECTORY = only(*AUTHORITIES, *WITHOUT_CASES)
WITH_CLOSED = replace(
    UPHELD_RATE,
    out_of=Cells(what=What.DECIDED, outcomes=(CLOSED, *UPHELD_RATE.out_of.outcomes)),
    out_of_name=("complaint looked at", "complaints looked at"),
)


def with_rules(*rules, of=UPHELD_RATE.slug) -> Profile:
    return replace(LGSCO, measures=(*rules, *(m for m in LGSCO.measures if m.slug != of)))


def why_not(profile: Profile = LGSCO, directory=DIRECTORY) -> list[str]:
    try:
        refuse_another_past(some_edition(), profile, directory)
    except EditionError as refused:
        head, *lines, last = str(refused).splitlines()
        assert head == "--after in-memory: what it published would come out differently now."
        assert last.startswith("Nothing was built. If what it published was wrong, correct it")
        return [line.strip() for line in lines]
    return []


def keyed(known, key, **other):
    return {**known, key: replace(known[key], **other)}


def test_the_same_profile_and_directory_may_follow():
    assert why_not() == []


def test_a_rule_may_change_from_the_next_year_on():
    then, now = replace(UPHELD_RATE, until=Year(2019)), replace(WITH_CLOSED, since=Year(2020))
    beginning = Break(year=Year(2020), series=("upheld",), words="Another base.")
    profile = replace(with_rules(then, now), breaks=(*LGSCO.breaks, beginning))
    assert why_not(profile) == []


def test_titles_definitions_and_sources_may_change():
    said = {"title": "Found right", "definition": "Another.", "source": "Elsewhere"}
    assert why_not(with_rules(replace(UPHELD_RATE, **said))) == []


@pytest.mark.parametrize("changed", [WITH_CLOSED, replace(UPHELD_RATE, is_compared=False)])
def test_a_rule_changed_in_place_is_one_sentence(changed):
    assert why_not(with_rules(changed)) == [
        'measure "upheld": it has another rule than in 2019-20.v1. Keep the old rule with until ='
        ' "2019-20", add the new one with since = "2020-21", and a break in 2020-21.'
    ]


def test_what_is_gone_new_or_begins_later_is_named():
    later = replace(UPHELD_RATE, since=Year(2020))
    added = replace(UPHELD_RATE, slug="found")
    assert why_not(with_rules(later, added)) == [
        'measure "upheld": it no longer holds for 2019-20, and 2019-20.v1 has figures of it. Keep'
        ' the rule that it had, with until = "2019-20" if it has ended.',
        'measure "found": it now holds for 2019-20, and 2019-20.v1 has no figures of it for that'
        ' year. Write since = "2020-21".',
    ]
    assert why_not(with_rules(of=SATISFACTORY_REMEDIES.slug)) == [
        'measure "satisfactory-remedies": it no longer holds for 2019-20, and 2019-20.v1 has'
        ' figures of it. Keep the rule that it had, with until = "2019-20" if it has ended.'
    ]


def test_another_name_of_the_base_is_named():
    assert why_not(with_rules(replace(UPHELD_RATE, out_of_name=("check", "checks")))) == [
        'measure "upheld": what it is out of is now called "checks", and 2019-20.v1 prints'
        ' "detailed investigations" for 2019-20. Keep that name.'
    ]


def test_outcomes_categories_groups_and_stages_are_kept():
    without = {
        "outcomes": {key: each for key, each in LGSCO.outcomes.items() if key != "advice given"},
        "categories": {key: each for key, each in LGSCO.categories.items() if key != CATEGORIES[0]},
        "groups": {key: each for key, each in LGSCO.groups.items() if key != "unitary"},
        "stages": (*LGSCO.stages, "later"),
    }
    assert why_not(replace(LGSCO, **without)) == [
        'outcome "advice given": it is gone, and 2019-20.v1 has figures of it. Keep it.',
        f'category "{CATEGORIES[0]}": it is gone, and 2019-20.v1 has figures of it. Keep it.',
        'group "unitary": it is gone, and 2019-20.v1 has figures of it. Keep it.',
        "stages: they are investigated, closed, not ours, later, and investigated, closed, not ours"
        " in 2019-20.v1. Keep those.",
    ]


def test_what_an_outcome_shows_stays():
    shows = keyed(LGSCO.compliance, CEASED, kept=Kept.NOT_DONE)
    assert why_not(replace(LGSCO, compliance=shows)) == [
        'compliance outcome "ceased": shows is "not done", and "neither" in 2019-20.v1. Keep that,'
        " and add an outcome of another name for the new meaning."
    ]


def test_a_body_stays_in_its_group():
    moved = [replace(a, group="county") if a.slug == "leeds" else a for a in DIRECTORY.authorities]
    assert why_not(directory=replace(DIRECTORY, authorities=tuple(moved))) == [
        'body "leeds": it is in the group "county", and in "metropolitan" in 2019-20.v1. A body has'
        " one group for good: if it has become another kind of body, end it with last_day and add"
        " its successor."
    ]
