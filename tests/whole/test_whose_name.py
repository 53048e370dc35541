"""Nothing is published under a name that nobody gave, whatever command it comes through."""

import json
import re
from pathlib import Path

import pikepdf
import pytest

from tests.offices import NEEDED, office_with
from tests.sampling import sample
from tests.whole.country import Country
from tests.whole.small import BEFORE, build, upheld, write_few
from upheld.intake.demonstration import FILE as MARK
from upheld.ombudsman.folder import DEFAULT_OFFICE

HAS_PROBLEMS = 1
DATES = """
[years."2021-22"]
letters_on = 2022-07-20
public_at = 2022-07-27T00:01:00
"""
HOUR = ("--letters-on", "2022-07-20", "--public-at", "2022-07-27T00:01")
DEMONSTRATION = b"Demonstration Ombudsman"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Country:
    """A few cases of the small country as an ombudsman's own: without the demonstration's mark."""
    folder = tmp_path_factory.mktemp("real")
    directory, extract = write_few(folder)
    (extract / MARK).unlink()
    return Country(directory=directory, extract=extract, editions=folder / "editions")


@pytest.fixture(scope="module")
def nameless(real: Country) -> Path:
    done = build(real.extract, real.directory, real.editions, *HOUR, year=BEFORE)
    assert done.returncode == 0, done.stderr
    assert (
        "Draft, so it cannot be published: you have not given your ombudsman's folder. Use"
        " --ombudsman FOLDER, a folder with your own office.toml: your name, address and who signs."
        in done.stdout
    )
    return real.before


def manifest(edition: Path) -> dict:
    found: dict = json.loads((edition / "edition.json").read_text("utf-8"))
    return found


def test_cases_without_an_office_give_drafts_that_nobody_signs(nameless: Path) -> None:
    told = manifest(nameless)
    assert (told["letters_on"], told["public_at"]) == ("", "")
    assert told["office"] == "Name of the ombudsman"
    for path in nameless.rglob("*"):
        assert path.is_dir() or DEMONSTRATION not in path.read_bytes(), path
    page = (nameless / "letters" / "kent.html").read_text("utf-8")
    assert "Name of the person who signs" in page
    with pikepdf.open(nameless / "letters" / "kent.pdf") as pdf:
        assert str(pdf.docinfo["/Author"]) == "Name of the ombudsman"


def test_drafts_that_nobody_signs_are_never_published(nameless: Path, tmp_path: Path) -> None:
    done = upheld("publish", nameless, "--to", tmp_path / "published")
    assert done.returncode == HAS_PROBLEMS
    assert f"{nameless} is a draft" in done.stderr
    assert not (tmp_path / "published").exists()


def test_drafts_that_nobody_signs_are_proved_like_others(nameless: Path) -> None:
    done = upheld("verify", nameless)
    assert done.returncode == 0, done.stderr
    assert "composed again" not in done.stderr


def test_a_preview_without_an_office_has_places_for_names(real: Country, tmp_path: Path) -> None:
    words = ("--year", "2021-22", "--authority", "Kent", "--directory", real.directory)
    done = upheld("preview", real.extract, *words, "--into", tmp_path)
    assert done.returncode == 0, done.stderr
    with pikepdf.open(tmp_path / "kent-draft.pdf") as pdf:
        assert str(pdf.docinfo["/Author"]) == "Name of the ombudsman"


def test_a_register_without_an_office_is_refused(real: Country, tmp_path: Path) -> None:
    words = ("--into", tmp_path, "--as-at", "2023-05-31", "--directory", real.directory)
    done = upheld("register", real.extract, *words)
    assert done.returncode == HAS_PROBLEMS
    assert (
        "A register is public as soon as it is built, but you have not given your ombudsman's folder."
        in " ".join(done.stderr.split())
    )
    assert not list(tmp_path.glob("registers/2*"))


# Which names each of them leaves forgotten is asked of the folder alone, in tests/ombudsman.
NAMES = sample(["name", "contact", "site", "address", "signatories"], 1, seed=20220727)


@pytest.mark.sampled
@pytest.mark.parametrize("key", NAMES)
def test_a_copied_folder_in_which_a_name_was_forgotten_gives_drafts(
    real: Country, tmp_path: Path, key: str
) -> None:
    default = (DEFAULT_OFFICE / "office.toml").read_text("utf-8")
    said = re.search(rf"^{key} = .*", default, re.MULTILINE)
    line = (
        said[0]
        if said
        else f"signatories = {NEEDED['signatories'].replace('Small', 'Demonstration')}"
    )
    office = office_with(tmp_path, line + "\n" + DATES)
    done = build(
        real.extract, real.directory, tmp_path / "editions", "--office", office, year=BEFORE
    )
    assert done.returncode == 0, done.stderr
    assert (
        f"Draft, so it cannot be published: {office} still has the"
        f" demonstration's words, or a placeholder, for {key}. Write your own there." in done.stdout
    )
    assert manifest(tmp_path / "editions" / f"{BEFORE}.v1")["public_at"] == ""


def test_an_office_with_its_own_names_signs_and_publishes(real: Country, tmp_path: Path) -> None:
    office = office_with(tmp_path, DATES)
    into = tmp_path / "editions"
    done = build(real.extract, real.directory, into, "--office", office, year=BEFORE)
    assert "Public:   not before 2022-07-27T00:01:00+01:00" in done.stdout, done.stderr
    told = manifest(into / f"{BEFORE}.v1")
    assert told["office"] == "The Small Ombudsman"
    assert told["publisher"] == {
        "short_name": "the Ombudsman",
        "site": "https://small.example/reviews",
        "contact": "reviews@small.example",
        "address": ["The Small Ombudsman", "PO Box, Small"],
        "colour": "#1d4f6e",
        "links": [],
    }
    assert upheld("publish", into / f"{BEFORE}.v1", "--to", tmp_path / "public").returncode == 0


@pytest.mark.parametrize("name", ["office.toml.txt", "sub/office.toml", ""])
def test_a_folder_without_an_office_is_refused_by_every_command(
    country: Country, tmp_path: Path, name: str
) -> None:
    office = tmp_path / "office"
    (office / name).parent.mkdir(parents=True, exist_ok=True)
    office.mkdir(exist_ok=True)
    if name:
        (office / name).write_text("".join(f"{k} = {v}\n" for k, v in NEEDED.items()), "utf-8")
    year, into = ("--year", "2021-22"), ("--into", tmp_path / "into")
    for words in (
        ("build", country.extract, *year, *into),
        ("preview", country.extract, *year, *into, "--authority", "Kent"),
        ("register", country.extract, *into),
        ("verify", country.edition),
        ("compare", country.edition, "--authority", "rutland"),
        ("site", tmp_path),
    ):
        done = upheld(*words, "--office", office)
        assert "There is no office.toml" in done.stderr, words
        assert done.returncode == HAS_PROBLEMS
    assert not (tmp_path / "into").exists()
