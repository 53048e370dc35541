"""Open data: every file as it was published, and nothing that a manifest does not name."""

import csv
import hashlib
import io
import json
import shutil
from contextlib import closing

import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from tests.site.html import links_of, tables_of, words_of
from tests.site.shaped_country import AS_AT
from tests.whole.small import BEFORE, PERSONAL, TOTALS_ONLY, YEAR, upheld
from upheld.edition.queries.figures import figures_of
from upheld.edition.reading import connect
from upheld.intake.demonstration import NOTICE
from upheld.ombudsman.folder import read_office
from upheld.site.app import application

pytest_plugins = ["tests.site.registers"]
EDITION = f"{YEAR}.v1"
LISTING_CASES = ("letters", f"complaint-outcomes-{YEAR}")  # or with words that somebody wrote


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_every_file_of_the_list_is_what_its_hash_says(site):
    editions = site.get("/data.json").json()["editions"]
    assert [each["edition"] for each in editions] == [EDITION, f"{BEFORE}.v1"]
    for file in editions[0]["files"]:
        answer = site.get(file["address"])
        assert answer.status_code == 200
        assert len(answer.content) == file["bytes"]
        assert hashlib.sha256(answer.content).hexdigest() == file["sha256"]
        assert answer.headers["etag"].strip('"').removesuffix("-gzip") == file["sha256"][:32]
        sheet = file["path"].partition("tables/")[2].partition(".")[0]
        lists_no_case = bool(sheet) and sheet not in LISTING_CASES
        kept = "31536000, immutable" if lists_no_case else "60, must-revalidate"
        assert answer.headers["cache-control"] == f"public, max-age={kept}", file["path"]
        assert answer.headers["access-control-allow-origin"] == "*"


def test_page_of_an_edition_shows_every_file_with_size_and_hash(site):
    files = site.get(f"/data/editions/{EDITION}.json").json()["files"]
    (table,) = tables_of(site.get(f"/data/editions/{EDITION}").text)
    assert [(row[0], row[2]) for row in table[1:]] == [(f["path"], f["sha256"]) for f in files]


def test_page_tells_licence_day_and_meaning(site, edition):
    words = words_of(site.get("/data").text)
    assert "may be used by anyone for any purpose" in words
    assert f"Cases as at 31 March 2023. Edition {EDITION}" in words
    for row in edition.rows("SELECT definition FROM measure"):
        assert row["definition"] in words


def test_checksums_name_every_file_of_the_manifest(site, published):
    manifest = json.loads((published / "editions" / EDITION / "edition.json").read_text("utf-8"))
    lines = site.get(f"/data/{EDITION}/SHA256SUMS").text.splitlines()
    assert dict(reversed(line.split("  ")) for line in lines) == manifest["files"]


@pytest.mark.parametrize(
    "path",
    [
        "%2e%2e/2021-22.v1/edition.sqlite",
        "..%2f2021-22.v1%2fedition.sqlite",
        "%2e%2e/%2e%2e/registers",
        "tables%2f..%2fedition.sqlite",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "tables",
        "",
        "edition.sqlite%00",
        "EDITION.SQLITE",
    ],
)
def test_no_path_leads_out_of_what_the_manifest_names(site, path):
    answer = site.get(f"http://testserver/data/{EDITION}/{path}")
    assert answer.status_code in (303, 307, 404)
    assert b"SQLite format" not in answer.content


def test_file_that_a_reader_has_is_not_sent_again(site):
    address = f"/data/{EDITION}/tables/measures.csv"
    first = site.get(address)
    again = site.get(address, headers={"If-None-Match": first.headers["etag"]})
    other = site.get(address, headers={"If-None-Match": '"another"'})

    assert (again.status_code, again.content) == (304, b"")
    assert other.content == first.content


def test_head_of_a_large_file_is_its_headers_alone(site):
    answer = site.head(f"/data/{EDITION}/edition.sqlite")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 100_000


def test_part_of_a_file_is_never_kept_as_the_whole(published, office):
    site = TestClient(application(published, office))  # that has kept nothing yet
    address = f"/data/{EDITION}/tables/years.csv"
    part = site.get(address, headers={"Range": "bytes=0-9"})
    whole = site.get(address)

    assert (part.status_code, len(part.content)) == (206, 10)
    assert (whole.status_code, whole.content[:10]) == (200, part.content)
    assert len(whole.content) > 10


def test_figures_of_an_edition_are_its_rows(site, edition):
    stored = [row.facts() for row in figures_of(edition)]
    assert site.get(f"/editions/{EDITION}/figures.json").json()["figures"] == stored
    rows = rows_of(site.get(f"/editions/{EDITION}/figures.csv"))
    assert [(r["authority"], r["measure"], r["text"]) for r in rows] == [
        (r["authority"], r["measure"], r["text"]) for r in stored
    ]
    page = words_of(site.get(f"/editions/{EDITION}/figures").text)
    assert f"{len(stored)} figures about" in page


def test_long_series_has_each_year_from_its_own_edition(site, edition):
    figures = site.get("/data/figures.json").json()["figures"]
    years = {(row["year"], row["edition"]) for row in figures}
    assert years == {
        (str(TOTALS_ONLY), f"{BEFORE}.v1"),  # known to it as published totals
        (str(BEFORE), f"{BEFORE}.v1"),
        (str(YEAR), EDITION),
    }
    of_year = [row for row in figures if row["year"] == str(YEAR)]
    stored = [row.facts() for row in figures_of(edition)]
    assert [{name: row[name] for name in stored[0]} for row in of_year] == stored
    assert all(row["definition"] for row in figures)


def test_long_series_says_the_same_in_every_form(site):
    figures = site.get("/data/figures.json").json()["figures"]
    as_csv = rows_of(site.get("/data/figures.csv"))
    parquet = pq.read_table(io.BytesIO(site.get("/data/figures.parquet").content))

    assert parquet.to_pylist() == figures
    written = [{k: "" if v is None else str(v) for k, v in row.items()} for row in figures]
    assert [{name: row[name] for name in figures[0]} for row in as_csv] == written
    assert parquet.schema.metadata[b"notice"] == NOTICE.encode()
    assert {row["notice"] for row in as_csv} == {NOTICE}


def test_long_series_takes_no_query_for_it_is_made_once(site):
    assert site.get("/data/figures.csv?again=1").status_code == 400


def test_register_is_there_whole_and_as_tables(reader, country_with_cases):
    register = reader.get("/data.json").json()["register"]
    addresses = {file["name"]: file["address"] for file in register["files"]}
    assert links_of(reader.get("/data").text)["decisions.csv"] == addresses["decisions.csv"]

    stored = country_with_cases / "published/registers" / register["register"] / "register.sqlite"
    assert reader.get(addresses.pop("register.sqlite")).content == stored.read_bytes()
    tables = {"decisions.csv": "decision", "improvements.csv": "improvement"}
    with closing(connect(stored)) as database:
        for file, table in {**tables, "reports.csv": "report"}.items():
            found = rows_of(reader.get(addresses[file]))
            names = [name for name in found[0] if name != "notice"]
            written = database.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
            told = [tuple("" if v is None else str(v) for v in row) for row in written]
            assert sorted(tuple(row[name] for name in names) for row in found) == sorted(told)
            assert {row["notice"] for row in found} == {NOTICE}


def test_register_is_not_kept_for_long_for_decisions_can_leave(reader):
    for file in reader.get("/data.json").json()["register"]["files"]:
        assert (
            reader.get(file["address"]).headers["cache-control"]
            == "public, max-age=60, must-revalidate"
        )


def test_older_register_is_not_given_for_decisions_can_leave(country_with_cases, tmp_path):
    published = tmp_path / "published"
    shutil.copytree(country_with_cases / "published", published)
    extract, directory = country_with_cases / "extract", country_with_cases / "directory"
    words = ("--into", published, "--as-at", "2024-08-31", "--directory", directory)
    assert upheld("register", extract, *words).returncode == 0

    site = TestClient(application(published, read_office()))
    older = site.get(f"/data/registers/{AS_AT}.v1/register.sqlite")
    assert older.status_code == 404
    assert "The newest register is 2024-08-31.v1" in words_of(older.text)
    assert site.get("/data/registers/2024-08-31.v1/register.sqlite").status_code == 200


@pytest.mark.parametrize("address", [f"{AS_AT}.v2/register.sqlite", "x/decisions.csv"])
def test_register_that_is_not_there_is_told_to_be_so(reader, address):
    assert reader.get(f"/data/registers/{address}").status_code == 404


def test_site_without_a_register_says_so(site):
    assert site.get("/data.json").json()["register"] is None
    assert "No register of decisions has been published" in words_of(site.get("/data").text)
    assert site.get(f"/data/registers/{AS_AT}.v1/register.sqlite").status_code == 404


def test_table_that_a_register_has_not_is_told_to_be_so(reader):
    answer = reader.get(f"/data/registers/{AS_AT}.v1/about.csv")
    assert answer.status_code == 404
    assert "It has decisions, improvements, failed_compliance, reports." in words_of(answer.text)


def test_nothing_personal_is_in_any_file(site):
    for edition in site.get("/data.json").json()["editions"]:
        for file in edition["files"]:
            assert PERSONAL.encode() not in site.get(file["address"]).content, file["path"]


@pytest.mark.parametrize("table", ["decisions", "improvements", "reports"])
def test_table_of_the_register_is_the_same_as_parquet_and_as_csv(reader, table):
    register = reader.get("/data.json").json()["register"]
    files = {file["name"]: file for file in register["files"]}
    told = files[f"{table}.parquet"]
    body = reader.get(told["address"]).content
    assert (len(body), hashlib.sha256(body).hexdigest()) == (told["bytes"], told["sha256"])
    rows = pq.read_table(io.BytesIO(body)).to_pylist()
    as_text = [{k: "" if v is None else str(v) for k, v in row.items()} for row in rows]
    assert as_text == rows_of(reader.get(files[f"{table}.csv"]["address"]))
    sums = reader.get(f"/data/registers/{register['register']}/SHA256SUMS").text
    assert f"{told['sha256']}  {table}.parquet\n" in sums
