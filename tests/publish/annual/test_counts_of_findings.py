"""How many things do not agree, in the number that the verb asks for."""

import pytest

from upheld.edition.proof.finding import Finding
from upheld.publish.annual.building import NotProvedError


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "The edition was not made: 1 thing in it does not agree."),
        (2, "The edition was not made: 2 things in it do not agree."),
    ],
)
def test_an_edition_that_is_not_made_says_how_many_things_do_not_agree(count, words):
    findings = [Finding(where="figure", trouble="differs")] * count
    assert str(NotProvedError(findings)).splitlines()[0] == words
