"""announced.json has the hour of a year's figures and nothing else, and a change has a reason."""

import json
from datetime import datetime, timedelta

import pytest

from upheld.disk.announced import (
    ANNOUNCED,
    AnnouncedError,
    announce,
    read_announced,
    take_back,
)

HOUR = datetime.fromisoformat("2020-07-29T00:01:00+01:00")
NOW = datetime.fromisoformat("2020-06-24T10:00:00+00:00")
WEEK = timedelta(weeks=1)
ENTRY = {"year": "2019-20", "hour": HOUR.isoformat(), "at": NOW.isoformat()}


def written(**told):
    return json.dumps({"version": 1, "announced": [{**ENTRY, **told}]}).encode()


WRONG = {
    "nothing": b"",
    "half of it": written()[:60],
    "no list": b'{"version": 1}',
    "another version": b'{"version": 2, "announced": []}',
    "a truth for a number": b'{"version": true, "announced": []}',
    "more than announcements": b'{"version": 1, "announced": [], "figures": 12}',
    "one announcement": b'{"version": 1, "announced": {}}',
    "a year alone": b'{"version": 1, "announced": ["2019-20"]}',
    "a figure of the edition": written(upheld="61%"),
    "a number": written(year=2019),
    "no year": written(year="soon"),
    "a year written otherwise": written(year="2019/20"),
    "no hour": written(hour="on Wednesday"),
    "an hour anywhere": written(hour="2020-07-29T00:01:00"),
    "a reason of two lines": written(reason="Late.\nVery late."),
    "a long reason": written(reason="x" * 501),
    "a year twice": json.dumps({"version": 1, "announced": [ENTRY, ENTRY]}).encode(),
    "no text": b'{"version": 1, "announced": ["\xff"]}',
    "a tower": b"[" * 90_000,
    "more than we read": written() + b" " * 100_000,
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_not_exactly_right_is_refused_and_never_written_over(tmp_path, text):
    (tmp_path / ANNOUNCED).write_bytes(text)
    with pytest.raises(AnnouncedError, match=r"cannot be read: .* The site announces nothing\."):
        read_announced(tmp_path)
    with pytest.raises(AnnouncedError):
        announce(tmp_path, "2020-21", hour=HOUR, at=NOW)
    with pytest.raises(AnnouncedError):
        take_back(tmp_path, "2019-20")
    assert (tmp_path / ANNOUNCED).read_bytes() == text


def test_the_day_and_hour_are_announced_in_the_words_of_the_site(tmp_path):
    announced = announce(tmp_path, "2019-20", hour=HOUR, at=NOW)
    assert announced.words == (
        "The 2019-20 figures will be published at 00:01 on Wednesday 29 July 2020."
    )
    assert read_announced(tmp_path) == (announced,)
    assert json.loads((tmp_path / ANNOUNCED).read_bytes()) == {"version": 1, "announced": [ENTRY]}


def test_another_hour_needs_a_reason_which_readers_see(tmp_path):
    announce(tmp_path, "2019-20", hour=HOUR, at=NOW)
    with pytest.raises(AnnouncedError, match=r"29 July 2020\. .*give the reason"):
        announce(tmp_path, "2019-20", hour=HOUR + WEEK, at=NOW)
    later = announce(tmp_path, "2019-20", hour=HOUR + WEEK, at=NOW, reason="A table was late.")
    assert read_announced(tmp_path) == (later,)
    assert later.words == (
        "We have changed when we publish the 2019-20 figures. They will be published at 00:01 on"
        " Wednesday 5 August 2020. The reason: A table was late."
    )


def test_saying_the_same_hour_again_changes_nothing(tmp_path):
    first = announce(tmp_path, "2019-20", hour=HOUR, at=NOW)
    in_utc = HOUR - HOUR.utcoffset()
    again = announce(tmp_path, "2019-20", hour=in_utc.replace(tzinfo=NOW.tzinfo), at=NOW + WEEK)
    assert again == first
    assert read_announced(tmp_path) == (first,)


def test_an_hour_that_is_past_is_not_announced(tmp_path):
    with pytest.raises(AnnouncedError, match="00:01 on Wednesday 29 July 2020 is past"):
        announce(tmp_path, "2019-20", hour=HOUR, at=HOUR)
    assert read_announced(tmp_path) == ()


def test_each_year_has_its_own_and_can_be_taken_back(tmp_path):
    for year in ("2020-21", "2019-20"):
        announce(tmp_path, year, hour=HOUR, at=NOW)
    assert [each.year for each in read_announced(tmp_path)] == ["2019-20", "2020-21"]
    take_back(tmp_path, "2019-20")
    assert [each.year for each in read_announced(tmp_path)] == ["2020-21"]


def test_a_link_is_not_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_bytes(written())
    published = tmp_path / "published"
    published.mkdir()
    (published / ANNOUNCED).symlink_to(elsewhere)
    with pytest.raises(AnnouncedError, match="is a link"):
        read_announced(published)
