from tests.directory import only
from tests.editions import edition_of
from tests.publish.letters.composing import NWL, composed, decided, recipients, table
from tests.tables import extract
from upheld.edition.proof.verifying import verify_database

# Two investigations of 2018-19, the first from April; one of them was decided again in 2019-20.
FIRST = decided(NWL, on="2018-04-10", upheld=1, not_upheld=1)
AGAIN = [FIRST[1] | {"decided_on": "2019-06-01", "outcome": "upheld", "sequence": "2"}]
NEW = decided(NWL, start=50, on="2019-07-01", not_upheld=2)
FEW = only(NWL, "blaby", "melton", "kent")


def with_sequence(rows):
    return [{"sequence": "1"} | row for row in rows]


def two_years(cases):
    before = edition_of(extract(decided=with_sequence(FIRST)), year="2018-19", directory=FEW)
    after = extract(decided=with_sequence(cases))
    return after, edition_of(after, after=before.database, directory=FEW)


def test_an_earlier_figure_stands_as_published_with_the_revised_one_beside_it():
    cases, edition = two_years(FIRST + AGAIN + NEW)
    (figure,) = edition.rows(
        "SELECT text, counted, out_of FROM figure WHERE authority = ? AND year = '2018-19'"
        " AND measure = 'upheld'",
        (NWL,),
    )
    assert figure == {"text": "50%", "counted": 1, "out_of": 2}
    (revised,) = edition.rows("SELECT text, counted, out_of FROM revised WHERE measure = 'upheld'")
    assert revised == {"text": "100%", "counted": 1, "out_of": 1}
    assert verify_database(edition) == []
    letter = composed(edition, recipients(cases, edition)[NWL])
    shown = table(letter, "Figures as published")
    assert shown.rows[0][1] == "50% (1 of 2) [r]"
    assert (
        "[r] Complaints upheld, 2018-19: it would now be 100% (1 of 1). Our records of 2018-19 have"
        " changed since: 1 case was decided again."
    ) in shown.notes


def test_what_still_holds_is_not_revised():
    _cases, edition = two_years(FIRST + NEW)
    assert edition.rows("SELECT * FROM revised") == []


def test_a_year_of_which_the_cases_hold_only_a_part_is_not_revised():
    _cases, edition = two_years(AGAIN + NEW)
    assert edition.rows("SELECT * FROM revised") == []


def test_a_changed_revision_is_found():
    _cases, edition = two_years(FIRST + AGAIN + NEW)
    edition.database.execute("UPDATE revised SET counted = 0")
    assert verify_database(edition) != []


def causes(cases):
    _cases, edition = two_years(cases)
    found = edition.rows("SELECT measure, decided_again, corrected, why FROM revised")
    assert verify_database(edition) == []
    return {row.pop("measure"): tuple(row.values()) for row in found}


def test_a_revision_says_that_cases_were_decided_again_and_how_many():
    both = [case | {"decided_on": "2019-06-01", "sequence": "2"} for case in FIRST]
    assert causes(FIRST + both)["upheld"] == (
        2,
        0,
        "Our records of 2018-19 have changed since: 2 cases were decided again.",
    )


def test_a_case_decided_twice_more_was_one_case():
    twice = [*AGAIN, AGAIN[0] | {"decided_on": "2019-09-01", "sequence": "3"}]
    assert causes(FIRST + twice)["upheld"][:2] == (1, 0)


def test_corrected_records_are_not_called_decided_again():
    corrected = [FIRST[0], FIRST[1] | {"outcome": "upheld"}]
    assert causes(corrected + NEW)["upheld"] == (
        0,
        1,
        "Our records of 2018-19 have been corrected since.",
    )


def test_where_cases_decided_again_do_not_explain_it_records_were_corrected_too():
    corrected = [FIRST[0] | {"outcome": "not upheld"}, FIRST[1]]
    assert causes(corrected + AGAIN + NEW)["upheld"] == (
        1,
        1,
        "Our records of 2018-19 have changed since: 1 case was decided again, and other records"
        " were corrected.",
    )


def test_an_outcome_recorded_again_was_checked_again():
    outcomes = [
        {
            "reference": "18 000 001",
            "authority": NWL,
            "recorded_on": "2018-04-20",
            "outcome": "complete but not satisfied",
            "sequence": "1",
        }
    ]
    again = outcomes[0] | {"recorded_on": "2019-05-01", "outcome": "complete late", "sequence": "2"}
    before = edition_of(extract(decided=with_sequence(FIRST), compliance=outcomes), year="2018-19")
    after = extract(decided=with_sequence(FIRST + NEW), compliance=[*outcomes, again])
    edition = edition_of(after, after=before.database)
    (row,) = edition.rows("SELECT * FROM revised WHERE measure = 'compliance'")
    assert (row["text"], row["why"]) == (
        "no cases",
        "Our records of 2018-19 have changed since: 1 case was checked again.",
    )
    assert verify_database(edition) == []


def test_a_cause_that_the_counts_do_not_give_is_found():
    for change in ("decided_again = 2", "corrected = 1", "why = 'Our records were corrected.'"):
        _cases, edition = two_years(FIRST + AGAIN + NEW)
        edition.database.execute(f"UPDATE revised SET {change}")
        assert verify_database(edition) != []
