"""Early access: by hand alone, to a named person, within a window, once, and told to the public."""

import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.cache import cache
from django.test import override_settings
from typer.testing import CliRunner, Result

from tests.office.signed_in import PASSWORD, a_person, signed_in
from tests.office.test_sign_in import code, secret_of
from tests.whole.country import country_once
from tests.whole.small import YEAR
from upheld.cli.main import app
from upheld.edition.acts import Act, Kind, acts_of, write_acts
from upheld.edition.manifest import edition_hash, read_manifest, write_manifest
from upheld.edition.signatures import new_secret, public_of, signed
from upheld.office.configuration import EVIDENCE, read_configuration
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import ChangedMeanwhile, writing
from upheld.office.models import AnnualReview, EarlyAccess, Entry, Person
from upheld.office.people.links import choose_password
from upheld.office.rules.roles import Role
from upheld.office.rules.states import NotAllowed
from upheld.office.rules.year_steps import EarlyCopy
from upheld.office.year.early_access import access_of, end, grant, take
from upheld.office.year.places import editions_folder
from upheld.ombudsman.signing_settings import ROLES

pytestmark = pytest.mark.usefixtures("database")
HOUR = datetime.fromisoformat("2199-07-26T00:01:00+01:00")  # pages ask the clock: it is not now
BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), HOUR
NOW = datetime(2026, 7, 20, 9, tzinfo=UTC)
DAY = timedelta(days=1)
PAGE = f"/years/{YEAR}/access"
NAME = "Áine Ṅkem"


class SignedYear:
    """The small country's edition, signed by two people and not public for long."""

    def __init__(self, tmp_path, factory) -> None:
        (tmp_path / "evidence").mkdir()
        self.configuration = replace(read_configuration(), evidence=tmp_path / "evidence")
        folder = editions_folder(self.configuration)
        folder.mkdir()
        self.edition, self.secret = country_once(factory).copied_to(folder), new_secret()
        manifest, key = read_manifest(self.edition), {"key": public_of(self.secret)}
        write_manifest(self.edition, replace(manifest, signing=key, public_at=HOUR.isoformat()))
        self.hash = edition_hash(self.edition)
        self.giver = a_person(Role.RESPONSIBLE_STATISTICIAN)
        self.taker = a_person(Role.STATISTICIAN)
        write_acts(self.edition, [self.signature(1, ROLES[0]), self.signature(2, ROLES[1])])
        with writing("test", "build") as write:
            self.review = AnnualReview(
                year=str(YEAR), edition=self.edition.name, edition_hash=self.hash
            )
            write.make(self.review)

    def signature(self, person: int, role: str) -> Act:
        return self.act(Kind.SIGNED, people=(person,), role=role)

    def act(self, kind: Kind, **told: object) -> Act:
        at = (NOW - DAY).isoformat()
        return signed(Act(kind=kind, edition=self.hash, at=at, **told), self.secret)

    def granted(self, **changed: object) -> EarlyAccess:
        told = {
            "review": self.review,
            "name": NAME,
            "post": "Permanent secretary",
            "organisation": "The ministry",
            "what": EarlyCopy.LETTERS,
            "authorities": "leeds kent",
            "access_from": BEGIN,
            "access_until": END,
            "reason": "To answer questions on the day.",
        }
        access = EarlyAccess(**told | changed)
        grant(access, by=self.giver, at=NOW - 2 * DAY)
        return access

    def taken(self, access: EarlyAccess, at: datetime = NOW):
        return take(access, self.configuration, by=self.taker, at=at)

    def given(self) -> list[Act]:
        return [act for act in acts_of(self.edition) if act.kind == Kind.ACCESS_GIVEN]


@pytest.fixture
def year(tmp_path, tmp_path_factory):
    found = SignedYear(tmp_path, tmp_path_factory)
    with override_settings(CONFIGURATION=found.configuration):
        yield found


def test_a_copy_is_marked_with_the_name_and_its_taking_is_told_by_post_alone(year):
    copy = year.taken(year.granted())
    assert copy.name == f"early-copy-{YEAR}.v1-1.zip"
    with zipfile.ZipFile(BytesIO(copy.content)) as archive:
        assert archive.namelist() == ["READ-THIS-FIRST.txt", "leeds.pdf", "kent.pdf"]
        with pikepdf.open(BytesIO(archive.read("leeds.pdf"))) as letter:
            assert str(letter.docinfo["/Subject"]).startswith(f"Early copy for {NAME}, Permanent")
    (act,) = year.given()
    assert (act.to, act.people, act.moment) == (
        ("Permanent secretary, The ministry",),
        (year.giver.pk, year.taker.pk),
        NOW,
    )
    assert NAME not in (year.edition.parent / f"{year.edition.name}.acts.jsonl").read_text()


def test_the_name_is_published_where_the_grant_says_so(year):
    year.taken(year.granted(is_named=True))
    assert year.given()[0].to == (f"{NAME}, Permanent secretary, The ministry",)


def test_a_copy_is_taken_once_and_another_needs_another_grant(year):
    first = year.granted()
    same = EarlyAccess.objects.get(pk=first.pk)  # opened by somebody else before
    year.taken(first)
    with pytest.raises(NotAllowed, match="a copy is taken once"):
        year.taken(first)
    with pytest.raises(ChangedMeanwhile):
        year.taken(same)
    year.taken(year.granted(what=EarlyCopy.TABLES, authorities=""))
    assert [each.number for each in access_of(YEAR)] == [1, 2]
    assert len(year.given()) == 2


def test_giving_and_taking_are_in_the_ledger_and_the_name_is_under_a_seal(year):
    year.taken(year.granted())
    found = Entry.objects.filter(kind="earlyaccess")
    assert [(each.action, each.who.split()[0]) for each in found] == [
        ("give early access", "person"),
        ("take a copy for early access", "person"),
    ]
    assert NAME not in str([(each.before, each.after) for each in found])
    assert audit().faults == ()


@pytest.mark.parametrize(
    ("changed", "at", "why"),
    [
        ({"access_from": NOW + DAY}, NOW, "The window begins at 10:00 on Tuesday 21 July 2026."),
        ({"access_until": NOW - DAY}, NOW, "The window ended at 10:00 on Sunday 19 July 2026."),
        ({"access_until": HOUR + DAY}, HOUR, "It is public since 00:01 on Friday 26 July 2199."),
        ({"authorities": "leeds none-such"}, NOW, f"{YEAR}.v1 has no letter about none-such."),
    ],
)
def test_a_copy_cannot_be_taken_before_or_after(year, changed, at, why):
    access = year.granted(**changed)
    with pytest.raises(NotAllowed, match=re.escape(why)):
        year.taken(access, at)
    assert year.given() == []
    assert not EarlyAccess.objects.get().taken_at


def test_only_a_signed_edition_is_shown_early(year):
    access = year.granted()
    write_acts(year.edition, [year.signature(1, ROLES[0])])
    with pytest.raises(NotAllowed, match="it has not been signed by a signatory of the letters"):
        year.taken(access)
    write_acts(year.edition, [year.signature(1, ROLES[0]), year.signature(1, ROLES[1])])
    with pytest.raises(NotAllowed, match="it has not been signed by a signatory of the letters"):
        year.taken(access)
    manifest = read_manifest(year.edition)
    write_manifest(year.edition, replace(manifest, signing={}))
    with pytest.raises(NotAllowed, match="no edition"):  # it is not the one on record
        year.taken(access)
    with writing("test", "build again") as write:
        year.review.edition_hash = edition_hash(year.edition)
        write.change(year.review)
    with pytest.raises(NotAllowed, match="was built without a key, so it cannot have been signed"):
        year.taken(access)


def test_the_hour_that_stands_counts_and_not_the_one_that_was_meant(year):
    access = year.granted()
    hour = (NOW - timedelta(hours=1)).isoformat()
    broken = year.act(Kind.EMBARGO_BROKEN, people=(1, 2), hour=hour)
    write_acts(year.edition, [*acts_of(year.edition), broken])
    with pytest.raises(NotAllowed, match="It is public since 09:00 on Monday 20 July 2026"):
        year.taken(access)


def test_access_is_ended_until_the_copy_is_taken(year):
    access = year.granted()
    end(access, by=year.giver, at=NOW)
    with pytest.raises(NotAllowed, match="The window ended"):
        year.taken(access, NOW + DAY)
    later = year.granted(access_from=NOW + DAY)
    end(later, by=year.giver, at=NOW)
    assert later.access_from == later.access_until == NOW
    gone = year.granted()
    year.taken(gone)
    with pytest.raises(NotAllowed, match="a copy that has been taken cannot be recalled"):
        end(gone, by=year.giver, at=NOW)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"access_until": NOW - 3 * DAY}, "The window is over already"),
        ({"access_from": END + DAY}, "The window ends before it begins"),
    ],
)
def test_a_window_that_cannot_be_is_refused(year, changed, why):
    with pytest.raises(NotAllowed, match=why):
        year.granted(**changed)


FORM = {
    "name": NAME,
    "post": "Permanent secretary",
    "organisation": "The ministry",
    "what": "letters",
    "authorities": "Leeds City Council\nKent",
    "from_day": "1/1/2020",
    "from_time": "9:30",
    "until_day": "25/7/2199",
    "until_time": "23.59",
    "reason": "To answer questions on the day.",
}


def test_access_is_given_and_the_copy_taken_by_pages_alone(year):
    giver, taker = signed_in(year.giver), signed_in(year.taker)
    assert giver.post(f"{PAGE}/new", FORM).headers["location"] == PAGE
    access = EarlyAccess.objects.get()
    assert (access.authorities, access.granted_by) == ("leeds kent", year.giver)
    page = taker.get(PAGE).content.decode()
    assert "Take the copy" in page
    assert "Letters about Kent County Council and Leeds City Council" in page
    assert "Take the copy" not in giver.get(PAGE).content.decode()
    copy = taker.post(f"{PAGE}/1/take")
    assert copy.headers["Content-Type"] == "application/zip"
    assert copy.headers["Cache-Control"] == "no-store"
    with zipfile.ZipFile(BytesIO(copy.content)) as archive:
        assert archive.namelist()[1:] == ["leeds.pdf", "kent.pdf"]
    assert "Taken by" in taker.get(PAGE).content.decode()
    again = taker.post(f"{PAGE}/1/take", follow=True)
    assert "a copy is taken once" in again.content.decode()
    assert len(year.given()) == 1


def test_what_is_wrong_in_the_form_is_said_next_to_it(year):
    giver = signed_in(year.giver)
    for wrong, said in {
        ("authorities", ""): "Name the authorities whose letters they may have.",
        ("authorities", "Leedz"): "Leedz",
        ("until_time", "25:00"): "This is not a time. Write it like 9:30.",
        ("until_day", "1/1/2021"): "The window is over already.",
        ("name", ""): "Fill this in.",
    }.items():
        page = giver.post(f"{PAGE}/new", FORM | dict([wrong]))
        assert said in page.content.decode(), wrong
    assert not EarlyAccess.objects.exists()


def test_it_is_taken_by_nobody_who_only_asks_and_ended_by_who_gives(year):
    year.granted()
    giver, taker = signed_in(year.giver), signed_in(year.taker)
    assert taker.get(f"{PAGE}/1/take").status_code == 405
    assert giver.post(f"{PAGE}/1/take").status_code == 403
    assert taker.post(f"{PAGE}/1/end").status_code == 403
    assert taker.post(f"{PAGE}/new", FORM).status_code == 403
    assert taker.post(f"{PAGE}/2/take").status_code == 404
    assert "can no longer be taken" in giver.post(f"{PAGE}/1/end", follow=True).content.decode()
    assert year.given() == []


def test_a_year_that_was_not_begun_has_nobody_to_give_access_to(year):
    giver = signed_in(year.giver)
    page = giver.get("/years/2019-20/access").content.decode()
    assert "have not been frozen yet" in page
    assert giver.get("/years/2019-20/access/new").status_code == 404
    assert giver.get("/years/2019/access").status_code == 404


def acting(year: SignedYear, person: Person, *words: str) -> Result:
    cache.clear()
    choose_password(person, PASSWORD)
    given = f"{PASSWORD}\n{code(secret_of(person))}\n"
    return CliRunner().invoke(
        app,
        ["office", "year", "access", *words, "--as", person.email, "--password-stdin"],
        env={EVIDENCE: str(year.configuration.evidence)},
        input=given,
        catch_exceptions=False,
    )


GIVE = {
    "--name": NAME,
    "--post": "Permanent secretary",
    "--organisation": "The ministry",
    "--from": "2020-01-01T09:30",
    "--until": "2199-07-25T23:59",
    "--reason": "To answer questions on the day.",
    "--letter": "Leeds City Council",
}
OPTIONS = [word for pair in GIVE.items() for word in pair]


def test_access_is_given_and_the_copy_taken_by_commands_alone(year, tmp_path):
    copy = tmp_path / "copy.zip"
    done = acting(year, year.giver, "give", str(YEAR), *OPTIONS)
    assert done.stdout == "Given: number 1\n", done.stderr
    copy.write_text("of somebody else")
    refused = acting(year, year.taker, "take", str(YEAR), "1", "--to", str(copy))
    assert "The copy was not taken." in refused.stderr
    assert year.given() == []
    copy.unlink()
    done = acting(year, year.taker, "take", str(YEAR), "1", "--to", str(copy))
    assert done.stdout.startswith("Taken: "), done.stderr
    assert copy.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(copy) as archive:
        assert archive.namelist() == ["READ-THIS-FIRST.txt", "leeds.pdf"]
    again = acting(year, year.taker, "take", str(YEAR), "1", "--to", str(tmp_path / "again.zip"))
    assert "a copy is taken once" in again.stderr
    assert not (tmp_path / "again.zip").exists()
    assert "cannot be recalled" in acting(year, year.giver, "end", str(YEAR), "1").stderr
    assert len(year.given()) == 1


def test_commands_refuse_what_the_pages_refuse(year):
    assert "do not allow this" in acting(year, year.taker, "give", str(YEAR), *OPTIONS).stderr
    assert "have not been frozen" in acting(year, year.giver, "give", "2019-20", *OPTIONS).stderr
    assert acting(year, year.giver, "end", str(YEAR), "9").exit_code == 1
