"""Every sheet of a profile, defined once, in the order in which they are printed.

The CSV and Parquet files, both workbooks, the data package, the notes that go with them and the
data dictionary all read this list. A sheet prints what the edition holds and adds up counts. It
does not work out percentages.
"""

from upheld.core.profile import Profile
from upheld.edition.reading import Edition
from upheld.publish.tables.count_sheets import (
    TOTALS,
    areas,
    counts,
    services,
    stages,
    years,
)
from upheld.publish.tables.directory_sheets import (
    GROUPS,
    POPULATIONS,
    SUCCESSIONS,
    authorities,
    hexagons,
)
from upheld.publish.tables.figure_sheets import (
    AVERAGES,
    BREAKS,
    CHANCE,
    COMPARISONS,
    MEASURES,
    REVISED,
    TOGETHER,
    figures,
)
from upheld.publish.tables.list_sheets import (
    EARLIER_LETTERS,
    HANDED_ON,
    LEARNING,
    LETTERS,
    NAMES,
    single_cases,
)
from upheld.publish.tables.quality_sheets import quality_sheets
from upheld.publish.tables.sheet import Sheet
from upheld.publish.tables.table import Table
from upheld.publish.tables.year_sheets import decided, received, remedies_and_compliance


def sheets_of(profile: Profile) -> tuple[Sheet, ...]:
    return tuple(each.named(profile) for each in _sheets(profile))


def _sheets(profile: Profile) -> tuple[Sheet, ...]:
    return (
        received(profile),
        decided(profile),
        remedies_and_compliance(profile),
        figures(profile),
        COMPARISONS,
        services(profile),
        areas(profile),
        stages(profile),
        REVISED,
        TOGETHER,
        CHANCE,
        counts(profile),
        TOTALS,
        AVERAGES,
        HANDED_ON,
        single_cases(profile),
        LEARNING,
        LETTERS,
        EARLIER_LETTERS,
        GROUPS,
        hexagons(profile),
        authorities(profile),
        NAMES,
        SUCCESSIONS,
        POPULATIONS,
        years(profile),
        MEASURES,
        BREAKS,
        *quality_sheets(profile),
    )


def tables_of(edition: Edition) -> list[Table]:
    """The data of every sheet, in the order in which they are printed."""
    tables = [(sheet, sheet.table(edition)) for sheet in sheets_of(edition.profile)]
    return [table for sheet, table in tables if table.height or not sheet.may_be_absent]
