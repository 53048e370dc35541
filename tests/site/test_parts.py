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


@pytest.mark.parametrize(
    ("standing_out", "expected", "most", "said"),
    [
        (0, 0.0, 0, "With the cases that they had, none of them could."),
        (0, 0.4, 1, "If all were alike, chance alone would make 1 or none stand out in 19 years"),
    ],
)
def test_where_no_figure_could_stand_out_the_words_say_so(standing_out, expected, most, said):
    row = {"standing_out": standing_out, "compared": 7, "expected": expected, "most": most}
    parts = environment().get_template("parts.html").module
    words = " ".join(str(parts.standing_out(row, "county councils")).split())
    assert words.startswith(f"None of the 7 county councils with cases stands out. {said}")
