"""Every sheet, defined once, in the order in which they are printed.

The CSV and Parquet files, both workbooks, the data package, the notes that go with them and the
data dictionary all read this list. A sheet prints what the edition holds and adds up counts. It
does not work out percentages.
"""

from upheld.edition.reading import Edition
from upheld.publish.tables.count_sheets import (
    AREAS,
    COUNTS,
    SERVICES,
    STAGES,
    TOTALS,
    YEARS,
)
from upheld.publish.tables.directory_sheets import (
    AUTHORITIES,
    GROUPS,
    HEXAGONS,
    POPULATIONS,
    SUCCESSIONS,
)
from upheld.publish.tables.figure_sheets import (
    AVERAGES,
    BREAKS,
    CHANCE,
    COMPARISONS,
    FIGURES,
    MEASURES,
    REVISED,
    TOGETHER,
)
from upheld.publish.tables.list_sheets import (
    EARLIER_LETTERS,
    HANDED_ON,
    LEARNING,
    LETTERS,
    NAMES,
    SINGLE_CASES,
)
from upheld.publish.tables.quality_sheets import QUALITY_SHEETS
from upheld.publish.tables.sheet import Sheet
from upheld.publish.tables.table import Table
from upheld.publish.tables.year_sheets import DECIDED, RECEIVED, REMEDIES_AND_COMPLIANCE

SHEETS: tuple[Sheet, ...] = (
    RECEIVED,
    DECIDED,
    REMEDIES_AND_COMPLIANCE,
    FIGURES,
    COMPARISONS,
    SERVICES,
    AREAS,
    STAGES,
    REVISED,
    TOGETHER,
    CHANCE,
    COUNTS,
    TOTALS,
    AVERAGES,
    HANDED_ON,
    SINGLE_CASES,
    LEARNING,
    LETTERS,
    EARLIER_LETTERS,
    GROUPS,
    HEXAGONS,
    AUTHORITIES,
    NAMES,
    SUCCESSIONS,
    POPULATIONS,
    YEARS,
    MEASURES,
    BREAKS,
    *QUALITY_SHEETS,
)


def tables_of(edition: Edition) -> list[Table]:
    """The data of every sheet, in the order in which they are printed."""
    tables = [(sheet, sheet.table(edition)) for sheet in SHEETS]
    return [table for sheet, table in tables if table.height or not sheet.may_be_absent]
