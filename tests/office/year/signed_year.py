"""A year whose edition two people have signed: small files, real acts, real keys."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.office.signed_in import a_person
from upheld.edition.acts import Act, Kind, add_act
from upheld.edition.manifest import Manifest, edition_hash, hashes_of, write_manifest
from upheld.edition.signatures import signed
from upheld.office.configuration import Configuration, read_configuration
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Person
from upheld.office.rules.roles import Role
from upheld.office.year.places import editions_folder
from upheld.office.year.signing_key import make_key, newest_key, secret_of
from upheld.ombudsman.signing_settings import ROLES
from upheld.publish.annual.publishing import Clock

YEAR, NAME = "2023-24", "2023-24.v1"
HOUR = datetime.fromisoformat("2024-07-31T00:01:00+01:00")
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def clock(at):
    """It stands still."""
    return Clock(now=lambda: at, sleep=lambda _: None)


@dataclass
class SignedYear:
    configuration: Configuration
    edition: Path
    one: Person  # a responsible statistician
    two: Person  # a signatory

    @property
    def review(self) -> AnnualReview:
        return AnnualReview.objects.get(year=YEAR)

    @property
    def published(self) -> Path:
        return self.configuration.published / "editions" / NAME

    def act(self, kind, *people, at=HOUR - 9 * DAY, **told):
        made = Act(
            kind=kind,
            edition=edition_hash(self.edition),
            at=at.isoformat(),
            people=tuple(each.pk for each in people),
            **told,
        )
        secret = secret_of(newest_key().public)
        add_act(self.edition, signed(made, secret))


def folders(tmp_path) -> Configuration:
    for name in ("evidence", "published"):
        (tmp_path / name).mkdir(mode=0o700)
    there = {"evidence": tmp_path / "evidence", "published": tmp_path / "published"}
    return replace(read_configuration(), **there)


def signed_year(configuration, *, is_signed=True, has_key=True, public_at=HOUR) -> SignedYear:
    key = (newest_key() or make_key()).public if has_key else ""
    edition = editions_folder(configuration) / NAME
    (edition / "letters").mkdir(parents=True)
    (edition / "edition.sqlite").write_text("figures")
    (edition / "letters" / "leeds.html").write_text("Dear Leeds")
    manifest = Manifest(
        year=YEAR,
        version=1,
        as_at="2024-03-31",
        letters_on="2024-07-24",
        public_at=public_at.isoformat(),
        office="The Ombudsman",
        notice="",
        methodology="2",
        software="upheld 0",
        inputs={},
        files=hashes_of(edition),
        signing={"key": key} if key else {},
    )
    write_manifest(edition, manifest)
    people = a_person(Role.RESPONSIBLE_STATISTICIAN), a_person(Role.SIGNATORY)
    year = SignedYear(configuration, edition, *people)
    with writing("test", "build a candidate", at=datetime(2024, 7, 1, tzinfo=UTC)) as write:
        hash_ = edition_hash(edition)
        write.make(AnnualReview(year=YEAR, edition=NAME, edition_hash=hash_))
    if is_signed and has_key:
        for person, role in zip(people, ROLES, strict=True):
            year.act(Kind.SIGNED, person, role=role)
    return year
