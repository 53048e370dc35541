"""What is taken down is in nothing that the site answers, whatever is asked and in whatever form."""

import json
import shutil
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from starlette.testclient import TestClient

from tests.register.registers import built
from tests.site.addresses import OTHERS, PAGES
from tests.site.asking import OFFICE, Answer, Asker, crawl
from tests.site.shaped_country import AS_AT
from tests.site.taken_down import (
    ADDRESS,
    KEY,
    REFERENCE,
    WORDS,
    country_to_take_down,
    marks_in,
    withheld_since,
)
from tests.tables import extract
from tests.whole.small import YEAR, upheld, write_extract
from upheld.disk.withheld import WITHHELD, change_withheld, read_withheld
from upheld.site.app import application

FORMS = ("", ".json", ".csv", ".atom")
REGISTER = f"/data/registers/{AS_AT}.v1"
READY_MADE = tuple(f"{REGISTER}/{name}" for name in ("register.sqlite", "decisions.parquet"))
SEARCHES = tuple(
    f"/decisions{form}?q={word}" for word in (*WORDS, REFERENCE, KEY) for form in FORMS
)
TABLES = tuple(
    f"{REGISTER}/{table}.{form}"
    for table in ("decisions", "improvements", "failed_compliance", "reports")
    for form in ("csv", "parquet")
)
OF_THE_CASE = (
    *(ADDRESS, f"{ADDRESS}.json", f"{ADDRESS}.csv", f"/decisions/{KEY}", f"/decisions/{KEY}.json"),
    *SEARCHES,
    *TABLES,
    f"{REGISTER}/register.sqlite",
    *(f"/decisions{form}?subcategory=Delay {WORDS[0]}" for form in FORMS),
    *(f"/{name}{form}?council=leeds" for name in ("improvements", "reports") for form in FORMS),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    return country_to_take_down(tmp_path_factory) / "published"


@pytest.fixture
def published(whole, tmp_path) -> Path:
    """A folder of its own, in which the case is public."""
    folder = tmp_path / "published"
    shutil.copytree(whole, folder)
    return folder


def walked(asker: Asker) -> dict[str, Answer]:
    """An address of every route in each form, all that asks for the case, and what links lead to."""
    routes = [
        ("/index" if address == "/" and form else path) + form + (f"?{query}" if query else "")
        for address in PAGES.values()
        for path, _, query in [address.partition("?")]
        for form in FORMS
    ]
    starts = (*routes, *OTHERS.values(), *OF_THE_CASE, *_files(asker))
    found = {address: asker.ask(address) for address in dict.fromkeys(starts)}
    return found | {address: answer for address, answer in crawl(asker) if address not in found}


def _files(asker: Asker) -> list[str]:
    edition = f"/data/{YEAR}.v1"
    sums = asker.ask(f"{edition}/SHA256SUMS").body.decode().splitlines()
    files = [line.partition("  ")[2] for line in sums]
    of_leeds = [name for name in files if not name.startswith("letters/") or "leeds" in name]
    letters = [f"/letters/{YEAR}.v1/leeds.{form}" for form in ("html", "pdf")]
    return [*(f"{edition}/{name}" for name in of_leeds), *letters]


def naming(answers: dict[str, Answer]) -> dict[str, set[str]]:
    """Which of the words, or the reference, each answer has that the address did not ask for."""
    found = {
        address: marks_in(f"{answer.text()} {answer.body.decode('latin-1')} {answer.headers}")
        for address, answer in answers.items()
    }
    return {at: marks - _asked(at) for at, marks in found.items() if marks - _asked(at)}


def _asked(address: str) -> set[str]:
    """A page tells a reader what they searched for."""
    return marks_in(unquote_plus(address))


@contextmanager
def served(published: Path):
    with Asker(published) as asker:
        yield asker


@pytest.mark.sampled
def test_twenty_words_are_everywhere_before_and_nowhere_after(published):
    with served(published) as asker:
        before = walked(asker)
        named = naming(before)
        assert set().union(*named.values()) >= {*WORDS, REFERENCE, KEY}
        assert len(named) > 30
        assert [at for at in named if at.startswith((f"/data/{YEAR}.v1/", "/letters/"))] == []
        kept = {at: before[at].headers["cache-control"] for at in named}
        assert set(kept.values()) == {"public, max-age=60, must-revalidate"}, (
            "may be kept after it was taken down"
        )

        change_withheld(published, add=[ADDRESS])

        after = {at: asker.ask(at) for at in before} | walked(asker)
        assert naming(after) == {}
        gone = {at for at in after if at.startswith(f"/decisions/{KEY}")}
        assert {after[at].status for at in gone} == {404}
        faults = {at: answer.status for at, answer in after.items() if answer.status >= 500}
        assert set(faults.values()) == {503}
        assert set(faults) <= {at for at in before if at.startswith(f"{REGISTER}/")}
        assert {after[at].headers["retry-after"] for at in faults} == {"86400"}
        never = "/decisions/22-777-556/leeds"
        assert after[ADDRESS].body == asker.ask(never).body, "it can be told from what never was"


@pytest.mark.sampled
def test_what_an_extract_withholds_is_gone_with_the_next_register(whole, published, tmp_path):
    """And with it alone: no edition is touched, for none ever had a word of the case."""
    extract = write_extract(tmp_path / "extract", change=withheld_since)
    words = (
        "--into",
        published,
        "--as-at",
        "2024-08-01",
        "--directory",
        whole.parent / "directory",
    )
    done = upheld("register", extract, *words)
    assert done.returncode == 0, done.stderr

    with served(published) as asker:
        after = walked(asker)
    assert naming(after) == {}
    assert after[ADDRESS].status == 404
    assert len([at for at, answer in after.items() if answer.status == 200]) > 300
    assert bytes_of(published / "editions") == bytes_of(whole / "editions")


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_it_is_gone_with_the_first_answer_and_counts_and_lists_agree(published):
    with served(published) as asker:

        def count(address: str) -> int:
            return json.loads(asker.ask(address).body)["total"]

        lists = ("/decisions.json", "/improvements.json?council=leeds", "/reports.json")
        before = [count(each) for each in lists]
        change_withheld(published, add=[ADDRESS])
        after = [count(each) for each in lists]
        assert [b - a for b, a in zip(before, after, strict=True)] == [1, 2, 1]
        change_withheld(published, remove=[ADDRESS])
        assert [count(each) for each in lists] == before


def test_a_copy_that_a_browser_has_is_not_confirmed(published):
    """A browser that asks whether its page has changed is not told that it has not."""
    with TestClient(application(published, OFFICE)) as reader:
        addresses = (ADDRESS, *READY_MADE, f"/letters/{YEAR}.v1/leeds.html")
        tags = [reader.get(each).headers["etag"] for each in addresses]
        change_withheld(published, add=[ADDRESS])
        again = [
            reader.get(each, headers={"If-None-Match": tag}).status_code
            for each, tag in zip(addresses, tags, strict=True)
        ]
    assert again == [404, 503, 503, 304]  # a letter names no case


BROKEN = {
    "missing": None,
    "empty": b"",
    "cut off": b'{"version": 1, "withheld": ["/decisions/22-7',
    "of another version": b'{"version": 2, "withheld": []}',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_while_the_list_is_not_there_no_case_is_shown_and_figures_are(published, text):
    with served(published) as asker:
        assert asker.ask("/decisions").status == 200
        (published / WITHHELD).unlink()
        if text is not None:
            (published / WITHHELD).write_bytes(text)
        shown = {at: asker.ask(at) for at in (*OF_THE_CASE, *_files(asker), "/sitemap.xml")}
        assert naming(shown) == {}
        closed = shown["/improvements?council=leeds"]
        assert (closed.status, closed.headers["retry-after"]) == (503, "3600")
        assert closed.headers["cache-control"] == "no-store"
        assert "Please try again in an hour" in closed.text()
        assert shown["/sitemap.xml"].status == 503
        council = asker.ask("/councils/leeds")
        assert council.status == 200
        assert "We cannot show single decisions at the moment" in council.text()
        assert "/decisions/" not in council.text()
        assert asker.ask(f"/data/{YEAR}.v1/tables/figures.csv").status == 200
        assert asker.ask("/health").status == 200
        assert '"register": null' in asker.ask("/health").text()
        (published / WITHHELD).unlink(missing_ok=True)
        change_withheld(published)
        assert asker.ask(ADDRESS).status == 200


def test_an_older_register_that_is_put_back_does_not_bring_it_back(published, tmp_path):
    register = published / "registers" / f"{AS_AT}.v1"
    shutil.copytree(register, tmp_path / "backup")
    with served(published) as asker:
        change_withheld(published, add=[ADDRESS])
        assert asker.ask(ADDRESS).status == 404
        shutil.rmtree(register)
        shutil.copytree(tmp_path / "backup", register)
    with served(published) as asker:
        assert asker.ask(ADDRESS).status == 404


def test_the_list_is_served_to_nobody(published):
    change_withheld(published, add=[ADDRESS])
    with served(published) as asker:
        tried = [
            f"/{before}{WITHHELD}"
            for before in (
                *("", "data/", f"data/{YEAR}.v1/", f"data/{YEAR}.v1/../../", "data/registers/"),
                *(f"data/registers/{AS_AT}.v1/", f"letters/{YEAR}.v1/", "look/0/", "..%2F", "./"),
                *("guides/0/", "editions/", "data/%2e%2e/"),
            )
        ]
        assert [at for at in tried if asker.ask(at).status != 404] == []


def test_ready_made_files_are_there_again_with_the_next_register(tmp_path):
    """Which leaves out what is withheld, whatever the extract says of it."""
    rows = [
        {
            "reference": f"22 000 00{n}",
            "authority": "leeds",
            "decided_on": "2024-01-10",
            "outcome": "upheld",
            "category": "Housing",
            "summary": f"It was the {WORDS[n]}.",
        }
        for n in range(3)
    ]
    built(extract(decided=rows), tmp_path, as_at="2024-06-01")
    change_withheld(tmp_path, add=["/decisions/22-000-001/leeds"])
    name = "/data/registers/2024-06-01.v1"
    with Asker(tmp_path) as asker:
        assert asker.ask(f"{name}/register.sqlite").status == 503
        table = asker.ask(f"{name}/decisions.csv")
        assert (table.status, marks_in(table.text())) == (200, {WORDS[0], WORDS[2]})
        built(extract(decided=rows), tmp_path, as_at="2024-06-02")
    with Asker(tmp_path) as asker:
        whole = asker.ask("/data/registers/2024-06-02.v1/register.sqlite")
        assert (whole.status, marks_in(whole.body.decode("latin-1"))) == (
            200,
            {WORDS[0], WORDS[2]},
        )
    assert read_withheld(tmp_path) == {"/decisions/22-000-001/leeds"}
    change_withheld(tmp_path, remove=["/decisions/22-000-001/leeds"])
    assert built(extract(decided=rows), tmp_path, as_at="2024-06-02").manifest.version == 2
    with Asker(tmp_path) as asker:
        assert asker.ask("/decisions/22-000-001/leeds").status == 200
