"""Whole tables of an edition, row by row: only for the files that hold them."""

from collections.abc import Iterator
from typing import Any

from upheld.edition.reading import Edition

# By the sheet that prints each: its columns and its rows in order.
TABLES = {
    "figures": "SELECT figure.*, corrected_figure.year IS NOT NULL AS is_corrected FROM figure"
    " JOIN measure ON measure.slug = figure.measure"
    " LEFT JOIN corrected_figure USING (year, authority, measure)"
    " ORDER BY authority, year, place",
    "comparisons": "SELECT authority, year, measure, basis, beside, counted, out_of, expected,"
    " tail, level, reach, chance_least, chance_most, low, high, comparison, sentence"
    " FROM comparing JOIN measure ON slug = measure ORDER BY authority, year, place, basis",
    "services": "SELECT year, authority, category, received, decided, counted, out_of, text"
    " FROM service ORDER BY year, authority, category",
    "areas": "SELECT year, area, category, measure, counted, out_of, out_of_name, text,"
    " authorities FROM area JOIN measure ON slug = measure ORDER BY year, area, category, place",
    "stages": "SELECT year, whose, stage, count, with_fault FROM stage ORDER BY year, whose, place",
    "hexagons": "SELECT year, layer, authority, place_x, place_y FROM hexagon"
    " ORDER BY year, layer, authority",
    "revised": "SELECT revised.year, revised.authority, revised.measure, figure.text,"
    " revised.counted, revised.out_of, revised.text, decided_again, corrected, why FROM revised"
    " JOIN figure USING (year, authority, measure) JOIN measure ON slug = revised.measure"
    " ORDER BY revised.year, revised.authority, place",
    "together": "SELECT authority, year, measure, label, members, counted, out_of, out_of_name,"
    " text, is_family, reason FROM together JOIN measure ON slug = measure"
    " ORDER BY authority, year, place",
    "chance": "SELECT year, peer_group, measure, compared, standing_out, expected, most,"
    " page_rate, one_page_in FROM chance JOIN measure ON slug = measure"
    " ORDER BY year, peer_group, place",
    "counts": "SELECT year, authority, gss_code, name, what, category, outcome, count"
    " FROM counted JOIN authority ON slug = authority"
    " ORDER BY year, authority, what, category, outcome",
    "totals": "SELECT year, what, category, outcome, count FROM total"
    " ORDER BY year, what, category, outcome",
    "averages": "SELECT average.year, peer_group, measure, counted, out_of, text, basis,"
    " average.source, members, is_break FROM average JOIN measure ON measure.slug = measure"
    " LEFT JOIN break ON break.year = average.year AND series = measure AND is_break"
    " ORDER BY average.year, peer_group, place",
    "groups": "SELECT year, membership.peer_group, authority, gss_code, name FROM membership"
    " JOIN authority ON slug = authority ORDER BY year, membership.peer_group, authority",
    "authorities": "SELECT slug, gss_code, name, short_name, peer_group, kind, region, county,"
    " first_day, last_day, latitude, longitude FROM authority ORDER BY slug",
    "names": "SELECT authority, name, valid_from, valid_to FROM name ORDER BY authority, name",
    "successions": "SELECT predecessor, successor, on_day FROM succession"
    " ORDER BY predecessor, successor",
    "populations": "SELECT year, authority, residents, source FROM population"
    " ORDER BY year, authority",
    "years": "SELECT year, what, 1 FROM held WHERE what NOT IN ('recommendations', 'reports')"
    " UNION ALL SELECT DISTINCT year, what, 0 FROM counted"
    " WHERE (year, what) NOT IN (SELECT year, what FROM held) ORDER BY year, what",
    "measures": "SELECT slug, title, definition, counted_one, counted_many, out_of_one,"
    " out_of_many, source FROM measure ORDER BY place",
    "breaks": "SELECT year, series, is_break, words FROM break ORDER BY year, series, is_break",
    "single_cases": "SELECT authority, what, decided_about, public, not_public FROM single_cases"
    " ORDER BY authority, what, decided_about",
    "handed_on": "SELECT year, body, successor, outcome, count FROM handed_on"
    " ORDER BY year, body, successor, outcome",
    "learning": "SELECT year, kind, audience, events, places, people, authorities FROM learning"
    " ORDER BY year, kind, audience",
    "letters": "SELECT authority, sent_to, file, issued_in, letters_on, public_at, replaces,"
    " paragraph FROM letter ORDER BY authority",
    "earlier_letters": "SELECT authority, year, file FROM earlier_letter ORDER BY authority, year",
    "timeliness": "SELECT * FROM timeliness ORDER BY year",
    "coverage": "SELECT * FROM coverage ORDER BY year, peer_group",
    "completeness": "SELECT * FROM completeness ORDER BY year, source, field",
    "decided_again": "SELECT * FROM decided_again ORDER BY year, what",
    "revised_by": "SELECT * FROM revised_by ORDER BY year, measure",
    "recorded_later": "SELECT * FROM recorded_later ORDER BY year, what",
    "related": "SELECT * FROM related ORDER BY year, measure, kind",
    "dispersion": "SELECT * FROM dispersion ORDER BY year, peer_group, measure",
    "policies": "SELECT kind, title, owner, approved_on FROM policy ORDER BY kind",
}


def every(edition: Edition, sheet: str) -> Iterator[tuple[Any, ...]]:
    """The rows of the table that the sheet with that name prints."""
    yield from edition.database.execute(TABLES[sheet])
