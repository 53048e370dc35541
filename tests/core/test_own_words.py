"""What an office writes itself types no number: each is named, quoted, or a date, year or law."""

import pytest

from tests.profiles import LGSCO, WATERWAYS
from upheld.core.own_words import OwnWords, is_known, names

QUOTING = {"source": "Our calendar", "approved_by": "The Ombudsman", "checked_by": "Head of Data"}


def troubles(text: str, **told: str) -> list[str]:
    return [trouble for trouble, _ in OwnWords(written=text, **told).problems(LGSCO)]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your help.",
        "We wrote on 3 May, and again on 22 July 2020.",
        "Since March 2020, and in 2019-20 and 2020/21, we took fewer complaints.",
        "As section 26(1) of the Local Government Act 1974 asks, and paragraphs 3 and 4.",
        "We upheld {upheld_count} of {upheld_out_of}, in all {all_upheld_share}.",
        "It was {upheld_share 2018-19} two years ago.",
    ],
)
def test_words_dates_years_laws_and_named_figures_are_in_order(text):
    assert troubles(text) == []


@pytest.mark.parametrize(
    ("text", "number", "named"),
    [
        ("We upheld 12 complaints about your council.", "12", "{upheld_count}"),
        ("You complied in 100% of cases.", "100%", "{compliance_share}"),
        ("We received 1,234 enquiries.", "1,234", "{received}"),
        ("We decided 40 in 2019-20.", "40", "{decided}"),
        ("The average of similar authorities upheld was 45%.", "45%", "{upheld_average}"),
        ("We made 2020 decisions.", "2020", "{decided}"),
        ("Of 2020 complaints upheld, none was late.", "2020", "{upheld_count}"),
        ("We met １２ times.", "１２", "{"),
    ],
)
def test_a_typed_number_is_a_problem_that_names_the_nearest_figure(text, number, named):
    ((trouble, remedy),) = OwnWords(written=text).problems(LGSCO)
    assert trouble == f"has the number {number} typed in, with no figure behind it"
    assert f"Write {named}" in remedy
    assert f"[{number}]" in remedy


def test_a_figure_that_is_not_known_names_the_one_that_is_meant():
    ((trouble, remedy),) = OwnWords(written="We upheld {uphold_count}.").problems(LGSCO)
    assert trouble == "asks for {uphold_count}, which is not a figure in an edition"
    assert remedy.startswith("Did you mean {upheld_count}?")
    assert troubles("{received") == ["has a brace that is not closed"]


def test_a_quoted_number_needs_a_source_and_a_second_person():
    text = "Thank you for the [2] visits."
    assert troubles(text, **QUOTING) == []
    assert troubles(text) == ["quotes 2 without a source", "quotes 2, which no one has checked"]
    alone = {**QUOTING, "checked_by": "the  ombudsman"}
    assert troubles(text, **alone) == ["quotes 2, checked by the person who approved it"]


def test_what_is_quoted_excuses_no_other_number():
    assert troubles("The [2] visits, and 2 more.", **QUOTING) == [
        "has the number 2 typed in, with no figure behind it"
    ]


def test_named_and_quoted_numbers_are_printed_without_their_marks():
    words = OwnWords(written="[2] visits, {decided} decisions, {decided 2018-19} before.")
    figures = {("decided", ""): "1,203", ("decided", "2018-19"): "9"}
    said = words.said(lambda name, year: figures[name, year])
    assert said == "2 visits, 1,203 decisions, 9 before."


def test_every_name_may_be_asked_for_and_averages_of_all_may_not():
    known = [*names(LGSCO), "all_decided"]
    assert all(is_known(f"{name}{year}", LGSCO) for name in known for year in ("", " 2018-19"))
    assert not is_known("all_upheld_average", LGSCO)
    assert not is_known("upheld_count 2018", LGSCO)


def test_the_figures_that_may_be_named_are_those_of_the_profile():
    assert [name for name in names(WATERWAYS) if name.startswith("breaches")] == [
        "breaches_share",
        "breaches_count",
        "breaches_out_of",
        "breaches_average",
    ]
    ((_trouble, remedy),) = OwnWords(written="We found 12 breaches.").problems(WATERWAYS)
    assert "Write {breaches_count} for" in remedy
    assert [trouble for trouble, _ in OwnWords(written="{upheld_count}").problems(WATERWAYS)] == [
        "asks for {upheld_count}, which is not a figure in an edition"
    ]
