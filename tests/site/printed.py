"""What a page prints, read from its HTML alone, and what an edition holds, read from its tables.

Neither goes by the site's own code: the site's facts are what is to be proved.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from upheld.core.intervals import Interval
from upheld.core.numbers import numbers_in

TICKS = {"0%", "25%", "50%", "75%", "100%"}  # beside the axis of a picture

Row = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Figure:
    measure: str
    value: str
    base: list[str]
    range: list[str]
    average: list[str]
    text: str


def main_of(body: bytes) -> html.HtmlElement:
    (found,) = html.fromstring(body).xpath("//main")
    return found


def figures_on(body: bytes) -> list[Figure]:
    return [_figure(section) for section in main_of(body).find_class("figure")]


def _figure(section: html.HtmlElement) -> Figure:
    def line(name: str) -> list[str]:
        return [_text(each) for each in section.find_class(name)]

    quiet = line("figure__interval")
    return Figure(
        measure=section.get("aria-labelledby").removeprefix("figure-"),
        value=line("figure__value")[0],
        base=[number for text in line("figure__base") for number in numbers_in(text)],
        range=[n for text in quiet if is_range(text) for n in numbers_in(text)],
        average=[n for text in quiet if "together" in text for n in numbers_in(text)],
        text=_text(section),
    )


def is_range(text: str) -> bool:
    return "could be chance" in text or "interval" in text


def texts_with_digits(body: bytes) -> Iterator[str]:
    """Every smallest piece of the page's main part that bears a digit, as it is read."""
    for element in main_of(body).iter():
        is_tick = element.tag == "text" and element.text in TICKS
        if isinstance(element.tag, str) and not is_tick:
            for text in (element.text, *(child.tail for child in element)):
                if text and re.search(r"\d", text):
                    yield " ".join(text.split())


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def rows_of(edition: Path, query: str, *values: str) -> list[Row]:
    return _rows(edition / "edition.sqlite", query, *values)


def _rows(path: Path, query: str, *values: str) -> list[Row]:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(query, values)]


def range_of(row: Row) -> list[str]:
    """Of a figure with its row of ``comparing``: the range of chance, else without an average its
    interval."""
    if row["chance_range"]:
        return numbers_in(row["chance_range"])
    if row["low"] is None or row["peer_text"] is not None:
        return []
    return ["95%", *numbers_in(Interval(low=row["low"], high=row["high"]).text)]


ABOUT_IT = (
    "SELECT year, text, counted, out_of, peer_text, sentence, name, out_of_name FROM figure"
    " WHERE authority = ?",
    "SELECT beside, sentence, chance_range FROM comparing WHERE authority = ?",
    "SELECT counted, out_of, text, why FROM revised WHERE authority = ?",
    "SELECT year, label, reason, text, counted, out_of FROM together WHERE authority = ?",
    "SELECT received, decided, counted, out_of, text FROM service WHERE authority = ?",
    "SELECT count, with_fault FROM stage WHERE whose = ?",
    "SELECT sum(count) FROM counted WHERE authority = ? GROUP BY year, what, outcome",
    "SELECT name FROM authority WHERE slug = ?",
    "SELECT name FROM name WHERE authority = ?",
    "SELECT public + not_public AS number FROM single_cases WHERE authority = ?",
    "SELECT first_day, last_day FROM authority WHERE slug = ?",
    "SELECT on_day FROM succession WHERE predecessor = ?1 OR successor = ?1",
    "SELECT year FROM earlier_letter WHERE authority = ?",
)
YEARS_IN_TWENTY = {"19", "20"}  # for which the number that chance would give is said
ABOUT_ALL = (
    "SELECT year, words FROM break",
    "SELECT year, compared, standing_out, most, one_page_in FROM chance",
    "SELECT title, definition FROM measure",
    "SELECT value FROM about",
)


def numbers_held(edition: Path, authority: str) -> set[str]:
    """Every number that the edition holds about an authority, or about all."""
    rows = [row for query in ABOUT_IT for row in rows_of(edition, query, authority)]
    rows += [row for query in ABOUT_ALL for row in rows_of(edition, query)]
    held = {number for row in rows for value in row.values() for number in _numbers(value)}
    limits = (
        "SELECT low, high, '' AS chance_range, NULL AS peer_text FROM figure WHERE authority = ?"
    )
    for row in rows_of(edition, limits, authority):
        held.update(range_of(row))
    return held | YEARS_IN_TWENTY


AGREED_IN = "strftime('%Y', agreed_on, '-3 months')"  # the calendar year in which it begins
COUNTS = tuple(
    f"SELECT count(*) FROM {table} WHERE authority = ? GROUP BY {by}"
    for table, by in (
        ("decision", "year"),
        ("decision", "year, outcome"),
        ("improvement", "state"),  # the newest year's page tells of all years
        ("improvement", AGREED_IN),
        ("improvement", f"{AGREED_IN}, state"),
    )
)


def numbers_registered(register: Path, authority: str) -> set[str]:
    """Every number that the register holds about an authority's cases, and how many there are."""
    held: set[str] = set()
    database = register / "register.sqlite"
    for table in ("decision", "improvement", "failed_compliance", "report", "withheld_count"):
        rows = _rows(database, f"SELECT * FROM {table} WHERE authority = ?", authority)
        held |= {number for row in rows for value in row.values() for number in _numbers(value)}
        held.add(str(len(rows)))
    counted = [row for query in COUNTS for row in _rows(database, query, authority)]
    return held | {str(number) for row in counted for number in row.values()}


def _numbers(value: object) -> list[str]:
    """Also of a day as it is written in words, 1 April 2021, without its noughts."""
    found = numbers_in(str(value)) if value is not None else []
    return [*found, *(number.lstrip("0") for number in found if number.strip("0"))]
