"""Rows of an edition as the facts of pages: read, named and joined, nothing worked out."""

from upheld.core.comparing.in_every_way import Basis
from upheld.core.intervals import SHOWN_TEXT
from upheld.core.profile import Profile
from upheld.edition.queries.comparisons import RangeRow, beside, ranges_of
from upheld.edition.queries.figures import FigureRow, figures_of
from upheld.edition.queries.measures import measures
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office
from upheld.publish.letters.letter import Picture
from upheld.publish.pictures.bar import range_drawn, share_picture

INTERVAL = f"{SHOWN_TEXT} confidence interval"

# What the column ``comparison`` says, for a key, a list or a filter; the sentence says it in full.
SHOWS = {
    "higher": "Higher than similar {authorities}",
    "lower": "Lower than similar {authorities}",
    "no-difference-shown": "No difference shown",
    "too-few": "Too few cases to say",
    "no-cases": "No cases",
    "not-compared": "Not compared",
    "not-available": "Not available",
    "no-group": "No similar {authorities}",
    "ended": "Ended before the year",
}


def shows(comparison: str, profile: Profile) -> str:
    return profile.named(SHOWS[comparison])


def figure_facts(edition: Edition, slug: str) -> list[Facts]:
    """Every figure of one authority for the edition's year, with everything said about it."""
    about = {each.slug: each for each in measures(edition)}
    others = sorted(beside(edition, slug), key=lambda row: list(Basis).index(Basis(row.basis)))
    ranges = ranges_of(edition, authority=slug)
    return [
        figure.facts()
        | {
            "title": about[figure.measure].title,
            "definition": about[figure.measure].definition,
            "range": range_text(figure, ranges.get(figure.measure)),
            "chance": ranges[figure.measure].facts() if figure.measure in ranges else None,
            "shows": shows(figure.comparison, edition.profile),
            "group": edition.profile.group_name(figure.peer_group) or None,
            "also": [row.facts() for row in others if row.measure == figure.measure],
        }
        for figure in figures_of(edition, authority=slug)
    ]


def interval_text(figure: FigureRow) -> str:
    """INTERVAL with its values, 1% to 91%; '' if there is none."""
    if figure.interval is None:
        return ""
    return f"{INTERVAL} {figure.interval.text}"


def range_text(figure: FigureRow, chance: RangeRow | None) -> str:
    """The range of chance; for a figure without an average, its own interval. Never both."""
    if chance:
        return chance.chance_range
    return interval_text(figure) if figure.peer_text is None else ""


def bars_of(figures: list[Facts], edition: Edition, office: Office) -> dict[str, Picture]:
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
            chance=range_drawn(RangeRow(**figure["chance"]) if figure["chance"] else None),
            identifier=f"bar-{figure['measure']}",
        )
        for figure in figures
        if figure["counted"] is not None and not edition.profile.by_slug[figure["measure"]].is_rate
    }


def figure_rows(figures: list[Facts]) -> list[Facts]:
    """Figures as rows of CSV: the columns of the table ``figure``, and the title."""
    left_out = ("definition", "also", "shows", "group", "range", "chance")
    return [{k: v for k, v in figure.items() if k not in left_out} for figure in figures]


def expected_text(expected: float) -> str:
    """
    >>> expected_text(0.811), expected_text(0.04), expected_text(0.0)
    ('0.8', 'fewer than 0.1', '0')
    """
    if not expected:  # with so few cases, or all with one outcome, none of them could stand out
        return "0"
    return f"{expected:.1f}" if expected >= 0.05 else "fewer than 0.1"
