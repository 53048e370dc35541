"""A decision with several findings goes into the office and comes out whole."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from tests.office.databases import on_both
from tests.office.ombudsmen.own_extracts import OMBUDSMEN
from tests.office.ombudsmen.several_findings import (
    AGAIN,
    AS_AT,
    DECIDED,
    ONE,
    read,
    take_in,
    taken_out,
)
from tests.office.signed_in import a_person
from tests.register.registers import order_of
from upheld.demo.whole_extract import write_demonstration
from upheld.intake.problems import IntakeError
from upheld.office.clock import now
from upheld.office.configuration import own_office, read_configuration
from upheld.office.erasing.erasing import ask, confirm
from upheld.office.erasing.targets import possible
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import writing
from upheld.office.models import Correction, Decision, Entry, FurtherFinding, PersonalValue
from upheld.office.moving.around import extract_to, import_read, read_as_own
from upheld.office.moving.imported import Whose
from upheld.office.moving.mistakes import EditedHere, MovingError
from upheld.office.rules.putting_right import Act, Standing
from upheld.office.rules.roles import Role
from upheld.register.building import build_register
from upheld.register.reading import decision as decision_in
from upheld.register.reading import findings_of, open_register

THIRD = f"{ONE}No maladministration,Complaint handling,,,1,3,late reply,Mould.,,,,\n"


@pytest.fixture(autouse=True)
def housing(office_in):
    office_in(OMBUDSMEN / "housing")


@on_both
def test_several_findings_of_a_decision_come_out_byte_for_byte_as_they_went_in(tmp_path):
    take_in()
    assert taken_out(tmp_path / "out") == DECIDED
    assert FurtherFinding.objects.count() == 3
    assert Decision.objects.count() == 3


def test_the_demonstration_goes_in_and_comes_out_row_for_row(tmp_path):
    write_demonstration(tmp_path / "demo", own_office(), cases=100)
    came_in = read_as_own(tmp_path / "demo")
    import_read(came_in, whose=Whose.NOT_SAID, progress=lambda *_: None)
    extract_to(tmp_path / "out", as_at=date(2030, 1, 1), progress=lambda *_: None)
    went_out = read_as_own(tmp_path / "out")
    assert FurtherFinding.objects.count() > 20
    for name, table in came_in.tables.items():
        assert went_out.tables[name].to_pylist() == table.to_pylist(), name
        assert went_out.given[name] == came_in.given[name], name


def test_importing_it_again_changes_nothing():
    take_in()
    entries = Entry.objects.count()
    assert take_in().is_nothing
    assert Entry.objects.count() == entries
    assert audit().faults == ()


def test_what_differs_in_one_finding_changes_that_finding_alone(tmp_path):
    take_in()
    before = Entry.objects.count()
    other = DECIDED.replace(
        "Service failure,Charges,,yes,1,2", "Service failure,Charges,rent,no,1,2"
    )
    assert take_in(other).changed == {"decided": 1}
    assert [each.kind for each in Entry.objects.filter(number__gt=before)] == ["furtherfinding"]
    assert taken_out(tmp_path / "out") == other


@on_both
def test_a_finding_that_the_extract_no_longer_has_is_removed_and_a_new_one_is_added(tmp_path):
    take_in()
    fewer = DECIDED.replace(THIRD, "")
    assert take_in(fewer).changed == {"decided": 1}
    assert taken_out(tmp_path / "fewer") == fewer
    assert take_in().made == {"decided": 1}
    assert sorted(taken_out(tmp_path / "all").splitlines()) == sorted(DECIDED.splitlines())


def test_findings_of_decisions_that_an_extract_does_not_have_stay():
    take_in()
    done = take_in(DECIDED.splitlines(keepends=True)[0] + DECIDED.splitlines(keepends=True)[-1])
    assert done.is_nothing
    assert FurtherFinding.objects.count() == 3


def test_a_finding_that_people_have_changed_is_never_silently_overwritten_or_removed():
    take_in()
    finding = FurtherFinding.objects.get(number=3)
    finding.issue = "changed here"
    with writing("person number 7", "correct a decision") as write:
        write.change(finding)
    for told in (DECIDED, DECIDED.replace(THIRD, "")):
        with pytest.raises(EditedHere, match="Finding 3 of decision 1 in case 202400001"):
            take_in(told)
    assert take_in(DECIDED.replace(THIRD, ""), whose=Whose.OURS).is_nothing
    assert FurtherFinding.objects.get(number=3).issue == "changed here"
    take_in(DECIDED.replace(THIRD, ""), whose=Whose.THEIRS)
    assert not FurtherFinding.objects.filter(number=3).exists()


def test_a_finding_with_a_correction_is_not_removed_by_an_import():
    take_in()
    finding = FurtherFinding.objects.get(number=3)
    about = {"about": finding.kind, "record": finding.pk, "case": finding.case, "number": 1}
    told = {
        "changes": {"issue": ["late reply", ""]},
        "reason": "Wrong.",
        "asked_by": a_person(Role.CASEWORKER),
    }
    with writing("command", "ask") as write:
        write.make(
            Correction(act=Act.CORRECT, standing=Standing.DONE, **about, **told, asked_on=AS_AT)
        )
    with pytest.raises(MovingError, match=r"no longer has finding 3 of decision 1 .* corrected"):
        take_in(DECIDED.replace(THIRD, ""))


def test_the_same_findings_numbered_in_the_sequence_are_still_refused():
    with pytest.raises(IntakeError, match="would replace the findings"):
        read(DECIDED.replace(AGAIN, ONE))


def test_a_profile_that_counts_no_findings_any_more_does_not_lose_them(office_in, tmp_path):
    take_in()
    folder = shutil.copytree(OMBUDSMEN / "housing", tmp_path / "housing")
    profile = folder / "profile.toml"
    text = profile.read_text("utf-8")
    profile.write_text(text.replace("counts_findings = true\n", ""), "utf-8")
    office_in(folder)
    with pytest.raises(MovingError, match="holds 3 further findings of decisions"):
        taken_out(tmp_path / "out")


def test_the_register_of_what_the_office_holds_lists_each_finding(tmp_path):
    """Made from the office's own extract, and of a decision whose case stands as decided once."""
    take_in("".join(line for line in DECIDED.splitlines(keepends=True) if AGAIN not in line))
    day = date(2024, 12, 31)
    extract_to(tmp_path / "out", as_at=day, progress=lambda *_: None)
    order = order_of(read_as_own(tmp_path / "out"), as_at="2024-12-31", published=tmp_path)
    office = replace(own_office(), not_its_own=())
    build_register(
        replace(order, office=office, directory=office.directory), progress=lambda *_: None
    )
    (folder,) = tmp_path.glob("registers/*/")
    with open_register(folder) as register:
        row = decision_in(register, key="202400001", authority="alder-homes")
        listed = [(each["number"], each["outcome"]) for each in findings_of(register, row)]
    assert listed == [(1, "Maladministration"), (2, "Service failure"), (3, "No maladministration")]


def test_what_is_erased_from_a_finding_stays_erased_and_its_outcome_stays():
    take_in()
    case = FurtherFinding.objects.filter(number=3).get().case
    director, second = a_person(Role.DIRECTOR), a_person(Role.PUBLISHING_MANAGER)
    asked = ask(possible("case", case.pk), reason="They asked.", by=director, at=now())
    confirm(asked, by=second, at=now(), evidence=read_configuration().evidence)
    take_in(whose=Whose.THEIRS)
    finding = FurtherFinding.objects.get(number=3)
    assert (finding.issue, finding.outcome) == ("", "No maladministration")
    assert [each for each in PersonalValue.objects.all() if each.value == "late reply"] == []
    assert audit().faults == ()
