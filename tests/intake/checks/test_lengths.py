"""A decision's words have one limit: intake says the same of a longer text as a form does."""

import pytest

from tests.intake.checks.test_one_text import read, row_with, taken
from upheld.intake.checks.lengths import LONGEST
from upheld.intake.checks.one_text import read_text
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.files.limits import LONGEST_CELL
from upheld.intake.problems import IntakeError


@pytest.mark.parametrize(("column", "longest"), LONGEST["decided"].items())
def test_a_text_of_the_limit_is_taken_and_one_letter_more_is_refused_in_the_same_words(
    column, longest
):
    assert taken("decided", column, "a" * longest) == "a" * longest
    (row,) = read("decided", [row_with("decided", column, "a" * longest)])
    assert row[column] == "a" * longest
    with pytest.raises(Unreadable) as why:
        read_text("decided", column, "a" * (longest + 1))
    with pytest.raises(IntakeError) as problems:
        read("decided", [row_with("decided", column, "a" * (longest + 1))])
    (found,) = problems.value.problems
    assert (found.column, found.trouble) == (column, why.value.trouble)
    assert found.trouble == f"is {longest + 1:,} characters long, and the limit is {longest:,}"


def test_a_longer_text_is_still_read_so_that_it_can_be_named():
    assert all(longest < LONGEST_CELL for longest in LONGEST["decided"].values())
