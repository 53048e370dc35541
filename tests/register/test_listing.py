"""Improvements and reports as lists: the same as counting them by hand."""

from datetime import date

import pytest

from upheld.core.years import Year
from upheld.register.listing import IMPROVEMENTS, REPORTS, UNDECIDED, listed
from upheld.register.manifest import RegisterError
from upheld.register.reading import improvements_of, open_register, reports_of

pytest_plugins = ["tests.site.registers"]


@pytest.fixture(scope="module")
def register(country_with_cases):
    with open_register(country_with_cases / "published" / "registers" / "2024-07-31.v1") as found:
        yield found


def by_hand(row):
    return {
        "authority": row["authority"],
        "remedy": row["remedy"],
        "state": row["state"] or UNDECIDED,
        "year": str(Year.containing(date.fromisoformat(row["agreed_on"]))),
    }


def test_every_count_is_that_of_counting_by_hand(register):
    rows = [by_hand(row) for row in improvements_of(register)]
    tried = [{}, {"authority": ("leeds",)}, {"state": ("late", UNDECIDED), "year": ("2022-23",)}]
    for filters in tried:
        found = listed(register, IMPROVEMENTS, filters=filters)
        assert found.total == sum(fits(row, filters) for row in rows) > 0
        for name, counted in found.facets.items():
            others = {other: values for other, values in filters.items() if other != name}
            for value, count in counted:
                alike = [row for row in rows if row[name] == value and fits(row, others)]
                assert count == len(alike), (name, value)


def fits(row, filters):
    return all(row[name] in values for name, values in filters.items())


def test_pages_hold_every_row_once(register):
    first = listed(register, IMPROVEMENTS, filters={}, page_size=7)
    pages = [
        listed(register, IMPROVEMENTS, filters={}, page=number + 1, page_size=7).rows
        for number in range(first.pages)
    ]
    seen = [(row["authority"], row["reference"], row["number"]) for page in pages for row in page]
    assert len(set(seen)) == len(seen) == first.total
    after = listed(register, IMPROVEMENTS, filters={}, page=first.pages + 1, page_size=7)
    assert after.rows == []


def test_reports_stay_listed_when_their_decision_is_not(register):
    assert listed(register, REPORTS, filters={}).total == len(reports_of(register)) == 1


def test_a_facet_that_is_not_there_is_refused(register):
    with pytest.raises(RegisterError, match="There is no facet 'complainant'"):
        listed(register, IMPROVEMENTS, filters={"complainant": ("x",)})
