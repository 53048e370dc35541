"""An office with a folder of its own, a key and an hour, in which a year can be taken to its end.

``year_office`` has frozen nothing yet. ``built_office`` has a candidate, which is built once for
all tests.
"""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.conf import settings

from tests.office.cases import an_upheld_case
from tests.office.databases import an_office
from tests.office.signed_in import a_person
from tests.offices import office_with
from tests.once import made_once
from upheld.core.progress import silent
from upheld.core.years import Year
from upheld.edition.acts import Act, Kind, add_act
from upheld.edition.signatures import signed
from upheld.office.clock import now
from upheld.office.configuration import Configuration, read_configuration
from upheld.office.jobs.queue import ask
from upheld.office.jobs.worker import work
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Job, Letter, Person
from upheld.office.rules.outputs import Output
from upheld.office.rules.roles import Role
from upheld.office.year.candidate import build_candidate
from upheld.office.year.freezing import freeze
from upheld.office.year.keeping import keep, record_of
from upheld.office.year.signing_key import make_key, newest_key, secret_of
from upheld.office.year.steps import YearNow, year_now
from upheld.ombudsman.signing_settings import ROLES

YEAR = Year.parse("2023-24")
DATES = f"""
[years."{YEAR}"]
letters_on = 2024-07-24
public_at = 2024-07-31T00:01:00
"""
OWN, OFFICE = "own", "office"  # the ombudsman's folder, and the one that evidence is in


@dataclass(frozen=True, kw_only=True)
class YearOffice:
    """With one case, somebody of each role, and a key that its folder names."""

    configuration: Configuration
    people: Mapping[Role, Person]

    @property
    def statistician(self) -> Person:
        return self.people[Role.STATISTICIAN]

    def ask(self, output: Output) -> Job:
        """Asked for, and made by the worker."""
        job = ask(output, by=self.statistician, at=now(), year=str(YEAR))
        work(self.configuration, once=True)
        job.refresh_from_db()
        return job

    def freeze(self) -> str:
        told = {"by": self.statistician, "configuration": self.configuration}
        return freeze(YEAR, **told, progress=silent)

    def build(self) -> str:
        told = {"by": self.statistician, "configuration": self.configuration}
        return build_candidate(YEAR, **told, progress=silent)

    def stands(self) -> YearNow:
        return year_now(YEAR, self.configuration)

    def write_folder(self, text: str) -> None:
        assert self.configuration.office_folder
        office_with(self.configuration.office_folder, text)

    def close_and_sign(self) -> None:
        """The steps between the candidate and its letters, whoever takes them."""
        close_queries(self.people[Role.RESPONSIBLE_STATISTICIAN])
        edition, review = self.stands().edition, self.stands().review
        assert edition
        assert review
        for role, person in zip(ROLES, (1001, 1002), strict=True):
            act = Act(
                kind=Kind.SIGNED,
                edition=review.edition_hash,
                at=now().isoformat(timespec="seconds"),
                people=(person,),
                role=role,
            )
            add_act(edition, signed(act, secret_of(the_key())))


def the_key() -> str:
    key = newest_key()
    assert key
    return key.public


def signing() -> str:
    return f'\n[signing]\nkey = "{the_key()}"\n'


def close_queries(by: Person) -> None:
    with writing(by, "close the queries of a year") as write:
        keep(record_of(YEAR), write, queries_closed_at=write.at, queries_closed_by=by)


def an_office_in(folder: Path) -> YearOffice:
    """On the database that Django speaks to, with the two folders in this one."""
    configuration = replace(
        read_configuration(),
        evidence=folder / OFFICE / "evidence",
        published=None,
        office_folder=folder / OWN,
    )
    people = {role: Person.objects.get(held__role=role) for role in Role}
    return YearOffice(configuration=configuration, people=people)


def begin(folder: Path) -> YearOffice:
    (folder / OWN).mkdir()
    case = an_upheld_case()
    send_only(case.authority)
    for role in Role:
        a_person(role)
    make_key()
    office = an_office_in(folder)
    office.write_folder(DATES + signing())
    return office


def send_only(authority: Authority) -> None:
    """An edition has one letter then, and is built twenty times as fast."""
    others = Authority.objects.exclude(pk=authority.pk)
    with writing("test", "send one letter") as write:
        write.make_all([Letter(authority=each, send=False) for each in others])


@pytest.fixture
def year_office(database, tmp_path, monkeypatch) -> YearOffice:  # noqa: ARG001
    office = begin(tmp_path)
    monkeypatch.setattr(settings, "CONFIGURATION", office.configuration)
    return office


@pytest.fixture(scope="session")
def built_once(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        with an_office(template, folder):
            office = begin(folder)
            office.freeze()
            office.build()

    return made_once(tmp_path_factory, "built-office", make)


@pytest.fixture
def built_office(built_once, database, tmp_path, monkeypatch) -> YearOffice:  # noqa: ARG001
    for name in (OWN, OFFICE):
        shutil.copytree(built_once / name, tmp_path / name)
    home = tmp_path / "home"
    shutil.copy(built_once / "office.sqlite", home / "office.sqlite")
    os.environ["UPHELD_OFFICE_HOME"] = str(home)
    office = an_office_in(tmp_path)
    monkeypatch.setattr(settings, "CONFIGURATION", office.configuration)
    return office
