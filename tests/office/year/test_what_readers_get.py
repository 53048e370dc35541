"""After publication every file is fetched from the public site, and the page says which differ."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.office.year.signed_year import folders
from tests.site.running import built, planted, served  # noqa: F401
from tests.whole.small import YEAR
from upheld.edition.manifest import edition_hash
from upheld.office.ledger.audit import audit
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Entry
from upheld.office.year import what_readers_get
from upheld.office.year.places import editions_folder
from upheld.office.year.what_readers_get import compare_due

pytestmark = pytest.mark.usefixtures("database")
PUBLISHED = datetime.fromisoformat("2024-07-31T00:01:00+00:00")
NAME = f"{YEAR}.v1"
SOON, LATER = timedelta(seconds=5), timedelta(minutes=10)


@pytest.fixture
def configuration(built, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setattr(what_readers_get, "_compared", {})
    told = folders(tmp_path)
    editions_folder(told).mkdir()
    edition = editions_folder(told) / NAME
    shutil.copytree(built / "editions" / NAME, edition)
    with writing("test", "publish") as write:
        write.make(
            AnnualReview(
                year=str(YEAR),
                edition=NAME,
                edition_hash=edition_hash(edition),
                published_at=PUBLISHED,
            )
        )
    return told


def test_it_is_compared_again_until_every_file_agrees(configuration, planted, tmp_path):  # noqa: F811
    published = shutil.copytree(planted, tmp_path / "served")
    letter = next((published / "editions" / NAME / "letters").glob("*.html"))
    was = letter.read_bytes()
    letter.write_text("Dear all", "utf-8")
    with served(published) as address:
        told = replace(configuration, site=address)
        compare_due(told, at=PUBLISHED + SOON / 2)
        assert AnnualReview.objects.get().compared_at is None  # the site may not have looked yet
        compare_due(told, at=PUBLISHED + SOON)
        (differs,) = AnnualReview.objects.get().differs
        assert differs.startswith(f"/letters/{NAME}/{letter.name}: its hash is ")
        letter.write_bytes(was)
        compare_due(told, at=PUBLISHED + SOON + LATER / 2)
        assert AnnualReview.objects.get().differs == [differs]
        at = PUBLISHED + SOON + LATER
        compare_due(told, at=at)
    assert [(each.compared_at, each.differs) for each in AnnualReview.objects.all()] == [(at, [])]
    compare_due(told, at=at + LATER)  # nobody answers there any more, and nobody is asked
    assert AnnualReview.objects.get().compared_at == at
    assert audit().faults == ()


def test_a_site_that_does_not_answer_is_said_once_with_what_to_set(configuration):
    told = replace(configuration, site="http://127.0.0.1:9")
    compare_due(told, at=PUBLISHED + SOON)
    entries = Entry.objects.count()
    compare_due(told, at=PUBLISHED + SOON + LATER)
    review = AnnualReview.objects.get()
    assert (review.compared_at, Entry.objects.count()) == (None, entries)
    (why,) = review.differs
    assert "cannot be fetched: nobody answers there" in why
    assert why.endswith("The address is set in UPHELD_OFFICE_SITE, or in office.toml.")
