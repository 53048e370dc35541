"""Who is written about, who is written to, and by which name and title on the day."""

import pytest

from tests.editions import edition_of
from tests.offices import office_with
from tests.publish.letters.composing import (
    NWL,
    checked,
    decided,
    letter_of,
    paragraphs,
    recipients,
    text_of,
)
from tests.tables import extract
from upheld.publish.letters.recipients import LetterListError

CASES_2021 = decided("northampton", on="2021-06-01", upheld=1)


def listed(*, year: str = "2019-20", office=None, **tables) -> dict:
    data = extract(**tables)
    letters_on = f"{int(year[:4]) + 1}-07-22"
    return recipients(data, edition_of(data, year=year, letters_on=letters_on), office)


def contacts(*rows: str) -> str:
    heading = "authority | role | title | name | email | valid_from | valid_to"
    return "\n".join([heading, *rows])


def addressee(*rows: str):
    return listed(decided=decided(NWL, upheld=1), contacts=contacts(*rows))[NWL].addressee


def test_every_authority_of_the_year_gets_a_letter_though_nothing_was_decided_about_it():
    everyone = listed(decided=decided(NWL, upheld=1))
    assert everyone["cambridge"].sent_to == ("cambridge",)
    assert everyone["peak-district-national-park"].sent_to == ("peak-district-national-park",)


def test_an_authority_that_begins_after_the_year_gets_none():
    assert "buckinghamshire" not in listed(decided=decided(NWL, upheld=1))


def test_an_ended_authority_is_written_about_where_something_was_decided_about_it():
    everyone = listed(year="2021-22", decided=CASES_2021)
    assert everyone["northampton"].sent_to == ("west-northamptonshire",)
    assert "daventry" not in everyone


def test_a_compliance_outcome_is_enough_and_a_complaint_received_is_not():
    everyone = listed(
        year="2021-22",
        decided=decided(NWL, on="2021-06-01", upheld=1),
        compliance=checked("northampton", on="2021-06-01", satisfied=1),
        received=f"""
            reference | authority | received_on | category
            21 000001 | daventry  | 2021-04-02  | Housing
            21 000002 | {NWL}     | 2021-04-02  | Housing
            """,
    )
    assert "northampton" in everyone
    assert "daventry" not in everyone


def test_of_a_year_known_as_totals_only_those_told_of_are_written_about():
    counts = f"""
        year    | authority | what    | outcome    | count
        2019-20 | {NWL}     | decided | upheld     | 1
        2019-20 | {NWL}     | decided | not upheld | 2
        """
    assert list(listed(counts=counts)) == [NWL]


def test_a_council_split_in_two_is_written_about_to_both():
    everyone = listed(year="2022-23", decided=decided("cumbria", on="2022-06-01", upheld=1))
    assert everyone["cumbria"].sent_to == ("cumberland", "westmorland-and-furness")
    assert everyone["cumbria"].addressee.lines == (
        "The Chief Executive",
        "Cumberland Council",
        "The Chief Executive",
        "Westmorland and Furness Council",
    )
    assert everyone["cumbria"].addressee.salutation == "Dear Chief Executives"


def test_copies_to_several_successors_say_whose_they_are():
    everyone = listed(
        year="2022-23",
        decided=decided("cumbria", on="2022-06-01", upheld=1),
        contacts=contacts("cumberland | leader | | Cllr L | l@council.example | |"),
    )
    assert everyone["cumbria"].addressee.copies == ("Cllr L, Leader, Cumberland Council",)


def test_the_successor_of_a_successor_gets_the_letter_when_that_one_has_ended_too():
    everyone = listed(year="2023-24", decided=decided("taunton-deane", on="2023-06-01", upheld=1))
    assert everyone["taunton-deane"].sent_to == ("somerset",)


def test_a_draft_goes_to_those_whom_the_letter_will_go_to():
    data = extract(decided=decided("cumbria", on="2022-06-01", upheld=1))
    draft = edition_of(data, year="2022-23", letters_on="", public_at="")
    assert recipients(data, draft)["cumbria"].sent_to == (
        "cumberland",
        "westmorland-and-furness",
    )


def test_the_office_names_who_gets_the_letter_of_an_ended_authority(tmp_path):
    office = office_with(tmp_path, '[ended_letters]\nnorthampton = ["north-northamptonshire"]')
    everyone = listed(year="2021-22", office=office, decided=CASES_2021)
    assert everyone["northampton"].sent_to == ("north-northamptonshire",)


def test_while_it_exists_an_authority_gets_its_own_letter_whatever_the_office_names(tmp_path):
    office = office_with(tmp_path, '[ended_letters]\nnorthampton = ["west-northamptonshire"]')
    everyone = listed(office=office, decided=decided("northampton", upheld=1))
    assert everyone["northampton"].sent_to == ("northampton",)


def test_an_ended_authority_without_a_known_successor_is_a_problem_with_its_remedy():
    data = extract(decided=CASES_2021)
    edition = edition_of(data, year="2021-22", letters_on="2022-07-20")
    edition.database.execute("DELETE FROM succession WHERE predecessor = 'northampton'")
    with pytest.raises(LetterListError) as refused:
        recipients(data, edition)
    (problem,) = refused.value.problems
    assert problem.startswith(
        "Northampton Borough Council was abolished on 1 April 2021, and we do not know its"
        " successors. Name them in "
    )
    assert problem.endswith(
        '[ended_letters], northampton = ["..."], or set send to "no" for it in the table letters.'
    )


def test_an_unknown_successor_and_a_day_on_which_nobody_signs_are_told_together(tmp_path):
    office = office_with(
        tmp_path,
        '[ended_letters]\nnorthampton = ["west-northamtonshire"]\n'
        '[[signatories]]\nname = "A B"\ntitle = "Ombudsman"\nvalid_from = 2030-01-01',
    )
    with pytest.raises(LetterListError) as refused:
        listed(year="2021-22", office=office, decided=CASES_2021)
    signs, successor = refused.value.problems
    assert signs.endswith(
        "signatories: there is no signatory on 22 July 2022, the day of the letters."
        " Name a signatory whose dates include it."
    )
    assert successor.endswith(
        "ended_letters.northampton: 'west-northamtonshire' is not an authority in this edition."
        " Did you mean 'west-northamptonshire'?"
    )


def test_a_body_that_is_none_is_told_though_no_letter_is_about_it(tmp_path):
    office = office_with(tmp_path, '[ended_letters]\nnorthhampton = ["kent"]\npoole = ["dorset-x"]')
    with pytest.raises(LetterListError) as refused:
        listed(office=office, decided=decided(NWL, upheld=1))
    assert [told.split(".toml, ")[1] for told in refused.value.problems] == [
        "ended_letters.northhampton: 'northhampton' is not an authority in this edition."
        " Did you mean 'northampton'?",
        "ended_letters.poole: 'dorset-x' is not an authority in this edition. Did you mean 'dorset'?",
    ]


def test_the_letter_list_leaves_out_and_adds():
    everyone = listed(
        decided=decided(NWL, upheld=1),
        letters="""
            authority | send | paragraph | approved_by
            cambridge | no   |           |
            poole     | yes  |           |
            """,
    )
    assert "cambridge" not in everyone
    assert everyone["poole"].sent_to == ("bournemouth-christchurch-and-poole",)


def test_an_added_letter_about_a_council_without_any_case_can_be_composed():
    letter = letter_of(
        "poole",
        decided=decided(NWL, upheld=1),
        letters="authority | send | paragraph | approved_by\npoole | yes | |",
    )
    assert "We completed no detailed investigation in 2019-20" in text_of(letter)


def test_a_message_to_one_authority_stands_in_its_letter_alone():
    tables = {
        "decided": decided(NWL, upheld=1),
        "letters": f"""
            authority | send | paragraph                      | approved_by
            {NWL}     |      | Thank you for meeting us in May. | Head of data
            """,
    }
    assert "Thank you for meeting us in May." in paragraphs(letter_of(NWL, **tables), "")
    assert "Thank you" not in text_of(letter_of("cambridge", **tables))


def test_without_contacts_the_letter_goes_to_the_chief_executive():
    found = addressee()
    assert found.lines == ("The Chief Executive", "North West Leicestershire District Council")
    assert (found.salutation, found.copies) == ("Dear Chief Executive", ())


def test_the_chief_executive_of_the_day_is_named_with_the_title():
    found = addressee(
        f"{NWL} | chief executive | Chief Executive | Mr B | b@council.example | | 2020-07-21",
        f"{NWL} | chief executive | Managing Director | Miss C | c@council.example | 2020-07-22 |",
    )
    assert found.lines[0] == "Miss C, Managing Director"
    assert found.salutation == "Dear Miss C"


def test_copies_go_to_two_link_officers_the_leader_scrutiny_and_the_monitoring_officer():
    found = addressee(
        f"{NWL} | monitoring officer | | Ms M | m@council.example | |",
        f"{NWL} | scrutiny chair | Chair of Audit | Cllr S | s@council.example | |",
        f"{NWL} | leader | | Cllr L | l@council.example | |",
        f"{NWL} | link officer | | Ms X | x@council.example | 2019-01-01 |",
        f"{NWL} | link officer | | Mr Y | y@council.example | 2018-01-01 |",
        f"{NWL} | link officer | | Mr Z | z@council.example | 2019-02-01 |",
        f"{NWL} | link officer | | Mr W | w@council.example | 2017-01-01 | 2018-01-01",
    )
    assert found.copies == (
        "Mr Y, Link officer",
        "Ms X, Link officer",
        "Cllr L, Leader",
        "Cllr S, Chair of Audit",
        "Ms M, Monitoring Officer",
    )


def test_a_list_that_names_posts_and_not_people_is_read_as_such():
    found = addressee(
        f"{NWL} | chief executive | | The Chief Executive | x@council.example | |",
        f"{NWL} | link officer | | The Link Officer | y@council.example | |",
    )
    assert found.lines[0] == "The Chief Executive"
    assert (found.salutation, found.copies) == ("Dear Chief Executive", ("The Link Officer",))


def test_neither_names_nor_addresses_of_contacts_stand_in_the_letter_itself():
    row = f"{NWL} | chief executive | | Miss C | c@council.example | |"
    letter = letter_of(NWL, decided=decided(NWL, upheld=1), contacts=contacts(row))
    assert "Miss C" not in letter.as_json()
    assert "council.example" not in letter.as_json()


def test_the_signatory_of_the_day_signs(tmp_path):
    office = office_with(
        tmp_path,
        '[[signatories]]\nname = "A B"\ntitle = "Ombudsman"\nvalid_to = 2020-07-21\n'
        '[[signatories]]\nname = "C D"\ntitle = "Interim Ombudsman"\nvalid_from = 2020-07-22',
    )
    letter = letter_of(NWL, decided=decided(NWL, upheld=1), office=office)
    assert letter.signatures == (("C D", "Interim Ombudsman"),)
