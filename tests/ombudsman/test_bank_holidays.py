"""``bank_holidays`` in office.toml: the office's own list instead of that of England and Wales."""

from datetime import date

import pytest

from tests.offices import office_with
from upheld.core.working_days import ENGLAND_AND_WALES
from upheld.ombudsman.folder import OfficeError, read_office


def test_a_folder_without_a_list_has_that_of_england_and_wales(tmp_path):
    assert read_office(office_with(tmp_path, "")).working_days == ENGLAND_AND_WALES


def test_a_folder_can_name_another_list(tmp_path):
    office = read_office(office_with(tmp_path, "bank_holidays = [2026-12-24, 2026-12-25]\n"))
    assert office.working_days.after(date(2026, 12, 23), 1) == date(2026, 12, 28)
    assert office.working_days.unknown(date(2027, 1, 4)).startswith(
        "We know no bank holidays after 2026"
    )


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ('"2026-12-25"', "bank_holidays: this is not a list of dates"),
        ('["2026-12-25"]', "bank_holidays: this is not a list of dates"),
        ("[2026-12-25T00:00:00]", "bank_holidays: this is not a list of dates"),
        ("[2024-12-25, 2026-12-25]", "bank_holidays: no date is in 2025"),
    ],
)
def test_anything_else_is_refused_with_what_to_write(tmp_path, told, why):
    with pytest.raises(OfficeError, match=why):
        read_office(office_with(tmp_path, f"bank_holidays = {told}\n"))
