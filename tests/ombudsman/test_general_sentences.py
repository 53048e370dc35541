"""Each kind of measure has sentences that are right for any measure of it, by its own names."""

from dataclasses import replace

import pytest

from tests.offices import office_with, without_line, words_in
from tests.profiles import HOUSING, LGSCO, OMBUDSMEN, WALES
from upheld.core.comparing.comparison import Answer
from upheld.core.figures.figure import Body, Figure
from upheld.core.measures import Kind, Measure
from upheld.core.saying.figures import FigureContext, Handing, said_of_figure
from upheld.core.shares import share_of
from upheld.core.years import Year
from upheld.ombudsman.folder import read_office
from upheld.ombudsman.templates_of_kinds import OF_KIND
from upheld.ombudsman.wording import Wording, read_wording
from upheld.ombudsman.wording_checks import WordingError

WORDING = read_wording(read_office())
COMMON = WORDING.common(office=read_office(), year=Year(2024), kind="Landlord", name="Poplar")
GENERAL = {each.kind: replace(each, section=str(each.kind)) for each in LGSCO.measures}
KEPT, LATE, RATE = GENERAL[Kind.KEPT], GENERAL[Kind.LATE], GENERAL[Kind.RATE]


def words(measure: Measure, counted: int, out_of: int, **more: object) -> str:
    body = Body(slug="poplar", peer_group=None, exists=True, residents=out_of)
    share = share_of(measure, counted=counted, out_of=out_of)
    figure = Figure(body=body, share=share, average=None)
    context = FigureContext(figure=figure, answer=Answer.NO_GROUP, members=9)
    said = said_of_figure(replace(context, **more))
    return " ".join(
        WORDING.say(key, {**COMMON, **values})
        for key, values in said
        if not key.startswith("comparison.")
    )


@pytest.mark.parametrize(
    ("counted", "out_of", "said"),
    [
        (11, 79, "we counted 11 interventions, out of 79 cases closed about the authority (14%)."),
        (1, 79, "we counted 1 intervention, out of 79 cases closed about the authority (1%)."),
        (0, 79, "we counted no interventions, out of 79 cases closed about the authority (0%)."),
        (1, 1, "we counted 1 intervention, out of 1 case closed about the authority (100%)."),
        (0, 1, "we counted no interventions, out of 1 case closed about the authority (0%)."),
    ],
)
def test_a_share_is_said_in_the_names_of_its_measure(counted, out_of, said):
    assert words(WALES.by_slug["intervention"], counted, out_of) == f"In 2024-25 {said}"


def test_a_share_of_nothing_has_no_percentage():
    assert words(HOUSING.main, 0, 0) == (
        "There were no findings about the authority in 2024-25, so there is no percentage."
    )


@pytest.mark.parametrize(
    ("counted", "out_of", "late", "said"),
    [
        (3, 3, 0, "All 3 cases complied with were on time."),
        (2, 2, 2, "Both cases complied with were late."),
        (1, 1, 1, "The case complied with was late."),
        (
            7,
            9,
            1,
            "In the other 2, the authority should look at what went wrong and what it can learn."
            " Of the 7 cases complied with, 1 was late.",
        ),
    ],
)
def test_what_was_kept_is_told_with_what_was_late(counted, out_of, late, said):
    assert words(KEPT, counted, out_of, late=share_of(LATE, counted=late, out_of=counted)).endswith(
        f"%). {said}"
    )


def test_what_a_successor_took_over_and_what_counts_neither_way_are_told():
    handing = Handing(taken=2, taken_from="Bow Homes")
    assert words(KEPT, 2, 2, neither=1, handing=handing).endswith(
        " Both compliance outcomes were about Bow Homes."
        " One case in 2024-25 counts neither for nor against the authority."
    )


DUE = WALES.by_slug["recommendations-due"]


@pytest.mark.parametrize(
    ("counted", "failed", "said"),
    [
        (2, 1, "(67%). In the other one, the authority should look at what went wrong"),
        (2, 0, "(67%)."),
        (0, 3, "(0%). The authority should look at what went wrong"),
        (0, 1, "(0%)."),
    ],
)
def test_nobody_is_blamed_for_what_was_only_not_decided_yet(counted, failed, said):
    text = words(replace(DUE, section="kept"), counted, 3, failed=failed)
    assert f", out of 3 recommendations due {said}" in text
    assert ("went wrong" in text) == ("went wrong" in said)


@pytest.mark.parametrize(
    ("counted", "out_of", "said"),
    [
        (0, 2, "In 2024-25 there were 2 cases complied with, both on time."),
        (1, 1, "In 2024-25 there was 1 case complied with, and it was late (100%)."),
        (
            1,
            4,
            "In 2024-25 we counted 1 case complied with late, out of 4 cases complied with (25%).",
        ),
    ],
)
def test_what_was_late_agrees_with_its_number(counted, out_of, said):
    assert words(LATE, counted, out_of) == said


def test_a_rate_names_what_it_counts():
    assert words(RATE, 1, 60_000, population="Census 2021") == (
        "We counted 1 upheld decision about the authority in 2024-25,"
        " 1.7 for every 100,000 residents (Census 2021)."
    )


def saying(folder, *, sentences: str, text: str) -> Wording:
    """The default office by rules of its own: upheld has these sentences."""
    rules = (OMBUDSMEN / "waterways" / "profile.toml").read_text("utf-8")
    named = (OMBUDSMEN / "waterways" / "words" / "en-GB.toml").read_text("utf-8")
    line = 'key = "breaches"\nkind = "share"\n'
    assert rules.count(line) == 1
    office_with(folder, "")
    (folder / "profile.toml").write_text(rules.replace(line, f"{line}{sentences}\n"), "utf-8")
    words_in(folder).write_text(f"{named}\n{text}", "utf-8")
    return read_wording(read_office(folder))


def test_what_a_group_of_sentences_leaves_out_is_said_as_for_any_of_its_kind(tmp_path):
    own = saying(
        tmp_path,
        sentences='sentences = "rulings"',
        text='[rulings]\nmeaning = "A rule was broken."',
    )
    assert own.say("rulings.meaning", COMMON) == "A rule was broken."
    said = {name for name in OF_KIND[Kind.SHARE] if own.has(f"rulings.{name}")}
    assert said == {name for name, each in OF_KIND[Kind.SHARE].items() if not each.is_optional} | {
        "meaning"
    }
    assert own.sentences["rulings.share"] == WORDING.sentences["share.share"]


def test_sentences_of_another_kind_are_refused(tmp_path):
    with pytest.raises(WordingError) as refused:
        saying(tmp_path, sentences='sentences = "late"', text="")
    assert [without_line(problem) for problem in refused.value.problems] == [
        f"{tmp_path / 'profile.toml'}: the sentences of breaches, 'late', are of the kind late,"
        " and it is of the kind share. Write another name for its sentences, or delete the line to"
        " use the general ones."
    ]


def test_what_is_said_of_stages_is_for_those_who_have_them(tmp_path):
    text = '[funnel]\nexamined = "We examined all {examined}."\n[stages]\nexamined = "Looked into."'
    own = saying(tmp_path, sentences="", text=text)
    assert {key for key in own.sentences if key.startswith(("funnel.", "stages."))} == {
        "funnel.examined",
        "stages.examined",
    }
    assert WORDING.has("funnel.investigated_closed")
