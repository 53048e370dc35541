"""Every extract of bad contents is refused, and the message names the place and the remedy."""

import pytest

from tests.intake.bad_contents import BAD_CONTENTS, BadContents
from tests.intake.extracts import read_here
from upheld.intake.problems import IntakeError


@pytest.mark.parametrize("case", BAD_CONTENTS, ids=lambda case: case.name)
def test_bad_contents_are_refused_with_the_place_and_the_remedy(case, tmp_path):
    folder = case.write(tmp_path / case.name)
    with pytest.raises(IntakeError) as refusal:
        read_here(folder)
    (problem,) = refusal.value.problems
    said = str(problem)
    assert said.startswith(f"{case.place}: "), said
    assert [words for words in case.words if words not in said] == [], said


def test_the_good_extract_that_the_bad_ones_change_is_accepted(tmp_path):
    folder = BadContents("good", "", ()).write(tmp_path / "good")
    extract = read_here(folder)
    assert {name: table.num_rows for name, table in extract.tables.items()} == {
        "received": 3,
        "decided": 3,
    }


def test_no_two_bad_extracts_bear_one_name():
    assert len({case.name for case in BAD_CONTENTS}) == len(BAD_CONTENTS)
