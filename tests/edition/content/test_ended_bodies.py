"""What an edition says of a body that has been abolished, and of one that lies over councils."""

import pytest

from tests.editions import edition_of
from tests.publish.letters.composing import checked, decided
from tests.tables import extract
from upheld.edition.proof.verifying import verify_database

PER_RESIDENTS = "upheld-per-100000"
DATES = {"letters_on": "2024-07-17", "public_at": "2024-07-24T00:01:00+01:00"}


def figures_of(*rows: dict, outcomes: tuple = ()) -> dict[tuple[str, str], dict]:
    """Authority and measure to the figure of 2023-24, in an edition that verifies."""
    tables = {"decided": list(rows)} | ({"compliance": list(outcomes)} if outcomes else {})
    edition = edition_of(extract(**tables), year="2023-24", **DATES)
    assert verify_database(edition) == []
    return {(row["authority"], row["measure"]): row for row in edition.rows("SELECT * FROM figure")}


def test_one_complaint_and_one_successor_are_one():
    figures = figures_of(*decided("carlisle", on="2023-06-01", not_upheld=1))
    assert figures["carlisle", "upheld"]["sentence"].endswith(
        " This council was abolished on 1 April 2023. We made this decision afterwards, so we do"
        " not compare it or add it to the figures of Cumberland Council."
    )


def test_several_complaints_and_two_successors_are_several():
    figures = figures_of(*decided("cumbria", on="2023-06-01", upheld=2))
    assert figures["cumbria", "upheld"]["sentence"].endswith(
        " This council was abolished on 1 April 2023. We made these decisions afterwards, so we do"
        " not compare them or add them to the figures of Cumberland Council and Westmorland and"
        " Furness Council."
    )


def test_other_figures_of_an_abolished_council_are_not_compared_either():
    figures = figures_of(
        *decided("kent", on="2023-06-01", upheld=1),
        outcomes=checked("carlisle", on="2023-06-01", satisfied=1),
    )
    assert figures["carlisle", "compliance"]["sentence"].endswith(
        " This council was abolished on 1 April 2023, so we do not compare this figure."
    )


def test_an_abolished_council_has_no_rate_by_residents_who_are_now_anothers():
    """Cumbria's 499,800 residents are those of two other councils since 1 April 2023."""
    figure = figures_of(*decided("cumbria", on="2023-06-01", upheld=2))["cumbria", PER_RESIDENTS]
    assert (figure["counted"], figure["out_of"], figure["text"]) == (None, None, "not given")
    assert figure["sentence"] == (
        "We do not give this rate for a council that has been abolished: its residents are now"
        " counted with Cumberland Council and Westmorland and Furness Council."
    )


@pytest.mark.parametrize(
    ("slug", "kinds"),
    [
        ("dartmoor-national-park", "national park authorities"),
        ("broads-authority", "national park authorities"),
        ("greater-manchester-combined-authority", "combined authorities"),
        ("transport-for-london", "transport bodies"),
    ],
)
def test_residents_of_a_park_are_counted_with_their_councils(slug, kinds):
    figures = figures_of(*decided(slug, on="2023-06-01", upheld=1))
    assert figures[slug, PER_RESIDENTS]["text"] == "not given"
    assert figures[slug, PER_RESIDENTS]["comparison"] == "not-compared"
    assert figures[slug, PER_RESIDENTS]["sentence"] == (
        f"We do not give this rate for {kinds}: their residents are already counted with their"
        " councils."
    )
