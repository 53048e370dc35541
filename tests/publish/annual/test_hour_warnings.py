"""What a calendar says against an hour of publication."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from upheld.ombudsman.election_periods import ElectionPeriod, problems_of_election_periods
from upheld.ombudsman.folder import read_office
from upheld.publish.annual.hour_warnings import Hour, hour_warnings

LONDON = ZoneInfo("Europe/London")
ELECTIONS = ElectionPeriod(
    name="local elections", first_day=date(2020, 7, 20), last_day=date(2020, 7, 29)
)


def warned(day, *, hour=0, announced_on=date(2020, 6, 1), letters_on=None, office=None):
    at = datetime(day.year, day.month, day.day, hour, 1, tzinfo=LONDON)
    letters = letters_on or date(2020, 3, 2)
    about = Hour(public_at=at, announced_on=announced_on, letters_on=letters)
    return hour_warnings(about, office or read_office())


def test_a_working_day_announced_in_time_after_the_letters_has_no_warning():
    assert warned(date(2020, 7, 29), letters_on=date(2020, 7, 22)) == []


def test_weekends_and_bank_holidays_are_said():
    assert warned(date(2020, 8, 1)) == ["1 August 2020 is a Saturday."]
    assert warned(date(2020, 8, 2)) == ["2 August 2020 is a Sunday."]
    assert warned(date(2020, 8, 31)) == ["31 August 2020 is a bank holiday."]


def test_the_day_is_the_one_where_the_office_is():
    utc = datetime.fromisoformat("2020-07-31T23:01:00+00:00")  # 00:01 on Saturday in London
    about = Hour(public_at=utc, announced_on=date(2020, 6, 1), letters_on=None)
    assert hour_warnings(about, read_office()) == ["1 August 2020 is a Saturday."]


def test_periods_before_elections_are_those_of_the_folder():
    assert warned(date(2020, 7, 29)) == []
    office = replace(read_office(), election_periods=(ELECTIONS,))
    assert warned(date(2020, 7, 30), office=office) == []
    assert warned(date(2020, 7, 29), office=office) == [
        "29 July 2020 is in the period before an election (local elections), which is from 20 July"
        " 2020 until 29 July 2020."
    ]


def test_an_hour_is_announced_four_weeks_ahead():
    assert warned(date(2020, 7, 29), announced_on=date(2020, 7, 1)) == []
    assert warned(date(2020, 7, 29), announced_on=date(2020, 7, 2)) == [
        "That is 27 days after 2 July 2020. An hour is announced at least four weeks ahead."
    ]


def test_a_day_that_is_past_is_said():
    assert warned(date(2020, 7, 29), announced_on=date(2020, 7, 30)) == ["29 July 2020 is past."]


def test_authorities_have_their_letters_for_five_working_days():
    assert warned(date(2020, 7, 29), letters_on=date(2020, 7, 23)) == [
        "The letters are dated 23 July 2020, so authorities have them for only four working days."
        " They need at least five working days."
    ]


def test_a_period_is_a_name_and_two_days_in_order():
    right = {"name": "local elections", "from": date(2027, 3, 23), "until": date(2027, 5, 6)}
    wrong = [
        right | {"until": date(2027, 3, 22)},
        right | {"from": "2027-03-23"},
        right | {"name": ""},
        {"name": "local elections"},
    ]
    told = list(problems_of_election_periods("election_periods", [right, *wrong]))
    assert told == [
        "election_periods, number 2, until: 2027-03-22 is before 2027-03-23. Write its last day.",
        "election_periods, number 3, from: '2027-03-23' is not a day. Write 2027-03-22.",
        "election_periods, number 4, name: '' is not a text. Write it between quotes.",
        "election_periods, number 5: { name = 'local elections' }. A period has name, from, until,"
        " and nothing else.",
    ]
    assert list(problems_of_election_periods("election_periods", right))
