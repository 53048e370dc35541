"""The words of breaks, which stand beside every authority's figures."""

import re

from tests.profiles import LGSCO, UPHELD_RATE
from upheld.core.comparability import Break
from upheld.core.comparing.comparison import Answer
from upheld.core.comparing.in_every_way import Basis, Comparison
from upheld.core.figures.figure import Body, Figure
from upheld.core.saying.comparisons import said_of_comparison
from upheld.core.saying.figures import FigureContext
from upheld.core.shares import share_of
from upheld.core.years import Year
from upheld.ombudsman.folder import read_office
from upheld.ombudsman.wording import read_wording

OF_ONE_SERIES = {  # words of a figure to the only series that they may stand beside
    "uphold rate": "upheld",
    "satisfactory remed": "satisfactory-remedies",
    "per 100,000": "upheld-per-100000",
}


def test_a_break_names_no_figure_but_its_own():
    beside = {
        phrase: {
            series
            for each in LGSCO.breaks
            if phrase in each.said().casefold()
            for series in each.series
        }
        for phrase in OF_ONE_SERIES
    }
    assert beside == {phrase: {series} for phrase, series in OF_ONE_SERIES.items()}


def test_no_break_says_how_many_complaints_an_authority_had():
    """55 councils received more complaints in the year of the three closed months."""
    assert [
        each.words for each in LGSCO.breaks if re.search(r"\b(received|decided)\b", each.words)
    ] == []


def test_a_break_without_a_reason_ends_its_sentence_at_the_year():
    assert [said_across(reason) for reason in ("since then we take fewer.", "")] == [
        "We do not compare it with 2021-22: since then we take fewer.",
        "We do not compare it with 2021-22.",
    ]


def said_across(reason: str) -> str:
    body = Body(slug="kent", peer_group=None, exists=True, residents=None)
    figure = Figure(body=body, share=share_of(UPHELD_RATE, counted=1, out_of=3), average=None)
    row = Comparison(
        basis=Basis.LAST_YEAR,
        beside="2021-22",
        counted=1,
        out_of=3,
        compared=None,
        answer=Answer.NO_GROUP,
        divided_by=Break(year=Year(2022), series=("upheld",), words="Fewer.", reason=reason),
    )
    context = FigureContext(figure=figure, answer=Answer.NO_GROUP)
    ((key, values),) = said_of_comparison(context, row)
    return read_wording(read_office()).say(key, values)
