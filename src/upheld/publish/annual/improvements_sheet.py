"""A private sheet with the service improvements that one authority agreed to in the year, in words.

A letter only says how many there are. The authority knows them all, so those of decisions that are
not public are here too.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from upheld.core.single_cases import Single
from upheld.edition.content.cases_counted import improvements_agreed
from upheld.edition.queries.counts import is_held
from upheld.edition.queries.single_cases import single_cases_of
from upheld.edition.reading import Edition
from upheld.intake.extract import Extract
from upheld.publish.tables.reading_back import Lines
from upheld.publish.tables.shared_columns import day, prose, text, whole
from upheld.publish.tables.table import SheetRow, Table, cells_of_rows

NAME = "improvements"
COLUMNS = (
    text("reference", "Reference", "The case's reference."),
    whole("number", "Number", "Its number among the case's recommendations."),
    day("agreed_on", "Agreed on", "The day on which the {authority} agreed to it."),
    day("due_on", "Due on", "The day by which it was to be done, as first agreed."),
    text("remedy", "Kind", "What kind of improvement it is."),
    prose("text", "Improvement", "What the {authority} agreed to do."),
)


def has_improvements(edition: Edition) -> bool:
    return is_held(edition, "recommendations")


def improvements_by_authority(extract: Extract, edition: Edition) -> Mapping[str, list[SheetRow]]:
    as_at = date.fromisoformat(edition.manifest.as_at)
    found: dict[str, list[SheetRow]] = defaultdict(list)
    rows = improvements_agreed(extract, profile=edition.profile, year=edition.year, as_at=as_at)
    for row in sorted(rows, key=lambda row: (row["agreed_on"], row["reference"], row["number"])):
        cells = (row[column.name] for column in COLUMNS)
        found[row["authority"]].append(
            tuple(cell.isoformat() if isinstance(cell, date) else cell for cell in cells)
        )
    return found


def improvements_sheet(rows: Sequence[SheetRow]) -> Table:
    cells, height = cells_of_rows(rows, width=len(COLUMNS))
    return Table(
        name=NAME,
        title="Service improvements agreed",
        columns=COLUMNS,
        cells=cells,
        height=height,
        key=("reference", "number"),
    )


def improvements_troubles(lines: Lines, edition: Edition, authority: str) -> list[str]:
    """What is wrong with the sheet as read back."""
    headings = [column.heading for column in COLUMNS]
    if lines[0] != headings:
        return [f"sheet {NAME}: its header is not {', '.join(headings)}"]
    counted = single_cases_of(edition, authority, Single.IMPROVEMENT).number
    if len(lines) - 1 != counted:
        return [f"sheet {NAME}: lists {len(lines) - 1}; the edition has {counted}"]
    return []
