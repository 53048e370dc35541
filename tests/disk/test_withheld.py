"""withheld.json is written whole or not at all, and a list that is not exactly right is refused."""

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.disk.killing import killed_at_flush
from upheld.disk.withheld import (
    WITHHELD,
    WithheldError,
    begin_withheld,
    change_withheld,
    decision_at,
    read_withheld,
)

LEEDS, KENT = "/decisions/19-018-397/leeds", "/decisions/16-010-636c/kent"
WRONG = {
    "nothing": b"",
    "half of it": b'{"version": 1, "withheld": ["/decisions/19-0',
    "no list": b'{"version": 1}',
    "another version": b'{"version": 2, "withheld": []}',
    "no version": b'{"withheld": []}',
    "a truth for a number": b'{"version": true, "withheld": []}',
    "more than addresses": b'{"version": 1, "withheld": [], "reason": "She asked us to."}',
    "one address": b'{"version": 1, "withheld": "/decisions/19-018-397/leeds"}',
    "a number": b'{"version": 1, "withheld": [19018397]}',
    "a reference": b'{"version": 1, "withheld": ["19 018 397"]}',
    "a whole address": b'{"version": 1, "withheld": ["https://x.example/decisions/1/leeds"]}',
    "an address with more": b'{"version": 1, "withheld": ["/decisions/19-018-397/leeds#text"]}',
    "an address spelled otherwise": b'{"version": 1, "withheld": ["/decisions/%31/leeds"]}',
    "no text": b'{"version": 1, "withheld": ["\xff"]}',
    "a tower": b"[" * 200_000,
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_list_that_is_not_exactly_right_is_refused_and_never_written_over(tmp_path, text):
    (tmp_path / WITHHELD).write_bytes(text)
    with pytest.raises(WithheldError, match=r"cannot be read: .* the site shows no decisions\."):
        read_withheld(tmp_path)
    with pytest.raises(WithheldError):
        change_withheld(tmp_path, add=[LEEDS])
    begin_withheld(tmp_path)
    assert (tmp_path / WITHHELD).read_bytes() == text


def test_a_missing_list_is_not_an_empty_one(tmp_path):
    with pytest.raises(WithheldError, match=r"withheld\.json is missing"):
        read_withheld(tmp_path)
    begin_withheld(tmp_path)
    assert read_withheld(tmp_path) == frozenset()


def test_it_has_addresses_and_nothing_else_sorted_and_the_same_bytes_whatever_the_order(tmp_path):
    assert change_withheld(tmp_path, add=[LEEDS, KENT]) == {LEEDS, KENT}
    once = (tmp_path / WITHHELD).read_bytes()
    assert json.loads(once) == {"version": 1, "withheld": [KENT, LEEDS]}
    change_withheld(tmp_path, remove=[KENT, LEEDS])
    for each in (LEEDS, KENT, LEEDS):
        change_withheld(tmp_path, add=[each])
    assert (tmp_path / WITHHELD).read_bytes() == once
    assert [path.name for path in tmp_path.iterdir()] == [WITHHELD]


def test_beginning_it_leaves_what_is_there(tmp_path):
    change_withheld(tmp_path, add=[LEEDS])
    begin_withheld(tmp_path)
    assert read_withheld(tmp_path) == {LEEDS}


def test_what_is_no_address_is_refused(tmp_path):
    with pytest.raises(WithheldError, match="'19 018 397' is not the address of a decision"):
        change_withheld(tmp_path, add=["19 018 397"])
    assert not (tmp_path / WITHHELD).exists()


def test_an_address_with_other_letters_is_spelled_as_links_spell_it():
    assert decision_at("/decisions/%C3%A5-1/leeds") == ("å-1", "leeds")


def test_a_link_is_not_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    begin_withheld(elsewhere)
    published = tmp_path / "published"
    published.mkdir()
    (published / WITHHELD).symlink_to(elsewhere / WITHHELD)
    with pytest.raises(WithheldError, match="is a link"):
        read_withheld(published)


def test_everybody_who_may_read_the_folder_may_read_it_whatever_the_umask(tmp_path):
    tmp_path.chmod(0o755)
    before = os.umask(0o077)
    try:
        begin_withheld(tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / WITHHELD).stat().st_mode) == 0o644


def test_killed_at_any_moment_it_is_the_old_list_or_the_new_one(tmp_path):
    change_withheld(tmp_path, add=[KENT])
    number = 1
    while killed_at_flush(number, lambda: change_withheld(tmp_path, add=[LEEDS])):
        assert read_withheld(tmp_path) in ({KENT}, {KENT, LEEDS})
        change_withheld(tmp_path, remove=[LEEDS])
        number += 1
    assert number > 1
    assert read_withheld(tmp_path) == {KENT, LEEDS}


def test_writers_at_one_time_lose_nothing(tmp_path):
    addresses = [f"/decisions/19-000-{n:03}/leeds" for n in range(60)]
    with ThreadPoolExecutor(8) as several:
        list(several.map(lambda each: change_withheld(tmp_path, add=[each]), addresses))
    assert read_withheld(tmp_path) == set(addresses)


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(WithheldError, match="is not a folder that can be opened"):
        change_withheld(tmp_path / "mistyped", add=[LEEDS])
    assert not (tmp_path / "mistyped").exists()
