"""The site shows the policies of its newest edition, and says which nobody has approved."""

import shutil
import sqlite3
from contextlib import closing

from starlette.testclient import TestClient

from tests.site.html import words_of
from tests.whole.small import YEAR
from upheld.site.app import application

TEXT = (
    "# A title of its own\n\nWe mark them [r].\n\n## When\n\nOnce a year. <b>Never</b> quietly.\n"
)
ROW = ("revisions", "How we revise *figures*", "Head of Statistics", "2022-05-01", TEXT)


def with_policy(published, office, folder):
    shutil.copytree(published, folder / "published")
    edition = folder / "published" / "editions" / f"{YEAR}.v1"
    with closing(sqlite3.connect(edition / "edition.sqlite")) as database:
        database.execute("INSERT INTO policy VALUES (?, ?, ?, ?, ?)", ROW)
        database.commit()
    return TestClient(application(folder / "published", office), follow_redirects=False)


def test_policies_that_nobody_approved_are_listed_as_missing(site):
    words = words_of(site.get("/policies").text)
    assert "No revisions policy has been approved." in words
    assert "No code of practice has been approved." in words
    assert site.get("/policies.json").json()["policies"] == []


def test_an_approved_policy_stands_under_its_title_with_its_owner(published, office, tmp_path):
    site = with_policy(published, office, tmp_path)
    html = site.get("/policies").text
    words = words_of(html)
    assert (
        "How we revise *figures* Owner: Head of Statistics. Approved on 1 May 2022."
        " We mark them [r]. When Once a year." in words
    )
    assert "No revisions policy" not in words
    assert "A title of its own" not in words
    assert '<h3 id="when" class="govuk-heading-m">When</h3>' in html
    assert "<b>Never</b>" not in html
    (policy,) = site.get("/policies.json").json()["policies"]
    assert (policy["owner"], policy["text"]) == ("Head of Statistics", TEXT)


def test_the_quality_report_is_linked_from_the_data_and_keeps_its_style(site):
    address = f"/data/{YEAR}.v1/quality.html"
    assert f'href="{address}"' in site.get("/data").text
    answer = site.get(address)
    assert "Quality report" in words_of(answer.text)
    assert "style-src 'sha256-" in answer.headers["content-security-policy"]
