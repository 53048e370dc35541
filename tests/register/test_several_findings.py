"""A decision with several findings is one decision in the register, found by each of them."""

from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from tests.profiles import OMBUDSMEN
from tests.register.registers import order_of
from tests.tables import extract
from upheld.disk.withheld import address_of
from upheld.ombudsman.folder import read_office
from upheld.register.building import build_register
from upheld.register.hiding import hiding
from upheld.register.reading import findings_of, improvements_of, listed_of, open_register
from upheld.register.searching import Search, search
from upheld.site.app import application

OFFICE = replace(read_office(OMBUDSMEN / "housing"), not_its_own=())
TABLES = {
    "decided": """
    reference | authority   | decided_on | outcome              | category           | subcategory | sequence | finding | withheld_reason | summary
    202400001 | alder-homes | 2024-04-01 | Outside jurisdiction | Charges            |             | 1        | 1       |                 | A roof that leaked.
    202400001 | alder-homes | 2024-05-01 | No maladministration | Charges            |             | 2        | 1       |                 | A roof that leaked.
    202400001 | alder-homes | 2024-05-01 | Maladministration    | Property condition | Leaks       | 2        | 2       |                 | A roof that leaked.
    202400001 | alder-homes | 2024-05-01 | Outside jurisdiction | Charges            |             | 2        | 3       |                 | A roof that leaked.
    202400002 | alder-homes | 2024-05-02 | Maladministration    | Complaint handling |             | 1        | 1       |                 | A letter that came late.
    202400003 | alder-homes | 2024-05-03 | Outside jurisdiction | Charges            |             | 1        | 1       |                 | A fence of others.
    202400004 | alder-homes | 2024-05-04 | Maladministration    | Charges            |             | 1        | 1       | on review       | Fees that were wrong.
    202400004 | alder-homes | 2024-05-04 | Maladministration    | Charges            |             | 1        | 2       | on review       | Fees that were wrong.
    """,
    "recommendations": """
    reference | authority   | number | kind                | remedy   | agreed_on  | due_on     | text
    202400001 | alder-homes | 1      | service improvement | training | 2024-05-01 | 2024-08-01 | Train the roofers.
    """,
}
ONE, PAGE = "202400001", "/decisions/202400001/alder-homes"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    into = tmp_path_factory.mktemp("published")
    order = order_of(extract(**TABLES), as_at="2024-09-30", published=into)
    order = replace(order, office=OFFICE, directory=OFFICE.directory)
    build_register(order, progress=lambda *_: None)
    return into


@pytest.fixture(scope="module")
def register(published):
    (folder,) = published.glob("registers/*/")
    with open_register(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def site(published):
    return TestClient(application(published, OFFICE), follow_redirects=False)


def found_by(register, **filters: str) -> list[str]:
    asked = Search(filters={name: (value,) for name, value in filters.items()})
    return [hit.decision["reference"] for hit in search(register, asked).hits]


def test_a_decision_is_listed_once_with_all_findings_of_its_last_decision(register):
    assert register.manifest.decisions == 2
    assert findings_of(register, {"authority": "alder-homes", "reference": ONE}) == [
        {"number": 1, "outcome": "No maladministration", "category": "Charges", "subcategory": ""},
        {
            "number": 2,
            "outcome": "Maladministration",
            "category": "Property condition",
            "subcategory": "Leaks",
        },
        {"number": 3, "outcome": "Outside jurisdiction", "category": "Charges", "subcategory": ""},
    ]


def test_it_is_found_by_every_outcome_and_category_that_its_findings_have(register):
    assert found_by(register, outcome="No maladministration") == [ONE]
    assert found_by(register, outcome="Maladministration") == ["202400002", ONE]
    assert found_by(register, category="Property condition", outcome="No maladministration") == [
        ONE
    ]
    assert dict(search(register, Search()).facets["category"]) == {
        "Charges": 1,
        "Complaint handling": 1,
        "Property condition": 1,
    }


def test_findings_are_counted_as_the_figures_count_them(register):
    assert [(row["outcome"], row["count"]) for row in listed_of(register, "alder-homes")] == [
        ("Maladministration", 2),
        ("No maladministration", 1),
        ("Outside jurisdiction", 1),
    ]


def test_one_finding_with_fault_is_enough_for_improvements(register):
    assert [row["text"] for row in improvements_of(register)] == ["Train the roofers."]


def test_findings_are_a_table_of_their_own_and_leave_with_their_decision(register):
    rows = pq.read_table(register.folder / "findings.parquet").to_pylist()
    assert [(row["reference"], row["number"]) for row in rows] == [
        *((ONE, number) for number in (1, 2, 3)),
        ("202400002", 1),
    ]
    hidden = hiding(register, [address_of(key=ONE, authority="alder-homes")])
    assert [row["reference"] for row in hidden.rows("SELECT * FROM finding")] == ["202400002"]
    hidden.close()


def test_its_page_has_each_finding_with_its_service(site):
    page = " ".join(site.get(PAGE).text.split())
    assert "No maladministration, Maladministration and Outside jurisdiction" in page
    assert "<strong>Maladministration</strong>: <a" in page
    assert "Macro" not in page
    told = site.get(f"{PAGE}.json").json()["decision"]["findings"]
    assert [(each["decision"], each["category"]) for each in told] == [
        ("No maladministration", "Charges"),
        ("Maladministration", "Property condition"),
        ("Outside jurisdiction", "Charges"),
    ]
    row = site.get(f"{PAGE}.csv").text.splitlines()[1]
    assert "No maladministration; Maladministration; Outside jurisdiction" in row


def test_lists_and_the_feed_say_what_was_found(site):
    page = " ".join(site.get("/decisions?outcome=Maladministration").text.split())
    assert "<strong>Maladministration</strong> · Property condition › Leaks" in page
    feed = site.get("/decisions.atom").text
    assert f"({ONE}): No maladministration, Maladministration and Outside jurisdiction" in feed
    bulk = site.get("/data/registers/2024-09-30.v1/findings.csv").text
    assert len(bulk.splitlines()) == 5
    assert "findings" in site.get("/openapi.json").text
