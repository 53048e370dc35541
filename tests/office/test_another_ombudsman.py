"""The office of an ombudsman with other words: by its folder alone, in every form and out again."""

import csv
import io
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from tests.office.cases import a_case, mistakes, send, words
from tests.office.moving.extracts import contents_of
from tests.office.signed_in import a_person, signed_in
from tests.profiles import LGSCO
from upheld.core.profile import DONE, Profile
from upheld.intake.extract import Extract
from upheld.intake.files.reading_csv import read_csv
from upheld.intake.files.reading_files import Reading
from upheld.intake.reading_extract import check_extract
from upheld.office.configuration import FOLDER, own_office, own_profile
from upheld.office.identity.known_places import known_places
from upheld.office.ledger.read_back import own_rules
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Case, Compliance, Contact, Decision, Recommendation
from upheld.office.moving.around import extract_report, extract_to, import_read
from upheld.office.moving.directory_authorities import keep_directory
from upheld.office.moving.importing import Whose
from upheld.office.rules.roles import Role
from upheld.office.web.pages import REGISTERED

OMBUDSMEN = Path(__file__).parent.parent / "ombudsmen"
BODIES = (
    "slug,gss_code,name,short_name,group,kind,region,county,first_day,last_day,latitude,longitude,note\n"
    "north,,The North Trust,North,{0},Trust,,,,,,,\n"
    "south,,The South Trust,South,{1},Trust,,,,,,,\n"
)
NORTH = "The North Trust"
REFERENCES = {"wales": "2022{:06}", "waterways": "W-{:05}"}
Rows = list[tuple[object, ...]]


@pytest.fixture
def office_of(database, monkeypatch, tmp_path):  # noqa: ARG001
    """The office, as the ombudsman of this name has it."""

    def taken(name: str) -> Path:
        folder = shutil.copytree(OMBUDSMEN / name, tmp_path / name)
        for table in (folder / "directory").glob("*.csv"):
            table.unlink()
        monkeypatch.setenv(FOLDER, str(OMBUDSMEN / name))
        forget()
        groups = tuple(own_profile().groups)
        (folder / "directory" / "authorities.csv").write_text(BODIES.format(*groups), "utf-8")
        monkeypatch.setenv(FOLDER, str(folder))
        forget()
        keep_directory(own_office().directory, today=date(2024, 7, 31))
        return folder

    yield taken
    monkeypatch.undo()
    forget()


def forget() -> None:
    own_office.cache_clear()
    known_places.cache_clear()


# ---- In and out ------------------------------------------------------------------------------


def tables_of(profile: Profile, reference: str) -> dict[str, Rows]:
    """An extract with every word of a profile: a case for each of its outcomes of every kind."""
    received, decided, recommended, recorded = [], [], [], []
    categories, reasons = list(profile.categories), ["", *profile.reasons]
    outcomes = [*profile.outcomes, *[profile.with_fault[0]] * len(profile.compliance)]
    remedies, statuses = list(profile.remedies), list(profile.compliance)
    for at in range(max(len(outcomes), len(categories), len(reasons), len(remedies))):
        case = reference.format(at), NORTH
        outcome, category = outcomes[at % len(outcomes)], categories[at % len(categories)]
        received.append((*case, "2022-04-11", category))
        reason = reasons[at % len(reasons)]
        decided.append((*case, "2022-06-01", outcome, category, reason))
        if outcome in profile.with_fault:
            status, remedy = statuses[at % len(statuses)], remedies[at % len(remedies)]
            done = "2022-07-01" if profile.kept(status) in DONE else ""
            agreed = ("personal remedy", remedy, "2022-06-01", "2022-07-01", "Say sorry.")
            recommended.append((*case, 1, *agreed, status, done))
            recorded.append((*case, "2022-08-01", status))
    return {
        "received": [("reference", "authority", "received_on", "category"), *received],
        "decided": [
            ("reference", "authority", "decided_on", "outcome", "category", "withheld_reason"),
            *decided,
        ],
        "recommendations": [
            (
                *("reference", "authority", "number", "kind", "remedy", "agreed_on", "due_on"),
                *("text", "status", "completed_on"),
            ),
            *recommended,
        ],
        "compliance": [("reference", "authority", "recorded_on", "outcome"), *recorded],
        "contacts": [
            ("authority", "role", "title", "name", "email"),
            *((NORTH, role, "", "Mx Reed", "reed@trust.example") for role in profile.roles),
        ],
        "counts": [
            ("year", "authority", "what", "outcome", "count"),
            *(("2019-20", NORTH, "decided", outcome, 3) for outcome in profile.outcomes),
        ],
        "averages": [
            ("year", "peer_group", "measure", "text", "source"),
            *(("2019-20", group, profile.main.slug, "50%", "A letter") for group in profile.groups),
        ],
    }


def read(files: dict[str, bytes]) -> Extract:
    """As intake reads it for this office."""
    reading = Reading()
    for name, data in files.items():
        told = read_csv(data, name=name, source=f"{name}.csv")
        reading.problems += told.problems
        reading.tables |= {table.name: table for table in told.tables}
    return check_extract(Path("extract"), reading, own_rules())


def as_csv(rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def take_in(name: str) -> Extract:
    tables = tables_of(own_profile(), REFERENCES[name])
    extract = read({table: as_csv(rows) for table, rows in tables.items()})
    import_read(extract, whose=Whose.NOT_SAID, progress=lambda *_: None)
    return extract


def taken_out(folder: Path) -> dict[str, bytes]:
    extract_to(folder, as_at=date(2024, 3, 31), progress=lambda *_: None)
    return {path.stem: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("name", REFERENCES)
def test_an_extract_in_an_ombudsmans_own_words_goes_in_and_comes_out_whole(
    office_of, tmp_path, name
):
    office_of(name)
    came_in = take_in(name)
    assert contents_of(read(taken_out(tmp_path / "out"))) == contents_of(came_in)


def test_an_office_has_its_own_authorities_and_those_that_it_has_cases_about(office_of):
    a_case(slug="leeds")
    office_of("waterways")
    assert set(Authority.objects.values_list("pk", flat=True)) == {"leeds", "north", "south"}


# ---- In every form ---------------------------------------------------------------------------


@pytest.fixture
def waterways(office_of):
    """An office that shares no word with the packaged one, and one case begun in its forms."""
    office_of("waterways")
    caseworker = signed_in(a_person(Role.CASEWORKER))
    told = {"authority": "The North Trust", "received_on": "8/1/2024", "category": "Dredging"}
    saved(send(caseworker, "/cases/new", reference="W-90001", **told))
    case = Case.objects.get()
    told = {"outcome": "breach", "decided_on": "4/3/2024", "category": "Dredging"}
    saved(send(caseworker, f"/cases/{case.pk}/decisions/new", **told))
    told = {"remedy": "new survey", "agreed_on": "4/3/2024", "due_on": "3/5/2024"}
    kind = {"recommendation_kind": "service improvement", "text": "Survey the canal."}
    saved(send(caseworker, f"/cases/{case.pk}/recommendations/new", **told, **kind))
    told = {"role": "managing director", "name": "Mx Reed", "email": "reed@trust.example"}
    saved(send(caseworker, "/authorities/north/contacts/new", **told))
    return caseworker


def saved(answer) -> None:
    assert answer.status_code == 302, mistakes(answer)


def decide(caseworker) -> Decision:
    decision = Decision.objects.get()
    page = caseworker.get(f"/decisions/{decision.pk}/look-over")
    seen = re.findall(r'name="(version|seen)" value="(\w+)"', page.content.decode())
    assert caseworker.post(f"/publication/{decision.pk}/decide", dict(seen)).status_code == 302
    return Decision.objects.get()


def offered(page, field: str) -> list[str]:
    """What a form can be answered with, without the empty answer."""
    return [word for word, _ in page.context["form"].fields[field].choices if word]


def test_what_will_be_counted_and_read_is_in_the_words_of_the_profile(waterways):
    decision = Decision.objects.get()
    told = words(waterways.get(f"/decisions/{decision.pk}/look-over"))
    assert "Breaches found: one ruling, and counted among breaches." in told
    assert "Decision Breach What that means We examined the complaint and found that a rule" in told


def test_every_form_offers_the_words_of_the_profile_and_no_others(waterways):
    profile, case, decision = own_profile(), Case.objects.get(), decide(waterways)
    officer = signed_in(a_person(Role.COMPLIANCE_OFFICER))
    director = signed_in(a_person(Role.DIRECTOR))
    recommendation, contact = Recommendation.objects.get(), Contact.objects.get()
    compliance = f"/cases/{case.pk}/compliance/new"
    for client, address, field, known in (
        (waterways, "/cases/new", "category", profile.categories),
        (waterways, f"/cases/{case.pk}/edit", "category", profile.categories),
        (waterways, f"/decisions/{decision.pk}/correct", "outcome", profile.outcomes),
        (waterways, f"/decisions/{decision.pk}/correct", "category", profile.categories),
        (waterways, f"/recommendations/{recommendation.pk}/edit", "remedy", profile.remedies),
        (waterways, f"/contacts/{contact.pk}/edit", "role", profile.roles),
        (waterways, "/contacts", "role", profile.roles),
        (waterways, "/cases", "outcome", profile.outcomes),
        (waterways, "/authorities", "group", (*profile.groups, "of no group")),
        (director, compliance, "status_1", profile.compliance),
        (
            officer,
            compliance,
            "status_1",
            [w for w in profile.compliance if w != "not carried out"],
        ),
    ):
        assert offered(client.get(address), field) == list(known), (address, field)
    told = words(officer.get(compliance))
    assert "Only a director may record “not carried out”." in told


def test_what_was_agreed_is_followed_up_in_the_words_of_the_profile(waterways, tmp_path):
    decide(waterways)
    case = Case.objects.get()
    officer = signed_in(a_person(Role.COMPLIANCE_OFFICER))
    assert "managing director" in words(officer.get("/reminders"))
    form, on = f"/cases/{case.pk}/compliance/new", {"recorded_on": "10/5/2024", "record": "yes"}
    refused = mistakes(send(officer, form, status_1="carried out badly", **on))
    assert refused == ["Enter the date it was done."]
    told = {"status_1": "carried out badly", "completed_on_1": "1/5/2024"}
    saved(send(officer, form, **told, **on))
    assert Compliance.objects.get().outcome == "carried out badly"
    assert "Open a new case" in words(officer.get(f"/cases/{case.pk}"))

    out = taken_out(tmp_path / "out")
    assert read(out).tables["compliance"]["outcome"].to_pylist() == ["carried out badly"]
    assert b",too soon," in out["decided"]  # it has not been cleared yet


def test_a_decision_that_finds_no_fault_has_nothing_to_remedy(waterways):
    decision = decide(waterways)
    told = {"outcome": "no breach", "remedied_by_authority": "yes", "reason": "A slip."}
    assert mistakes(send(waterways, f"/decisions/{decision.pk}/correct", **told)) == [
        "Only a complaint in which we found fault can have a satisfactory remedy. Choose no, or"
        " correct the outcome.",
        "Recommendations or outcomes are recorded for this case, and only a complaint in which we"
        " found fault can have any. Say first that they were entered in error: recommendation 1.",
    ]


def test_two_people_are_not_written_to_at_once(waterways):
    told = {"role": "managing director", "name": "Mx Moss", "email": "moss@trust.example"}
    (refused,) = mistakes(send(waterways, "/authorities/north/contacts/new", **told))
    assert refused.startswith("Mx Reed is also managing director on one of these days.")


@pytest.mark.usefixtures("waterways")
def test_a_word_that_the_profile_has_not_is_refused_whatever_writes_it():
    case = Case.objects.get()
    case.category = "Housing"
    said = r"'Housing' is not a category that we have\. Choose: Moorings, Lock closures,"
    with pytest.raises(ValidationError, match=said), writing("test", "edit") as write:
        write.change(case)


NEVER_HERE = re.compile(
    "|".join(
        rf"\b{re.escape(word.casefold())}\b"
        for word in (
            *(set(LGSCO.outcomes) - {"upheld"}),
            *LGSCO.compliance,
            *(set(LGSCO.categories) - {"Housing", "Other"}),
            *(set(LGSCO.remedies) - {"other"}),
            *(set(LGSCO.roles) - {"leader"}),
            *(set(LGSCO.reasons) - {"other", "consent", "employment"}),
            *(each.title for each in LGSCO.measures),
            *("upheld complaint", "council", "councils", "district"),
        )
    )
)


def test_no_page_has_a_word_of_another_ombudsman(waterways):
    decide(waterways)
    client = signed_in(a_person(*Role, email="all@office.example"))
    records = {
        "authority": "north",
        "case": Case.objects.get().pk,
        "decision": Decision.objects.get().pk,
        "recommendation": Recommendation.objects.get().pk,
        "contact": Contact.objects.get().pk,
    }
    looked = []
    for each in REGISTERED:
        names = re.findall(r"<\w+:(\w+)>", each.address)
        if "GET" not in each.methods or not set(names) <= records.keys():
            continue
        address = re.sub(r"<\w+:(\w+)>", lambda found: str(records[found[1]]), f"/{each.address}")
        answer = client.get(address)
        if answer.status_code == 200 and not answer.streaming:
            looked.append(address)
            found = NEVER_HERE.findall(words(answer).casefold())
            assert found == [], address
    assert len(looked) > 40


# ---- A word that the profile has dropped -----------------------------------------------------

DROPPED = (
    '"set aside" = { stage = "set aside" }\n',
    '"dropped" = { shows = "neither" }\n',
    '"Dredging" = { also = ["silt"] }\n',
    '"new survey", ',
    '"complaints manager" = { copies = 1 }\n',
    '"a boater could be recognised" = {}\n',
)


def test_what_has_a_word_that_the_profile_has_dropped_stays_what_it_was(office_of, tmp_path):
    folder = office_of("waterways")
    take_in("waterways")
    before = taken_out(tmp_path / "before")
    rules = folder / "profile.toml"
    text = rules.read_text("utf-8")
    for line in DROPPED:
        assert line in text
        text = text.replace(line, "")
    rules.write_text(text, "utf-8")
    forget()
    assert taken_out(tmp_path / "after") == before
    said = " ".join(extract_report({}, tmp_path / "after"))
    assert "no longer has: category 'Dredging', 2 times." in said

    caseworker = signed_in(a_person(Role.CASEWORKER))
    case = Case.objects.filter(category="Dredging").first()
    form = f"/cases/{case.pk}/edit"
    assert offered(caseworker.get(form), "category")[-1] == "Dredging"
    saved(send(caseworker, form, received_on="12/4/2022"))
    assert Case.objects.get(pk=case.pk).category == "Dredging"
    for dropped in Decision.objects.all():
        for address in (
            f"/cases/{dropped.case_id}",
            f"/decisions/{dropped.pk}",
            f"/publication/{dropped.pk}",
        ):
            assert caseworker.get(address).status_code == 200
