"""Every number on every council's page, of every year, is the edition's own."""

from pathlib import Path

import pytest

from tests.site.asking import Asker
from tests.site.printed import (
    figures_on,
    interval_of,
    numbers_held,
    numbers_registered,
    rows_of,
    texts_with_digits,
)
from tests.site.running import REGISTER_AS_AT
from tests.whole.small import AUTHORITIES, BEFORE, YEAR
from upheld.core.days import in_words
from upheld.core.numbers import numbers_in

PAGES = [(slug, str(year)) for slug in AUTHORITIES for year in (BEFORE, YEAR)]
RATE = "upheld-per-100000"
# Fixed words of the page, whatever the edition says; the years it links to; the register's day.
FIXED = {"95%", "100000", *numbers_in(f"{BEFORE} {YEAR}"), *numbers_in(in_words(REGISTER_AS_AT))}


@pytest.fixture(scope="module")
def pages(planted) -> dict[tuple[str, str], bytes]:
    """Those that there are: a body that ended has no page of a year without a figure."""
    with Asker(planted) as asker:
        answers = {(slug, year): asker.ask(f"/councils/{slug}/{year}") for slug, year in PAGES}
    return {page: answer.body for page, answer in answers.items() if answer.status == 200}


def edition_of(planted: Path, year: str) -> Path:
    return planted / "editions" / f"{year}.v1"


def figure_rows(planted: Path, slug: str, year: str) -> dict[str, dict]:
    query = "SELECT * FROM figure WHERE authority = ? AND year = ?"
    rows = rows_of(edition_of(planted, year), query, slug, year)
    return {row["measure"]: row for row in rows}


def test_every_council_with_a_figure_has_a_page_of_the_year(planted, pages):
    with_figures = {
        (row["authority"], year)
        for year in (str(BEFORE), str(YEAR))
        for row in rows_of(
            edition_of(planted, year), "SELECT authority FROM figure WHERE year = ?", year
        )
    }
    assert set(pages) == with_figures
    assert len(pages) > 25


def test_every_figure_of_every_page_is_one_row_of_its_edition(planted, pages):
    seen = 0
    for (slug, year), body in pages.items():
        rows = figure_rows(planted, slug, year)
        printed = figures_on(body)
        assert {figure.measure for figure in printed} == set(rows)
        assert len(printed) == len(rows)
        for figure in printed:
            row = rows[figure.measure]
            where = (slug, year, figure.measure)
            assert (where, figure.value) == (where, row["text"])
            assert (where, figure.base) == (where, base_of(row))
            assert (where, figure.interval) == (where, interval_of(row))
            assert (where, figure.average) == (where, average_of(row))
            assert " ".join(row["sentence"].split()) in figure.text
            seen += 1
    assert seen > 100


def base_of(row: dict) -> list[str]:
    """Count and base as they are printed beside a percentage; nothing where there was no case."""
    return (
        [str(row["counted"]), str(row["out_of"])]
        if row["counted"] is not None and row["out_of"]
        else []
    )


def average_of(row: dict) -> list[str]:
    return numbers_in(row["peer_text"] or "") if row["measure"] != RATE else []


def test_every_number_of_every_page_is_held_by_its_edition(planted, pages):
    (register,) = (planted / "registers").glob("*.v*")
    seen, unknown = 0, []
    for (slug, year), body in pages.items():
        held = numbers_held(edition_of(planted, year), slug) | FIXED
        held |= numbers_registered(register, slug)
        for text in texts_with_digits(body):
            numbers = numbers_in(text)
            seen += len(numbers)
            unknown += [(slug, year, number, text) for number in numbers if number not in held]
    assert unknown == []
    assert seen > 1_000


def test_a_changed_number_is_found(planted, pages):
    """The reader of pages would see a figure that differs by one."""
    slug, year = "leeds", str(YEAR)
    row = figure_rows(planted, slug, year)["upheld"]
    wrong = f"{row['counted'] + 1} of {row['out_of']}".encode()
    body = pages[slug, year].replace(f"{row['counted']} of {row['out_of']}".encode(), wrong, 1)
    (figure,) = [each for each in figures_on(body) if each.measure == "upheld"]
    assert figure.base != base_of(row)
