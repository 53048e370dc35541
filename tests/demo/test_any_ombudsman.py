"""The demonstration of any ombudsman: its own outcomes, services, bodies and roles, and no others."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.profiles import LGSCO, OFFICE, OMBUDSMEN
from upheld.core.measures import Kind
from upheld.core.references import ANY, Forms
from upheld.demo import england
from upheld.demo.any_cases import references, years_of
from upheld.demo.extract_files import DemonstrationError
from upheld.demo.whole_extract import is_england, write_demonstration
from upheld.intake.demonstration import NOTICE_OF_A_FOLDER
from upheld.intake.reading_extract import read_extract
from upheld.ombudsman.folder import read_office

NAMES = ("waterways", "wales", "housing")


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """By ombudsman: its demonstration."""
    found = {}
    for name in NAMES:
        found[name] = tmp_path_factory.mktemp("demo") / name
        write_demonstration(found[name], read_office(OMBUDSMEN / name))
    return found


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_an_extract_without_problems_and_says_that_it_is_invented(folders, name):
    office = read_office(OMBUDSMEN / name)

    found = read_extract(
        folders[name],
        directory=office.directory,
        profile=office.profile,
        references=office.references,
    )

    assert (found.is_demonstration, found.notice) == (True, NOTICE_OF_A_FOLDER)
    assert found.sizes()["received"] == 600


@pytest.mark.parametrize("name", NAMES)
def test_all_that_the_profile_has_is_in_it_and_nothing_else(folders, name):
    profile = read_office(OMBUDSMEN / name).profile
    decided, followed = rows_of(folders[name], "decided"), rows_of(folders[name], "compliance")
    agreed = rows_of(folders[name], "recommendations")

    assert {row["outcome"] for row in decided} == set(profile.outcomes)
    assert {row["category"] for row in decided} == set(profile.categories)
    assert {row["outcome"] for row in followed} <= set(profile.compliance)
    assert {row["remedy"] for row in agreed} == set(profile.remedies)
    assert {row["role"] for row in rows_of(folders[name], "contacts")} == set(profile.roles)
    assert {row["withheld_reason"] for row in decided} - {""} <= set(profile.lasting)


def test_each_body_is_complained_about_for_a_service_that_its_group_provides(folders):
    office = read_office(OMBUDSMEN / "wales")

    for row in rows_of(folders["wales"], "received"):
        body = next(b for b in office.directory.authorities if b.name == row["authority"])
        assert row["category"] in office.profile.categories_of(body.group)


def test_every_group_has_bodies_of_its_own_with_cases(folders):
    office = read_office(OMBUDSMEN / "waterways")
    groups = {each.name: each.group for each in office.directory.authorities}
    decided = Counter(groups[row["authority"]] for row in rows_of(folders["waterways"], "decided"))

    assert set(decided) == {"harbour", "canal"}
    assert min(decided.values()) > 100


def test_it_covers_two_years_in_which_every_measure_is_worked_out():
    assert [str(year) for year in years_of(LGSCO)] == ["2022-23", "2023-24"]
    for name in NAMES:
        profile = read_office(OMBUDSMEN / name).profile
        last = years_of(profile)[-1]
        assert {each.slug for each in profile.measures_in(last)} == set(profile.by_slug)


def test_the_same_folder_gives_the_same_bytes(folders, tmp_path):
    write_demonstration(tmp_path / "again", read_office(OMBUDSMEN / "waterways"))

    before = {path.name: path.read_bytes() for path in folders["waterways"].iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == before


@pytest.mark.parametrize("cases", [99, 20_001])
def test_a_number_that_is_too_small_or_too_large_writes_nothing(cases, tmp_path):
    with pytest.raises(DemonstrationError, match="Ask for 100 to 20,000"):
        write_demonstration(tmp_path / "x", read_office(OMBUDSMEN / "wales"), cases=cases)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("forms", "written"),
    [
        (Forms(("20####",)), ["200001", "200002"]),
        (Forms(("@@-#[@]",)), ["AA-1", "AA-2"]),
        (ANY, ["0000001", "0000002"]),
    ],
)
def test_references_are_written_as_the_office_writes_them(forms, written):
    found = list(references(forms, 30))

    assert found[:2] == written
    assert len({*found}) == 30
    assert [forms.written(each) for each in found] == found


def test_englands_words_are_those_of_the_default_profile():
    assert tuple(LGSCO.outcomes) == england.OUTCOMES
    assert tuple(LGSCO.compliance) == england.COMPLIANCE_OUTCOMES
    assert tuple(LGSCO.categories) == england.CATEGORIES
    assert tuple(LGSCO.groups) == england.GROUPS
    assert LGSCO.remedies == england.REMEDIES
    assert tuple(LGSCO.reasons) == england.WITHHELD_REASONS
    assert {england.CHIEF_EXECUTIVE, england.LINK_OFFICER} <= set(LGSCO.roles)
    assert is_england(OFFICE)


def test_a_decision_has_several_findings_only_where_they_are_counted(folders):
    housing = Counter(row["reference"] for row in rows_of(folders["housing"], "decided"))
    assert set(housing.values()) == {1, 2, 3}
    assert "finding" not in rows_of(folders["wales"], "decided")[0]


def test_only_the_finding_of_fault_was_put_right_by_the_body_itself(tmp_path):
    """The others of the case are no fault."""
    office = read_office(OMBUDSMEN / "housing")
    asks = replace(office.profile.main, kind=Kind.REMEDIED, slug="put-right")
    profile = replace(office.profile, measures=(office.profile.main, asks))
    write_demonstration(tmp_path / "x", replace(office, profile=profile))
    rows = rows_of(tmp_path / "x", "decided")
    remedied = [row for row in rows if row["remedied_by_authority"] == "yes"]
    assert {row["finding"] for row in remedied} == {"1"}
    assert {row["outcome"] for row in remedied} <= set(profile.with_fault)
