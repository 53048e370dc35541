"""A day is read however it is usually written, and never as another day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from upheld.office.web.forms import DayField

DAY = date(2024, 3, 27)


@pytest.mark.parametrize(
    "text",
    [
        "27/3/2024",
        "27/03/24",
        "27.3.2024",
        "27-3-2024",
        "27 3 2024",
        "27 / 3 / 2024",
        "2024-03-27",
        "27 March 2024",
        "27 Mar 24",
        "27th March 2024",
        "27th of March, 2024",
        "the 27th of March 2024",
        "Wednesday 27 March 2024",
        "Wed, 27 Mar. 2024",
        "March 27, 2024",
        "27 MARCH 2024",
    ],
)
def test_a_day_is_read_as_it_is_usually_written(text):
    assert DayField().clean(text) == DAY


def test_september_has_a_short_form_of_four_letters():
    assert DayField().clean("1st Sept 2024") == date(2024, 9, 1)


def test_the_day_comes_before_the_month():
    assert DayField().clean("4/3/2024") == date(2024, 3, 4)
    assert DayField().clean("4-3-24") == date(2024, 3, 4)


@pytest.mark.parametrize("text", ["31/2/2024", "3/27/2024", "March 2024", "27/3", "yesterday", "1"])
def test_what_is_no_day_is_refused_as_it_was_written(text):
    with pytest.raises(ValidationError, match="is not a date") as refused:
        DayField().clean(text)
    assert refused.value.messages == [f"{text!r} is not a date. Write it like 27/3/2024."]
