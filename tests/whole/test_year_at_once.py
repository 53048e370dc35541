"""Somebody signs while the next candidate is built: what was signed stays, and no act is lost."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.sampling import trials
from tests.whole.tiny_editions import FIRST_HOUR, tiny_editions
from tests.whole.tiny_office import Office
from upheld.edition.acts import Act, Kind, acts_of, add_act
from upheld.edition.life import life_of
from upheld.edition.manifest import EditionError, edition_hash, hashes_of

ROUNDS = trials(4, whole=60)
CANDIDATES, PEOPLE, ACTS = 12, 3, 8


@pytest.fixture(autouse=True)
def tiny() -> Iterator[None]:
    with tiny_editions():
        yield


def at_once(*work: Callable[[], object]) -> None:
    """Each in a process of its own."""
    processes = []
    for does in work:
        if process := os.fork():
            processes.append(process)
            continue
        try:
            does()
        except BaseException as error:
            os.write(2, f"{error!r}\n".encode())
            os._exit(1)
        os._exit(0)
    assert [os.waitpid(process, 0)[1] for process in processes] == [0] * len(processes)


def build_many(office: Office) -> None:
    """The one that was being built as somebody signed is built again, as the next version."""
    for content in range(2, 2 + CANDIDATES):
        with suppress(EditionError):
            office.build(content)
            continue
        office.build(content)


def sign_what_is_there(office: Office, after: float, note: Path) -> None:
    """And tell which it was. A candidate that is replaced meanwhile is not signed."""
    time.sleep(after)
    while not note.exists():
        with suppress(EditionError):
            hash_ = edition_hash(office.edition())
            told = {"edition": hash_, "at": FIRST_HOUR.isoformat()}
            add_act(office.edition(), Act(kind=Kind.SIGNED, people=(1,), **told))
            note.write_text(hash_)


@pytest.mark.sampled
def test_what_somebody_signs_while_candidates_are_built_is_never_replaced(tmp_path: Path) -> None:
    chance = Random(16)
    for number in range(ROUNDS):
        office, note = Office(tmp_path / str(number)), tmp_path / f"{number}.txt"
        office.build()
        after = chance.random() / 10
        at_once(partial(build_many, office), partial(sign_what_is_there, office, after, note))
        assert edition_hash(office.edition()) == note.read_text()
        assert [act.kind for act in acts_of(office.edition())] == [Kind.SIGNED]
        for edition in (office.edition(), *office.editions.glob("*.v2")):
            assert hashes_of(edition) == life_of(edition).manifest.files


def test_acts_that_are_added_at_once_are_all_there(tmp_path: Path) -> None:
    office = Office(tmp_path)
    edition = office.build()
    hash_ = edition_hash(edition)

    def add(person: int) -> None:
        for number in range(ACTS):
            told = {"edition": hash_, "at": FIRST_HOUR.isoformat(), "number": number}
            add_act(edition, Act(kind=Kind.QUERIES_CLOSED, people=(person,), **told))

    at_once(*(partial(add, person) for person in range(PEOPLE)))
    found = sorted((act.people[0], act.number) for act in acts_of(edition))
    assert found == [(person, number) for person in range(PEOPLE) for number in range(ACTS)]
