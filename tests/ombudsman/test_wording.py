from pathlib import Path

import pytest

from tests.offices import office_with, without_line, words_in
from upheld.ombudsman.folder import DEFAULT_OFFICE, OfficeError, read_office
from upheld.ombudsman.profile_reading import WORDS
from upheld.ombudsman.wording import Wording, read_wording
from upheld.ombudsman.wording_checks import WordingError


def office_saying(folder: Path, text: str) -> Wording:
    words_in(office_with(folder, "")).write_text(text, "utf-8")
    return read_wording(read_office(folder))


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(WordingError) as refused:
        office_saying(folder, text)
    (problem,) = refused.value.problems
    return without_line(problem.removeprefix(f"{folder / WORDS}, "))


def test_the_default_wording_has_every_sentence_and_nothing_to_refuse():
    wording = read_wording(read_office())
    optional = {key for key, template in wording.templates.items() if template.is_optional}
    assert set(wording.sentences) | optional == set(wording.templates)


def test_an_office_changes_one_sentence_and_keeps_the_others(tmp_path):
    own = office_saying(tmp_path, '[letter]\nclosing = "With best regards"')
    default = read_wording(read_office())
    assert own.say("letter.closing", {}) == "With best regards"
    assert own.sentences["letter.draft"] == default.sentences["letter.draft"]


def test_a_placeholder_that_the_sentence_does_not_have_is_refused_when_read(tmp_path):
    assert refusal(tmp_path, '[upheld]\nmeaning = "It is {percnt}."') == (
        "upheld.meaning: this sentence does not have {percnt}."
        " It has, like every sentence, year, body, bodies, authority, the_authority, office, site."
    )


def test_a_placeholder_is_suggested_where_one_is_near(tmp_path):
    assert refusal(tmp_path, '[upheld]\naverage = "For {groop} it was {average}."') == (
        "upheld.average: this sentence does not have {groop}."
        " Did you mean {group}? It has average, group and, like every sentence,"
        " year, body, bodies, authority, the_authority, office, site."
    )


def test_a_form_is_named_where_its_placeholder_is_wrong(tmp_path):
    text = '[year]\nreceived = { one = "{received}", many = "{recieved} came." }'
    assert refusal(tmp_path, text).startswith(
        "year.received, many: this sentence does not have {recieved}."
    )


def test_an_unknown_key_is_refused_with_the_nearest_one(tmp_path):
    assert refusal(tmp_path, '[upheld]\nmeanings = "Words."') == (
        "upheld.meanings: there is no sentence with this name. Did you mean 'upheld.meaning'?"
    )


@pytest.mark.parametrize("text", ["In {year we", "In year} we", "In {} we", "{year!r}", "{year.a}"])
def test_a_brace_that_holds_no_name_is_refused(tmp_path, text):
    problem = refusal(tmp_path, f'[letter]\nclosing = "{text}"')
    assert "has a brace without a name in it, or one that is not closed" in problem


@pytest.mark.parametrize("digits", ["33", "1,412", "2.5"])
def test_a_number_typed_into_a_sentence_is_refused(tmp_path, digits):
    problem = refusal(tmp_path, f'[upheld]\nmeaning = "About {digits} of all."')
    assert problem.startswith(f"upheld.meaning: {digits} is typed into the sentence,")


def test_a_sentence_with_forms_needs_one_and_many(tmp_path):
    assert refusal(tmp_path, '[compliance]\nneither = { many = "{cases} ceased." }') == (
        "compliance.neither: the form 'one' is missing. Write it, so that numbers and nouns agree."
    )


def test_forms_are_refused_where_there_is_no_number_to_choose_by(tmp_path):
    text = '[letter]\nclosing = { one = "Yours", many = "All yours" }'
    assert refusal(tmp_path, text) == (
        "letter.closing: this sentence has one form. Write one text between quotes."
    )


def test_an_unknown_form_an_empty_text_and_a_number_are_refused_together(tmp_path):
    text = (
        '[letter]\nclosing = ""\ndraft = 5\n'
        '[compliance]\nneither = { one = "One.", many = "Many.", few = "Few." }'
    )
    with pytest.raises(WordingError) as refused:
        office_saying(tmp_path, text)
    assert [p.split(": ")[0].split(", ", 2)[2] for p in refused.value.problems] == [
        "letter.closing",
        "letter.draft",
        "compliance.neither, few",
    ]
    assert "The wording has 3 problems:" in str(refused.value)


def test_a_noun_needs_both_its_numbers(tmp_path):
    assert refusal(tmp_path, '[nouns]\ncases = { one = "case" }') == (
        'nouns.cases: write { one = "case", many = "cases" }.'
    )


def test_a_noun_that_no_sentence_counts_is_refused(tmp_path):
    text = '[nouns]\ncase = { one = "case", many = "cases" }'
    assert refusal(tmp_path, text) == "nouns.case: this noun is not used. Did you mean 'cases'?"


def test_what_is_not_toml_is_refused_with_its_line(tmp_path):
    with pytest.raises(OfficeError, match=r"is not TOML: .*line 2"):
        office_saying(tmp_path, "[letter]\nclosing = Yours")


def test_numbers_agree_and_carry_commas():
    wording = read_wording(read_office())
    assert [wording.counted(n, "cases") for n in (0, 1, 2, 1412)] == [
        "0 cases",
        "1 case",
        "2 cases",
        "1,412 cases",
    ]


def test_small_numbers_begin_a_sentence_as_words(tmp_path):
    text = '[learning]\npeople = { one = "{People} came.", many = "{People} came." }'
    wording = office_saying(tmp_path, text)
    assert [wording.say("learning.people", {"people": n}) for n in (1, 3, 10, 11, 1412)] == [
        "One person came.",
        "Three people came.",
        "Ten people came.",
        "11 people came.",
        "1,412 people came.",
    ]


def test_a_body_is_called_council_where_its_kind_says_so_and_authority_elsewhere():
    wording = read_wording(read_office())
    assert wording.body("District council") == ("council", "councils")
    assert wording.body("National park authority") == ("authority", "authorities")


def test_an_office_names_its_own_kinds_of_body_before_the_default_ones(tmp_path):
    text = '[bodies]\n"London" = { one = "borough", many = "boroughs" }'
    wording = office_saying(tmp_path, text)
    assert wording.body("London borough council") == ("borough", "boroughs")
    assert wording.body("County council") == ("council", "councils")


def test_what_is_filled_in_is_not_read_as_a_template():
    said = read_wording(read_office()).say(
        "letter.purpose", {"the_authority": "{year}", "year_end": ""}
    )
    assert "{year}" in said


def test_the_default_file_is_where_an_office_finds_it():
    assert read_office().files[WORDS] == DEFAULT_OFFICE / WORDS
