"""Rows of the tidy sheets: all years and measures as the edition holds them, one fact a line."""

from collections.abc import Iterator
from typing import Any

from upheld.core.figures.figure import IN_SERVICES
from upheld.core.shares import NOT_GIVEN
from upheld.core.vocabulary import What
from upheld.edition.reading import Edition
from upheld.publish.tables.cells import BREAK, NOT_APPLICABLE, NOT_AVAILABLE
from upheld.publish.tables.table import Row

EVERYWHERE = "all authorities"
OWN, FAMILY = "its own predecessors", "the family's"
FROM_CASES, FROM_TOTALS = "counted from cases", "published totals"


def _filled(cells: Any, symbol: str) -> Row:
    return tuple(symbol if cell is None else cell for cell in cells)


def figure_rows(edition: Edition) -> Iterator[Row]:
    """Every column of the table ``figure`` in its order, by authority, year and measure."""
    for row in edition.database.execute(
        "SELECT figure.* FROM figure JOIN measure ON measure.slug = figure.measure"
        " ORDER BY authority, year, place"
    ):
        *identity, low, high, group, counted, out_of, text, comparison, sentence = row
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
        )


def comparison_rows(edition: Edition) -> Iterator[Row]:
    for row in edition.database.execute(
        "SELECT authority, year, measure, basis, beside, counted, out_of, expected, tail, level,"
        " reach, chance_least, chance_most, low, high, comparison, sentence FROM comparing"
        " JOIN measure ON slug = measure ORDER BY authority, year, place, basis"
    ):
        yield _filled(row, NOT_APPLICABLE)


def service_rows(edition: Edition) -> Iterator[Row]:
    for row in edition.database.execute(
        "SELECT year, authority, category, received, decided, counted, out_of, text FROM service"
        " ORDER BY year, authority, category"
    ):
        yield _filled(row, NOT_AVAILABLE)


def area_rows(edition: Edition) -> Iterator[Row]:
    for year, area, category, *rest in edition.database.execute(
        "SELECT year, area, category, measure, counted, out_of, out_of_name, text, authorities"
        " FROM area JOIN measure ON slug = measure ORDER BY year, area, category, place"
    ):
        told = _filled(rest, NOT_AVAILABLE)
        yield (year, area or EVERYWHERE, category or NOT_APPLICABLE, *told)


def stage_rows(edition: Edition) -> Iterator[Row]:
    for year, whose, *counts in edition.database.execute(
        "SELECT year, whose, received, decided, not_ours, closed, investigated, not_upheld, upheld"
        " FROM stage ORDER BY year, whose"
    ):
        yield (year, whose or EVERYWHERE, *_filled(counts, NOT_AVAILABLE))


def hexagon_rows(edition: Edition) -> Iterator[Row]:
    yield from edition.database.execute(
        "SELECT year, layer, authority, place_x, place_y FROM hexagon"
        " ORDER BY year, layer, authority"
    )


def revised_rows(edition: Edition) -> Iterator[Row]:
    yield from edition.database.execute(
        "SELECT revised.year, revised.authority, revised.measure, figure.text, revised.counted,"
        " revised.out_of, revised.text, decided_again, corrected, why FROM revised"
        " JOIN figure USING (year, authority, measure) JOIN measure ON slug = revised.measure"
        " ORDER BY revised.year, revised.authority, place"
    )


def together_rows(edition: Edition) -> Iterator[Row]:
    for *key, members, counted, out_of, base, text, is_family, reason in edition.database.execute(
        "SELECT authority, year, measure, label, members, counted, out_of, out_of_name, text,"
        " is_family, reason FROM together JOIN measure ON slug = measure"
        " ORDER BY authority, year, place"
    ):
        whose = FAMILY if is_family else OWN
        said = (base, text, whose, reason or NOT_APPLICABLE)
        yield (*key, members, *_filled((counted, out_of), NOT_AVAILABLE), *said)


def chance_rows(edition: Edition) -> Iterator[Row]:
    for row in edition.database.execute(
        "SELECT year, peer_group, measure, compared, standing_out, expected, most, page_rate,"
        " one_page_in FROM chance JOIN measure ON slug = measure ORDER BY year, peer_group, place"
    ):
        yield _filled(row, NOT_AVAILABLE)


def count_rows(edition: Edition) -> Iterator[Row]:
    """A category or outcome that was not told is not available, unless this kind has none."""
    yield from edition.database.execute(
        "SELECT year, authority, coalesce(gss_code, :none), name, what,"
        " CASE WHEN category <> '' THEN category WHEN what = :compliance THEN :none"
        " ELSE :untold END,"
        " CASE WHEN outcome <> '' THEN outcome WHEN what = :received THEN :none"
        " ELSE :untold END,"
        " count FROM counted JOIN authority ON slug = authority"
        " ORDER BY year, authority, what, category, outcome",
        {
            "none": NOT_APPLICABLE,
            "untold": NOT_AVAILABLE,
            "compliance": What.COMPLIANCE.value,
            "received": What.RECEIVED.value,
        },
    )


def total_rows(edition: Edition) -> Iterator[Row]:
    for year, what, category, outcome, count in edition.database.execute(
        "SELECT year, what, category, outcome, count FROM total"
        " ORDER BY year, what, category, outcome"
    ):
        in_no_service = NOT_AVAILABLE if what in IN_SERVICES else NOT_APPLICABLE
        yield year, what, category or in_no_service, outcome or NOT_APPLICABLE, count


def average_rows(edition: Edition) -> Iterator[Row]:
    for *average, source, members, is_break in edition.database.execute(
        "SELECT average.year, peer_group, measure, counted, out_of, text, basis, average.source,"
        " members, is_break FROM average JOIN measure ON measure.slug = measure"
        " LEFT JOIN break ON break.year = average.year AND series = measure AND is_break"
        " ORDER BY average.year, peer_group, place"
    ):
        yield (
            *_filled(average, NOT_AVAILABLE),
            members or NOT_AVAILABLE,
            source or NOT_APPLICABLE,
            BREAK if is_break else NOT_APPLICABLE,
        )


def group_rows(edition: Edition) -> Iterator[Row]:
    for row in edition.database.execute(
        "SELECT year, membership.peer_group, authority, gss_code, name FROM membership"
        " JOIN authority ON slug = authority ORDER BY year, membership.peer_group, authority"
    ):
        yield _filled(row, NOT_APPLICABLE)


def authority_rows(edition: Edition) -> Iterator[Row]:
    for row in edition.database.execute(
        "SELECT slug, gss_code, name, short_name, peer_group, kind, region, county, first_day,"
        " last_day, latitude, longitude FROM authority ORDER BY slug"
    ):
        *directory, latitude, longitude = row
        yield (*_filled(directory, NOT_APPLICABLE), *_filled((latitude, longitude), NOT_AVAILABLE))


def succession_rows(edition: Edition) -> Iterator[Row]:
    yield from edition.database.execute(
        "SELECT predecessor, successor, on_day FROM succession ORDER BY predecessor, successor"
    )


def population_rows(edition: Edition) -> Iterator[Row]:
    yield from edition.database.execute(
        "SELECT year, authority, residents, source FROM population ORDER BY year, authority"
    )


def year_rows(edition: Edition) -> Iterator[Row]:
    """Year, what is counted, and whether from cases, so that a cell that is not there is 0."""
    for year, what, held in edition.database.execute(
        "SELECT year, what, 1 FROM held WHERE what NOT IN ('recommendations', 'reports') UNION ALL"
        " SELECT DISTINCT year, what, 0 FROM counted"
        " WHERE (year, what) NOT IN (SELECT year, what FROM held) ORDER BY year, what"
    ):
        yield year, what, FROM_CASES if held else FROM_TOTALS


def measure_rows(edition: Edition) -> Iterator[Row]:
    yield from edition.database.execute(
        "SELECT slug, title, definition, counted_one, counted_many, out_of_one, out_of_many,"
        " source FROM measure ORDER BY place"
    )


def break_rows(edition: Edition) -> Iterator[Row]:
    for year, series, is_break, words in edition.database.execute(
        "SELECT year, series, is_break, words FROM break ORDER BY year, series, is_break"
    ):
        yield year, series, BREAK if is_break else NOT_APPLICABLE, words
