from tests.editions import edition_of
from tests.publish.letters.composing import NWL, composed, decided, recipients, table
from tests.tables import extract
from upheld.edition.verifying import verify_database

# Two investigations of 2018-19, the first from April; one of them was decided again in 2019-20.
FIRST = decided(NWL, on="2018-04-10", upheld=1, not_upheld=1)
AGAIN = [FIRST[1] | {"decided_on": "2019-06-01", "outcome": "upheld", "sequence": "2"}]
NEW = decided(NWL, start=50, on="2019-07-01", not_upheld=2)


def with_sequence(rows):
    return [{"sequence": "1"} | row for row in rows]


def two_years(cases):
    before = edition_of(extract(decided=with_sequence(FIRST)), year="2018-19")
    after = extract(decided=with_sequence(cases))
    return after, edition_of(after, after=before.database)


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
    assert shown.rows[0][1] == "50% (1 of 2; 9% to 91%) [r]"
    assert (
        "[r] Complaints upheld, 2018-19: it would now be 100% (1 of 1). Cases of the year have been"
        " decided again, or recorded, since it was published."
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
