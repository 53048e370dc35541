"""Letters of ombudsmen who count other things say those, in their order and by their names."""

import json
from collections import Counter

import pytest

from tests.editions import edition_of
from tests.profiles import OMBUDSMEN
from tests.publish.letters.composing import headline, table, text_of
from tests.tables import extract
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office, read_office
from upheld.ombudsman.wording import read_wording
from upheld.publish.letters.compose import compose_letter
from upheld.publish.letters.letter import Letter
from upheld.publish.letters.proof_of_content import prove_content
from upheld.publish.letters.recipients import Recipient, recipients_of

PUBLISHED = {  # about Caerphilly in 2024-25
    "premature": 17,
    "out of jurisdiction": 14,
    "other cases closed after initial consideration": 37,
    "early resolution/voluntary settlement": 11,
}
CHECKED = {"complete and satisfied": 3, "complete late": 1, "not complete and not satisfied": 1}
RULINGS = {"set aside": 3, "no breach": 4, "breach": 2}
TRUST = "eastmouth-harbour-trust"
OF_OTHERS = (
    "council",
    "chief executive",
    "upheld",
    "uphold",
    "investigat",
    "satisfactory",
    "local government",
    "lgsco",
)


def rows(authority: str, outcomes: dict[str, int], **columns: str) -> list[dict[str, str]]:
    told = [outcome for outcome, number in outcomes.items() for _ in range(number)]
    return [
        {"reference": f"{place:05}", "authority": authority, "outcome": outcome, **columns}
        for place, outcome in enumerate(told)
    ]


def made(
    ombudsman: str,
    about: str,
    year: str,
    *,
    after: Edition | None = None,
    **tables: list[dict[str, str]],
) -> tuple[Edition, Recipient, Letter]:
    office: Office = read_office(OMBUDSMEN / ombudsman)
    data = extract(**tables)
    before = after.database if after else None
    edition = edition_of(data, year=year, office=office, directory=office.directory, after=before)
    to = next(each for each in recipients_of(data, edition, office) if each.slug == about)
    wording = read_wording(office)
    return edition, to, compose_letter(edition, office=office, wording=wording, recipient=to)


@pytest.fixture(scope="module")
def wales() -> tuple[Edition, Recipient, Letter]:
    slug = "caerphilly"
    return made(
        "wales",
        slug,
        "2024-25",
        decided=rows(slug, PUBLISHED, decided_on="2024-06-03", category="Housing"),
        compliance=rows(slug, CHECKED, recorded_on="2024-09-02"),
        received=[
            {
                "reference": "00001",
                "authority": slug,
                "category": "Housing",
                "received_on": "2024-05-01",
            }
        ],
        contacts=[
            {"authority": slug, "role": "leader", "name": "The Leader of the Council"},
            {"authority": slug, "role": "chief executive", "name": "The Chief Executive"},
        ],
    )


@pytest.fixture(scope="module")
def waterways() -> tuple[Edition, Recipient, Letter]:
    decided = rows(TRUST, RULINGS, decided_on="2023-06-03", category="Moorings")
    received = {"reference": "00001", "authority": TRUST, "received_on": "2023-05-01"}
    return made(
        "waterways",
        TRUST,
        "2023-24",
        decided=decided,
        received=[received | {"category": "Dredging"}],
    )


def test_caerphilly_has_the_rate_that_its_ombudsman_published(wales):
    _edition, _to, letter = wales
    shown = headline(letter, "intervention")
    assert (shown.title, shown.text, shown.count_line) == (
        "Cases in which we intervened",
        "14%",
        "11 of 79 cases closed",
    )
    assert shown.sentences[0].startswith(
        "In 2024-25 we counted 11 interventions, out of 79 cases closed about the council (14%)."
        " The figure for all principal councils was 14%."
    )


def test_without_a_measure_of_what_was_late_nothing_is_said_of_it(wales):
    _edition, _to, letter = wales
    assert headline(letter, "compliance").late_line == ""
    assert "late" not in " ".join(headline(letter, "compliance").sentences)


def test_shares_come_before_rates_and_nothing_else_is_a_headline(wales):
    _edition, _to, letter = wales
    blocks = [block for section in letter.sections for block in section.blocks]
    measures = [block.measure for block in blocks if block.kind == "headline"]
    assert measures == ["intervention", "compliance", "recommendations-due", "received-per-1000"]


def test_a_letter_is_written_to_whoever_the_profile_says(wales, waterways):
    assert wales[1].addressee.salutation == "Dear Leader of the Council"
    assert waterways[1].addressee.lines == ("The Managing Director", "Eastmouth Harbour Trust")
    assert waterways[1].addressee.salutation == "Dear Managing Director"


def test_a_role_of_some_groups_is_written_to_there_alone(wales):
    """A copy goes to a chief executive whom the letter is not addressed to."""
    board = "powys-teaching-health-board"
    roles = [{"authority": board, "role": role} for role in ("leader", "chief executive")]
    people = [{**role, "name": f"The {role['role']}"} for role in roles]
    decided = rows(board, {"premature": 1}, decided_on="2024-06-03", category="Various Other")
    _edition, to, _letter = made("wales", board, "2024-25", decided=decided, contacts=people)
    assert to.addressee.lines == ("The chief executive", "Powys Teaching Health Board")
    assert to.addressee.copies == ()
    assert wales[1].addressee.copies == ("The Chief Executive",)


def test_what_only_stopped_is_not_held_against_it_or_said_to_count_neither_way():
    """It is in the base of recommendations due, and outside that of compliance."""
    board = "powys-teaching-health-board"
    agreed = {"authority": board, "agreed_on": "2024-05-01", "due_on": "2024-10-01"}
    kind = {"kind": "service improvement", "remedy": "apology", "text": "Do it."}
    stands = ("complete and satisfied", "complete and satisfied", "ceased")
    _edition, _to, letter = made(
        "wales",
        board,
        "2024-25",
        decided=rows(board, {"premature": 3}, decided_on="2024-05-01", category="Various Other"),
        recommendations=[
            {"reference": f"{number:05}", "number": 1, "status": status, **agreed, **kind}
            for number, status in enumerate(stands)
        ],
    )
    said = " ".join(headline(letter, "recommendations-due").sentences)
    assert "we counted 2 recommendations carried out, out of 3 recommendations due (67%)." in said
    assert "went wrong" not in said
    assert "neither for nor against" not in said


def test_stages_without_sentences_of_their_own_are_counted_by_name(waterways):
    assert "How far they went: set aside (3) and examined (6)." in text_of(waterways[2])


def test_earlier_years_have_a_column_by_its_title_and_the_breaks_of_the_profile():
    first = rows(TRUST, RULINGS, decided_on="2020-06-03", category="Moorings")
    second = rows(TRUST, {"breach": 3}, decided_on="2021-06-03", category="Moorings")
    second = [row | {"reference": f"1{row['reference']}"} for row in second]
    before, *_ = made("waterways", TRUST, "2020-21", decided=first)
    *_, letter = made("waterways", TRUST, "2021-22", decided=[*first, *second], after=before)
    earlier = table(letter, "Figures as published")
    assert earlier.headings == ("Year", "Breaches found")
    assert earlier.rows == (
        ("2020-21", "22% (2 of 9)"),
        ("2021-22 (see note)", "100% (3 of 3)"),
    )
    assert earlier.notes == ("Since 2021-22 the rules also cover moorings off the main channel.",)


def test_nothing_that_only_others_count_or_say_is_in_a_letter(waterways):
    _edition, to, letter = waterways
    text = " ".join((text_of(letter), *to.addressee.lines, to.addressee.salutation)).casefold()
    assert [word for word in OF_OTHERS if word in text] == []
    assert "we counted 2 breaches, out of 9 rulings about the undertaker (22%)." in text


def test_only_services_that_a_body_provides_are_in_its_table(wales):
    services = [row[0] for row in table(wales[2], "Complaints and enquiries").rows]
    assert "Housing" in services
    assert "Clinical treatment in hospital" not in services


def test_decisions_are_in_the_order_of_the_profile_without_notes_of_others(waterways):
    decided = table(waterways[2], "Decisions made")
    assert decided.rows == (
        ("Set aside", "3"),
        ("No breach", "4"),
        ("Breach", "2"),
        ("Total", "9"),
    )
    assert decided.notes == ()


def test_what_they_say_is_proved_and_a_wrong_number_is_found(wales, waterways):
    for edition, _to, letter in (wales, waterways):
        assert prove_content(json.loads(letter.as_json()), edition) == []
    edition, _to, letter = waterways
    content = json.loads(letter.as_json().replace('["Breach","2"]', '["Breach","8"]'))
    assert Counter(str(each) for each in prove_content(content, edition)) == {
        f"letters/{TRUST}: prints ['8'] for Breach in 'Decisions made in 2023-24, by outcome';"
        " the edition has 2": 1,
        f"letters/{TRUST}: says 8 in '8'; the edition has no such number about this authority": 1,
    }


def test_a_letter_about_findings_calls_them_findings():
    decided = rows(
        "alder-homes",
        {"Maladministration": 3, "No maladministration": 1},
        decided_on="2024-06-03",
        category="Charges",
        sequence="1",
    )
    one_case = [
        row | {"reference": "202400001", "finding": str(number)}
        for number, row in enumerate(decided, start=1)
    ]
    _, _, letter = made("housing", "alder-homes", "2024-25", decided=one_case)
    assert "In 2024-25 we made 4 findings about the" in text_of(letter)
    assert "Findings made in 2024-25, by outcome" in text_of(letter)
