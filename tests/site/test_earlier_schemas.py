"""An edition of an earlier schema is served for good, and what it names can still be withheld."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.site.asking import Asker, crawl
from tests.whole.test_earlier_editions import unpacked
from upheld.core.references import key_of
from upheld.disk.withheld import change_withheld
from upheld.edition.reading import DATABASE

NAME = "2022-23.v1"
NAMING = (
    *(f"/data/{NAME}/{DATABASE}", f"/data/{NAME}/tables/improvements.csv"),
    *(f"/letters/{NAME}/kent.{form}" for form in ("html", "pdf")),
)
NOT_NAMING = (
    *(f"/data/{NAME}/tables/figures.csv", f"/letters/{NAME}/leeds.html"),
    *("/councils/kent/2022-23", "/corrections", "/map/2022-23/upheld", f"/data/editions/{NAME}"),
)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    folder = tmp_path / "published"
    (folder / "editions").mkdir(parents=True)
    edition = unpacked("schema-2", tmp_path)
    edition.rename(folder / "editions" / edition.name)
    change_withheld(folder)
    return folder


def test_every_page_that_it_leads_to_answers(published: Path) -> None:
    with Asker(published) as asker:
        found = dict(crawl(asker))
        assert {at for at, answer in found.items() if answer.status >= 400} == set()
        assert {*NAMING} & found.keys()


def test_what_names_a_withheld_decision_is_not_given_out(published: Path) -> None:
    with closing(sqlite3.connect(published / "editions" / NAME / DATABASE)) as database:
        query = "SELECT reference FROM improvement WHERE authority = 'kent'"
        (reference,) = database.execute(query).fetchone()
    with Asker(published) as asker:
        asked = (*NAMING, *NOT_NAMING)
        assert {asker.ask(at).status for at in asked} == {200}
        change_withheld(published, add=[f"/decisions/{key_of(reference)}/kent"])
        assert {at for at in asked if asker.ask(at).status == 503} == set(NAMING)
