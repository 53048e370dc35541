"""What an edition says of outcomes that an ended body hands on, and of both bodies.

Northampton and Daventry ended on 31 March 2021; West Northamptonshire took over from both.
"""

from dataclasses import replace
from datetime import date

import pytest

from tests.directory import default_directory, only
from tests.editions import edition_of
from tests.publish.letters.composing import checked, composed, decided, recipients, text_of
from tests.tables import extract
from upheld.core.vocabulary import What
from upheld.edition.content.handing_on import handed_on_by
from upheld.edition.proof.verifying import verify_database
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office, OfficeError, read_office
from upheld.publish.annual.case_sheets import cases_of
from upheld.publish.tables.sheets import tables_of

NORTHAMPTON, DAVENTRY, WEST = "northampton", "daventry", "west-northamptonshire"
NAMED = {NORTHAMPTON: WEST, DAVENTRY: WEST}
OFFICE = replace(read_office(), ended_outcomes=NAMED)
FEW = only(NORTHAMPTON, DAVENTRY, WEST, "north-northamptonshire", "leicester", "leeds", "bradford")
HANDING = handed_on_by(OFFICE, default_directory())
DATES = {"letters_on": "2022-07-20", "public_at": "2022-07-27T00:01:00+01:00"}
LAST_DAY, AFTER = "2021-03-31", "2021-09-01"
DECISIONS = [
    *decided(NORTHAMPTON, on="2021-03-01", upheld=4),
    *decided(DAVENTRY, on="2021-03-01", upheld=1),
    *decided(NORTHAMPTON, start=50, on="2021-06-01", not_upheld=1),
    *decided(WEST, start=60, on="2021-06-01", upheld=3),
    *decided("leicester", start=80, on="2021-06-01", upheld=1),
]
OUTCOMES = [
    *checked(NORTHAMPTON, on=AFTER, not_satisfied=1, satisfied=1, late=1, ceased=1),
    *checked(DAVENTRY, on=AFTER, not_satisfied=1),  # the first case of both: one complaint
    *checked(WEST, start=60, on=AFTER, satisfied=2),
    *checked("leicester", start=80, on=AFTER, satisfied=1),
]


def edition(office: Office = OFFICE, *, year: str = "2021-22", outcomes: list | None = None):
    made = edition_of(data(outcomes), year=year, office=office, directory=FEW, **DATES)
    assert verify_database(made, office) == []
    return made


def data(outcomes: list | None = None):
    return extract(decided=DECISIONS, compliance=OUTCOMES if outcomes is None else outcomes)


def figure(made: Edition, slug: str, measure: str = "compliance") -> dict:
    (row,) = made.rows(
        "SELECT * FROM figure WHERE authority = ? AND measure = ? AND year = ?",
        (slug, measure, str(made.year)),
    )
    return row


def counts(made: Edition, slug: str, measure: str = "compliance") -> tuple[int, int]:
    row = figure(made, slug, measure)
    return row["counted"], row["out_of"]


def test_outcomes_count_in_the_successors_rates_and_in_no_rate_of_the_bodys():
    made = edition()
    assert (counts(made, WEST), counts(made, NORTHAMPTON)) == ((4, 6), (0, 0))
    assert counts(made, WEST, "late-compliance") == (1, 4)
    shown = {row["authority"] for row in made.rows("SELECT authority FROM figure")}
    assert DAVENTRY not in shown  # nothing else was counted about it


def test_without_a_name_they_count_in_the_bodys():
    made = edition(read_office())
    assert (counts(made, WEST), counts(made, NORTHAMPTON)) == ((2, 2), (2, 3))
    assert counts(made, DAVENTRY) == (0, 1)
    assert made.rows("SELECT * FROM handed_on") == []


def test_the_average_has_them_and_all_authorities_together_have_as_many_as_before():
    on, off = edition(), edition(read_office())
    average = (
        "SELECT counted, out_of FROM average WHERE measure = 'compliance'"
        " AND peer_group = 'unitary'"
    )
    assert on.rows(average) == [{"counted": 5, "out_of": 7}]
    assert off.rows(average) == [{"counted": 3, "out_of": 3}]
    total = "SELECT outcome, count FROM total WHERE what = 'compliance' ORDER BY outcome"
    area = "SELECT counted, out_of FROM area WHERE measure = 'compliance' AND area = ''"
    assert (on.rows(total), on.rows(area)) == (off.rows(total), off.rows(area))


def test_what_was_recorded_on_the_last_day_is_the_bodys_own():
    outcomes = checked(NORTHAMPTON, on=LAST_DAY, satisfied=1)
    assert counts(edition(year="2020-21", outcomes=outcomes), NORTHAMPTON) == (1, 1)


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (
            checked(NORTHAMPTON, on=AFTER, satisfied=1),
            "In 2021-22, after this council was abolished, we recorded 1 compliance outcome, which"
            " counts in the figures of West Northamptonshire Council. There were no other outcomes,"
            " so there is no percentage.",
        ),
        (
            checked(NORTHAMPTON, on=AFTER, satisfied=1, ceased=1),
            "In 2021-22, after this council was abolished, we recorded 2 compliance outcomes, which"
            " count in the figures of West Northamptonshire Council. There were no other outcomes,"
            " so there is no percentage.",
        ),
        ([], "We had no compliance outcomes to record in 2021-22, so there is no percentage."),
    ],
)
def test_the_bodys_figure_says_how_many_there_were_and_where_they_count(outcomes, said):
    others = checked("leicester", start=80, on=AFTER, satisfied=1)
    assert figure(edition(outcomes=outcomes + others), NORTHAMPTON)["sentence"] == said


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (checked(NORTHAMPTON, on=AFTER, satisfied=1), "It was about recommendations made to"),
        (checked(NORTHAMPTON, on=AFTER, satisfied=2), "Both were about recommendations made to"),
        (
            checked(NORTHAMPTON, on=AFTER, satisfied=1)
            + checked(WEST, start=60, on=AFTER, satisfied=2),
            "One of the outcomes was about recommendations made to",
        ),
    ],
)
def test_the_successors_figure_says_how_many_were_about_somebody_elses(outcomes, said):
    sentence = figure(edition(outcomes=outcomes), WEST)["sentence"]
    assert f" {said} Northampton Borough Council." in sentence


def test_those_that_ceased_are_in_no_sentence_of_how_many_count():
    sentence = figure(edition(), WEST)["sentence"]
    assert " Four of the outcomes were about recommendations made to Daventry District" in sentence
    assert "We stopped checking in 1 case in 2021-22" in sentence


FAILED = "SELECT authority, decided_about, public, not_public FROM single_cases"


def test_a_failed_case_is_counted_with_the_successor_and_says_whom_the_decision_was_about():
    """One complaint about two bodies is two cases, and both failed."""
    assert [tuple(row.values()) for row in edition().rows(FAILED)] == [
        (WEST, DAVENTRY, 1, 0),
        (WEST, NORTHAMPTON, 1, 0),
    ]


def test_a_failed_case_whose_decision_is_not_public_is_counted_with_the_successor():
    outcomes = [*checked(NORTHAMPTON, start=999, on=AFTER, not_satisfied=1)]  # no decision of it
    made = edition(outcomes=outcomes)
    assert [tuple(row.values()) for row in made.rows(FAILED)] == [(WEST, NORTHAMPTON, 0, 1)]


def test_the_private_sheets_have_every_case_once_with_whose_decision_it_was():
    made = edition()
    cases = cases_of(data(), made, What.COMPLIANCE, as_at=date(2022, 3, 31), handed_on=HANDING)
    assert {slug: len(rows) for slug, rows in cases.items()} == {WEST: 7, "leicester": 1}
    assert ("19 000001", AFTER, "complete but not satisfied", NORTHAMPTON) in cases[WEST]


def test_sheets_of_what_was_handed_on_are_there_only_where_it_was():
    with_names, without = ({t.name for t in tables_of(edition(o))} for o in (OFFICE, read_office()))
    assert with_names - without == {"handed_on"}
    assert without <= with_names


def test_both_letters_say_it():
    made = edition()
    letters = recipients(data(), made)
    assert (
        "The compliance outcomes that we recorded after it was abolished count in the figures of"
        " West Northamptonshire Council. We send this letter to West Northamptonshire Council."
    ) in text_of(composed(made, letters[NORTHAMPTON]))
    assert (
        "are not added to the figures in this letter. Compliance outcomes that we have recorded"
        " since then on recommendations made to Daventry District Council and Northampton Borough"
        " Council are in its figures."
    ) in text_of(composed(made, letters[WEST]))
    assert DAVENTRY not in letters


def test_letters_without_a_name_say_nothing_of_it():
    made = edition(read_office())
    letters = recipients(data(), made)
    for slug in (NORTHAMPTON, WEST):
        told = text_of(composed(made, letters[slug]))
        assert "after it was abolished" not in told
        assert "since then" not in told


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ({"northamton": WEST}, "We do not have an authority called 'northamton'."),
        ({"leeds": "bradford"}, "Leeds City Council has not ended. Remove the line."),
        (
            {NORTHAMPTON: "north-northamptonshire"},
            "'north-northamptonshire' is not a successor of Northampton Borough Council. Write one of:"
            " west-northamptonshire.",
        ),
    ],
)
def test_a_name_that_cannot_be_meant_is_told_with_what_to_write(named, told):
    with pytest.raises(OfficeError) as refused:
        edition(replace(read_office(), ended_outcomes=named))
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE handed_on SET count = 9 WHERE outcome = 'complete late'", "is more than it has"),
        ("UPDATE handed_on SET successor = 'leicester'", "does not follow from which bodies ended"),
        (
            "UPDATE handed_on SET body = 'leeds' WHERE body = 'daventry'",
            "does not follow from which",
        ),
        (
            "INSERT INTO counted VALUES ('2021-22', 'northampton', 'compliance', '', 'ceased', 1)",
            "outcomes for northampton are also counted as its own",
        ),
        (
            "UPDATE handed_on SET outcome = 'complete and satisfied' WHERE body = 'daventry'",
            "daventry west-northamptonshire failed_compliance: 1, but handed on are 0",
        ),
        ("DELETE FROM handed_on", "sentence"),
    ],
)
def test_what_was_handed_on_is_proved_with_the_edition_alone(change, told):
    made = edition()
    made.database.execute(change)
    assert any(told in str(finding) for finding in verify_database(made, OFFICE))
