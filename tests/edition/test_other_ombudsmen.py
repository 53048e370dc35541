"""An edition of another ombudsman counts, compares and proves what its profile says, and no more."""

from itertools import count

import pytest

from tests.editions import edition_of
from tests.profiles import OMBUDSMEN, WALES
from tests.tables import extract
from upheld.edition.proof.verifying import verify_database
from upheld.edition.queries.counts import main_by_service, services_of
from upheld.edition.queries.figures import figures_of
from upheld.intake.directory.authority import Authority, Population
from upheld.intake.directory.directory import Directory
from upheld.ombudsman.folder import read_office

YEAR, DAY = "2024-25", "2024-06-03"
OFFICES = {name: read_office(OMBUDSMEN / name) for name in ("wales", "housing", "waterways")}
BOARDS = [f"board-{letter}" for letter in "abcdefg"]
OF_GROUP = {
    "principal-councils": ("caerphilly", "gwent"),
    "health-boards": BOARDS,
    "large-landlords": ("peabody", "clarion"),
    "canal": ("kennet", "avon"),
    "": ("nobody-like-it",),
}
KINDS = {"health-boards": "Health board"}
DIRECTORY = Directory(
    authorities=tuple(
        Authority(
            slug=slug,
            gss_code=None,
            name=slug.title(),
            short_name=slug.title(),
            group=group or None,
            kind=KINDS.get(group, "Body"),
            region="Gwent" if slug in ("caerphilly", "gwent") else "",
            county="",
            first_day=None,
            last_day=None,
            latitude=51.6,
            longitude=-3.2 + len(slug) / 10,
            note="",
        )
        for group, slugs in OF_GROUP.items()
        for slug in slugs
    ),
    populations=(
        Population(
            slug="caerphilly", residents=176_000, vintage=WALES.vintages[-1].name, source="ONS"
        ),
    ),
)
numbers = count(1)


def decided(authority: str, category: str, **outcomes: int) -> list[dict[str, str]]:
    return [
        {
            "reference": str(next(numbers)),
            "authority": authority,
            "decided_on": DAY,
            "outcome": outcome.replace("_", " "),
            "category": category,
        }
        for outcome, number in outcomes.items()
        for _ in range(number)
    ]


def made(ombudsman: str, **tables: list[dict[str, str]]):
    office = OFFICES[ombudsman]
    edition = edition_of(extract(**tables), year=YEAR, directory=DIRECTORY, office=office)
    assert verify_database(edition, office) == []
    return edition


def printed(edition, authority: str) -> dict[str, tuple[str, str, str]]:
    """Measure to its text, its counts and what it is compared with."""
    return {
        row.measure: (row.text, f"{row.counted} of {row.out_of} {row.out_of_name}", row.comparison)
        for row in figures_of(edition, authority=authority)
    }


EARLY = "early resolution/voluntary settlement"
CAERPHILLY = {
    "premature": 17,
    "out of jurisdiction": 14,
    "other cases closed after initial consideration": 37,
    EARLY: 11,
}


@pytest.fixture(scope="module")
def wales():
    cases = decided("caerphilly", "Housing", **CAERPHILLY)
    cases += decided("gwent", "Education", **{"other reports - not upheld": 4, EARLY: 1})
    for place, board in enumerate(BOARDS):
        upheld = {"other reports upheld": 24 if place == 0 else 3, "premature": 30}
        cases += decided(board, "Clinical treatment in hospital", **upheld)
    compliance = [
        {"reference": case["reference"], "authority": "caerphilly", "recorded_on": "2024-09-01"}
        | {"outcome": outcome}
        for case, outcome in zip(
            cases[-3:], ("complete and satisfied", "complete late", "ceased"), strict=True
        )
    ]
    received = [
        {"reference": str(number), "authority": "caerphilly", "received_on": DAY}
        | {"category": "Housing"}
        for number in range(100)
    ]
    return made("wales", decided=cases, compliance=compliance, received=received)


def test_wales_prints_how_often_it_intervened_out_of_all_cases_closed(wales):
    assert printed(wales, "caerphilly") == {
        "intervention": ("14%", "11 of 79 cases closed", "no-difference-shown"),
        "compliance": ("100%", "2 of 2 compliance outcomes", "not-compared"),
        "recommendations-due": (
            "not available",
            "None of None recommendations due",
            "not-available",
        ),
        "received-per-1000": ("0.6", "100 of 176000 residents", "not-compared"),
    }


def test_health_boards_are_compared_with_health_boards(wales):
    assert {board: printed(wales, board)["intervention"][2] for board in BOARDS} == {
        **dict.fromkeys(BOARDS, "no-difference-shown"),
        "board-a": "higher",
    }
    (sentence,) = [
        row.sentence
        for row in figures_of(wales, authority="board-a")
        if row.measure == "intervention"
    ]
    assert "This is higher than for other health boards." in sentence


def test_stages_areas_and_maps_are_those_of_the_profile(wales):
    stages = wales.rows("SELECT * FROM stage WHERE whose = 'Gwent' ORDER BY place")
    assert [(row["stage"], row["count"], row["with_fault"]) for row in stages] == [
        ("received", 100, None),
        ("decided", 84, 12),
        ("intervened", 12, 12),
        ("investigated", 4, 0),
        ("closed", 37, 0),
        ("not ours", 31, 0),
    ]
    assert [(row.category, row.text) for row in main_by_service(wales)] == [
        ("Education", "20%"),
        ("Housing", "14%"),
        ("Clinical treatment in hospital", "17%"),
    ]
    on_map = wales.rows("SELECT DISTINCT layer, authority FROM hexagon ORDER BY layer, authority")
    assert [tuple(row.values()) for row in on_map] == [
        ("lower", "caerphilly"),
        ("lower", "gwent"),
        ("upper", "caerphilly"),
        ("upper", "gwent"),
    ]


def test_findings_are_counted_and_never_compared():
    cases = decided("peabody", "Charges", **{"Severe maladministration": 2, "Service failure": 5})
    cases += decided("peabody", "Charges", **{"Reasonable redress": 3, "Outside jurisdiction": 4})
    cases += decided("clarion", "Charges", **{"No maladministration": 90})
    edition = made("housing", decided=cases)
    assert printed(edition, "peabody")["maladministration"] == (
        "70%",
        "7 of 10 findings",
        "not-compared",
    )
    assert edition.rows("SELECT * FROM chance") == []


def test_one_measure_two_stages_and_no_compliance_are_enough():
    cases = decided("kennet", "Dredging", breach=12, no_breach=1, set_aside=2)
    cases += decided("avon", "Moorings", breach=2, no_breach=12)
    edition = made("waterways", decided=cases)
    assert printed(edition, "kennet") == {"breaches": ("80%", "12 of 15 rulings", "higher")}
    assert printed(edition, "nobody-like-it") == {
        "breaches": ("no cases", "0 of 0 rulings", "no-cases")
    }
    assert [(row.category, row.text) for row in services_of(edition, "avon")] == [
        ("Moorings", "14%")
    ]
    assert edition.rows("SELECT * FROM hexagon") == []
    (rate,) = edition.rows("SELECT page_rate FROM chance")
    assert 0 < rate["page_rate"] < 0.2
