"""The pages of words: what each tells, that its numbers are the edition's, and how it is found."""

import csv
import gzip
import io
import re
import shutil
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from tests.offices import ONCE_THE_DEMONSTRATION, office_with
from tests.profiles import LGSCO
from tests.site.corrected import CORRECTED, corrected_once
from tests.whole.small import BEFORE, YEAR
from upheld.core.shares import percent_text
from upheld.edition.reading import Edition, open_edition
from upheld.ombudsman.folder import read_office
from upheld.publish.methodology.document import document
from upheld.site.app import application
from upheld.site.edition_facts import expected_text
from upheld.site.pages import feeds
from upheld.site.pages.glossary import public_words

ROOT = Path(__file__).parents[2]
PAGES = (
    "/about",
    "/methodology",
    "/methodology/evidence",
    "/methodology/history",
    "/groups",
    f"/groups/{BEFORE}",
    "/why-we-do-not-rank",
    "/why-numbers-differ",
    "/glossary",
    "/guides",
    "/policies",
    "/corrections",
    f"/corrections/{CORRECTED}",
    "/contact",
    "/accessibility",
)
OF_WORDS_ALONE = (
    "/methodology",
    "/methodology/evidence",
    "/why-numbers-differ",
    "/guides",
    "/contact",
    "/accessibility",
)
FORBIDDEN = re.compile(r"\b(good|bad|best|worst|rank\w*|league)\b", re.I)
DENIES = re.compile(r"\b(no|not|nobody|never|neither|nothing)\b", re.I)


# Words of which the public reads less than those who make files.
TOLD_OTHERWISE = {"decided again": "sequence 2 is a number in an extract, which no resident sees"}


@dataclass(frozen=True, kw_only=True)
class Site:
    folder: Path
    client: TestClient

    def html(self, path: str) -> str:
        answer = self.client.get(path)
        assert answer.status_code == 200, path
        return answer.text

    def json(self, path: str) -> dict:
        return self.client.get(f"{path}.json").json()

    def csv(self, path: str) -> list[dict[str, str]]:
        answer = self.client.get(f"{path}.csv")
        assert answer.status_code == 200, path
        return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Two years of the small country, of which the later was corrected once."""
    return site_of(corrected_once(tmp_path_factory))


def site_of(folder: Path, office: Path | None = None) -> Site:
    client = TestClient(application(folder, read_office(office)), follow_redirects=False)
    return Site(folder=folder, client=client)


@pytest.fixture(scope="module")
def edition(site: Site):
    with open_edition(site.folder / "editions" / f"{YEAR}.v2") as opened:
        yield opened


def words_of(html: str) -> str:
    """What stands in the page itself, without what all pages share."""
    main = html.split('id="main"')[1].split("</main>")[0].split(">", 1)[1]
    blocks = re.sub(r"</(p|li|h\d|td|th|dt|dd|tr|caption)>", ". ", main)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", blocks)).split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_heading_its_facts_as_json_and_little_weight(site: Site, path: str) -> None:
    html = site.html(path)
    assert html.count("<h1") == 1
    assert site.json(path)["about"]["title"] in unescape(html)
    assert "style=" not in html
    assert len(gzip.compress(html.encode())) < 30_000
    identifiers = re.findall(r' id="([^"]+)"', html)
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_judges_nobody(site: Site, path: str) -> None:
    """The words may stand only where a sentence says that there is no such thing."""
    sentences = re.split(r"(?<=[.?!])\s", words_of(site.html(path)))
    assert [s for s in sentences if FORBIDDEN.search(s) and not DENIES.search(s)] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_reached_from_the_footer_or_from_about(site: Site, path: str) -> None:
    start = set(re.findall(r'href="(/[^"#]*)"', site.html("/about")))
    linked = {
        to for page in start & set(PAGES) for to in re.findall(r'href="(/[^"#]*)"', site.html(page))
    }
    assert path in start | linked


@pytest.mark.parametrize("path", OF_WORDS_ALONE)
def test_a_page_of_words_alone_has_no_csv_and_says_so(site: Site, path: str) -> None:
    answer = site.client.get(f"{path}.csv")
    assert answer.status_code == 404
    assert "has no table, so there is no CSV. Use JSON instead." in answer.text
    assert f"{path}.csv" not in site.html(path)


def test_the_methodology_is_the_text_of_the_documentation(site: Site) -> None:
    for path in ("/methodology", "/methodology/evidence"):
        for section in site.json(path)["sections"]:
            if section["heading"]:
                assert section["text"] in document(read_office())
                assert f'id="{section["id"]}"' in site.html(path)
    told = [s["heading"] for p in PAGES[1:3] for s in site.json(p)["sections"] if s["heading"]]
    assert told == re.findall(r"^## (.*)$", document(read_office()), re.M)
    assert "do not change it by hand" not in site.html("/methodology")


def test_the_history_has_every_break_and_note_of_the_edition(site: Site, edition: Edition) -> None:
    told = {(row["series"], row["year"], row["words"]) for row in site.csv("/methodology/history")}
    for row in edition.rows("SELECT * FROM break"):
        assert (row["series"], row["year"], row["words"]) in told
    kinds = {(row["series"], row["year"], row["kind"]) for row in site.csv("/methodology/history")}
    assert ("upheld", "2022-23", "break") in kinds
    assert ("upheld", "2020-21", "note") in kinds
    assert ("compliance", "2018-19", "begins") in kinds
    assert ("received", "2020-21", "break") in kinds
    facts = site.json("/methodology/history")
    assert [each["name"] for each in facts["editions"]] == [f"{YEAR}.v2", f"{BEFORE}.v1"]
    assert sum(len(each["events"]) for each in facts["series"]) == len(
        site.csv("/methodology/history")
    )


def test_the_members_of_groups_are_those_of_the_year(site: Site, edition: Edition) -> None:
    rows = site.csv("/groups")
    members = edition.rows(
        "SELECT authority, peer_group FROM membership WHERE year = ?", (str(YEAR),)
    )
    assert {(row["authority"], row["peer_group"]) for row in rows} == {
        (row["authority"], row["peer_group"]) for row in members
    }
    html = site.html("/groups")
    for row in rows:
        assert f'href="/councils/{row["authority"]}/{YEAR}"' in html
    assert "Dartmoor" in html.split('id="others"')[1]
    assert "The same as in 2021-22." in html


def test_who_joined_a_group_and_who_left_it_is_told_with_its_successor(site: Site) -> None:
    groups = {each["slug"]: each for each in site.json(f"/groups/{BEFORE}")["groups"]}
    (left,) = groups["district"]["left"]
    assert (left["slug"], [each["slug"] for each in left["replaced_by"]]) == (
        "northampton",
        ["west-northamptonshire"],
    )
    assert [each["slug"] for each in groups["unitary"]["joined"]] == ["west-northamptonshire"]
    told = words_of(site.html(f"/groups/{BEFORE}"))
    assert (
        "Northampton Borough Council , which was abolished on 1 April 2021 and replaced by"
        " West Northamptonshire" in told
    )


def test_a_year_that_is_not_published_has_no_groups(site: Site) -> None:
    assert site.client.get("/groups/2016-17").status_code == 404


def test_how_many_stand_out_is_told_as_the_edition_has_it(site: Site, edition: Edition) -> None:
    rows = site.csv("/why-we-do-not-rank")
    held = edition.rows("SELECT * FROM chance WHERE year = ?", (str(YEAR),))
    assert {(r["peer_group"], r["measure"], r["compared"], r["standing_out"]) for r in rows} == {
        (r["peer_group"], r["measure"], str(r["compared"]), str(r["standing_out"])) for r in held
    }
    html = site.html("/why-we-do-not-rank")
    for row in held:
        assert f">{expected_text(row['expected'])}</td>" in html
        assert f">{row['most']}</td>" in html


def test_numbers_in_the_words_are_those_that_the_rules_give(site: Site) -> None:
    told = words_of(site.html("/why-numbers-differ"))
    assert f"33 of 40 is 82.5%, and is printed as {percent_text(33, 40)}" in told
    assert f"199 of 200 is printed as {percent_text(199, 200)}" in told
    assert f"1 of 201 is printed as {percent_text(1, 201)}" in told
    assert f"we write “{percent_text(0, 0)}”" in told


def test_outcomes_that_are_never_listed_are_the_first_reason_why_fewer_are_listed(
    site: Site,
) -> None:
    told = words_of(site.html("/why-numbers-differ"))
    not_listed = LGSCO.at_stage("not ours")
    assert sorted(not_listed) == [
        "advice given",
        "invalid or incomplete",
        "referred back for local resolution",
    ]
    assert not set(not_listed) & set(LGSCO.listed)
    _, said = told.split("The others are:")
    assert said.lstrip(". ").startswith(
        "closed without being looked into: invalid or incomplete, advice given, or referred back"
    )


def test_words_of_both_glossaries_mean_the_same() -> None:
    lines = (ROOT / "GLOSSARY.md").read_text("utf-8").splitlines()
    own = dict(line.strip("| ").split(" | ", 1) for line in lines if line.startswith("| "))
    public = {entry["word"]: entry["meaning"] for entry in public_words(LGSCO)}
    shared = (own.keys() & public.keys()) - TOLD_OTHERWISE.keys()
    assert len(shared) > 20
    assert all(own[word] != public[word] for word in TOLD_OTHERWISE)
    assert {word: public[word] for word in shared} == {word: own[word] for word in shared}


def test_the_glossary_has_words_measures_and_signs_each_with_its_own_address(
    site: Site, edition: Edition
) -> None:
    rows = {row["word"]: row for row in site.csv("/glossary")}
    assert rows["upheld"]["meaning"] == "we found some fault, including fault already admitted"
    assert {"[z]", "[x]", "[low]", "[r]", "[b]", ">99%", "<1%"} <= rows.keys()
    for row in edition.rows("SELECT title, definition FROM measure"):
        assert rows[row["title"]]["meaning"] == row["definition"]
    assert all(row["id"] for row in rows.values())
    for row in rows.values():
        if row["link"]:
            assert site.client.get(row["link"]).status_code in (200, 404)


def test_guides_stand_under_those_who_read_them(site: Site) -> None:
    html = site.html("/guides")
    assert "How to complain" in html.split('id="for-residents"')[1].split("</section>")[0]
    assert "Questions for councillors to ask" in html.split('id="for-councillors"')[1]
    assert "Handling complaints well" in html.split('id="for-councils"')[1]


def test_an_office_without_guides_says_so_and_shows_nobody_elses(
    site: Site, tmp_path: Path
) -> None:
    own = site_of(site.folder, office_with(tmp_path, ONCE_THE_DEMONSTRATION))
    told = own.json("/guides")
    assert (told["guides"], told["missing"]) == ([], ["residents", "councillors", "councils"])
    html = own.html("/guides")
    assert "We have not published guides for residents, councillors and councils yet." in html
    assert "How to complain" not in html


def test_who_has_no_guide_is_told(site: Site, tmp_path: Path) -> None:
    office = office_with(tmp_path, ONCE_THE_DEMONSTRATION)
    (office / "guides.toml").write_text(
        '[[guides]]\ntitle = "A pack"\nfor = "councils"\ntext = "Read it."\n', "utf-8"
    )
    html = site_of(site.folder, office).html("/guides")
    assert "We have not published guides for residents and councillors yet." in html
    assert "We have not published" not in site.html("/guides")


def test_a_file_of_a_guide_is_given_out_and_no_other_file_of_the_office(
    site: Site, tmp_path: Path
) -> None:
    office = office_with(tmp_path, ONCE_THE_DEMONSTRATION)
    (office / "pack.pdf").write_bytes(b"%PDF-1.7 pack")
    (office / "other.pdf").write_bytes(b"%PDF-1.7 other")
    (office / "guides.toml").write_text(
        '[[guides]]\ntitle = "A pack"\nfor = "councils"\ntext = "Read it."\nfile = "pack.pdf"\n',
        "utf-8",
    )
    own = site_of(site.folder, office)
    (guide,) = own.json("/guides")["guides"]
    answer = own.client.get(guide["address"])
    assert (answer.content, answer.headers["content-type"]) == (b"%PDF-1.7 pack", "application/pdf")
    for name in ("other.pdf", "office.toml", "..%2Foffice.toml"):
        assert own.client.get(guide["address"].replace("pack.pdf", name)).status_code == 404


def test_a_corrected_edition_says_what_changed_in_words_first(site: Site) -> None:
    (found,) = site.json("/corrections")["corrections"]
    assert (found["name"], found["corrects"]) == (f"{YEAR}.v2", f"{YEAR}.v1")
    assert found["words"].startswith(
        "On 8 September 2023 we replaced version 1 of the 2022-23 figures with version 2."
    )
    assert found["words"] in words_of(site.html("/corrections"))
    assert f'href="/corrections/{YEAR}.v2"' in site.html("/corrections")


def test_each_figure_and_letter_that_changed_is_told_before_and_now(
    site: Site, edition: Edition
) -> None:
    rows = site.csv(f"/corrections/{CORRECTED}")
    (changed,) = [
        row
        for row in rows
        if (row["authority"], row["measure"], row["what"], row["year"])
        == ("camden", "upheld", "figure", str(YEAR))
    ]
    (now,) = edition.rows(
        "SELECT * FROM figure WHERE authority = 'camden' AND measure = 'upheld' AND year = ?",
        (str(YEAR),),
    )
    told = f"{now['text']} ({now['counted']} of {now['out_of']} detailed investigations)"
    assert changed["after"] == told
    assert told in words_of(site.html(f"/corrections/{CORRECTED}"))
    letters = site.json(f"/corrections/{CORRECTED}")["letters"]
    assert "camden" in [each["authority"] for each in letters]
    assert all(site.client.get(each["after"]).status_code == 200 for each in letters)


def test_revised_figures_stand_beside_what_was_published(site: Site, edition: Edition) -> None:
    held = edition.rows("SELECT authority, measure, text, why FROM revised")
    assert held
    rows = site.csv("/corrections")
    assert {(r["authority"], r["measure"], r["revised"], r["why"]) for r in rows} == {
        (r["authority"], r["measure"], r["text"], r["why"]) for r in held
    }
    assert held[0]["why"] in words_of(site.html("/corrections"))


def test_without_a_correction_the_page_says_that_there_is_none(site: Site, tmp_path: Path) -> None:
    name = f"{BEFORE}.v1"
    shutil.copytree(site.folder / "editions" / name, tmp_path / "editions" / name)
    alone = site_of(tmp_path)
    assert "We have not corrected any figures" in alone.html("/corrections")
    assert alone.client.get(f"/corrections/{name}").status_code == 404


def test_before_anything_is_published_the_words_are_there(tmp_path: Path) -> None:
    empty = site_of(tmp_path)
    for path in ("/about", "/methodology", "/why-we-do-not-rank", "/glossary", "/corrections"):
        assert empty.client.get(path).status_code == 200, path
    for path in ("/groups", "/methodology/history"):
        assert empty.client.get(path).status_code == 404, path
    assert "<entry>" not in empty.html("/feeds/editions.atom")


def test_whom_to_ask_is_the_offices_own(site: Site, tmp_path: Path) -> None:
    own = site_of(site.folder, office_with(tmp_path, ONCE_THE_DEMONSTRATION))
    html = own.html("/contact")
    assert 'href="mailto:reviews@small.example"' in html
    assert "PO Box, Small" in html


def test_the_accessibility_statement_names_standards_version_and_day(site: Site) -> None:
    told = words_of(site.html("/accessibility"))
    for text in ("version 2.2 , level AA", "PDF/UA-1", "version 0.1.0", "26 November 2026"):
        assert text in told


def test_the_feed_has_every_version_latest_first_and_says_what_is_corrected(site: Site) -> None:
    answer = site.client.get("/feeds/editions.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(answer.text)
    entries = feed.findall(f"{atom}entry")
    assert [entry.findtext(f"{atom}id").rpartition(":")[2] for entry in entries] == [
        f"editions/{YEAR}.v2",
        f"editions/{YEAR}.v1",
        f"editions/{BEFORE}.v1",
    ]
    assert [("corrected" in entry.findtext(f"{atom}title")) for entry in entries] == [
        True,
        False,
        False,
    ]
    assert feed.findtext(f"{atom}updated") == entries[0].findtext(f"{atom}updated")
    assert entries[0].findtext(f"{atom}updated") == "2023-09-08T00:01:00+01:00"
    assert 'href="/feeds/editions.atom"' in site.html("/corrections").split("</head>")[0]


def locations(answer) -> list[str]:
    return re.findall(r"<loc>([^<]+)</loc>", answer.text)


def test_the_sitemap_has_every_council_and_year_and_every_page_of_words(
    site: Site, edition: Edition
) -> None:
    answer = site.client.get("/sitemap.xml")
    ElementTree.fromstring(answer.text)
    base = read_office().site
    found = [each.removeprefix(base) for each in locations(answer)]
    assert len(found) == len(set(found))
    assert set(PAGES) - {"/methodology/evidence"} <= set(found)
    for row in edition.rows("SELECT DISTINCT authority FROM figure WHERE year = ?", (str(YEAR),)):
        assert f"/councils/{row['authority']}" in found
        assert f"/councils/{row['authority']}/{YEAR}" in found
    for path in set(PAGES) & set(found):
        assert site.client.get(path).status_code == 200, path


def test_a_long_list_of_addresses_is_cut_into_files(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = locations(site.client.get("/sitemap.xml"))
    monkeypatch.setattr(feeds, "MOST_ADDRESSES", 10)
    fresh = site_of(site.folder)
    base = read_office().site
    files = [each.removeprefix(base) for each in locations(fresh.client.get("/sitemap.xml"))]
    assert len(files) == -(-len(whole) // 10)
    assert [each for path in files for each in locations(fresh.client.get(path))] == whole
    assert fresh.client.get(f"/sitemap-{len(files) + 1}.xml").status_code == 404
    for number in ("0", "x", "-1", "99999"):
        assert fresh.client.get(f"/sitemap-{number}.xml").status_code == 404
