"""What everybody is given after one figure was corrected, and one letter that identified somebody
was replaced: a letter, a page, the tables, the feed, /corrections and the old addresses.
"""

import csv
import io
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.site.crawl import crawl
from tests.site.identified import CORRECTED, FIRST, WORDS, corrected_with_a_letter
from tests.whole.small import YEAR, upheld
from upheld.edition.proof.corrected_checked import corrected_checked
from upheld.edition.reading import open_edition
from upheld.site.app import application
from upheld.site.corrected import Correction
from upheld.site.correction_notice import how

HERE = "Something on this page was corrected on 8 September 2023."
REPLACED = "These figures have been replaced."
STANDS, OLD = "This letter stands", "This letter does not stand any more"

# address | answers | for search engines | what it says
TABLE = f"""
/letters/{YEAR}/camden.pdf                   | 200 |         | {CORRECTED}/letters/camden.pdf
/letters/{YEAR}/camden.html                  | 200 |         | {CORRECTED}/letters/camden.html
/letters/{YEAR}/kent.html                    | 200 |         | {FIRST}/letters/kent.html
/letters/{YEAR}/leeds.pdf                    | 200 |         | {CORRECTED}/letters/leeds.pdf
/letters/{FIRST}/camden.pdf                  | 200 | noindex | {FIRST}/letters/camden.pdf
/letters/{FIRST}/camden.html                 | 200 | noindex | {FIRST}/letters/camden.html
/editions/{FIRST}/letters/camden             | 200 | noindex | {OLD}
/editions/{FIRST}/letters/kent               | 200 | noindex | {STANDS}
/editions/{CORRECTED}/letters/leeds          | 200 | noindex | {STANDS}
/letters/{FIRST}/leeds.pdf                   | 410 | noindex | Taken down
/letters/{FIRST}/leeds.html                  | 410 | noindex | Taken down
/editions/{FIRST}/letters/leeds              | 410 | noindex | Taken down
/editions/{FIRST}/letters/leeds.json         | 410 |         | Taken down
/data/{FIRST}/letters/leeds.pdf              | 410 | noindex | Taken down
/data/{FIRST}/letters/leeds.html             | 410 | noindex | Taken down
/data/{FIRST}/tables/letters.csv             | 410 | noindex | Taken down
/data/{FIRST}/edition.sqlite                 | 410 | noindex | Taken down
/data/{FIRST}/tables/figures.csv             | 200 | noindex | Leeds
/data/{FIRST}/letters/kent.html              | 200 | noindex | {FIRST}/letters/kent.html
/data/{FIRST}/quality.html                   | 200 | noindex | {FIRST}/quality.html
/data/{FIRST}/edition.json                   | 200 | noindex | {FIRST}/edition.json
/councils/camden                             | 200 |         | {HERE}
/councils/leeds                              | 200 |         | {HERE}
/councils/kent                               | 200 |         | no word of it
/map/{YEAR}/upheld                           | 200 |         | {HERE}
/map/{YEAR}/compliance                       | 200 |         | no word of it
/compare?with=kent,leicester                 | 200 | noindex | no word of it
/compare?with=kent,camden                    | 200 | noindex | {HERE}
/embed/camden/{YEAR}/upheld                  | 200 | noindex | This figure was corrected on 8 September
/embed/camden/{YEAR}/compliance              | 200 | noindex | no word of it
/groups/{YEAR}                               | 200 |         | no word of it
/methodology                                 | 200 |         | no word of it
/                                            | 200 |         | {HERE}
/editions/{FIRST}/councils/camden            | 200 | noindex | {REPLACED}
/editions/{FIRST}/councils/leeds              | 200 | noindex | {REPLACED}
/corrections                                 | 200 |         | Correction: an error was put right. Substantial.
/corrections/{CORRECTED}                     | 200 |         | Camden told us so in August.
/feeds/editions.atom                         | 200 |         | corrected (version 2)
"""
ROWS = [tuple(cell.strip() for cell in line.split(" | ")) for line in TABLE.strip().splitlines()]


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corrected_with_a_letter(tmp_path_factory)


@pytest.fixture(scope="module")
def site(country: Path) -> Iterator[TestClient]:
    with TestClient(application(country / "published")) as client:
        yield client


@pytest.mark.parametrize(("address", "status", "robots", "says"), ROWS)
def test_afterwards(
    country: Path, site: TestClient, address: str, status: str, robots: str, says: str
) -> None:
    answer = site.get(address)
    assert (str(answer.status_code), answer.headers.get("x-robots-tag", "")) == (status, robots)
    if says.startswith((FIRST, CORRECTED)):
        assert answer.content == (country / "published" / "editions" / says).read_bytes()
    elif says == "no word of it":
        assert "corrected on" not in answer.text
    else:
        assert says in answer.text
    assert WORDS.encode() not in answer.content


def test_before_it_the_words_were_there_and_nothing_was_corrected(country: Path) -> None:
    with TestClient(application(country / "before")) as client:
        assert WORDS in client.get(f"/letters/{YEAR}/leeds.html").text
        assert WORDS in client.get(f"/data/{FIRST}/tables/letters.csv").text
        assert client.get(f"/corrections/{CORRECTED}").status_code == 404


def test_the_notice_says_what_since_when_how_found_and_how_many_were_told(
    site: TestClient,
) -> None:
    notice = site.get(f"/corrections/{CORRECTED}.json").json()["correction"]
    asked = ("kind", "is_substantial", "because", "found", "since")
    told = ("letters_sent", "had_early", "letters_sent_again")
    assert {name: notice[name] for name in (*asked, *told)} == {
        "kind": "correction",
        "is_substantial": True,
        "because": "We counted a complaint that was about another council.",
        "found": "Camden told us so in August.",
        "since": "2023-07-26",
        "letters_sent": 6,
        "had_early": 0,
        "letters_sent_again": 2,
    }


def test_no_list_tells_the_words_of_a_letter_that_was_taken_down(site: TestClient) -> None:
    letters = site.get(f"/corrections/{CORRECTED}.json").json()["letters"]
    told = {each["authority"]: (each["before"], bool(each["removed"])) for each in letters}
    assert told == {
        "camden": (f"/editions/{FIRST}/letters/camden", True),
        "leeds": ("", False),
    }
    files = site.get(f"/data/editions/{FIRST}.json").json()["files"]
    assert {site.get(each["address"]).status_code for each in files} == {200}


def test_the_figure_is_marked_in_the_tables_and_lists_and_no_other_is(
    site: TestClient,
) -> None:
    marked = {
        name: [row[key] for row in rows_of(site, f"{name}.csv") if row["mark"] == "[r]"]
        for name, key in (("figures", "measure"), ("decided", "authority"))
    }
    assert marked == {"figures": ["upheld"], "decided": ["camden"]}
    assert "[r]" in site.get("/councils/camden").text
    assert "[r]" not in site.get("/councils/kent").text
    for listed in (f"/map/{YEAR}/upheld", "/compare?with=kent,camden"):
        assert site.get(listed).text.count("[r]") == 1 + len(["the key to it"])


def rows_of(site: TestClient, table: str) -> list[dict[str, str]]:
    text = site.get(f"/data/{CORRECTED}/tables/{table}").text.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text)))


def test_its_file_is_taken_away_where_it_is_served_and_kept_by_the_office(country: Path) -> None:
    name = f"editions/{FIRST}/letters/leeds.pdf"
    assert (country / name).exists()
    assert not (country / "published" / name).exists()
    assert (country / "before" / name).exists()


@pytest.mark.parametrize("name", [FIRST, CORRECTED])
def test_both_versions_verify_where_they_are_served(country: Path, name: str) -> None:
    done = upheld("verify", country / "published" / "editions" / name)
    assert done.returncode == 0, done.stdout + done.stderr
    gone = f"letters/leeds.html and letters/leeds.pdf (taken away, because {CORRECTED} says"
    assert (gone in done.stdout) == (name == FIRST)


def test_any_other_letter_that_is_missing_is_found(country: Path, tmp_path: Path) -> None:
    shutil.copytree(country / "published" / "editions", tmp_path / "editions")
    (tmp_path / "editions" / FIRST / "letters" / "kent.pdf").unlink()
    done = upheld("verify", tmp_path / "editions" / FIRST)
    assert done.returncode == 1
    assert "letters/kent.pdf" in done.stdout + done.stderr


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM corrected_figure",
        "INSERT INTO corrected_figure VALUES ('2022-23', 'kent', 'upheld')",
    ],
)
def test_a_mark_too_few_or_too_many_is_found(country: Path, tmp_path: Path, change: str) -> None:
    shutil.copytree(country / "published" / "editions", tmp_path / "editions")
    edition = tmp_path / "editions" / CORRECTED
    with closing(sqlite3.connect(edition / "edition.sqlite")) as database, database:
        database.execute(change)
    with open_edition(edition) as opened:
        assert len(list(corrected_checked(opened))) == 1


def test_no_link_leads_to_what_is_gone_and_nothing_that_is_linked_has_its_words(
    site: TestClient,
) -> None:
    bodies: dict[str, bytes] = {}

    def get(address: str) -> tuple[int, str, str]:
        answer = site.get(address, follow_redirects=False)
        bodies[address] = answer.content
        is_page = answer.headers.get("content-type", "").startswith(
            ("text/html", "application/xml")
        )
        return (
            answer.status_code,
            answer.headers.get("location", ""),
            answer.text if is_page else "",
        )

    starts = ["/", "/sitemap.xml", f"/corrections/{CORRECTED}", f"/data/editions/{FIRST}"]
    starts += [f"/editions/{name}/councils/leeds" for name in (FIRST, CORRECTED)]
    walked = crawl(
        get, site="https://small.example/reviews", starts=starts, kind_of=kind_of, of_each=3
    )
    assert walked.broken() == {}
    assert len(bodies) > 100
    assert [address for address, body in bodies.items() if WORDS.encode() in body] == []


def kind_of(address: str) -> str:
    return "/".join(address.partition("?")[0].split("/")[:3])


def test_a_planned_revision_is_called_one(country: Path) -> None:
    editions = country / "published" / "editions"
    with open_edition(editions / FIRST) as before, open_edition(editions / CORRECTED) as after:
        because = after.manifest.because | {"kind": "revision"}
        revision = replace(after, manifest=replace(after.manifest, because=because))
        assert how(Correction(("corrected",), before, after)) == "corrected"
        assert how(Correction(("revised",), before, revision)) == "revised"
