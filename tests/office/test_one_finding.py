"""The office holds one finding for each decision, and says so where an ombudsman counts findings."""

from datetime import date

import pytest

from tests.intake.extracts import raw
from tests.office.signed_in import a_person, signed_in
from tests.profiles import OMBUDSMEN
from upheld.intake.extract import Extract
from upheld.intake.files.reading_files import Reading
from upheld.intake.reading_extract import check_extract
from upheld.office.configuration import FOLDER, own_office
from upheld.office.identity.known_places import known_places
from upheld.office.ledger.read_back import own_rules
from upheld.office.models import Decision
from upheld.office.moving.around import extract_to, import_read
from upheld.office.moving.directory_authorities import keep_directory
from upheld.office.moving.importing import Whose
from upheld.office.moving.mistakes import MovingError
from upheld.office.rules.roles import Role
from upheld.office.web.drafting import ONE_FINDING

pytestmark = pytest.mark.usefixtures("housing")

DECIDED = """
    reference,authority,decided_on,outcome,category,finding
    202400001,Alder Homes,2024-04-03,Maladministration,Charges,1
    202400002,Alder Homes,2024-04-03,Service failure,Charges,1
    """
ANOTHER = "    202400001,Alder Homes,2024-04-03,Service failure,Estate management,2\n"


@pytest.fixture
def housing(database, monkeypatch):  # noqa: ARG001
    monkeypatch.setenv(FOLDER, str(OMBUDSMEN / "housing"))
    forget()
    keep_directory(own_office().directory, today=date(2024, 7, 31))
    yield
    monkeypatch.undo()
    forget()


def forget() -> None:
    own_office.cache_clear()
    known_places.cache_clear()


def read(decided: str) -> Extract:
    reading = Reading(tables={"decided": raw("decided", decided)})
    return check_extract(OMBUDSMEN / "extract", reading, own_rules())


def take_in(decided: str) -> None:
    import_read(read(decided), whose=Whose.NOT_SAID, progress=lambda *_: None)


def test_a_decision_goes_out_with_its_one_finding(tmp_path):
    take_in(DECIDED)
    assert [each.outcome for each in Decision.objects.order_by("pk")] == [
        "Maladministration",
        "Service failure",
    ]
    extract_to(tmp_path / "out", as_at=date(2024, 7, 31), progress=lambda *_: None)
    written = (tmp_path / "out" / "decided.csv").read_text("utf-8")
    came_in = read(DECIDED).tables["decided"]
    assert read(written).tables["decided"]["finding"].to_pylist() == [1, 1]
    assert read(written).tables["decided"]["outcome"] == came_in["outcome"]


def test_several_findings_of_a_decision_are_refused_and_nothing_is_imported():
    with pytest.raises(MovingError) as refused:
        take_in(DECIDED + ANOTHER)
    assert str(refused.value).partition(": ")[2] == (
        "in decided, 1 finding is not the first of its decision, but this office holds one finding"
        " for each decision. Nothing was imported. Build the editions from the extract itself, with"
        " `upheld build`."
    )
    assert Decision.objects.count() == 0


def test_the_form_of_a_decision_says_so():
    take_in(DECIDED)
    case = Decision.objects.earliest("pk").case
    page = signed_in(a_person(Role.CASEWORKER)).get(f"/cases/{case.pk}/decisions/new")
    assert ONE_FINDING in page.content.decode()
