"""The sheet of related complaints in an authority's private workbook, and its proof.

The letter and everything public say that there are some, but give no number, because it could show
who complained. The authority, which knows its complainants, gets the numbers here. An edition does
not hold them. So the proof is that each figure with such a sentence has numbers, that the sentence
is true of them, and that the sheet says what they mean.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations, product
from typing import Any

from upheld.core.comparing.grounds import Largest, Total
from upheld.core.comparing.related import without
from upheld.core.shares import in_prose, percent_text
from upheld.edition.queries.related import RelatedFigure
from upheld.publish.tables.reading_back import Lines
from upheld.publish.tables.shared_columns import prose, text, whole
from upheld.publish.tables.table import SheetRow, Table, cells_of_rows

NAME = "related"
KINDS = {
    "complainant": ("one complainant", "came from one complainant"),
    "issue": ("one matter", "were about one matter"),
}
COLUMNS = (
    text("measure", "Figure", "The figure that stands out only because of its related complaints."),
    text(
        "kind",
        "Related by",
        "one complainant: one person made all of them; one matter: all are about one thing.",
    ),
    whole("counted", "Counted", "What the figure counts, related complaints included."),
    whole("out_of", "Out of", "What it is out of, related complaints included."),
    whole("related_counted", "Counted, related", "How many of those counted are related."),
    whole("related_out_of", "Out of, related", "How many of those in the base are related."),
    prose("meaning", "What it means", "What the figure would be without them."),
)
WHAT_IT_IS = (
    "At least one figure stands out from those of similar {authorities} only because of several"
    " complaints from one person, or about one matter. The sheet related says how many they are."
    " All of them count in the figure. The letter and the website say that there are such"
    " complaints, but give no number, because somebody could work out from it who complained."
)


def related_rows(figures: Iterable[RelatedFigure], largest: Iterable[Largest]) -> list[SheetRow]:
    """A row for each figure and each cause of its standing out."""
    causes = {each.kind: each for each in largest}
    return _rows(
        (figure, kind, causes[kind].share(figure.measure))
        for figure in figures
        for kind in KINDS
        if kind in causes
    )


def _rows(causes: Iterable[tuple[RelatedFigure, str, Total]]) -> list[SheetRow]:
    return [
        _row(figure, kind, related)
        for figure, kind, related in causes
        if figure.stands_out_only_with(related)
    ]


def _row(figure: RelatedFigure, kind: str, related: Total) -> SheetRow:
    cause, came = KINDS[kind]
    counted, out_of = without(related, figure.figure)
    meaning = (
        f"Of the {figure.figure[1]:,} {figure.measure.out_of_name[1]}, {related[1]:,} {came}."
        f" Without them the figure would be {in_prose(percent_text(counted, out_of))}"
        f" ({counted:,} of {out_of:,}), and it would not stand out."
    )
    return (figure.measure.title, cause, *figure.figure, *related, meaning)


def related_sheet(rows: Sequence[SheetRow]) -> Table:
    cells, height = cells_of_rows(rows, width=len(COLUMNS))
    return Table(
        name=NAME,
        title="Related complaints",
        columns=COLUMNS,
        cells=cells,
        height=height,
        key=("measure", "kind"),
    )


def related_troubles(lines: Lines, figures: Sequence[RelatedFigure]) -> Iterator[str]:
    """What is wrong with the sheet as read back."""
    told = {(line[0], line[1]): _related(line) for line in lines[1:]}
    expected = _rows(
        (figure, kind, related)
        for figure in figures
        for kind, (cause, _) in KINDS.items()
        if (related := told.get((figure.measure.title, cause))) and _is_part(related, figure)
    )
    headings = [column.heading for column in COLUMNS]
    if lines != [headings, *map(list, expected)]:
        yield f"sheet {NAME}: its lines do not follow from their numbers and the figures"
    for title in sorted({each.measure.title for each in figures} - {row[0] for row in expected}):
        yield f"sheet {NAME}: has no numbers for {title}, which stands out only with them"
    measures = [figure.measure for figure in figures]
    for (one, other), (cause, _) in product(permutations(measures, 2), KINDS.values()):
        counts, base = told.get((one.title, cause)), told.get((other.title, cause))
        if one.counted == other.out_of and counts and base and counts[0] != base[1]:
            counted = f"{counts[0]} {one.counted_name[1]}"
            yield f"sheet {NAME}: {counted} for {cause}, but a base of {base[1]}"


def _related(line: Sequence[Any]) -> Total | None:
    counted, out_of = line[4:6]
    numbers = isinstance(counted, float) and isinstance(out_of, float)
    return (int(counted), int(out_of)) if numbers else None


def _is_part(related: Total, figure: RelatedFigure) -> bool:
    """Whether a figure can have this many related complaints at all."""
    rest = without(related, figure.figure)
    return 0 <= related[0] <= related[1] and 0 <= rest[0] <= rest[1]
