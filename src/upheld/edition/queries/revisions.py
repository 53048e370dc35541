"""What published figures would be from today's cases, and predecessors added up."""

from dataclasses import dataclass

from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition


@dataclass(frozen=True, kw_only=True)
class RevisedRow(Record):
    """An earlier figure as it would be today."""

    year: str
    measure: str
    counted: int
    out_of: int
    text: str
    why: str
    title: str  # of the measure


@dataclass(frozen=True, kw_only=True)
class RevisedFigure(Record):
    """A figure as published, and as it would be today."""

    authority: str
    name: str
    year: str
    measure: str
    published: str
    published_counted: int
    published_out_of: int
    revised: str
    counted: int
    out_of: int
    why: str


@dataclass(frozen=True, kw_only=True)
class TogetherRow(Record):
    """Predecessors together, in a year before the authority began."""

    authority: str
    year: str
    measure: str
    counted: int | None
    out_of: int | None
    out_of_name: str
    text: str
    label: str
    members: str
    is_family: int
    reason: str
    title: str


def revised_of(edition: Edition, authority: str) -> list[RevisedRow]:
    return edition.ask(
        RevisedRow,
        "SELECT revised.*, title FROM revised JOIN measure ON slug = measure WHERE authority = ?"
        " ORDER BY year, place",
        (authority,),
    )


def revised_figures(edition: Edition) -> list[RevisedFigure]:
    """Latest year first, then by name and by measure in the printed order."""
    return edition.ask(
        RevisedFigure,
        "SELECT revised.authority, figure.name, revised.year, revised.measure,"
        " figure.text AS published, figure.counted AS published_counted,"
        " figure.out_of AS published_out_of, revised.text AS revised, revised.counted,"
        " revised.out_of, revised.why FROM revised JOIN figure USING (authority, year, measure)"
        " JOIN measure ON measure.slug = revised.measure"
        " ORDER BY revised.year DESC, figure.name, place",
    )


def together_of(edition: Edition, authority: str) -> list[TogetherRow]:
    return edition.ask(
        TogetherRow,
        "SELECT together.*, title FROM together JOIN measure ON slug = measure"
        " WHERE authority = ? ORDER BY year, place",
        (authority,),
    )
