from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.core.years import Year, YearError


@pytest.mark.parametrize("text", ["2019-20", "2019/20", "2019-2020", "2019 to 20", " 2019–20 "])
def test_forms_of_a_business_year(text):
    assert Year.parse(text) == Year(2019)


@pytest.mark.parametrize("text", ["2019", "2019-21", "2019-2120", "19-20", "", "2019-2"])
def test_what_is_no_business_year_is_refused_with_the_way_to_write_it(text):
    with pytest.raises(YearError, match="2019-20"):
        Year.parse(text)


def test_the_turn_of_the_century_is_written_with_two_digits():
    assert str(Year(1999)) == "1999-00"
    assert Year.parse("1999-00") == Year(1999)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_day_is_in_exactly_one_year(day):
    year = Year.containing(day)
    assert year.first_day <= day <= year.last_day
    assert year.previous.last_day + timedelta(days=1) == year.first_day
    assert Year.parse(str(year)) == year
