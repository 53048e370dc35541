"""profile.toml: what is read from it, and what is wrong with one, all at once and with its place."""

import tomllib
from contextlib import suppress
from pathlib import Path

import pytest

from tests.offices import office_with, without_line, words_in
from upheld.core.measures import Cells
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.measured import measure_rows
from upheld.ombudsman.folder import DEFAULT_OFFICE, OfficeError, read_office
from upheld.ombudsman.profile_reading import WORDS

DEFAULT = read_office().profile
OMBUDSMEN = Path(__file__).parent.parent / "ombudsmen"  # other ones, by their folders
RULES = (DEFAULT_OFFICE / "profile.toml").read_text("utf-8")
NAMES = (DEFAULT_OFFICE / WORDS).read_text("utf-8")


def folder_with(folder, rules=RULES, names=NAMES):
    office_with(folder, "")
    (folder / "profile.toml").write_text(rules, "utf-8")
    words_in(folder).write_text(names, "utf-8")
    return folder


def problems(folder, rules=RULES, names=NAMES):
    with pytest.raises(OfficeError) as refused:
        read_office(folder_with(folder, rules, names))
    return [without_line(line) for line in str(refused.value).splitlines() if line[0] == " "]


def changed(before, after, text=RULES):
    assert text.count(before) == 1, before
    return text.replace(before, after)


def test_the_default_is_read_as_it_is_written():
    assert DEFAULT.with_fault == ("upheld",)
    assert DEFAULT.listed == ("closed after initial enquiries", "not upheld", "upheld")
    assert DEFAULT.at_stage("investigated") == ("not upheld", "upheld")
    assert DEFAULT.failed_compliance == (
        "complete but not satisfied",
        "not complete and not satisfied",
    )
    assert DEFAULT.reminded == ("link officer", "chief executive")
    rate = DEFAULT.by_slug["upheld-per-100000"]
    assert (rate.title, rate.per, rate.fewest) == (
        "Upheld decisions per 100,000 residents",
        100_000,
        50_000,
    )


def test_a_copy_of_the_default_is_the_default(tmp_path):
    copy = read_office(folder_with(tmp_path)).profile
    assert copy.measures == DEFAULT.measures
    assert copy.breaks == DEFAULT.breaks
    assert copy.outcomes == DEFAULT.outcomes


def test_a_folder_without_its_own_rules_may_call_something_by_another_name(tmp_path):
    words_in(office_with(tmp_path, "")).write_text('[groups]\ncounty = "counties"\n', "utf-8")
    profile = read_office(tmp_path).profile
    assert profile.group_name("county") == "counties"
    assert profile.group_name("district") == "district councils"


def test_cells_without_outcomes_are_all_that_the_count_has(tmp_path):
    every = changed(
        'out_of = { what = "decided", outcomes = ["upheld", "not upheld"] }',
        'out_of = { what = "decided" }',
    )
    measure = read_office(folder_with(tmp_path, every)).profile.by_slug["upheld"]
    assert measure.out_of == Cells(what=What.DECIDED, outcomes=tuple(DEFAULT.outcomes))


def test_only_a_share_of_decisions_or_of_remedies_can_be_compared(tmp_path):
    compared = changed('since = "2018-19"\nsource = "Annual', 'compared = true\nsource = "Annual')
    assert problems(tmp_path, compared) == [
        "measures, number 2, compared: a measure of the kind kept cannot be compared: chance plays"
        " no part in what was agreed. Only share and remedied can."
    ]
    rate = changed("fewest = 50_000 ", "compared = true\nfewest = 50_000 ")
    assert problems(tmp_path, rate) == [
        "measures, number 5, compared: a measure of the kind rate cannot be compared: nobody knows"
        " how many people use the service, or live elsewhere. Only share and remedied can."
    ]


def test_what_is_counted_is_among_what_it_is_out_of(tmp_path):
    outside = changed(
        'counted = { what = "compliance", outcomes = ["complete late"] }',
        'counted = { what = "compliance", outcomes = ["ceased"] }',
    )
    assert problems(tmp_path, outside) == [
        "measures, number 3, counted: ceased: counted, and not in what it is out of. Add it to"
        " out_of."
    ]


TWICE = """
[[measures]]
key = "upheld-per-100000"
kind = "rate"
sentences = "per_residents"
counted = { what = "decided", outcomes = ["upheld"] }
per = 100_000
fewest = 20_000
since = "2025-26"
"""
BREAK = """
[[breaks]]
key = "floor-2025"
year = "2025-26"
series = ["upheld-per-100000"]
"""
BREAK_SAID = '\n[breaks.floor-2025]\nwords = "The floor is lower since."\n'


def test_a_rule_that_changes_holds_from_its_year_and_is_a_break(tmp_path):
    both = changed('since = "2022-23"\nsource', 'since = "2022-23"\nuntil = "2024-25"\nsource')
    profile = read_office(folder_with(tmp_path, both + TWICE + BREAK, NAMES + BREAK_SAID)).profile
    floors = [profile.measures_in(Year(year))[-1].fewest for year in (2022, 2024, 2025, 2030)]
    assert floors == [50_000, 50_000, 20_000, 20_000]
    slug = "upheld-per-100000"
    assert profile.break_between(slug, Year(2024), Year(2025)).key == "floor-2025"
    assert profile.break_between(slug, Year(2025), Year(2026)) is None


def test_each_rule_of_a_measure_may_have_its_own_words(tmp_path):
    both = changed('since = "2022-23"\nsource', 'since = "2022-23"\nuntil = "2024-25"\nsource')
    own = """
[measures.upheld-per-100000.since-2025-26]
out_of = { one = "neighbour", many = "neighbours" }
definition = "Since {fewest} are enough."
"""
    rules, names = both + TWICE + BREAK, NAMES + BREAK_SAID + own
    profile = read_office(folder_with(tmp_path, rules, names)).profile
    slug, (was, now) = "upheld-per-100000", (Year(2024), Year(2025))
    assert profile.measure_in(slug, now).definition == "Since 20,000 are enough."
    assert profile.measure_in(slug, now).out_of_name == ("neighbour", "neighbours")
    before = DEFAULT.by_slug[slug]
    words = [(each.title, each.definition, each.out_of_name) for each in profile.measures[-2:]]
    assert words[0] == (before.title, before.definition, before.out_of_name)
    assert words[1][0] == before.title
    stored = [{row[0]: row[3] for row in measure_rows(profile, year)} for year in (was, now)]
    assert [each[slug] for each in stored] == [before.definition, "Since 20,000 are enough."]


def test_words_of_no_rule_of_a_measure_are_refused(tmp_path):
    both = changed('since = "2022-23"\nsource', 'since = "2022-23"\nuntil = "2024-25"\nsource')
    own = """
[measures.upheld-per-100000.since-2025-26]
title = "Per resident"
[measures.upheld.since-2025-26]
definition = "New."
[measures.upheld-per-100000.since-2024-25]
definition = "New."
"""
    assert problems(tmp_path, both + TWICE + BREAK, NAMES + BREAK_SAID + own) == [
        "measures, upheld-per-100000, since-2025-26, title: there is no such key. Write one of:"
        " counted, definition, example, note, out_of, short.",
        "measures, upheld, since-2025-26: no rule of it begins then. Delete it.",
        "measures, upheld-per-100000, since-2024-25: no rule of it begins then. Did you mean"
        ' "since-2025-26"?',
    ]


def test_a_rule_that_changes_without_a_break_is_refused(tmp_path):
    both = changed('since = "2022-23"\nsource', 'since = "2022-23"\nuntil = "2024-25"\nsource')
    assert problems(tmp_path, both + TWICE) == [
        'measures, number 6: "upheld-per-100000" has another rule since 2025-26. Add a break in that'
        " year, so that no change is reported across it."
    ]


def test_two_rules_of_one_measure_never_hold_in_one_year(tmp_path):
    assert problems(tmp_path, RULES + TWICE) == [
        'measures, number 6: "upheld-per-100000" is there twice, and both rules hold in some year.'
        " Write until in the first and since in the second, or another key."
    ]


MISTAKES = {  # before, after, and what is told
    "a stage that is not one": (
        '"upheld" = { stage = "investigated", fault',
        '"upheld" = { stage = "investigatd", fault',
        'outcomes, upheld, stage: "investigatd" is not one that we know. Did you mean'
        ' "investigated"?',
    ),
    "a key that nobody asks for": (
        '"ceased" = { shows = "neither" }',
        '"ceased" = { shows = "neither", kept = true }',
        "compliance, ceased, kept: there is no such key. Write one of: also, shows.",
    ),
    "a list that is a text": (
        'counted_with_others = [\n    "National park authority",',
        'layers = "upper"\ncounted_with_others = [\n    "National park authority",',
        "residents, layers: there is no such key. Write one of: counted_with_others.",
    ),
    "a year of another form": (
        'since = "2022-23"\nvintage',
        "since = 2022\nvintage",
        'populations, number 1, since: 2022 is not a year. Write it like "2019-20".',
    ),
    "a number that is a text": (
        "per = 100_000  ",
        'per = "100,000"  ',
        "measures, number 5, per: '100,000' is not a whole number. Write 1 or more, without quotes.",
    ),
    "an outcome that is not one": (
        'outcomes = ["upheld", "not upheld"]',
        'outcomes = ["upheld", "not uphold"]',
        'measures, number 1, out_of, outcomes: "not uphold" is not one that we know. Did you mean'
        ' "not upheld"?',
    ),
    "a spelling of two things": (
        'also = ["advice"]',
        'also = ["advice", "Upheld"]',
        'outcomes, upheld: "upheld" is already read as "advice given". Delete one.',
    ),
    "nobody to write to": (
        "addressed = true, ",
        "",
        "roles: letters are addressed to none of them. Write addressed = true.",
    ),
    "no reason for the early": (
        '{ because = "early" }',
        "{}",
        'withheld: one of them must have because = "early".',
    ),
    "no version": (
        'version = "2026-12" ',
        'edition = "2026-12" ',
        'version: it is missing. Write version = "...".',
    ),
    "a break of a series that is none": (
        'series = ["upheld-per-100000"]',
        'series = ["upheld-per-10000"]',
        'breaks, number 6, series: "upheld-per-10000" is not one that we know. Did you mean'
        ' "upheld-per-100000"?',
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_place_and_what_to_write(tmp_path, mistake):
    before, after, told = MISTAKES[mistake]
    assert told in problems(tmp_path, changed(before, after))


def test_all_mistakes_are_told_at_once_each_with_its_line(tmp_path):
    rules = RULES
    for before, after, _ in MISTAKES.values():
        rules = changed(before, after, rules)
    told = problems(tmp_path, rules)
    assert {each for _, _, each in MISTAKES.values()} <= set(told)
    with pytest.raises(OfficeError) as refused:
        read_office(tmp_path)
    line = next(n for n, text in enumerate(rules.splitlines(), start=1) if "investigatd" in text)
    assert f"  line {line}, outcomes, upheld, stage: " in str(refused.value)


def test_a_name_for_nothing_and_nothing_without_a_name(tmp_path):
    names = changed('unitary = "unitary councils"', 'unitarian = "unitary councils"', NAMES)
    assert problems(tmp_path, names=names) == [
        'groups, unitarian: the profile calls it "unitary". Write the same here.'
    ]
    names = changed('unitary = "unitary councils"', 'of-wales = "councils of Wales"', NAMES)
    assert problems(tmp_path, names=names) == [
        "groups, of-wales: the profile has no such groups. Write one of: county, district, london,"
        " metropolitan, unitary.",
        'groups, unitary: it is missing. Write under [groups]: unitary = "..."',
    ]


def test_a_service_belongs_to_the_groups_that_provide_it():
    wales = read_office(OMBUDSMEN / "wales").profile
    assert "Clinical treatment in hospital" in wales.categories_of("health-boards")
    assert "Licensing" not in wales.categories_of("health-boards")
    assert "Complaints Handling" in wales.categories_of("health-boards")
    assert wales.categories_of(None) == tuple(wales.categories)


def test_each_group_has_somebody_whom_letters_are_addressed_to(tmp_path):
    groups = '{ addressed = true, groups = ["county", "district", "london", "unitary"], '
    assert problems(tmp_path, changed("{ addressed = true, ", groups)) == [
        "roles: letters about metropolitan are addressed to none of them. Write addressed = true for"
        " a role that they have."
    ]


def test_a_measure_of_findings_is_never_compared(tmp_path):
    housing = (OMBUDSMEN / "housing" / "profile.toml").read_text("utf-8")
    compared = changed('source = "Housing', 'compared = true\nsource = "Housing', housing)
    names = (OMBUDSMEN / "housing" / WORDS).read_text("utf-8")
    assert problems(tmp_path, compared, names) == [
        "measures, number 1, compared: a measure of findings cannot be compared: those of one case"
        " are alike, so chance would make more differences than we say. Delete it."
    ]


LINES = [number for number, line in enumerate(RULES.splitlines()) if line and line[0] != "#"]


@pytest.mark.sampled
@pytest.mark.parametrize("way", ["deleted", "doubled", "cut short"])
def test_no_damaged_line_ends_in_a_traceback(tmp_path, way):
    lines = RULES.splitlines()
    for number in LINES:
        damaged = {
            "deleted": [],
            "doubled": [lines[number]] * 2,
            "cut short": [lines[number][: len(lines[number]) // 2]],
        }[way]
        text = "\n".join(lines[:number] + damaged + lines[number + 1 :])
        with suppress(OfficeError):
            read_office(folder_with(tmp_path, text))


def test_the_default_words_name_everything_and_nothing_else():
    words = tomllib.loads(NAMES)
    assert set(words["measures"]) == {measure.slug for measure in DEFAULT.measures}
    assert set(words["groups"]) == set(DEFAULT.groups)
    assert set(words["breaks"]) == {each.key for each in DEFAULT.breaks}


def test_what_is_wrong_in_the_settings_too_is_told_at_once(tmp_path):
    folder = folder_with(tmp_path, changed("\nversion = ", "\nversion_of = "))
    office_with(folder, 'colour = "blue"')
    with pytest.raises(OfficeError) as refused:
        read_office(folder)
    told = str(refused.value)
    assert [f"{name} cannot be used:" in told for name in ("office.toml", "profile.toml")] == [
        True,
        True,
    ]


def test_what_would_share_a_column_in_tables_is_named(tmp_path):
    rules = changed('"Housing" = {}', '"Housing" = {}\n"housing!" = {}\n"Region" = {}\n"+" = {}')
    rules = changed('column = "late"', 'column = "uphold_rate"', rules)
    assert problems(tmp_path, rules) == [
        'categories, housing!: tables have another column called "housing". Use other words.',
        'categories, Region: tables have another column called "region". Use other words.',
        "categories, +: it has no letter or digit to name its column in tables. Use words.",
        'measures, number 3, column: "uphold_rate" already begins the columns of another. Write'
        " another column.",
    ]
