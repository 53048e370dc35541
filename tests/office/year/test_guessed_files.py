"""No address of the office gives a file of a candidate, or of what was frozen, to anybody.

Not even to those who may see the year: they read it on the year's pages, and nowhere else.
"""

from itertools import product
from random import Random
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.office.signed_in import a_person, signed_in
from tests.office.year.candidates import YEAR, a_candidate, office_in
from tests.sampling import sample, trials
from tests.whole.country import country_once
from upheld.office.models import Person
from upheld.office.rules.roles import Role
from upheld.office.year.places import editions_folder, frozen_folder

pytestmark = pytest.mark.usefixtures("database")
GUESSES, TRIED, TRIED_BY_EACH = 5_000, 60, trials(6, whole=400)
BEFORE = (
    *("", "editions/", "data/", "letters/", "files/", "media/", "static/", "look/", "evidence/1/"),
    *("outputs/", "jobs/1/", "letters/1/", "years/", f"years/{YEAR}/", f"years/{YEAR}/editions/"),
    *(f"years/{YEAR}/signing/", f"years/{YEAR}/access/", f"years/{YEAR}/frozen/"),
)
CLIMBS = ("", "../", "../../editions/", "..%2F", "%2e%2e/editions/", "....//", "..\\")


@pytest.fixture
def candidate(database, tmp_path, tmp_path_factory):  # noqa: ARG001  # the office must be there first
    (tmp_path / "editions").mkdir()
    edition = country_once(tmp_path_factory).copied_to(tmp_path / "editions")
    with office_in(tmp_path) as configuration:
        made = a_candidate(configuration, edition=edition)
        (frozen_folder(configuration, YEAR) / "decided.csv").write_text("reference\n22 001 001\n")
        yield made


def guessed(candidate) -> list[str]:
    """Every file by its place in the office's folder, behind what an address might begin with."""
    folder = editions_folder(candidate.configuration).parent
    files = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    names = {quote(str(path)) for path in files} | {quote(path.name) for path in files}
    names |= {f"{candidate.folder.name}.acts.jsonl", f"editions/{candidate.folder.name}/"}
    ways = ("/" + before + climb + name for before, climb, name in product(BEFORE, CLIMBS, names))
    return sorted(ways)


def is_a_page(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


@pytest.mark.sampled
def test_a_file_of_a_candidate_is_at_no_address_whoever_asks(candidate):
    addresses = Random(1).sample(guessed(candidate), GUESSES)
    assert gave(Client(), sample(addresses, TRIED, seed=2)) == []
    for role in (*Role, None):
        client = signed_in(who(candidate, role))
        assert client.get("/nowhere").status_code == 404
        assert gave(client, Random(role).sample(addresses, TRIED_BY_EACH)) == []


def who(candidate, role: Role | None) -> Person:
    known = {
        Role.STATISTICIAN: candidate.asked,
        Role.RESPONSIBLE_STATISTICIAN: candidate.statistician,
        Role.SIGNATORY: candidate.signatory,
    }
    return known.get(role) or a_person(*([role] if role else []))


def gave(client: Client, addresses: list[str]) -> list[str]:
    """Those that give anything else than an address at which there is nothing."""
    nowhere = client.get("/nowhere")
    answers = ((each, client.get(each)) for each in addresses if not is_a_page(each))
    return [
        each
        for each, answer in answers
        if (answer.status_code, answer.content) != (nowhere.status_code, nowhere.content)
    ]
