"""No page says of one ombudsman what is true of another: bodies, outcomes, measures and history."""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

import upheld.site
from tests.profiles import EVERY, HOUSING, LGSCO, WALES, WATERWAYS
from upheld.core.profile import Profile
from upheld.site.case_words import report_words
from upheld.site.descriptions import check, described, description_of, path_parts
from upheld.site.how_far import called, least_far_first
from upheld.site.layers import tiers_of
from upheld.site.listed import listed_words
from upheld.site.markdown import read_words
from upheld.site.named_rules import rules_of
from upheld.site.page_words import page_words
from upheld.site.pages.about import ABOUT
from upheld.site.pages.glossary import public_words
from upheld.site.questions import Known, questions_of
from upheld.site.rendering import navigation, titled

SITE = Path(upheld.site.__file__).parent
# What only the default ombudsman says: of its bodies, its outcomes, its measures and its history.
OF_ONE = re.compile(
    r"\b(councils?|councillors?|boroughs?|district|county|England|leeds|chief executives?"
    r"|up(held|hold\w*)|detailed investigations?|initial enquiries|referred back|advice given"
    r"|satisfactory remed\w+|borderline|Local Government|Social Care|LGSCO)\b",
    re.IGNORECASE,
)
# Addresses and their parameters are the same for all.
NO_TEXT = re.compile(
    r'\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\b(href|id|name|for|action|class|value)="[^"]*"', re.DOTALL
)
TEXTS = [*SITE.glob("templates/*"), *SITE.glob("words/*.md"), SITE / "data" / "glossary.csv"]


@pytest.mark.parametrize("path", sorted(TEXTS), ids=lambda path: path.name)
def test_no_text_for_all_has_words_of_one(path: Path):
    assert words_of_one(NO_TEXT.sub("", path.read_text("utf-8"))) == []


def all_said(profile: Profile) -> str:
    """What pages fill their texts with, the long texts themselves, the glossary and the API."""
    names = {
        **page_words(profile),
        **rules_of(profile),
        **dict.fromkeys(("office", "short_name", "contact", "wait", "kept", "version"), "X"),
        **dict.fromkeys(("released", "services_and_regions", "single_region"), "X"),
    }
    long_texts = [
        read_words(path.read_text("utf-8"), names).facts() for path in SITE.glob("words/*.md")
    ]
    described_whole = [
        (each.tells, *((p.tells, p.choices) for p in each.query))
        for each in described(profile).values()
    ]
    told = [
        *(value for name, value in names.items() if value),
        *(entry["word"] + entry["meaning"] for entry in public_words(profile)),
        *path_parts(profile).values(),
        *titled(navigation(profile), names),
        *long_texts,
        *described_whole,
    ]
    return "\n".join(map(str, told)).replace("/councils", "")


def words_of_one(text: str) -> list[str]:
    return [found[0].lower() for found in OF_ONE.finditer(text)]


def test_pages_of_another_ombudsman_use_its_own_words_alone():
    assert len(set(words_of_one(all_said(LGSCO)))) > 8
    said = all_said(WATERWAYS)
    assert words_of_one(said) == []
    assert re.findall(r"\$\w+|\{\w+\}", said) == []
    own = ("an undertaker", "breaches", "managing director", "a rule was broken")
    assert [word for word in own if word not in said] == []


def test_a_part_about_a_rule_that_there_is_not_is_left_out():
    names = {**page_words(WATERWAYS), **rules_of(WATERWAYS), "services_and_regions": "Services"}
    path = SITE / "words" / "why-numbers-differ.md"
    found = {part["heading"] for part in read_words(path.read_text("utf-8"), names).facts()}
    names |= dict.fromkeys(("per_residents", "fewest_residents"), "X")
    every = {part["heading"] for part in read_words(path.read_text("utf-8"), names).facts()}
    assert every - found == {"The number of residents changes"}


def test_who_compares_nothing_does_not_say_that_it_compares():
    text = (SITE / "words" / "why-we-do-not-rank.md").read_text("utf-8")
    lists = [read_words(text, {**page_words(each)}).parts[-1].text for each in (WATERWAYS, HOUSING)]
    said, left = (set(re.findall("we compare|higher or lower|by chance", each)) for each in lists)
    assert (said, left) == ({"we compare", "higher or lower", "by chance"}, set())


def test_what_is_counted_of_decisions_is_called_findings_where_a_case_has_several():
    made = [(page_words(each)["made"], page_words(each)["all_made"]) for each in (LGSCO, HOUSING)]
    assert made == [("decision", "decisions"), ("finding", "findings")]


def test_choices_are_those_of_the_profile():
    choices = {p.name: p.choices for p in described(WATERWAYS)["/compare"].query}
    assert choices["measure"] == ("", "breaches")
    assert described(WATERWAYS)["/councils"].query[0].choices == ("", "harbour", "canal")


@pytest.mark.parametrize("profile", EVERY, ids=lambda profile: profile.name)
def test_every_group_can_be_asked_for_however_long_its_key_is(profile: Profile):
    for group in profile.groups:
        check({"group": (group,)}, description_of("/councils", profile))


def test_decisions_are_counted_by_the_names_of_the_main_measure():
    assert [
        listed_words(WATERWAYS, year="2019-20", counted=counted, listed=counted, not_listed=0)
        for counted in (0, 1, 3)
    ] == [
        "There were no breaches in 2019-20.",
        "There was 1 breach in 2019-20. The decision is published here.",
        "There were 3 breaches in 2019-20. All 3 decisions are published here.",
    ]


def test_decisions_that_do_not_add_up_are_called_after_what_they_are_counted_as():
    assert [
        listed_words(WATERWAYS, year="2019-20", counted=None, listed=listed, not_listed=None)
        for listed in (1, 3)
    ] == [
        "1 decision counted as a breach in 2019-20 is published here.",
        "3 decisions counted as breaches in 2019-20 are published here.",
    ]


def test_only_a_profile_that_says_so_has_reports_considered_at_a_meeting():
    report = {
        "published_on": "2024-05-01",
        "considered_on": None,
        "satisfied_on": None,
        "as_at": "2024-06-01",
    }
    assert report_words(report, LGSCO) == (
        "To be considered by the authority at a meeting of its council, cabinet or similar body by"
        " 1 August 2024, within three months of publication."
    )
    assert report_words(report, WATERWAYS) == (
        "We have not yet recorded that the undertaker has considered it."
    )


def test_who_compares_nothing_explains_no_word_of_comparing():
    compared = {"range of chance", "higher or lower", "allowing for services", "by chance"}
    compared.add("95% confidence interval")  # there is one where a figure is compared
    explained = [{entry["word"] for entry in public_words(each)} for each in (WALES, HOUSING)]
    assert [compared & words for words in explained] == [compared, set()]


def test_who_compares_nothing_says_of_no_page_that_it_compares():
    lines = [line.format_map(page_words(HOUSING)) for _, _, line in ABOUT]
    assert lines[0] == "What we count and how percentages are made."
    assert [line for line in lines if "chance" in line or "compared with" in line] == []


def test_a_floor_of_residents_is_only_named_where_there_is_one():
    assert rules_of(WALES)["fewest_residents"] == ""
    assert rules_of(LGSCO)["fewest_residents"] == "50,000"


def test_stages_are_shown_from_those_that_went_least_far_whichever_way_they_are_listed():
    assert least_far_first(LGSCO) == ("not ours", "closed", "investigated")
    assert least_far_first(WATERWAYS) == ("set aside", "examined")


def test_a_stage_of_one_outcome_is_called_as_that_is():
    assert called(WATERWAYS, "set aside").title == "Set aside"
    assert called(WATERWAYS, "examined").title == "Examined"
    alone = replace(WATERWAYS, outcomes={"breach": WATERWAYS.outcomes["breach"]})
    said = called(alone, "examined")
    assert (said.title, said.note) == ("Breach", WATERWAYS.outcomes["breach"].means)


def test_without_layers_there_is_no_map():
    assert tiers_of(LGSCO) == {"lower": LGSCO.public["lower"], "upper": LGSCO.public["upper"]}
    assert tiers_of(WATERWAYS) == {}
    assert tiers_of(WALES) == {"lower": "Principal councils"}  # which are on both layers
    assert {to for _, to in navigation(LGSCO)} - {to for _, to in navigation(WATERWAYS)} == {"/map"}


def test_the_glossary_says_what_listed_outcomes_mean():
    words = {entry["word"]: entry["meaning"] for entry in public_words(WATERWAYS)}
    assert words["breach"] == WATERWAYS.outcomes["breach"].means
    with (SITE / "data" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        for_all = {row["word"] for row in csv.DictReader(file)}
    assert len(words) == len(for_all) + len(WATERWAYS.listed)


def test_a_question_without_its_own_words_is_not_asked():
    figure = {"counted": 9, "out_of": 9, "comparison": "higher", "group": "harbour trusts"}
    known = Known(
        council="Ashwell Harbour Trust",
        office="the Adjudicator",
        year="2020-21",
        profile=WATERWAYS,
        figures={"breaches": figure},
        decisions="/decisions",
        improvements="/improvements",
        figures_at="/councils/ashwell",
        upheld_by_service=(("Moorings", 8), ("Dredging", 1)),
    )
    assert [each.source for each in questions_of(known)] == ["Decisions about the undertaker"]
