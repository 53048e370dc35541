"""What several pages say with the same words."""

import pytest

from upheld.site.rendering import environment


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "no complaints or enquiries"),
        (1, "1 complaint or enquiry"),
        (1_203, "1,203 complaints and enquiries"),
    ],
)
def test_a_count_in_a_sentence_is_said_as_a_letter_says_it(count, words):
    said = (
        environment()
        .get_template("parts.html")
        .module.number_of(
            count,
            "complaint or enquiry",
            "complaints and enquiries",
            nothing="no complaints or enquiries",
        )
    )
    assert str(said).strip() == words


def test_a_page_of_a_council_says_its_counts_so():
    source, _, _ = environment().loader.get_source(environment(), "council.html")
    assert "parts.number_of(stage.received" in source
    assert "parts.number_of(stage.decided" in source
