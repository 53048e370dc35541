"""Wales, by its folder alone: cases as its ombudsman published them, and what is made of them."""

import csv
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, cycle
from pathlib import Path

import pytest
from lxml import html

from tests.command import COMMAND
from tests.profiles import OMBUDSMEN, WALES
from tests.site.asking import Asker
from tests.whole.others import ANSWERED, every_page, run, text_of_file
from tests.whole.small import Row, Tables, write_rows
from upheld.ombudsman.folder import read_office
from upheld.publish.letters.as_set import MAY_BREAK

FOLDER = OMBUDSMEN / "wales"
OFFICE = read_office(FOLDER)
YEAR = "2024-25"
COUNCILS, BOARDS = "principal-councils", "health-boards"

# The 79 cases about Caerphilly that were closed in 2024-25, as its annual letter counts them.
CAERPHILLY = {
    "premature": 17,
    "out of jurisdiction": 14,
    "other cases closed after initial consideration": 37,
    "early resolution/voluntary settlement": 11,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wales")
    office, dates = ("--office", FOLDER), ("--letters-on", "2025-07-16")
    for name, rows in tables().items():
        (folder / "extract").mkdir(exist_ok=True)
        write_rows(folder / "extract" / f"{name}.csv", rows)
    into = ("--into", folder / "editions", *dates, "--public-at", "2025-07-23T09:00")
    run("build", folder / "extract", "--year", YEAR, *into, *office)
    run("publish", edition_in(folder), "--to", folder / "published")
    run("register", folder / "extract", "--into", folder / "published", *office)
    return folder


def edition_in(folder: Path) -> Path:
    return folder / "editions" / f"{YEAR}.v1"


def tables() -> Tables:
    """Caerphilly's cases, and a few of every outcome about each other body."""
    found: Tables = {"received": [], "decided": [], "compliance": []}
    numbers = count(24_000_001)
    for body in OFFICE.directory.authorities:
        services = cycle(WALES.categories_of(body.group))
        for outcome, many in outcomes_of(body.slug):
            for _ in range(many):
                number = next(numbers)
                decided_on = date(2024, 4, 3) + timedelta(days=number % 350)
                key: Row = {"reference": f"20{number}", "authority": body.name}
                service = next(services)
                received = {"received_on": decided_on - timedelta(days=1), "category": service}
                decided = {"decided_on": decided_on, "outcome": outcome, "category": service}
                found["received"].append(key | received)
                found["decided"].append(key | decided)
    last = {"recorded_on": date(2025, 3, 3), "outcome": "complete and satisfied"}
    found["compliance"].append(key | last)
    return found


def outcomes_of(slug: str) -> Iterator[tuple[str, int]]:
    """``slug`` decides how many of each there are."""
    if slug == "caerphilly":
        yield from CAERPHILLY.items()
    else:
        yield from ((outcome, (len(slug) + n) % 3) for n, outcome in enumerate(WALES.outcomes))


def test_caerphilly_has_the_figure_that_its_ombudsman_published(made: Path) -> None:
    said, edition = "14% (11 of 79 cases closed)", edition_in(made)
    with (edition / "tables" / "decided.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = [row for row in csv.DictReader(file) if row["authority"] == "caerphilly"]
    printed = (row[f"intervention_{each}"] for each in ("text", "counted", "out_of"))
    assert "{} ({} of {} cases closed)".format(*printed) == said
    letters = [text_of_file(edition / "letters" / f"caerphilly.{kind}") for kind in ("pdf", "html")]
    with Asker(made / "published", office=OFFICE) as asker:
        page = asker.ask(f"/councils/caerphilly/{YEAR}").text()
    for text in (*letters, page):
        assert said in as_printed(text)


def as_printed(text: str) -> str:
    """The figures of a page, each with its count as one sentence has them."""
    words = " ".join(re.sub("<[^>]*>", " ", text).split())
    return re.sub(r"(\d+%) (\d+ of \d+ cases closed)", r"\1 (\2)", words)


def test_seven_health_boards_are_compared_with_health_boards(made: Path) -> None:
    with sqlite3.connect(edition_in(made) / "edition.sqlite") as database:
        boards = database.execute(
            "SELECT name, peer_counted, peer_out_of FROM figure WHERE measure = 'intervention'"
            " AND year = ? AND peer_group = ? AND comparison IS NOT NULL",
            (YEAR, BOARDS),
        ).fetchall()
        (own,) = database.execute(
            "SELECT sum(counted), sum(out_of) FROM figure WHERE measure = 'intervention'"
            " AND year = ? AND name LIKE '%Health Board'",
            (YEAR,),
        ).fetchall()
    assert len(boards) == 7
    assert {tuple(together) for _, *together in boards} == {own}


def test_a_health_board_has_no_row_of_a_service_that_it_does_not_provide(made: Path) -> None:
    letter = edition_in(made) / "letters" / "powys-teaching-health-board.html"
    services = html.fromstring(letter.read_text("utf-8")).xpath("//table")[0]
    names = (cell.text_content().replace(MAY_BREAK, "") for cell in services.xpath(".//tbody//th"))
    rows = [" ".join(name.split()) for name in names]
    assert rows == [*WALES.categories_of(BOARDS), "Total"]


def test_its_letters_are_proved_with_its_folder_and_without(made: Path) -> None:
    proved = f" {len(OFFICE.directory.authorities)} letters, "
    alone = subprocess.run([COMMAND, "verify", edition_in(made)], capture_output=True, text=True)
    assert (alone.returncode, proved in alone.stdout) == (0, True), alone.stderr
    assert proved in run("verify", edition_in(made), "--office", FOLDER)


def test_its_councils_are_laid_out_on_a_map(made: Path) -> None:
    with sqlite3.connect(edition_in(made) / "edition.sqlite") as database:
        laid = database.execute("SELECT DISTINCT authority, place_x, place_y FROM hexagon")
        places = {authority: (x, y) for authority, x, y in laid}
    councils = {each.slug for each in OFFICE.directory.authorities if each.group == COUNCILS}
    assert (len(councils), {*places}) == (22, councils)
    assert len({*places.values()}) == 22


def test_every_page_answers(made: Path) -> None:
    with Asker(made / "published", office=OFFICE) as asker:
        refused = [at for at, said in every_page(asker, OFFICE.site) if said.status not in ANSWERED]
    assert refused == []
