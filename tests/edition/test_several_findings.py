"""An edition counts findings where its ombudsman does: several in one case, which is one complaint."""

from tests.editions import edition_of
from tests.profiles import OMBUDSMEN
from tests.tables import extract
from upheld.edition.proof.verifying import verify_database
from upheld.edition.queries.figures import figures_of
from upheld.ombudsman.folder import read_office

OFFICE = read_office(OMBUDSMEN / "housing")
ADVERSE = ("Severe maladministration", "Maladministration", "Service failure")
OTHER = ("Reasonable redress", "No maladministration")


def findings(cases: int, adverse: int, other: int) -> list[dict[str, str]]:
    """The findings, dealt out to the cases as cards are."""
    outcomes = [ADVERSE[at % 3] for at in range(adverse)] + [OTHER[at % 2] for at in range(other)]
    return [
        decided(str(20_240_001 + at % cases), outcome, finding=at // cases + 1)
        for at, outcome in enumerate(outcomes)
    ]


def decided(reference: str, outcome: str, **more: object) -> dict[str, str]:
    return {
        "reference": reference,
        "authority": "alder-homes",
        "decided_on": "2024-04-03",
        "outcome": outcome,
        "category": "Charges",
        "sequence": "1",
        "finding": "1",
        **{name: str(value) for name, value in more.items()},
    }


def made(rows: list[dict[str, str]], *, year: str = "2024-25", after=None):
    return edition_of(
        extract(decided=rows), year=year, directory=OFFICE.directory, office=OFFICE, after=after
    )


def printed(edition) -> tuple[str, str, str]:
    (figure,) = figures_of(edition, authority="alder-homes")
    return (
        figure.text,
        f"{figure.counted} of {figure.out_of} {figure.out_of_name}",
        figure.comparison,
    )


def complaints(edition) -> list[tuple[str, int]]:
    found = edition.rows("SELECT what, count FROM total WHERE outcome = '' AND what LIKE '% %'")
    return [(row["what"], row["count"]) for row in found]


def test_findings_are_counted_and_their_case_is_one_complaint():
    edition = made(findings(200, adverse=284, other=110))
    assert printed(edition) == ("72%", "284 of 394 findings", "not-compared")
    assert complaints(edition) == [
        ("complaints decided", 200),
        ("decisions about authorities", 394),
    ]
    assert edition.rows("SELECT * FROM chance") == []
    assert verify_database(edition, OFFICE) == []


def test_a_case_decided_again_is_one_case_however_many_findings_it_had():
    first = findings(40, adverse=60, other=30)
    earlier = made(first)
    assert printed(earlier)[1] == "60 of 90 findings"
    case = first[0]["reference"]
    had = [row["outcome"] for row in first if row["reference"] == case]
    assert had == ["Severe maladministration", "Maladministration", "Reasonable redress"]
    again = decided(case, "No maladministration", decided_on="2025-05-06", sequence=2)
    later = made([*first, again], year="2025-26", after=earlier.database)
    (revised,) = later.rows("SELECT counted, out_of, decided_again, why FROM revised")
    assert tuple(revised.values()) == (
        58,
        87,
        1,
        "Our records of 2024-25 have changed since: 1 case was decided again.",
    )
    (once,) = later.rows("SELECT cases, changed_outcome FROM decided_again WHERE year = '2025-26'")
    assert tuple(once.values()) == (1, 1)
    (recorded,) = later.rows("SELECT published, now, decided_again, later FROM recorded_later")
    assert tuple(recorded.values()) == (90, 87, 3, 0)
    assert verify_database(later, OFFICE) == []
