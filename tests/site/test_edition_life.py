"""What was done with an edition is told on its page, if it was: by role and post, and by no number."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.site.html import words_of
from tests.whole.small import YEAR
from upheld.disk.announced import announce
from upheld.edition.acts import Act, Kind, write_acts
from upheld.edition.manifest import edition_hash, read_manifest, write_manifest
from upheld.edition.reading import DATABASE
from upheld.edition.signatures import new_secret, public_of, signed
from upheld.ombudsman.signing_settings import ROLES
from upheld.site.app import application

NAME = f"{YEAR}.v1"
PAGE = f"/editions/{NAME}/life"
SECRET, ANOTHER = new_secret(), new_secret()
KEY = {"key": public_of(SECRET)}
ALONE = KEY | {"one_signature_because": "We are three people."}
STATISTICIAN, SIGNATORY = ROLES
PEOPLE = (7071, 7072)  # numbers that stand nowhere else


class Published:
    """One edition of the small country, with what a test does with it."""

    def __init__(self, published: Path, folder: Path, signing: dict[str, str]) -> None:
        self.folder = folder
        self.edition = folder / "editions" / NAME
        self.edition.mkdir(parents=True)
        shutil.copyfile(published / "editions" / NAME / DATABASE, self.edition / DATABASE)
        manifest = read_manifest(published / "editions" / NAME)
        write_manifest(self.edition, replace(manifest, signing=signing))
        self.hour = datetime.fromisoformat(manifest.public_at)

    def act(self, kind: Kind, days: float, *, secret: bytes | None = SECRET, **told: object) -> Act:
        """``days``: from the hour of publication."""
        at = (self.hour + timedelta(days=days)).astimezone(UTC).isoformat()
        made = Act(kind=kind, edition=edition_hash(self.edition), at=at, **told)
        return signed(made, secret) if secret else made

    def signed(self, person: int, role: str, days: float = -8, **told: object) -> Act:
        return self.act(Kind.SIGNED, days, people=(person,), role=role, **told)

    def site(self, office, *acts: Act) -> TestClient:
        write_acts(self.edition, acts)
        return TestClient(application(self.folder, office), follow_redirects=False)


@pytest.fixture
def publish(published, tmp_path):
    return lambda **signing: Published(published, tmp_path, signing)


def steps(site: TestClient) -> list[tuple[str, str]]:
    return [(each["at"][:10], each["words"]) for each in site.get(f"{PAGE}.json").json()["steps"]]


def test_every_act_is_told_in_its_order_by_role_and_post(publish, office):
    it = publish(**KEY)
    acts = (
        it.act(Kind.FROZEN, -60, secret=None),
        it.act(Kind.BUILT, -30, secret=None),
        it.act(Kind.QUERIES_CLOSED, -10, secret=None, number=12, changed=3),
        it.signed(PEOPLE[0], STATISTICIAN, -9),
        it.signed(PEOPLE[1], SIGNATORY, -8),
        it.act(Kind.ACCESS_GIVEN, -7.5, to=("Permanent secretary, the ministry",)),
        it.act(Kind.SENT, -7, secret=None, number=15),
        it.act(Kind.PUBLISHED, 0, secret=None),
    )
    site = it.site(office, *acts)
    assert [words for _, words in steps(site)] == [
        "Cases frozen: nothing recorded later is in these figures.",
        "Figures, letters and tables made, and proved to agree.",
        "Queries closed: 12 queries from authorities, which changed 3 figures.",
        "Signed by the responsible statistician: the figures are right.",
        "Signed by the signatory of the letters: the words are ours.",
        "Early access given to: Permanent secretary, the ministry.",
        "15 letters sent to authorities, one week before publication.",
        "Published at 00:01 on Wednesday 26 July 2023.",
    ]
    html = site.get(PAGE).text
    assert all(words in words_of(html) for _, words in steps(site))
    assert site.get(f"{PAGE}.csv").text.count("\n") == len(acts) + 1
    for form in ("", ".json", ".csv"):
        assert not any(str(person) in site.get(PAGE + form).text for person in PEOPLE)


def test_one_query_that_changed_nothing_and_no_query_are_said_so(publish, office):
    it = publish()
    said = {}
    for number in (0, 1):
        closed = it.act(Kind.QUERIES_CLOSED, -10, secret=None, number=number)
        said[number] = steps(it.site(office, closed))[0][1]
    assert said == {
        0: "Queries closed. There were none from authorities.",
        1: "Queries closed: 1 query from authorities, which changed no figure.",
    }


def test_each_moved_hour_is_told_with_its_reason(publish, office):
    it = publish(**KEY)
    both = [it.signed(person, role) for person, role in zip(PEOPLE, ROLES, strict=True)]
    later, earlier = (it.hour + timedelta(days=days) for days in (7, 5))
    postponed = it.act(
        Kind.POSTPONED, -3, people=PEOPLE, hour=later.isoformat(), reason="An election was called."
    )
    broken = it.act(
        Kind.EMBARGO_BROKEN, -2, people=PEOPLE, hour=earlier.isoformat(), reason="It leaked."
    )
    nothing = it.act(Kind.POSTPONED, -1, people=PEOPLE, hour=it.hour.isoformat(), reason="No.")
    told = it.site(office, *both, postponed, broken, nothing).get(f"{PAGE}.json").json()
    assert [(each["words"], each["reason"]) for each in told["steps"][2:]] == [
        (
            "Publication postponed from 00:01 on Wednesday 26 July 2023 to 00:01 on"
            " Wednesday 2 August 2023.",
            "An election was called.",
        ),
        (
            "Publication brought forward from 00:01 on Wednesday 2 August 2023 to 00:01 on"
            " Monday 31 July 2023.",
            "It leaked.",
        ),
        ("Published at 00:01 on Monday 31 July 2023.", ""),
    ]
    assert told["public_at"] == earlier.isoformat()


def test_the_announcement_of_the_hour_is_told_with_the_first_version(publish, office):
    it = publish()
    at, reason = it.hour - timedelta(days=40), "A bank holiday was proclaimed."
    announce(it.folder, str(YEAR), hour=it.hour, at=at)
    announce(it.folder, str(YEAR), hour=it.hour + timedelta(days=1), at=at, reason=reason)
    step = it.site(office).get(f"{PAGE}.json").json()["steps"][0]
    assert (step["at"][:10], step["kind"], step["words"], step["reason"]) == (
        "2023-06-16",
        "announced",
        "Publication announced for 00:01 on Thursday 27 July 2023.",
        reason,
    )


def test_what_does_not_hold_is_not_told_as_done(publish, office):
    it = publish(**KEY)
    both = [it.signed(person, role) for person, role in zip(PEOPLE, ROLES, strict=True)]
    forged = it.act(
        Kind.POSTPONED,
        -3,
        secret=ANOTHER,
        people=PEOPLE,
        hour=(it.hour + timedelta(days=7)).isoformat(),
        reason="Said by nobody.",
    )
    site = it.site(office, *both, forged)
    words = words_of(site.get(PAGE).text)
    assert "postponed" not in words
    assert "Said by nobody" not in words
    assert "1 entry in the record of this edition does not count" in words
    assert len(steps(site)) == 3


def test_a_person_who_signed_in_both_roles_is_told_in_one_and_nothing_is_public(publish, office):
    it = publish(**KEY)
    same = [it.signed(PEOPLE[0], role) for role in ROLES]
    assert it.site(office, *same).get(PAGE).status_code == 404


def test_who_signs_no_editions_or_by_one_person_says_so(publish, office):
    it = publish()
    words = words_of(it.site(office).get(PAGE).text)
    assert "The Demonstration Ombudsman does not sign its editions." in words
    assert "Nothing was recorded about how these figures were made, sent and published." in words
    assert steps(it.site(office)) == [
        ("2023-07-26", "Published at 00:01 on Wednesday 26 July 2023.")
    ]
    write_manifest(it.edition, replace(read_manifest(it.edition), signing=ALONE))
    words = words_of(it.site(office, it.signed(PEOPLE[0], STATISTICIAN)).get(PAGE).text)
    assert "One person signs our editions, not two. The reason: We are three people." in words


def test_an_act_done_later_is_seen_at_once_and_has_another_etag(publish, office):
    it = publish()
    site = it.site(office)
    before = site.get(PAGE)
    write_acts(it.edition, [it.act(Kind.SENT, -3, secret=None, number=1)])
    after = TestClient(application(it.folder, office)).get(PAGE)
    assert "1 letter sent to authorities, three days before publication." in words_of(after.text)
    assert before.headers["etag"] != after.headers["etag"]


def test_it_is_linked_from_the_data_the_methodology_and_the_files(site):
    for page in ("/data", "/methodology", f"/data/editions/{NAME}", "/sitemap.xml"):
        assert f"{PAGE}" in site.get(page).text, page
    assert f'href="/data/{NAME}/quality.html"' in site.get(PAGE).text
