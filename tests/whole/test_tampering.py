"""Every tampering of a finished edition is found, also when the manifest's hashes are made to fit."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.whole import parts
from tests.whole.country import Country
from tests.whole.few_letters import copied
from tests.whole.small import YEAR, upheld
from tests.whole.tampering import (
    Tampering,
    cut_short,
    fit_hashes,
    has_come,
    html_runs_a_script,
    html_says_another_number,
    in_database,
    is_gone,
    letters_swapped,
    parquet,
    pdf_language,
    pdf_says_another_number,
    pdf_shows_another_word,
    private_sheet,
    row_gone,
    row_moved,
    text_file,
    workbook,
)
from upheld.edition.manifest import edition_hash
from upheld.edition.proof.verifying import verify_files
from upheld.edition.reading import DATABASE, open_edition
from upheld.ombudsman.folder import read_office
from upheld.publish.annual.proof import verify

CELLS = {
    "about": ("value",),
    "authority": ("name", "gss_code", "peer_group", "last_day", "region", "latitude"),
    "name": ("name",),
    "succession": ("on_day", "successor"),
    "population": ("residents", "source"),
    "membership": ("peer_group",),
    "held": ("what",),
    "counted": ("count", "outcome", "category"),
    "total": ("count",),
    "measure": ("definition", "out_of_many"),
    "average": ("counted", "text", "members"),
    "figure": (
        *("counted", "out_of", "out_of_name", "text", "peer_text", "name"),
        *("low", "high", "comparison", "sentence"),
    ),
    "service": ("received", "decided", "counted", "out_of", "text", "category"),
    "area": ("counted", "out_of", "out_of_name", "text", "authorities", "area"),
    "stage": ("stage", "count", "with_fault", "whose"),
    "hexagon": ("place_x", "place_y", "layer"),
    "comparing": (
        *("counted", "expected", "tail", "level", "reach", "chance_least", "chance_most"),
        *("chance_range", "low", "high", "comparison", "sentence", "beside"),
    ),
    "together": ("label", "text", "members", "reason"),
    "chance": ("compared", "standing_out", "expected", "most", "page_rate", "one_page_in"),
    "added_year": ("basis",),
    "timeliness": ("days_to_letters", "letters_on"),
    "coverage": ("with_cases", "decided"),
    "completeness": ("filled", "text", "field"),
    "decided_again": ("cases",),
    "recorded_later": ("now",),
    "related": ("related",),
    "dispersion": ("members", "phi", "tau2"),
    "break": ("words",),
    "single_cases": ("what", "decided_about", "public", "not_public"),
    "learning": ("people", "places", "authorities", "events"),
    "earlier_letter": ("file",),
    "letter": ("content", "sent_to", "letters_on", "paragraph"),
}

TAMPERINGS: dict[str, Tampering] = {
    **{
        f"{table}.{column}": in_database(table, column)
        for table, columns in CELLS.items()
        for column in columns
    },
    "a count of another authority": row_moved("counted"),
    "single cases of another authority": row_moved("single_cases"),
    "a figure gone": row_gone("figure"),
    "an average gone": row_gone("average"),
    "a comparison gone": row_gone("comparing"),
    "a service gone": row_gone("service"),
    "an area gone": row_gone("area"),
    "a hexagon gone": row_gone("hexagon"),
    "a service of another authority": row_moved("service"),
    "a group gone from the coverage": row_gone("coverage"),
    "a letter gone from the list": row_gone("letter"),
    "a member of a group gone": row_gone("membership"),
    "number in a PDF": pdf_says_another_number,
    "word in a PDF": pdf_shows_another_word,
    "language of a PDF": pdf_language,
    "a PDF cut short": cut_short("letters", "*.pdf"),
    "number in an HTML letter": html_says_another_number,
    "script in an HTML letter": html_runs_a_script,
    "swapped PDF letters": letters_swapped(".pdf"),
    "swapped HTML letters": letters_swapped(".html"),
    "a missing PDF letter": is_gone("letters", "*.pdf"),
    "a missing HTML letter": is_gone("letters", "*.html"),
    "an extra letter": has_come("letters", "*.pdf", "atlantis.pdf"),
    "number in a CSV file": text_file("tables", "*.csv"),
    "number in the readme": text_file("tables", "README.txt"),
    "number in the quality report": text_file("", "quality.html"),
    "number in the data package": text_file("tables", "datapackage.json"),
    "a missing table": is_gone("tables", "*.csv"),
    "an extra table": has_come("tables", "*.csv", "ranking.csv"),
    "number in the ODS workbook": workbook("*.ods", r"content\.xml"),
    "number in a sheet of the XLSX workbook": workbook("*.xlsx", r"xl/worksheets/sheet\d+\.xml"),
    "text in the XLSX workbook": workbook("*.xlsx", r"xl/sharedStrings\.xml"),
    "value in a Parquet file": parquet,
    "case in a private sheet": private_sheet,
}
SEED = 4711
SEEDS = {name: SEED + number for number, name in enumerate(TAMPERINGS)}

# Which parts of the proof find a change of a file that begins so, mostly; the whole is asked last.
PARTS = {
    DATABASE: (parts.DATABASE, parts.tables),
    "letters/": (parts.letters,),
    "tables/": (parts.tables,),
    "quality.html": (parts.QUALITY_PAGE,),
    "": (parts.case_sheets,),
}
ONE_OF_EACH_PART = (
    *("figure.text", "number in a PDF", "a missing HTML letter", "number in the readme"),
    *("number in the quality report", "case in a private sheet"),
)


@pytest.fixture
def edition(few_letters: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy to tamper with."""
    yield copied(few_letters, tmp_path)
    shutil.rmtree(tmp_path)


def found_in(edition: Path) -> list[str]:
    with open_edition(edition) as opened:
        return [finding.where for finding in verify(opened, office=read_office())]


def found_by_parts(edition: Path, file: str) -> list[str]:
    asked = next(asked for begins, asked in PARTS.items() if file.startswith(begins))
    return [finding.where for finding in parts.found_by(edition, *asked)]


def tampered_file(edition: Path, name: str) -> str:
    return TAMPERINGS[name](edition, random.Random(SEEDS[name]))


def test_there_are_more_than_sixty_tamperings_and_none_in_the_edition_as_made(
    edition: Path,
) -> None:
    assert found_in(edition) == []
    assert len(TAMPERINGS) >= 60


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_tampering_is_found(edition: Path, name: str) -> None:
    """First as it is, by the hashes; then by what the edition says of itself."""
    file = tampered_file(edition, name)
    with open_edition(edition) as opened:
        assert any(finding.where.endswith(file) for finding in verify_files(opened))
    fit_hashes(edition)
    found = found_by_parts(edition, file) or found_in(edition)
    assert found != []
    if file != DATABASE:  # what it disagrees with is then named, mostly
        stem = file.rpartition(".")[0]
        assert any(stem in where for where in found), found


@pytest.mark.parametrize("fitted", [False, True])
def test_the_command_names_a_file_of_each_part_and_exits_1(edition: Path, fitted: bool) -> None:
    files = [tampered_file(edition, name) for name in ONE_OF_EACH_PART]
    if fitted:
        fit_hashes(edition)
    done = upheld("verify", edition)
    assert (done.returncode, done.stdout) == (1, "")
    assert [file for file in files if f"{file}: " not in done.stderr] == []
    assert len({*files}) == len(ONE_OF_EACH_PART)
    assert "Traceback" not in done.stderr


def test_a_change_consistent_in_every_place_is_found_by_the_signed_hash_alone(
    country: Country, few_letters: Path
) -> None:
    """Another edition, whole in itself, in the place of the one that was signed."""
    signed = edition_hash(country.edition)
    assert upheld("verify", country.edition, "--signed", signed).returncode == 0
    forged = few_letters / f"{YEAR}.v1"
    assert upheld("verify", forged).returncode == 0
    done = upheld("verify", forged, "--signed", signed)
    assert done.returncode == 1
    assert f"its hash is {edition_hash(forged)}, but {signed} was signed" in done.stderr
