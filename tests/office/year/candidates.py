"""A candidate of a year that waits for signatures, and the people who could sign it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree

from django.conf import settings
from django.test import override_settings

from tests.office.signed_in import a_person
from upheld.core.years import Year
from upheld.edition.life import Life, life_of
from upheld.edition.manifest import Manifest, edition_hash, read_manifest, write_manifest
from upheld.office.clock import now
from upheld.office.configuration import Configuration
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Person
from upheld.office.rules.roles import Role
from upheld.office.year.places import editions_folder, frozen_folder
from upheld.office.year.signing_key import make_key
from upheld.ombudsman.signing_settings import SigningRole

YEAR = Year.parse("2022-23")
STATISTICIAN, SIGNATORY = SigningRole
DATES = {
    "as_at": "2023-03-31",
    "letters_on": "2023-07-19",
    "public_at": "2023-07-26T00:01:00+01:00",
}


@dataclass(frozen=True, kw_only=True)
class Candidate:
    configuration: Configuration
    key: str  # the public half
    asked: Person
    statistician: Person
    signatory: Person

    @property
    def folder(self) -> Path:
        return editions_folder(self.configuration) / f"{YEAR}.v1"

    @property
    def hash(self) -> str:
        return edition_hash(self.folder)

    @property
    def life(self) -> Life:
        return life_of(self.folder)

    @property
    def review(self) -> AnnualReview:
        return AnnualReview.objects.get(year=str(YEAR))

    def build_again(self, **changed: object) -> None:
        """Another candidate under the same name, as the worker puts it on record."""
        write_manifest(self.folder, replace(read_manifest(self.folder), **changed))
        review = self.review
        review.edition_hash, review.built_at = self.hash, now()
        with writing("test", "build again") as write:
            write.change(review)

    @property
    def second_life(self) -> Life:
        """What was done with the second version."""
        return life_of(self.folder.with_name(f"{YEAR}.v2"))

    def follow_with_version_2(self) -> None:
        """The same, but that one letter and one figure say something else."""
        second = self.folder.with_name(f"{YEAR}.v2")
        for suffix in ("", ".private"):
            copytree(self.folder.with_name(f"{YEAR}.v1{suffix}"), f"{second}{suffix}")
        with closing(sqlite3.connect(second / "edition.sqlite")) as database, database:
            database.execute(
                "UPDATE letter SET content = replace(content, 'We thank', 'We again thank')"
                " WHERE authority = 'kent'"
            )
            database.execute(
                "UPDATE figure SET text = '1%' WHERE authority = 'kent' AND year = ?"
                " AND measure = 'upheld'",
                (str(YEAR),),
            )
        write_manifest(second, replace(read_manifest(second), version=2))
        review = self.review
        review.edition, review.edition_hash = second.name, edition_hash(second)
        with writing("test", "build a correction") as write:
            write.change(review)


@contextmanager
def office_in(home: Path) -> Iterator[Configuration]:
    """Whose editions are in that folder, also for its pages."""
    configuration = replace(settings.CONFIGURATION, evidence=home / "evidence", published=None)
    with override_settings(CONFIGURATION=configuration):
        yield configuration


def a_candidate(configuration: Configuration, *, edition: Path | None = None) -> Candidate:
    """With the queries closed. Without ``edition``, a built one to sign, it is a manifest alone."""
    made = Candidate(
        configuration=configuration,
        key=make_key().public,
        asked=a_person(Role.STATISTICIAN, name="Asked for it"),
        statistician=a_person(Role.RESPONSIBLE_STATISTICIAN, name="Who counts"),
        signatory=a_person(Role.SIGNATORY, name="Who writes"),
    )
    frozen_folder(configuration, YEAR).mkdir(parents=True)
    if edition is None:
        made.folder.mkdir(parents=True)
        named = dict.fromkeys(("office", "notice", "methodology", "software"), "")
        write_manifest(made.folder, Manifest(year=str(YEAR), version=1, inputs={}, **named | DATES))
    told = replace(read_manifest(made.folder), signing={"key": made.key}, **DATES)
    write_manifest(made.folder, told)
    at = now()
    review = AnnualReview(
        year=str(YEAR),
        frozen_at=at,
        frozen_by=made.asked,
        built_at=at,
        built_for=made.asked,
        edition=made.folder.name,
        edition_hash=made.hash,
        queries_closed_at=at,
        queries_closed_by=made.statistician,
    )
    with writing("test", "build a candidate") as write:
        write.make(review)
    return made
