"""What each kind of value is read as, and what is refused rather than guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.profiles import LGSCO
from upheld.intake.checks.dates import EARLIEST, LATEST, has_time_of_day, read_date
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import (
    OF_ONE_COLUMN,
    READERS,
    read_email,
    read_file,
    read_person,
    read_sequence,
    read_whole,
    read_year,
    read_yes_no,
    readers_of,
)
from upheld.intake.tables import BY_WHAT, TABLES, Holds

ALL = {**READERS, **readers_of(LGSCO)}
# How references and kinds of fault are read is for the office to say, and what outcomes and
# categories are read as for another cell.
FREE_TEXT = {Holds.REFERENCE, Holds.TEXT, Holds.AUTHORITY, Holds.FAULT, *BY_WHAT}


def refusal(read, text: str) -> str:
    with pytest.raises(Unreadable) as why:
        read(text)
    return str(why.value)


@pytest.mark.parametrize(
    "text",
    [
        "2020-03-31",
        "2020/3/31",
        "2020.03.31",
        "31/03/2020",
        "31.3.2020",
        "31-03-2020",
        "03/31/2020",
        "31 March 2020",
        "31st March 2020",
        "31 mar 2020",
        "31-Mar-2020",
        "31MAR2020",
        "March 31, 2020",
        "Mar 31st 2020",
        "2020-03-31 00:00:00",
        "2020-03-31T00:00:00.000Z",
        "31/03/2020 14:05",
        "31/03/2020 12:00:00 AM",
    ],
)
def test_forms_that_cannot_be_mistaken_are_one_day(text):
    assert read_date(text) == date(2020, 3, 31)


def test_a_day_equal_to_its_month_is_the_same_either_way():
    assert read_date("04/04/2020") == date(2020, 4, 4)


@given(st.dates(EARLIEST, LATEST))
def test_iso_dates_are_read_as_they_stand(day):
    assert read_date(day.isoformat()) == day


@given(st.dates(EARLIEST, LATEST))
def test_numbers_are_read_only_where_day_and_month_cannot_change_places(day):
    text = f"{day:%d/%m/%Y}"
    if day.day > 12 or day.day == day.month:
        assert read_date(text) == day
    else:
        said = refusal(read_date, text)
        assert day.isoformat() in said
        assert day.replace(month=day.day, day=day.month).isoformat() in said


def trouble_of(read, text: str) -> str | None:
    try:
        read(text)
    except Unreadable as why:
        return why.trouble
    return None


@given(st.text(min_size=1, max_size=30).map(str.strip).filter(bool))
def test_no_text_breaks_a_reader(text):
    troubles = [trouble_of(read, text) for read in [*ALL.values(), *OF_ONE_COLUMN.values()]]
    assert "" not in troubles


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("03/04/2020", "may be 3 April or 4 March 2020. Write 2020-04-03 or 2020-03-04."),
        ("31/02/2024", "is not a date: February 2024 has 29 days. Write dates as 2024-02-29."),
        ("2019-02-29", "is not a date: February 2019 has 28 days. Write dates as 2019-02-28."),
        ("2020-13-01", "is not a date: there is no month 13. Write year, month, day"),
        ("31/13/2020", "is not a date: there is no month 13."),
        ("2020-00-10", "there is no month 0"),
        ("0000-01-01", "there is no year 0"),
        ("43921", "is a number, which is how a spreadsheet stores 2020-03-31. Format the column"),
        ("43921.5", "which is how a spreadsheet stores 2020-03-31"),
        ("31/03/20", "has a two-digit year. Write the year in full"),
        ("31 March 20", "has a two-digit year"),
        ("31 Mai 2020", "does not name a month in English"),
        ("1999-12-31", "is out of range: dates must be between 2000-01-01 and 2100-12-31"),
        ("2020-06-30T23:00:00Z", "has a time zone"),
        ("2020-06-30 00:00 +01:00", "has a time zone"),
        ("20200331", "is not a date. Write dates as 2020-03-31."),
        ("99999", "is not a date"),
        ("٣١/٠٣/٢٠٢٠", "is not a date"),
        ("n/a", "is not a date"),
    ],
)
def test_dates_that_are_refused(text, said):
    assert said in refusal(read_date, text)


def test_midnight_is_no_time_of_day():
    times = ["2020-03-31", "2020-03-31 00:00:00", "2020-03-31 09:30", "31/03/2020 12:00 am"]
    assert [has_time_of_day(text) for text in times] == [False, False, True, False]


def test_yes_and_no_have_few_spellings():
    assert [read_yes_no(t) for t in ("Yes", "y", "TRUE", "1")] == [True] * 4
    assert [read_yes_no(t) for t in ("no", "N", "False", "0")] == [False] * 4
    assert "neither yes nor no" in refusal(read_yes_no, "x")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-1", "is less than 0"),
        ("−1", "is less than 0"),
        ("1.5", "is not a whole number"),
        ("1.000", "is not a whole number"),
        ("1,234", "has a thousands separator. Write 1234."),
        ("12 345", "Write 12345."),
        ("1e5", "is not a number"),
        ("９", "is not a number"),
        ("9" * 40, "is more than 1,000,000,000"),
    ],
)
def test_numbers_that_are_refused(text, said):
    assert said in refusal(read_whole, text)


def test_whole_numbers():
    assert [read_whole(text) for text in ("0", "12", "12.0", "007")] == [0, 12, 12, 7]
    assert read_sequence("2") == 2


def test_business_years_are_known_by_the_year_in_which_they_start():
    assert [read_year(t) for t in ("2019-20", "2019/20", "2019-2020", "1999-00")[:3]] == [2019] * 3
    assert "Write 2018-19 or 2019-20" in refusal(read_year, "2019")
    assert "made by a spreadsheet" in refusal(read_year, "2011-12-01")
    assert "is not a business year" in refusal(read_year, "2019-21")
    assert "is out of range" in refusal(read_year, "1998-99")


@pytest.mark.parametrize(
    "text",
    ["a", "a@b", "a b@c.uk", "a@b.uk; c@d.uk", "A <a@b.uk>", "a@b@c.uk", "@b.uk", "a@b.uk,c@d.uk"],
)
def test_an_address_is_one_address(text):
    assert "is not one email address" in refusal(read_email, text)


def test_an_address_is_kept_as_written():
    assert read_email("Chief.Executive@council.gov.uk") == "Chief.Executive@council.gov.uk"


def test_a_name_holds_no_digit_of_any_script():
    assert read_person("Ms O'B") == "Ms O'B"
    assert "digit" in refusal(read_person, "Ms B 2")
    assert "digit" in refusal(read_person, "Ms B ٢")


@pytest.mark.parametrize(
    "text", ["/etc/passwd", "../a.pdf", "a/../../b", "C:\\a", "file:a", "a\\b"]
)
def test_a_file_lies_in_the_folder(text):
    assert "leads out" in refusal(read_file, text)


def test_every_kind_of_column_has_a_reader_or_is_free_text():
    kinds = {column.holds for spec in TABLES.values() for column in spec.columns}
    assert kinds - FREE_TEXT == set(ALL)


@pytest.mark.parametrize(
    ("holds", "text", "meant"),
    [
        (Holds.OUTCOME, " UPHELD ", "upheld"),
        (Holds.OUTCOME, "Incomplete/Invalid", "invalid or incomplete"),
        (Holds.CATEGORY, "education & children’s  services", "Education & Children's Services"),
        (Holds.CATEGORY, "Adult\u00a0Social Care", "Adult Care Services"),
        (Holds.COMPLIANCE, "Remedy completed late", "complete late"),
        (Holds.PEER_GROUP, "District councils", "district"),
        (Holds.MEASURE, "Complaints upheld", "upheld"),
        (Holds.ROLE, "Chief Executive", "chief executive"),
    ],
)
def test_case_spacing_apostrophes_and_aliases_do_not_matter(holds, text, meant):
    assert ALL[holds](text) == meant
