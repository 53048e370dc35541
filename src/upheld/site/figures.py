"""Rows of an edition as the facts of pages: read, named and joined, nothing worked out."""

from collections.abc import Mapping
from typing import Any

from upheld.core.comparing.in_every_way import Basis
from upheld.core.intervals import SHOWN_TEXT, Interval
from upheld.core.vocabulary import PEER_GROUPS
from upheld.edition.reading import Edition, figures_of, ranges_of
from upheld.ombudsman.folder import Office
from upheld.publish.letters.letter import Picture
from upheld.publish.pictures.bar import range_drawn, share_picture

Row = Mapping[str, Any]
RATE = "upheld-per-100000"
INTERVAL = f"{SHOWN_TEXT} confidence interval"

# What the column ``comparison`` says, for a key, a list or a filter; the sentence says it in full.
SHOWS = {
    "higher": "Higher than similar authorities",
    "lower": "Lower than similar authorities",
    "no-difference-shown": "No difference shown",
    "too-few": "Too few cases to say",
    "no-cases": "No cases",
    "not-compared": "Not compared",
    "not-available": "Not available",
    "no-group": "No similar authorities",
    "ended": "Ended before the year",
}


def figure_facts(edition: Edition, slug: str) -> list[dict[str, Any]]:
    """Every figure of the edition's year of one authority, with all that is said of it."""
    measures = {row["slug"]: row for row in edition.rows("SELECT * FROM measure")}
    beside = edition.rows(
        "SELECT measure, basis, beside, counted, out_of, comparison, chance_range, sentence"
        " FROM comparing WHERE year = ? AND authority = ? AND basis != 'peers'",
        (str(edition.year), slug),
    )
    ranges = ranges_of(edition, authority=slug)
    beside.sort(key=lambda row: list(Basis).index(row["basis"]))
    return [
        figure
        | {
            "title": measures[figure["measure"]]["title"],
            "definition": measures[figure["measure"]]["definition"],
            "range": range_text(figure, ranges.get(figure["measure"])),
            "chance": ranges.get(figure["measure"]),
            "shows": SHOWS[figure["comparison"]],
            "group": PEER_GROUPS.get(figure["peer_group"]),
            "also": [row for row in beside if row["measure"] == figure["measure"]],
        }
        for figure in figures_of(edition, authority=slug)
    ]


def interval_text(figure: Row) -> str:
    """INTERVAL with what it is, 1% to 91%; '' where there is none."""
    if figure["low"] is None:
        return ""
    interval = Interval(low=figure["low"], high=figure["high"])
    return f"{INTERVAL} {interval.text}"


def range_text(figure: Row, chance: Row | None) -> str:
    """The range of chance; of a figure without an average, its own interval. Never both."""
    if chance:
        return str(chance["chance_range"])
    return interval_text(figure) if figure["peer_text"] is None else ""


def bars_of(figures: list[dict[str, Any]], office: Office) -> dict[str, Picture]:
    """Measure to the small picture of its share; none for a rate, or without a count."""
    return {
        figure["measure"]: share_picture(
            title=figure["title"],
            text=figure["text"],
            counted=figure["counted"],
            out_of=figure["out_of"],
            peer_text=figure["peer_text"],
            peer_counted=figure["peer_counted"],
            peer_out_of=figure["peer_out_of"],
            peer_name=figure["group"] or "",
            colour=office.colour,
            chance=range_drawn(figure["chance"]),
            identifier=f"bar-{figure['measure']}",
        )
        for figure in figures
        if figure["measure"] != RATE and figure["counted"] is not None
    }


def figure_rows(figures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Figures as rows of CSV: the columns of the table ``figure``, and the title."""
    left_out = ("definition", "also", "shows", "group", "range", "chance")
    return [{k: v for k, v in figure.items() if k not in left_out} for figure in figures]
