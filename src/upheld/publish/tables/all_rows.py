"""Rows of the tidy sheets: all years and measures as the edition has them, one fact per line."""

from collections.abc import Iterator
from typing import Any

from upheld.core.figures.figure import IN_SERVICES
from upheld.core.profile import Profile
from upheld.core.shares import NOT_GIVEN
from upheld.core.vocabulary import What
from upheld.edition.queries.whole import every
from upheld.edition.reading import Edition
from upheld.publish.tables.cell_text import BREAK, NOT_APPLICABLE, NOT_AVAILABLE, REVISED
from upheld.publish.tables.table import SheetRow

OWN, FAMILY = "its own predecessors", "the family's"
FROM_CASES, FROM_TOTALS = "counted from cases", "published totals"


def all_together(profile: Profile) -> str:
    """What a cell says where others have the name of an area or a group."""
    return profile.named("all {authorities}")


def _filled(cells: Any, symbol: str) -> SheetRow:
    return tuple(symbol if cell is None else cell for cell in cells)


def figure_rows(edition: Edition) -> Iterator[SheetRow]:
    """Every column of the table ``figure`` in order, and a mark, by authority, year and measure."""
    for row in every(edition, "figures"):
        *identity, low, high, group, counted, out_of, text, comparison, sentence, is_corrected = row
        no_average = NOT_AVAILABLE if group else NOT_APPLICABLE
        slug, gss_code, name, year, measure, own, *rest = identity
        is_told = own is not None or NOT_GIVEN in rest
        no_interval = NOT_APPLICABLE if is_told else NOT_AVAILABLE
        yield (
            slug,
            gss_code or NOT_APPLICABLE,
            *_filled((name, year, measure, own, *rest), no_interval),
            *_filled((low, high), no_interval),
            group or NOT_APPLICABLE,
            *_filled((counted, out_of, text), no_average),
            comparison,
            sentence,
            REVISED if is_corrected else NOT_APPLICABLE,
        )


def comparison_rows(edition: Edition) -> Iterator[SheetRow]:
    for row in every(edition, "comparisons"):
        yield _filled(row, NOT_APPLICABLE)


def service_rows(edition: Edition) -> Iterator[SheetRow]:
    for row in every(edition, "services"):
        yield _filled(row, NOT_AVAILABLE)


def area_rows(edition: Edition) -> Iterator[SheetRow]:
    everywhere = all_together(edition.profile)
    for year, area, category, *rest in every(edition, "areas"):
        told = _filled(rest, NOT_AVAILABLE)
        yield (year, area or everywhere, category or NOT_APPLICABLE, *told)


def stage_rows(edition: Edition) -> Iterator[SheetRow]:
    everywhere = all_together(edition.profile)
    for year, whose, stage, count, with_fault in every(edition, "stages"):
        missing = NOT_APPLICABLE if stage == What.RECEIVED else NOT_AVAILABLE
        (number,) = _filled((count,), NOT_AVAILABLE)
        yield (year, whose or everywhere, stage, number, *_filled((with_fault,), missing))


def hexagon_rows(edition: Edition) -> Iterator[SheetRow]:
    yield from every(edition, "hexagons")


def revised_rows(edition: Edition) -> Iterator[SheetRow]:
    yield from every(edition, "revised")


def together_rows(edition: Edition) -> Iterator[SheetRow]:
    for *key, members, counted, out_of, base, text, is_family, reason in every(edition, "together"):
        whose = FAMILY if is_family else OWN
        said = (base, text, whose, reason or NOT_APPLICABLE)
        yield (*key, members, *_filled((counted, out_of), NOT_AVAILABLE), *said)


def chance_rows(edition: Edition) -> Iterator[SheetRow]:
    for row in every(edition, "chance"):
        yield _filled(row, NOT_AVAILABLE)


def count_rows(edition: Edition) -> Iterator[SheetRow]:
    """A category or outcome that is not known is not available, unless this kind has none."""
    for year, slug, gss_code, name, what, category, outcome, count in every(edition, "counts"):
        no_category = NOT_APPLICABLE if what == What.COMPLIANCE else NOT_AVAILABLE
        no_outcome = NOT_APPLICABLE if what == What.RECEIVED else NOT_AVAILABLE
        whose = (year, slug, gss_code or NOT_APPLICABLE, name)
        yield (*whose, what, category or no_category, outcome or no_outcome, count)


def total_rows(edition: Edition) -> Iterator[SheetRow]:
    for year, what, category, outcome, count in every(edition, "totals"):
        in_no_service = NOT_AVAILABLE if what in IN_SERVICES else NOT_APPLICABLE
        yield year, what, category or in_no_service, outcome or NOT_APPLICABLE, count


def average_rows(edition: Edition) -> Iterator[SheetRow]:
    for *average, source, members, is_break in every(edition, "averages"):
        yield (
            *_filled(average, NOT_AVAILABLE),
            members or NOT_AVAILABLE,
            source or NOT_APPLICABLE,
            BREAK if is_break else NOT_APPLICABLE,
        )


def group_rows(edition: Edition) -> Iterator[SheetRow]:
    for row in every(edition, "groups"):
        yield _filled(row, NOT_APPLICABLE)


def authority_rows(edition: Edition) -> Iterator[SheetRow]:
    for row in every(edition, "authorities"):
        *directory, latitude, longitude = row
        yield (*_filled(directory, NOT_APPLICABLE), *_filled((latitude, longitude), NOT_AVAILABLE))


def succession_rows(edition: Edition) -> Iterator[SheetRow]:
    yield from every(edition, "successions")


def population_rows(edition: Edition) -> Iterator[SheetRow]:
    yield from every(edition, "populations")


def year_rows(edition: Edition) -> Iterator[SheetRow]:
    """Year, what is counted, and whether it is from cases, so that a missing cell means 0."""
    for year, what, held in every(edition, "years"):
        yield year, what, FROM_CASES if held else FROM_TOTALS


def measure_rows(edition: Edition) -> Iterator[SheetRow]:
    yield from every(edition, "measures")


def break_rows(edition: Edition) -> Iterator[SheetRow]:
    for year, series, is_break, words in every(edition, "breaks"):
        yield year, series, BREAK if is_break else NOT_APPLICABLE, words
