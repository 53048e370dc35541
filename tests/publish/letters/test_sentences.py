"""What is said of each figure, in each of its variants, word for word."""

import pytest

from tests.editions import edition_of
from tests.publish.letters.composing import (
    NWL,
    checked,
    composed,
    decided,
    headline,
    letter_of,
    recipients,
    said,
)
from tests.tables import extract

MEANING = (
    "Upheld means that we found some fault, or that the council had already accepted it."
    " Fault does not always cause injustice."
)
OTHERS = decided("cambridge", start=500, upheld=4, not_upheld=1, remedied=1)
YEAR = (
    "A case counts in the year in which we record its outcome; our decision may be from an earlier"
    " year."
)


def upheld(**outcomes: int) -> str:
    letter = letter_of(decided=decided(NWL, **outcomes) + OTHERS)
    return said(letter, "upheld").removesuffix(f" {MEANING}")


def compliance(**outcomes: int) -> str:
    rows = checked(NWL, **outcomes) + checked("cambridge", start=500, satisfied=9)
    letter = letter_of(decided=decided(NWL, upheld=1), compliance=rows)
    return said(letter, "compliance").split(" The figure for all district councils")[0]


def remedies(*, upheld: int, remedied: int) -> str:
    letter = letter_of(decided=decided(NWL, upheld=upheld, remedied=remedied) + OTHERS)
    return said(letter, "satisfactory-remedies").split(" The figure for all district councils")[0]


def test_upheld_tells_count_base_percentage_and_similar_councils():
    assert upheld(upheld=1, not_upheld=2) == (
        "In 2019-20 we completed 3 detailed investigations about the council and upheld 1 (33%)."
        " The figure for all district councils was 63%. Three investigations are too few to say"
        " whether the council differs from other district councils: one decision the other way"
        " would move its figure by 33 percentage points."
    )


def test_upheld_none_of_several_is_told_as_none():
    assert upheld(not_upheld=6).startswith(
        "In 2019-20 we completed 6 detailed investigations about the council and upheld none (0%)."
    )


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("upheld", "upheld the complaint (100%)"),
        ("not_upheld", "did not uphold the complaint (0%)"),
    ],
)
def test_a_single_investigation_is_told_in_the_singular(outcome, words):
    assert upheld(**{outcome: 1}).startswith(
        f"In 2019-20 we completed 1 detailed investigation about the council and {words}."
    )


def test_no_investigation_is_no_percentage():
    letter = letter_of(decided=decided(NWL, closed=2) + OTHERS)
    shown = headline(letter, "upheld")
    assert (shown.text, shown.count_line) == ("no cases", "No detailed investigations")
    assert said(letter, "upheld") == (
        "We completed no detailed investigation in 2019-20, so there is no percentage."
        " Complaints closed earlier are in the table."
    )


def test_nothing_decided_promises_no_complaints_in_the_table():
    letter = letter_of(decided=OTHERS)
    assert said(letter, "upheld") == (
        "We completed no detailed investigation in 2019-20, so there is no percentage."
    )


def test_compliance_in_all_cases():
    assert compliance(satisfied=3) == (
        "We recorded 3 compliance outcomes in 2019-20. In all 3 (100%) we were satisfied that the"
        " council had carried out our recommendations. All 3 were carried out on time."
    )


def test_late_compliance_is_told_with_its_own_base():
    assert compliance(satisfied=7, late=3) == (
        "We recorded 10 compliance outcomes in 2019-20. In all 10 (100%) we were satisfied that the"
        " council had carried out our recommendations. Of the 10, 3 were late."
    )


def test_cases_that_did_not_satisfy_us_are_told_beside_those_that_did():
    assert compliance(satisfied=8, late=3, not_satisfied=1) == (
        "We recorded 12 compliance outcomes in 2019-20. In 11 (92%) we were satisfied that the"
        " council had carried out our recommendations. In 1 we were not: the council should look at"
        " what went wrong and what it can learn. Of the 11, 3 were late."
    )


def test_one_case_and_that_one_late():
    assert compliance(late=1) == (
        "We recorded 1 compliance outcome in 2019-20, and were satisfied that the council had"
        " carried out our recommendations (100%). They were carried out late."
    )


@pytest.mark.parametrize(
    ("outcomes", "weight"),
    [
        (1, "There was only one outcome, so the percentage could only be 0% or 100%."),
        (3, "There were 3 compliance outcomes, so each counts for 33 percentage points."),
    ],
)
def test_beside_an_average_it_is_told_how_much_each_of_few_outcomes_moves(outcomes, weight):
    rows = checked(NWL, satisfied=outcomes) + checked("cambridge", start=500, satisfied=9)
    letter = letter_of(decided=decided(NWL, upheld=1), compliance=rows)
    assert said(letter, "compliance").endswith(f"{weight} {YEAR}")


def test_all_of_several_late():
    assert compliance(late=2).endswith("Both were late.")


def test_one_late_of_several():
    assert compliance(late=1, satisfied=1).endswith("Of the 2, 1 was late.")


def test_compliance_in_no_case():
    assert compliance(not_satisfied=1, not_complete=1) == (
        "We recorded 2 compliance outcomes in 2019-20. In none (0%) were we satisfied that the"
        " council had carried out our recommendations. It should look at what went wrong and what"
        " it can learn."
    )


def test_cases_that_ceased_count_neither_way():
    assert compliance(satisfied=2, ceased=1).endswith(
        "Both were carried out on time. We stopped checking in 1 case in 2019-20, and that counts"
        " neither for nor against the council."
    )


def test_cases_that_ceased_are_told_where_there_were_no_others():
    assert compliance(ceased=2) == (
        "We stopped checking in 2 cases in 2019-20, and they count neither for nor against the"
        " council. There were no other outcomes, so there is no percentage."
    )


def test_no_compliance_outcome_is_no_percentage():
    assert compliance() == (
        "We had no compliance outcomes to record in 2019-20, so there is no percentage."
    )


def test_the_year_of_compliance_is_that_of_the_recording():
    rows = checked(NWL, satisfied=3) + checked("cambridge", start=500, satisfied=1)
    letter = letter_of(decided=decided(NWL, on="2018-05-01", upheld=3), compliance=rows)
    assert said(letter, "compliance").endswith(f"33 percentage points. {YEAR}")


def test_late_is_in_the_headline_and_only_where_there_was_lateness():
    late = letter_of(decided=decided(NWL, upheld=1), compliance=checked(NWL, satisfied=7, late=3))
    assert headline(late, "compliance").late_line == "3 of 10 late"
    assert headline(late, "upheld").late_line == ""
    in_time = letter_of(decided=decided(NWL, upheld=1), compliance=checked(NWL, satisfied=1))
    assert headline(in_time, "compliance").late_line == ""


def test_satisfactory_remedies_of_several():
    assert remedies(upheld=7, remedied=2) == (
        "In 2 of the 7 complaints we upheld (29%), the council had already upheld the complaint"
        " itself and offered a suitable remedy before it reached us."
    )


def test_satisfactory_remedies_in_all():
    assert remedies(upheld=4, remedied=4).startswith("In all 4 complaints we upheld (100%), the")


def test_no_satisfactory_remedy_of_several():
    assert remedies(upheld=2, remedied=0) == (
        "In none of the 2 complaints we upheld (0%) had the council already upheld the complaint"
        " itself and offered a suitable remedy."
    )


@pytest.mark.parametrize(
    ("remedied", "words"),
    [
        (0, "The council had not already upheld it and offered a suitable remedy (0%)."),
        (
            1,
            "Before it reached us, the council had already upheld it and offered a suitable remedy"
            " (100%).",
        ),
    ],
)
def test_satisfactory_remedies_of_one(remedied, words):
    assert remedies(upheld=1, remedied=remedied) == f"We upheld 1 complaint. {words}"


def test_nothing_upheld_leaves_nothing_to_have_been_put_right():
    letter = letter_of(decided=decided(NWL, not_upheld=2) + OTHERS)
    assert said(letter, "satisfactory-remedies") == (
        "We upheld no complaints in 2019-20, so there is no percentage."
    )


def test_a_measure_that_was_not_handed_in_is_not_available_and_never_none():
    letter = letter_of(decided=decided(NWL, upheld=1))
    shown = headline(letter, "compliance")
    assert (shown.text, shown.count_line, shown.picture) == ("not available", "", None)
    assert shown.sentences == (
        "We do not hold the counts that this figure is made of, so it is not available for"
        " 2019-20. That does not mean that there were no cases.",
    )


def in_2022(authority: str, **outcomes: int):
    return letter_of(
        authority,
        year="2022-23",
        letters_on="2023-07-19",
        public_at="2023-07-26T00:01:00+01:00",
        decided=decided(authority, on="2022-06-01", **outcomes),
    )


def test_upheld_by_residents_names_the_population_and_gives_no_comparison():
    letter = in_2022("liverpool", upheld=31)
    shown = headline(letter, "upheld-per-100000")
    assert (shown.text, shown.count_line) == ("6.4", "31 upheld decisions, 486,100 residents")
    assert shown.average_line == "No comparison is given for this figure"
    assert shown.sentences == (
        "We upheld 31 complaints, 6.4 for every 100,000 residents"
        " (Office for National Statistics, Census 2021).",
        "This depends on how readily people complain as well as on services.",
        "Upheld decisions per 100,000 residents have been published since 2022-23.",
    )
    assert shown.picture is None


def test_areas_of_few_residents_have_no_rate():
    shown = headline(in_2022("rutland", upheld=2), "upheld-per-100000")
    assert shown.text == "not given"
    assert shown.sentences[0] == (
        "We do not give a figure per resident for an area with fewer than 50,000 residents."
    )


def test_before_2022_there_is_no_figure_by_residents():
    letter = letter_of(decided=decided(NWL, upheld=1))
    measures = [b.measure for s in letter.sections for b in s.blocks if b.kind == "headline"]
    assert measures == ["upheld", "compliance", "satisfactory-remedies"]


def test_the_stored_sentence_is_printed_word_for_word():
    data = extract(decided=decided(NWL, upheld=1, not_upheld=2))
    edition = edition_of(data)
    edition.database.execute(
        "UPDATE figure SET sentence = 'Three are too few to say.'"
        " WHERE authority = ? AND measure = 'upheld'",
        (NWL,),
    )
    letter = composed(edition, recipients(data, edition)[NWL])
    assert headline(letter, "upheld").sentences[0] == "Three are too few to say."


def average_line(slug: str, **tables: list) -> str:
    return headline(letter_of(slug, **tables), "upheld").average_line


def test_the_average_line_names_the_group():
    tables = {"decided": decided(NWL, upheld=1) + OTHERS}
    assert average_line(NWL, **tables) == "83% for all district councils together"


def test_a_body_without_group_has_no_average_line():
    slug = "peak-district-national-park"
    assert average_line(slug, decided=decided(slug, upheld=1)) == ""


def test_the_average_line_where_nobody_in_the_group_had_a_case():
    assert average_line(NWL, decided=decided("leeds", upheld=1)) == (
        "No cases for all district councils together"
    )


def test_the_average_line_where_the_group_was_not_told():
    counts = [
        {"year": "2019-20", "authority": NWL, "what": "decided", "outcome": o, "count": "1"}
        for o in ("upheld", "not upheld")
    ]
    assert average_line(NWL, counts=counts) == (
        "The figure for all district councils together is not available"
    )
