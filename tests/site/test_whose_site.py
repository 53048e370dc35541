"""A site bears the name that its editions bear, and never another."""

import json
import logging
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.offices import office_with
from tests.whole.small import BEFORE, YEAR, upheld
from upheld.edition.manifest import EditionError
from upheld.ombudsman.folder import DEFAULT_OFFICE, read_office
from upheld.publish.annual.registering import make_register, why_not_shown
from upheld.register.manifest import RegisterError
from upheld.site.app import application
from upheld.site.looking import Looking
from upheld.site.published import refuse_nameless

NOW = datetime(2030, 1, 1, tzinfo=UTC)
HAS_PROBLEMS = 1
OURS = {
    "short_name": "the Commissioner",
    "site": "https://commissioner.example/figures",
    "contact": "hello@commissioner.example",
    "address": ["Our Commissioner", "1 Our Street"],
    "colour": "#123456",
    "links": [{"text": "Our training", "address": "https://commissioner.example/training"}],
}


@pytest.fixture
def ours(planted: Path, tmp_path: Path) -> Path:
    """What an office of another name than the demonstration's has published."""
    folder = tmp_path / "published"
    shutil.copytree(planted, folder)
    for manifest in (*folder.glob("editions/*/edition.json"), *folder.glob("registers/*/*.json")):
        said(manifest, office="Our Commissioner", publisher=OURS)
    return folder


def said(manifest: Path, **told: object) -> None:
    whole = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(whole | told), "utf-8")


def edition(folder: Path, year: object) -> Path:
    return folder / "editions" / f"{year}.v1" / "edition.json"


def refusal(folder: Path, office: Path | None = None) -> str:
    with pytest.raises(EditionError) as refused:
        refuse_nameless(folder, read_office(office) if office else None, at=NOW)
    return str(refused.value)


def test_name_contact_and_looks_are_those_of_the_editions(ours):
    client = TestClient(application(ours))
    home, contact = client.get("/").text, client.get("/contact.json").json()
    assert "Our Commissioner" in home
    assert contact["name"] == "Our Commissioner"
    assert contact["email"] == "hello@commissioner.example"
    assert contact["post"] == ["Our Commissioner", "1 Our Street"]
    assert contact["links"] == OURS["links"]
    assert "#123456" in client.get("/look/office.css").text
    assert client.get("/sitemap.xml").text.count("https://commissioner.example/figures/") > 10


def test_no_page_of_another_offices_site_names_the_demonstrations(ours):
    client = TestClient(application(ours))
    for path in ("/", "/contact", "/about", "/accessibility", "/api", "/api.json", "/guides",
                 "/councils/leeds/2022-23", "/decisions", "/decisions.atom", "/data.csv"):  # fmt: skip
        answer = client.get(path).text
        assert "Demonstration Ombudsman" not in answer, path
        assert "ombudsman.example" not in answer.replace("commissioner.example", ""), path


def test_a_given_office_of_the_same_name_says_the_rest(ours, tmp_path):
    office = office_with(
        tmp_path, 'name = "Our Commissioner"\ncontact = "new@commissioner.example"'
    )
    refuse_nameless(ours, read_office(office), at=NOW)
    client = TestClient(application(ours, read_office(office)))
    assert client.get("/contact.json").json()["email"] == "new@commissioner.example"


def test_a_copy_of_the_demonstrations_folder_serves_the_demonstration_alone(
    ours, planted, tmp_path
):
    copy = shutil.copytree(DEFAULT_OFFICE, tmp_path / "our-office")
    refuse_nameless(planted, read_office(copy), at=NOW)
    for manifest in (*ours.glob("editions/*/edition.json"), *ours.glob("registers/*/*.json")):
        said(manifest, office="The Demonstration Ombudsman", inputs={})  # without the mark
    told = refusal(ours, copy)
    assert told.startswith(f"{copy} still has the demonstration's words,")
    assert told.endswith("Write your own there, or leave out --ombudsman.")


def test_a_given_office_of_another_name_is_refused(ours, tmp_path):
    told = refusal(ours, office_with(tmp_path, ""))
    assert "a name other than 'The Small Ombudsman', the name in the ombudsman's folder:" in told
    assert f"  {YEAR}.v1: 'Our Commissioner'\n  {BEFORE}.v1: 'Our Commissioner'\n" in told
    assert "  the register of 2024-07-31: 'Our Commissioner'\n" in told


def test_two_editions_of_different_offices_are_refused(ours):
    said(edition(ours, BEFORE), office="The Demonstration Ombudsman")
    told = refusal(ours)
    assert f"a name other than 'Our Commissioner', the name in {YEAR}.v1:" in told
    assert f"  {BEFORE}.v1: 'The Demonstration Ombudsman'\nRemove" in told


def test_a_register_of_another_office_is_refused(ours):
    (register,) = ours.glob("registers/*/register.json")
    said(register, office="The Demonstration Ombudsman")
    assert "the register of 2024-07-31: 'The Demonstration Ombudsman'" in refusal(ours)


def test_no_register_is_made_under_a_name_that_the_editions_there_do_not_have(ours, tmp_path):
    office = read_office(office_with(tmp_path, ""))
    told = why_not_shown(office, published=ours)
    assert "would not show a register of 'The Small Ombudsman'" in told
    assert f"{YEAR}.v1 was published as 'Our Commissioner'" in told
    day = NOW.date()
    with pytest.raises(RegisterError, match="would not show a register of 'The Small Ombudsman'"):
        make_register(
            None, directory=None, office=office, published=ours, as_at=day, today=day, progress=None
        )


@pytest.mark.parametrize(
    "own", ['name = "Our Commissioner"', 'earlier_names = ["Our Commissioner"]']
)
def test_a_register_is_made_under_the_editions_name_or_after_it_has_changed(ours, tmp_path, own):
    assert why_not_shown(read_office(office_with(tmp_path, own)), published=ours) == ""


def test_an_office_that_was_called_otherwise_says_so(ours, tmp_path):
    said(edition(ours, BEFORE), office="The Old Commissioner")
    office = 'name = "Our Commissioner"\nearlier_names = ["The Old Commissioner"]'
    refuse_nameless(ours, read_office(office_with(tmp_path, office)), at=NOW)


def test_an_edition_that_says_only_a_name_needs_an_office(ours, tmp_path):
    said(edition(ours, YEAR), publisher={})
    told = refusal(ours)
    assert "does not say how to reach 'Our Commissioner'. Give --ombudsman FOLDER" in told
    office = office_with(tmp_path, 'name = "Our Commissioner"')
    refuse_nameless(ours, read_office(office), at=NOW)


def test_a_folder_in_which_nothing_is_public_needs_no_office_and_says_so(tmp_path):
    (tmp_path / "published").mkdir()
    assert refuse_nameless(tmp_path / "published", None, at=NOW).latest is None
    client = TestClient(application(tmp_path / "published"))
    home = client.get("/")
    assert (home.status_code, "Nothing has been published yet" in home.text) == (200, True)
    assert "Name of the ombudsman" not in home.text
    assert "The Ombudsman" in home.text
    assert "ouncil" not in home.text
    for told_by_a_profile in ("/councils", "/methodology", "/glossary", "/openapi.json"):
        assert client.get(told_by_a_profile).status_code == 404, told_by_a_profile


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    done = upheld("site", tmp_path / "published")
    assert done.returncode == HAS_PROBLEMS
    assert f"There is no folder {tmp_path / 'published'}. Publish an edition first" in done.stderr


def test_an_edition_of_another_office_that_appears_meanwhile_is_not_shown(ours, caplog):
    away = ours.parent / "away"
    (ours / "editions" / f"{YEAR}.v1").rename(away)
    looking = Looking(ours, clock=lambda: NOW, seconds=iter(range(0, 100, 10)).__next__)
    assert [*looking.now().editions] == [f"{BEFORE}.v1"]
    said(away / "edition.json", office="The Demonstration Ombudsman")
    away.rename(ours / "editions" / f"{YEAR}.v1")
    with caplog.at_level(logging.ERROR, logger="upheld.site"):
        assert [*looking.now().editions] == [f"{BEFORE}.v1"]
    assert looking.now().office.name == "Our Commissioner"
    assert "A site belongs to one office" in caplog.text


def test_the_demonstration_is_served_under_its_own_name_without_an_office(planted):
    client = TestClient(application(planted))
    assert client.get("/contact.json").json()["email"] == "reviews@ombudsman.example"
