"""Whatever the office takes, a register and an edition take: the whole way, by the forms people use.

Seven entries that once stopped every register, some of them for ever, and many at random.
"""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from typer.testing import CliRunner

from tests.office.cases import mistakes, send
from tests.office.signed_in import a_person, signed_in
from tests.offices import office_with
from upheld.cli.main import app
from upheld.office.configuration import FOLDER, own_office
from upheld.office.ledger.recording import writing
from upheld.office.models import (
    Authority,
    Case,
    Compliance,
    Contact,
    Decision,
    Letter,
    Recommendation,
)
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")

AS_OUTLOOK_PASTES = "\u202aRepairs\u200b \u2068to\u2069\u00a0homes\u202c\ue000"


@pytest.fixture
def settled(database, monkeypatch, tmp_path):  # noqa: ARG001
    """The office has an ombudsman's folder of its own, with these settings."""

    def settle(text: str) -> None:
        monkeypatch.setenv(FOLDER, str(office_with(tmp_path, text)))
        own_office.cache_clear()

    yield settle
    own_office.cache_clear()


@pytest.fixture
def client(database):  # noqa: ARG001
    """Somebody with every role that enters anything."""
    return signed_in(a_person(*(role for role in Role if role != Role.ADMINISTRATOR)))


def entered(client, reference="24 000 001", outcome="upheld", **given) -> Case:
    """A complaint about Leeds, with a draft decision."""
    told = {"reference": reference, "authority": "Leeds", "received_on": "8/1/2024"} | given
    assert send(client, "/cases/new", category="Housing", **told).status_code == 302
    case = Case.objects.latest("pk")
    drafted = {"outcome": outcome, "decided_on": "4/3/2024", "category": "Housing"}
    assert send(client, f"/cases/{case.pk}/decisions/new", **drafted).status_code == 302
    return case


def decided(client, reference="24 000 001", **given) -> Case:
    case = entered(client, reference, **given)
    decide(client, case)
    return case


def decide(client, case: Case) -> None:
    draft = case.decisions.get()
    shown = client.get(f"/decisions/{draft.pk}/look-over").context["shown"]
    told = {"version": draft.version, "seen": shown.digest}
    assert client.post(f"/publication/{draft.pk}/decide", told).status_code == 302


def command(*words: object) -> str:
    run = CliRunner().invoke(app, list(map(str, words)), catch_exceptions=False)
    assert run.exit_code == 0, run.output
    return " ".join(run.output.split())


def goes_out(folder) -> str:
    """Extract and register by command. Returns what the first of them says."""
    office = folder if (folder / "office.toml").exists() else office_with(folder, "")
    said = command("office", "extract", folder / "out")
    command("register", folder / "out", "--into", folder / "published", "--office", office)
    return said


RECOMMENDATION = {
    "recommendation_kind": "service improvement",
    "remedy": "training or guidance",
    "agreed_on": "4/3/2024",
    "due_on": "3/5/2024",
    "text": "Train its officers.",
}


def recommended_and_not_upheld(client, reference="24 000 001") -> None:
    case = entered(client, reference)
    address = f"/cases/{case.pk}/recommendations/new"
    assert send(client, address, **RECOMMENDATION).status_code == 302
    draft = case.decisions.get()
    assert send(client, f"/decisions/{draft.pk}/edit", outcome="not upheld").status_code == 302
    decide(client, case)


def test_seven_entries_that_once_stopped_every_register_go_the_whole_way(client, tmp_path):
    with writing("test", "send few letters") as write:
        others = Authority.objects.exclude(slug="leeds")
        write.make_all([Letter(authority=each, send=False) for each in others])
    send(client, "/authorities/leeds/letter", send="yes", paragraph="You were quick.")
    contact = {"role": "link officer", "name": "A name", "email": "a@leeds.example"}
    for wrong in ({"name": "Complaints Team 2"}, {"email": "x@localhost"}):
        send(client, "/authorities/leeds/contacts/new", **{**contact, **wrong})
    recommended_and_not_upheld(client)
    decided(client, "26 804 001", subcategory=AS_OUTLOOK_PASTES)
    for reference in ("26-804-001", "..", "???"):
        told = {"authority": "Leeds", "received_on": "8/1/2024", "category": "Housing"}
        assert send(client, "/cases/new", reference=reference, **told).status_code == 200
    goes_out(tmp_path)
    editions = tmp_path / "editions"
    year = ("--year", "2023-24", "--into", editions, "--office", tmp_path)
    assert "Edition:" in command("build", tmp_path / "out", *year)


def test_a_paragraph_that_nobody_has_approved_stays_here(client, tmp_path):
    decided(client)
    paragraph = {"send": "yes", "paragraph": "You answered more quickly."}
    assert send(client, "/authorities/leeds/letter", **paragraph).status_code == 302
    goes_out(tmp_path)
    assert "more quickly" not in (tmp_path / "out" / "letters.csv").read_text()
    assert Letter.objects.get().paragraph == "You answered more quickly."


def test_an_approved_paragraph_goes_out(client, tmp_path):
    decided(client)
    send(client, "/authorities/leeds/letter", send="yes", paragraph="You answered more quickly.")
    director = signed_in(a_person(Role.DIRECTOR))
    assert send(director, "/authorities/leeds/letter/approve").status_code == 302
    goes_out(tmp_path)
    assert "more quickly" in (tmp_path / "out" / "letters.csv").read_text()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"name": "Complaints Team 2"}, "'Complaints Team 2' has a digit in it."),
        ({"email": "x@localhost"}, "'x@localhost' is not one email address."),
    ],
)
def test_a_contact_whom_no_letter_can_name_is_refused(client, tmp_path, given, why):
    decided(client)
    contact = {"role": "link officer", "name": "A name", "email": "a@leeds.example"} | given
    page = send(client, "/authorities/leeds/contacts/new", **contact)
    assert mistakes(page)[0].startswith(why)
    assert not Contact.objects.exists()
    goes_out(tmp_path)


def test_what_was_recommended_before_a_complaint_was_not_upheld_stays_here(client, tmp_path):
    recommended_and_not_upheld(client)
    said = goes_out(tmp_path)
    assert "Left out, because no fault was found: 1 recommendation." in said
    assert "Train its officers" not in (tmp_path / "out" / "recommendations.csv").read_text()
    assert Recommendation.objects.exists()


def test_what_outlook_pastes_is_cleaned_in_every_text(client, tmp_path):
    case = decided(client, subcategory=AS_OUTLOOK_PASTES, complainant=AS_OUTLOOK_PASTES)
    report = {"title": AS_OUTLOOK_PASTES, "published_on": "1/6/2024"}
    assert send(client, f"/cases/{case.pk}/report", **report).status_code == 302
    goes_out(tmp_path)
    case = Case.objects.get()
    assert {case.subcategory, case.complainant, case.report.title} == {"Repairs to homes"}


@pytest.mark.parametrize("forms", [None, "references = []\n"])
def test_a_reference_is_entered_once_however_it_is_spelt(client, tmp_path, settled, forms):
    if forms is not None:
        settled(forms)
    decided(client, "26 804 001")
    again = {"reference": "26-804-001", "authority": "Leeds", "received_on": "9/1/2024"}
    page = send(client, "/cases/new", category="Housing", **again)
    assert mistakes(page) == [
        "There is already a case 26 804 001 about Leeds City Council. Find it under Cases, or"
        " correct the reference."
    ]
    goes_out(tmp_path)


@pytest.mark.parametrize("forms", [None, "references = []\n"])
@pytest.mark.parametrize("reference", ["..", "???", "—", "¿", "N/A", "_"])
def test_what_is_no_reference_is_no_case(client, settled, forms, reference):
    if forms is not None:
        settled(forms)
    told = {"reference": reference, "authority": "Leeds", "received_on": "8/1/2024"}
    page = send(client, "/cases/new", category="Housing", **told)
    assert len(mistakes(page)) == 1
    assert not Case.objects.exists()


# ---- What a form forgot to check -------------------------------------------------------------


def test_what_a_person_writes_is_read_back_before_it_is_saved(client):
    """By the way that every form writes: no page has to know the rule."""
    case = decided(client)
    officer = case.officer
    early = Compliance(case=case, recorded_on=date(2024, 1, 9), outcome="complete and satisfied")
    with (
        pytest.raises(ValidationError) as refused,
        writing(officer, "record compliance") as write,
    ):
        write.make(early)
    assert refused.value.messages == [
        "Compliance, recorded on: '2024-01-09' is before 2024-03-04, when the case was decided."
        " Correct one of the two dates."
    ]
    assert not Compliance.objects.exists()


def test_what_was_wrong_before_stops_no_other_change(client):
    case = decided(client)
    Decision.objects.update_in_ledger(decided_on=date(2024, 1, 2))  # before it was received
    report = {"title": "Repairs", "published_on": "1/6/2024"}
    assert send(client, f"/cases/{case.pk}/report", **report).status_code == 302


def test_an_extract_that_intake_would_refuse_is_not_written_and_names_who_to_go_to(
    client, tmp_path
):
    case = decided(client)
    decision = case.decisions.get()
    Decision.objects.update_in_ledger(decided_on=date(2024, 1, 2))
    Contact.objects.bulk_create_in_ledger(
        [
            Contact(authority_id="leeds", role="leader", name="Cllr 2", email="a@leeds.example"),
        ],
        at_once=1,
    )
    contact = Contact.objects.get()
    run = CliRunner().invoke(app, ["office", "extract", str(tmp_path / "out")])
    said = " ".join(run.output.split())
    assert (run.exit_code, (tmp_path / "out").exists()) == (1, False)
    officer = f"{case.officer.name} ({case.officer.email})"
    assert "What the office holds has 2 problems, and neither a build nor a register" in said
    assert (
        f"It is decision 1 in case 24 000 001, Leeds City Council, at /decisions/{decision.pk}. Go to {officer}."
    ) in said
    assert (
        f"It is the contact Cllr 2 (leeds, leader), at /contacts/{contact.pk}/edit. Go to the person"
        " who sent the extract that it came with."
    ) in said


def test_a_register_needs_no_contacts_or_letters(client, tmp_path):
    """A mistake there must not stop a decision from being taken down."""
    decided(client)
    goes_out(tmp_path)
    (tmp_path / "out" / "contacts.csv").write_text("nonsense\n2\n")
    (tmp_path / "out" / "letters.csv").unlink()
    again = command(
        "register", tmp_path / "out", "--into", tmp_path / "published", "--office", tmp_path
    )
    assert "unchanged, the same inputs gave the same bytes" in again
