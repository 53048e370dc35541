"""Which figures counted a case is read from what is really published, not from what was planned."""

from datetime import UTC, date, datetime

import pytest

from tests.office.cases import a_case, a_decision, words
from tests.office.signed_in import a_person, signed_in
from upheld.edition.manifest import Manifest, write_manifest
from upheld.office.corrections import counted_editions
from upheld.office.corrections.counted_editions import editions_that_counted
from upheld.office.ledger.recording import writing
from upheld.office.models import Authority, Case
from upheld.office.rules.roles import Role

pytestmark = pytest.mark.usefixtures("database")
NOW = datetime(2030, 8, 1, 12, tzinfo=UTC)
PUBLIC_AT = "2024-05-17T00:01:00+01:00"


@pytest.fixture
def published(tmp_path, monkeypatch):
    monkeypatch.setattr(counted_editions, "published_folder", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def case(database):  # noqa: ARG001  # the office must be there first
    """One that was entered before the figures of its year were public."""
    found = Case(
        reference="23 000 001",
        authority=Authority.objects.get(slug="leeds"),
        received_on=date(2024, 1, 8),
        category="Housing",
    )
    with writing("test", "enter a complaint", at=datetime(2024, 1, 8, tzinfo=UTC)) as write:
        write.make(found)
    return found


def edition(published, *, year="2023-24", version=1, public_at=PUBLIC_AT):
    folder = published / "editions" / f"{year}.v{version}"
    folder.mkdir(parents=True)
    told = dict.fromkeys(("as_at", "letters_on", "office", "notice", "methodology", "software"), "")
    write_manifest(
        folder, Manifest(year=year, version=version, public_at=public_at, inputs={}, **told)
    )
    return folder


def counted(case):
    return [str(each) for each in editions_that_counted(case, at=NOW)]


def test_nothing_has_counted_it_while_nothing_is_published(case, published):
    assert counted(case) == []
    edition(published, year="2022-23")
    assert counted(case) == [], "that is another year"


def test_a_published_edition_of_its_year_has_and_its_own_day_is_given(case, published):
    edition(published)
    assert counted(case) == [
        "2023-24: a complaint received. The figures became public on 17 May 2024."
    ]


def test_of_several_versions_the_newest_that_is_public_counts(case, published):
    edition(published)
    edition(published, version=2, public_at="2025-02-03T00:01:00+00:00")
    edition(published, version=3, public_at="2031-02-03T00:01:00+00:00")
    assert counted(case) == [
        "2023-24: a complaint received. Version 2 of the figures became public on 3 February 2025."
    ]


def test_what_was_entered_after_the_figures_became_public_was_not_counted(published):
    edition(published)
    assert counted(a_case()) == []


def test_an_edition_that_cannot_be_read_or_a_folder_that_is_not_known_may_have(case, published):
    unread = edition(published, year="2022-23") / "edition.json"
    unread.write_text("{")
    (told,) = counted(case)
    assert told.startswith("2023-24: a complaint received. If figures for this year are public,")


def test_the_page_needs_no_second_person_for_figures_that_were_never_published(published):
    old = a_case("12 000 001", received_on=date(2012, 5, 1))
    decision = a_decision(old, decided_on=date(2012, 6, 1))
    client = signed_in(a_person(Role.CASEWORKER))
    assert "you can do this alone" in words(client.get(f"/decisions/{decision.pk}/correct"))
    assert published.is_dir()
