"""No sentence says what would have been where it is what was; words fit none, both and all."""

import re

import pytest

from tests.profiles import COMPLIANCE, LATE_COMPLIANCE, SATISFACTORY_REMEDIES, UPHELD_RATE
from upheld.core.comparing.comparison import LEVEL, STRICT_LEVEL, Answer, compare
from upheld.core.comparing.distributions import Stratum
from upheld.core.comparing.in_every_way import Basis, Comparison
from upheld.core.figures.figure import Average, Body, Figure
from upheld.core.measures import Measure
from upheld.core.saying.comparisons import said_of_comparison
from upheld.core.saying.figures import FigureContext, said_of_figure
from upheld.core.shares import percent_text, share_of
from upheld.core.years import Year
from upheld.ombudsman.folder import read_office
from upheld.ombudsman.wording import read_wording

WORDING = read_wording(read_office())
COMMON = WORDING.common(office=read_office(), year=Year(2022), kind="County council", name="Kent")
COMPARED = (UPHELD_RATE, SATISFACTORY_REMEDIES)
LEVELS = {Basis.PEERS: LEVEL, Basis.POOLED_YEARS: STRICT_LEVEL}
WHAT_MIGHT_HAVE_BEEN = re.compile(r"\b(even if|would|had upheld|had been)\b", re.IGNORECASE)

Counts = tuple[int, int, int, int]  # counted and out of; the same of the whole group
COUNTS = [
    (x, n, counted, whole)
    for n in (5, 6, 9, 20, 40)
    for others in (0, 2, 5, 30, 400)
    for whole in [n + others]
    for counted in sorted({whole * tenths // 20 for tenths in range(21)} | {1, whole - 1})
    for x in range(max(0, n - (whole - counted)), min(n, counted) + 1)
]


def keys_and_words(measure: Measure, basis: Basis, counts: Counts) -> tuple[list[str], str]:
    x, n, counted, whole = counts
    stratum = Stratum(out_of=n, group_counted=counted, group_out_of=whole)
    compared = compare(x, [stratum], level=LEVELS[basis])
    average = Average(
        peer_group="county",
        measure=measure,
        counted=counted,
        out_of=whole,
        text=percent_text(counted, whole),
        basis="pooled",
        source="",
        members=9,
    )
    body = Body(slug="kent", peer_group="county", exists=True, residents=None)
    figure = Figure(body=body, share=share_of(measure, counted=x, out_of=n), average=average)
    context = FigureContext(
        figure=figure, answer=compared.answer, group="county councils", members=9
    )
    row = Comparison(
        basis=basis,
        beside="2020-21" if basis == Basis.POOLED_YEARS else "county",
        counted=x,
        out_of=n,
        compared=compared,
        answer=compared.answer,
    )
    said = said_of_comparison(context, row)
    if basis == Basis.POOLED_YEARS:
        said = said[1:]  # without the figure itself
    words = " ".join(WORDING.say(key, {**COMMON, **values}) for key, values in said)
    return [key for key, _ in said], words


@pytest.mark.parametrize("basis", LEVELS)
@pytest.mark.parametrize("measure", COMPARED, ids=lambda measure: measure.slug)
def test_where_none_or_all_is_what_happened_no_sentence_says_even_if(measure, basis):
    extremes = [counts for counts in COUNTS if counts[0] in (0, counts[1])]
    said = {counts: keys_and_words(measure, basis, counts) for counts in extremes}
    differ = ("higher", "lower")  # "would have a figure as high as this" is of other councils
    assert {
        words
        for keys, words in said.values()
        if not keys[0].endswith(differ) and ".too_few" not in keys[0]
        if WHAT_MIGHT_HAVE_BEEN.search(words)
    } == set()
    found = {key.partition(".")[2] for keys, _ in said.values() for key in keys}
    asked = {"not_enough", "none_is_rare"} if basis == Basis.PEERS else {"not_enough"}
    assert asked <= found


@pytest.mark.parametrize("basis", LEVELS)
@pytest.mark.parametrize("measure", COMPARED, ids=lambda measure: measure.slug)
def test_that_all_or_none_would_not_have_been_enough_is_true(measure, basis):
    """Asked again with the authority's cases all upheld, or none, and the others as they were."""
    level, asked = LEVELS[basis], 0
    for counts in COUNTS:
        x, n, counted, whole = counts
        ((key, *_), _words) = keys_and_words(measure, basis, counts)
        ends = {"even_all": n, "not_enough": x, "even_none": 0, "rare": 0, "none_is_rare": 0}
        end = ends.get(key.partition(".")[2])
        if end is not None:
            stratum = Stratum(out_of=n, group_counted=counted - x + end, group_out_of=whole)
            answer = compare(end, [stratum], level=level).answer
            assert answer in (Answer.NO_DIFFERENCE_SHOWN, Answer.TOO_FEW), (counts, key, end)
            asked += 1
    assert asked > 100


@pytest.mark.parametrize(
    ("measure", "counts", "words"),
    [
        (
            UPHELD_RATE,
            (18, 18, 830, 1000),
            "With 18 investigations, even a figure of 100% is not enough to show that the council"
            " differs from other county councils.",
        ),
        (
            UPHELD_RATE,
            (17, 18, 830, 1000),
            "With 18 investigations, even 18 upheld would not have been enough to show that the"
            " council differs from other county councils.",
        ),
        (
            SATISFACTORY_REMEDIES,
            (0, 9, 150, 1000),
            "With 9 upheld decisions, even a figure of 0% is not enough to show that the council"
            " differs from other county councils.",
        ),
        (
            SATISFACTORY_REMEDIES,
            (0, 20, 60, 1000),
            "Remedies of this kind are rare (6% for all county councils), so none among 20 upheld"
            " decisions does not show a difference.",
        ),
        (
            SATISFACTORY_REMEDIES,
            (1, 20, 60, 1000),
            "Remedies of this kind are rare (6% for all county councils). Even if there had been"
            " none among 20 upheld decisions, that would not have shown a difference.",
        ),
        (
            UPHELD_RATE,
            (0, 20, 60, 1000),
            "Few investigations lead to an upheld complaint (6% for all county councils), so none"
            " upheld among 20 investigations does not show a difference.",
        ),
        (
            UPHELD_RATE,  # the others have 5 cases: 40 of 40 beside 1 of them would be higher
            (9, 40, 10, 45),
            "With 40 investigations, a difference of this size could be due to chance. The figure"
            " does not show whether the council differs from other county councils.",
        ),
    ],
)
def test_each_end_has_its_own_words(measure, counts, words):
    assert keys_and_words(measure, Basis.PEERS, counts)[1] == words


def of_year(measure: Measure, counted: int, out_of: int) -> str:
    body = Body(slug="kent", peer_group=None, exists=True, residents=None)
    figure = Figure(
        body=body, share=share_of(measure, counted=counted, out_of=out_of), average=None
    )
    late = share_of(LATE_COMPLIANCE, counted=counted, out_of=counted)
    context = FigureContext(figure=figure, answer=Answer.NO_GROUP, late=late)
    return " ".join(
        WORDING.say(key, {**COMMON, **values}) for key, values in said_of_figure(context)
    )


@pytest.mark.parametrize(
    "measure",
    [UPHELD_RATE, COMPLIANCE, LATE_COMPLIANCE, SATISFACTORY_REMEDIES],
    ids=lambda measure: measure.slug,
)
def test_two_of_two_are_both_and_more_are_all(measure):
    both, three = of_year(measure, 2, 2), of_year(measure, 3, 3)
    assert re.findall(r"\b[Aa]ll 2\b|\b2 \(100%\)", both) == []
    assert re.search(r"\b[Bb]oth\b", both)
    assert re.search(r"\b[Aa]ll\b", three)
    assert not re.search(r"\b[Bb]oth\b", three)


def test_all_upheld_is_said_as_all():
    assert of_year(UPHELD_RATE, 6, 6).startswith(
        "In 2022-23 we completed 6 detailed investigations about the council and upheld all 6"
        " (100%)."
    )


@pytest.mark.parametrize(
    ("measure", "counted", "out_of", "words"),
    [
        (UPHELD_RATE, 0, 1, "completed 1 detailed investigation and did not uphold the complaint"),
        (UPHELD_RATE, 1, 1, "and upheld the complaint (100%)"),
        (UPHELD_RATE, 2, 2, "and upheld both (100%)"),
        (UPHELD_RATE, 6, 6, "and upheld all 6 (100%)"),
        (UPHELD_RATE, 5, 6, "and upheld 5 (83%)"),
        (SATISFACTORY_REMEDIES, 2, 2, "we upheld 2 complaints. In both of them (100%) the council"),
        (SATISFACTORY_REMEDIES, 6, 6, "we upheld 6 complaints. In all of them (100%) the council"),
    ],
)
def test_years_together_are_said_as_a_year_is(measure, counted, out_of, words):
    body = Body(slug="kent", peer_group=None, exists=True, residents=None)
    figure = Figure(body=body, share=share_of(measure, counted=0, out_of=0), average=None)
    row = Comparison(
        basis=Basis.POOLED_YEARS,
        beside="2020-21",
        counted=counted,
        out_of=out_of,
        compared=None,
        answer=Answer.NO_GROUP,
    )
    ((key, values),) = said_of_comparison(FigureContext(figure=figure, answer=Answer.NO_GROUP), row)
    said = WORDING.say(key, {**COMMON, **values})
    assert said.startswith("From 2020-21 to 2022-23 together we ")
    assert words in said
