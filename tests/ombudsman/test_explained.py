"""What tables and the methodology explain: general words, or an office's own, and what is wrong."""

from tests.ombudsman.test_profile import NAMES, changed, problems
from tests.profiles import LGSCO, WATERWAYS


def test_what_an_office_does_not_explain_is_explained_in_general_words():
    assert LGSCO.explain("alike", number="181") == "181 district councils"
    assert WATERWAYS.explain("alike", number="181") == "181 undertakers"
    assert WATERWAYS.explain("services_counted_means") == "Breaches about the service."


def test_a_word_that_cannot_be_filled_in_is_named(tmp_path):
    names = changed('alike = "{number} district', 'alike = "{numbers} district', NAMES)
    (problem,) = problems(tmp_path, names=names)
    assert "explained, alike: numbers cannot be filled in here." in problem


def test_a_stray_brace_is_named(tmp_path):
    names = changed('as_many = "as many', 'as_many = "as {many', NAMES)
    (problem,) = problems(tmp_path, names=names)
    assert "explained, as_many: a brace cannot be filled in here." in problem


def test_what_there_is_not_to_explain_is_named(tmp_path):
    names = changed("without_group =", "without_groups =", NAMES)
    (problem,) = problems(tmp_path, names=names)
    assert 'there is nothing with this name to explain. Did you mean "without_group"?' in problem


def test_an_example_without_its_year_is_named(tmp_path):
    names = changed('example.year = "2022-23"\n', "", NAMES)
    (problem,) = problems(tmp_path, names=names)
    assert problem.endswith('example: year is missing. Write it like "2019-20".')
