"""The words of breaks, which stand beside every authority's figures."""

import re

from tests.profiles import LGSCO

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
