"""What an ombudsman's words may say for its public pages, and what is refused."""

import pytest

from tests.offices import office_with, words_in
from upheld.ombudsman.folder import DEFAULT_OFFICE, OfficeError, read_office

RULES = (DEFAULT_OFFICE / "profile.toml").read_text("utf-8")
NAMES = (DEFAULT_OFFICE / "words" / "en-GB.toml").read_text("utf-8")


def public_of(folder, added):
    """Of a folder with the default rules and only these words of its own."""
    words_in(office_with(folder, "")).write_text(added, "utf-8")
    return read_office(folder).profile.public


def test_a_folder_with_the_default_rules_changes_only_the_texts_that_it_has(tmp_path):
    public = public_of(tmp_path, '[site]\nrates = "Rates"\n')
    assert public["rates"] == "Rates"
    assert public["base_heading"] == "Investigated in detail"
    assert public.stages["not ours"].title == "Too early, or not ours to look at"


@pytest.mark.parametrize(
    ("added", "trouble"),
    [
        ('[site]\nrate = "Rates"\n', 'site, rate: there is no such key. Did you mean "rates"?'),
        (
            '[site]\nrates = "Rates of {year}"\n',
            "site, rates: 'Rates of {year}' has a brace that is not filled in. There are no names"
            " in braces.",
        ),
        (
            '[site]\ncounted_sentence = "{complaint} in {year}"\n',
            "site, counted_sentence: '{complaint} in {year}' has a brace that is not filled in."
            " There are {complaints} and {year}.",
        ),
        (
            '[site.stages.investigate]\ntitle = "Looked into"\n',
            "site, stages, investigate: the profile has none that is called so. Did you mean"
            ' "investigated"?',
        ),
        (
            '[site.notes]\nupholding = "Fault"\n',
            "site, notes, upholding: the profile has none that is called so. Did you mean"
            ' "upheld"?',
        ),
        (
            '[[site.glossary]]\npart = "Who is it"\nword = "x"\nmeaning = "y"\n',
            'site, glossary, number 1, part: "Who is it" is not one that we know. Did you mean "Who is'
            ' who"?',
        ),
    ],
)
def test_what_no_page_has_a_place_for_is_refused(tmp_path, added, trouble):
    with pytest.raises(OfficeError) as refused:
        public_of(tmp_path, added)
    (line,) = str(refused.value).splitlines()[1:]
    assert line.partition(", ")[2] == trouble
