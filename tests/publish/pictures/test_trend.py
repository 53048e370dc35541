"""An authority's figures by year."""

import pytest

from tests.profiles import LGSCO, WATERWAYS
from tests.publish.pictures.parsing import COLOUR, elements, places_of, writing
from upheld.core.shares import percent_text
from upheld.core.years import Year
from upheld.publish.pictures.plot import NARROW, WIDE
from upheld.publish.pictures.printed_share import Value
from upheld.publish.pictures.series import YearShown
from upheld.publish.pictures.trend import trend

GROUP = "district councils"


def year(start: int, counted: int = 1, out_of: int = 2, average: str = "45%", **more) -> YearShown:
    return YearShown(
        year=Year(start),
        published=Value(text=percent_text(counted, out_of), counted=counted, out_of=out_of),
        average=Value(text=average) if average else None,
        **more,
    )


def drawn(*years: YearShown, measure: str = "upheld", width: int = WIDE, group=GROUP):
    return trend(
        title="Complaints upheld",
        profile=LGSCO,
        measure=measure,
        years=years,
        authority_name="Avon Council",
        group_name=group,
        colour=COLOUR,
        width=width,
    )


def lines(svg: str, series: str) -> list[int]:
    """How many years each line of a series joins."""
    return [len(places_of(path)) for path in elements(svg, "path", data_series=series)]


def discs(svg: str) -> list[tuple[float, float]]:
    """The published values; the first disc is the one of the key."""
    found = elements(svg, "circle", fill=COLOUR)[1:]
    return [(float(each.get("cx")), float(each.get("cy"))) for each in found]


def breaks(svg: str) -> list[float]:
    """Where the breaks stand: two lines each, those of the key left out."""
    across = [float(each.get("x1")) for each in elements(svg, "line", data_mark="break")][2:]
    return [(left + right) / 2 for left, right in zip(across[::2], across[1::2], strict=True)]


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_no_line_crosses_a_break(width):
    svg = drawn(*map(year, range(2018, 2026)), width=width).svg
    (at,) = breaks(svg)
    for series in ("published", "average"):
        assert lines(svg, series) == [4, 4]
        for path in elements(svg, "path", data_series=series):
            across = [x for x, _ in places_of(path)]
            assert max(across) < at or min(across) > at


def test_a_break_of_another_measure_breaks_nothing():
    svg = drawn(*map(year, range(2019, 2026)), measure="compliance").svg
    assert (breaks(svg), lines(svg, "published")) == ([], [7])


def test_a_break_before_the_first_year_is_not_drawn():
    assert breaks(drawn(year(2022), year(2023)).svg) == []


def test_a_gap_stays_a_gap():
    without_cases = year(2020, 0, 0)
    svg = drawn(year(2018), year(2019), without_cases, year(2021)).svg
    assert lines(svg, "published") == [2]
    assert len(discs(svg)) == 3
    assert lines(svg, "average") == [4]  # the group had a figure in that year


def test_a_year_that_is_not_there_is_a_gap_of_its_width():
    svg = drawn(year(2018), year(2019), year(2021)).svg
    first, second, third = (x for x, _ in discs(svg))
    assert third - second == pytest.approx(2 * (second - first), abs=0.02)
    assert lines(svg, "published") == lines(svg, "average") == [2]


def test_a_single_year_is_a_single_point():
    svg = drawn(year(2019)).svg
    assert lines(svg, "published") == lines(svg, "average") == []
    assert len(discs(svg)) == 1


def test_points_stand_at_their_share():
    svg = drawn(year(2018, 0, 4), year(2019, 4, 4), year(2020, 1, 4)).svg
    none, every, quarter = (y for _, y in discs(svg))
    assert quarter == pytest.approx(none - (none - every) / 4, abs=0.01)
    grid = [float(each.get("y1")) for each in elements(svg, "line") if each.get("x1") == "48"]
    assert (none, every) == (max(grid), min(grid))


def test_revised_value_is_open_marked_and_beside_the_published_one():
    revised = year(2019, 1, 4, revised=Value(text="50%", counted=2, out_of=4))
    shown = drawn(year(2018, 2, 4), revised)
    (_, published), (x, y) = discs(shown.svg)
    ring = elements(shown.svg, "circle", stroke=COLOUR)[1]
    assert (ring.get("fill"), float(ring.get("cy"))) == ("#ffffff", published)
    assert float(ring.get("cx")) > x
    assert y > published  # drawn as published, a quarter, and not as revised
    assert writing(shown.svg).count("[r]") == 1
    assert shown.table.rows[1][:3] == ("2019-20", "25%", "1 of 4")
    assert shown.table.rows[1][4] == "50% [r]"


def test_series_differ_in_form_and_in_line():
    svg = drawn(year(2018), year(2019)).svg
    (published,) = elements(svg, "path", data_series="published")
    (average,) = elements(svg, "path", data_series="average")
    assert (published.get("stroke-dasharray"), average.get("stroke-dasharray")) == (None, "6 4")
    assert len(elements(svg, "polygon")) == 3  # squares: two years and the key
    assert {"Avon Council", "All district councils together"} < set(writing(svg))


def test_table_holds_exactly_what_is_drawn():
    shown = drawn(
        year(2019, 1, 3),
        year(2020, 0, 0, average=""),
        year(2022, 2, 2),
    )
    assert shown.table.headings == (
        "Year",
        "As published",
        "Count",
        "All district councils together",
        "Revised",
        "Notes",
    )
    closed, fewer = (row[-1] for row in shown.table.rows[1:])
    assert [row[:-1] for row in shown.table.rows] == [
        ("2019-20", "33%", "1 of 3", "45%", ""),
        ("2020-21", "no cases", "0 of 0", "", ""),
        ("2022-23", "100%", "2 of 2", "45%", ""),
    ]
    assert closed == "[note] In 2020-21 we took no new complaints for three months."
    assert fewer.startswith("[b] Do not compare uphold rates before and after 1 April 2022.")
    assert (len(discs(shown.svg)), len(elements(shown.svg, "polygon"))) == (2, 2 + 1)
    assert writing(shown.svg).count("[note]") == 1


def test_table_has_no_column_for_a_group_without_a_figure():
    shown = drawn(year(2019, 1, 3, average=""), year(2020, 1, 4, average=""))
    assert shown.table.headings == ("Year", "As published", "Count", "Revised", "Notes")
    assert {len(row) for row in shown.table.rows} == {5}


def test_words_of_a_break_stand_at_the_first_year_after_it():
    notes = [row[-1][:3] for row in drawn(year(2021), year(2024), year(2025)).table.rows]
    assert notes == ["", "[b]", ""]


def test_a_body_without_a_group_is_not_told_to_compare_itself_with_its_type():
    with_a_group = drawn(year(2021), year(2022)).table.rows[-1][-1]
    without = drawn(year(2021), year(2022), group="").table.rows[-1][-1]
    assert with_a_group == f"{without} Compare with the same type of council in the same year."


def test_only_shares_are_drawn():
    rate = YearShown(year=Year(2022), published=Value(text="5.5", counted=31, out_of=561_000))
    assert drawn(rate, measure="upheld-per-100000") is None
    assert drawn(year(2019, 0, 0)) is None


def test_a_year_given_twice_is_refused():
    with pytest.raises(ValueError, match="2019-20 is given twice"):
        drawn(year(2019), year(2019))


def test_many_years_on_a_narrow_picture_keep_averages_on_their_side_of_the_break():
    svg = drawn(*map(year, range(2010, 2030)), width=NARROW).svg
    (at,) = breaks(svg)
    before, after = elements(svg, "path", data_series="average")
    assert max(x for x, _ in places_of(before)) < at < min(x for x, _ in places_of(after))


def test_the_breaks_are_those_of_the_profile():
    drawing = trend(
        title="Breaches found",
        profile=WATERWAYS,
        measure="breaches",
        years=list(map(year, range(2019, 2024))),
        authority_name="Long Reach Trust",
        group_name="harbour trusts",
        colour=COLOUR,
    )
    assert lines(drawing.svg, "published") == [2, 3]
    words = "The series breaks before 2021-22: Since 2021-22 the rules also cover moorings"
    assert words in drawing.alt
