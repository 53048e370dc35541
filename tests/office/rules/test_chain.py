"""The chain of the ledger, without a database: a thousand mutations, all found."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from upheld.office.rules.chain import (
    BEGINNING,
    EMPTY,
    ChainEntry,
    Head,
    around_number,
    faults,
    hash_around,
    hash_of,
)

Stored = list[tuple[ChainEntry, str]]


def a_ledger(many: int, *, seed: int) -> Stored:
    chance = random.Random(seed)
    entries, last = [], BEGINNING
    for number in range(1, many + 1):
        entry = ChainEntry(
            number=number,
            at=f"2026-03-31T14:05:{number % 60:02}.{chance.randrange(10**6):06}+00:00",
            who=chance.choice(["one@office.example", "two@office.example", "calendar"]),
            action=chance.choice(["enter a complaint", "decide", "grant more time"]),
            kind=chance.choice(["case", "decision"]),
            key=f"23 000 {chance.randrange(1000):03}, leeds",
            before=chance.choice([None, {"subcategory": "Repairs – “urgent”", "version": 1}]),
            after={"subcategory": chance.choice(["", "Lettings"]), "version": number},
        )
        last = hash_of(entry, before=last)
        entries.append((entry, last))
    return entries


def changed(ledger: Stored, chance: random.Random) -> Stored:
    """One field of one entry, its hash among them."""
    place = chance.randrange(len(ledger))
    entry, digest = ledger[place]
    name = chance.choice([*vars(entry), "hash"])
    if name == "hash":
        other = chance.choice([c for c in "0123456789abcdef" if c != digest[5]])
        digest = digest[:5] + other + digest[6:]
    else:
        value = getattr(entry, name)
        if isinstance(value, str):
            value = chance.choice([value + " ", value[:-1], value.upper() + "x", ""])
        elif isinstance(value, int):
            value += chance.choice([-1, 1, 1000])
        else:
            value = chance.choice([{**(value or {}), "version": -1}, {**(value or {}), "x": None}])
        entry = replace(entry, **{name: value})
    return [*ledger[:place], (entry, digest), *ledger[place + 1 :]]


def deleted(ledger: Stored, chance: random.Random) -> Stored:
    place = chance.randrange(len(ledger) - 1)  # the last one is cutting the tail
    return [*ledger[:place], *ledger[place + 1 :]]


def inserted(ledger: Stored, chance: random.Random) -> Stored:
    """One that is hashed as it should be, with the rest left as it was."""
    place = chance.randrange(len(ledger))
    entry, _ = chance.choice(ledger)
    before = ledger[place - 1][1] if place else BEGINNING
    entry = replace(entry, number=place + 1, who="somebody else")
    return [*ledger[:place], (entry, hash_of(entry, before=before)), *ledger[place:]]


def moved(ledger: Stored, chance: random.Random) -> Stored:
    """Two change places; in half of the cases their numbers as well, so that none is missing."""
    one, other = sorted(chance.sample(range(len(ledger)), 2))
    left, right = ledger[one], ledger[other]
    if chance.random() < 0.5:
        left, right = (
            (replace(left[0], number=right[0].number), left[1]),
            (replace(right[0], number=left[0].number), right[1]),
        )
    swapped = [*ledger]
    swapped[one], swapped[other] = right, left
    return swapped


def cut(ledger: Stored, chance: random.Random) -> Stored:
    return ledger[: chance.randrange(len(ledger))]


def written_anew(ledger: Stored, chance: random.Random) -> Stored:
    """One entry is changed and all hashes after it made again: the kept head alone finds it."""
    place = chance.randrange(len(ledger))
    last = ledger[place - 1][1] if place else BEGINNING
    anew = [(replace(ledger[place][0], who="nobody"), ""), *ledger[place + 1 :]]
    found = [*ledger[:place]]
    for entry, _ in anew:
        last = hash_of(entry, before=last)
        found.append((entry, last))
    return found


NEEDS_THE_HEAD = (cut, written_anew)


def head_of(ledger: Stored) -> Head:
    return Head(number=ledger[-1][0].number, hash=ledger[-1][1])


@pytest.mark.parametrize("mutation", [changed, deleted, inserted, moved, cut, written_anew])
def test_each_of_a_thousand_mutations_is_found(mutation: Callable[..., Stored]):
    """167 of each of six kinds, on ledgers of 2 to 40 entries."""
    chance = random.Random(mutation.__name__)
    found = 0
    for seed in range(167):
        ledger = a_ledger(chance.randrange(2, 41), seed=seed)
        mutated = mutation(ledger, chance)
        assert mutated != ledger
        kept = [head_of(ledger)] if mutation in NEEDS_THE_HEAD else []
        found += bool(list(faults(mutated, kept=kept)))
    assert found == 167


def test_without_the_kept_head_a_cut_tail_cannot_be_seen():
    """Which is why the head is kept elsewhere."""
    assert list(faults(a_ledger(9, seed=1)[:5])) == []


def test_a_whole_ledger_has_no_fault_and_holds_every_head_it_ever_had():
    ledger = a_ledger(30, seed=2)
    kept = [Head(number=entry.number, hash=digest) for entry, digest in ledger]
    assert list(faults(ledger, kept=[EMPTY, *kept])) == []
    assert list(faults([], kept=[EMPTY])) == []


def test_two_kept_heads_of_one_number_cannot_both_hold():
    ledger = a_ledger(3, seed=3)
    other = Head(number=3, hash="f" * 64)
    expected = ["Entry 3 is not the one whose hash was kept."]
    assert list(faults(ledger, kept=[head_of(ledger), other])) == expected
    assert list(faults(ledger, kept=[other, head_of(ledger)])) == expected


def test_every_fault_is_told_and_not_the_first_alone():
    ledger = a_ledger(6, seed=4)
    ledger[1] = (replace(ledger[1][0], who="nobody"), ledger[1][1])
    ledger[4] = (replace(ledger[4][0], who="nobody"), ledger[4][1])
    assert list(faults(ledger)) == [
        "Entry 2 is not what was written: its hash differs.",
        "Entry 5 is not what was written: its hash differs.",
    ]


def test_a_head_is_read_as_it_is_printed():
    head = head_of(a_ledger(2, seed=5))
    assert Head.parse(f" {head}\n") == head
    for text in ("", "7", "x " + "0" * 64, "7 " + "0" * 63, "7 " + "g" * 64):
        with pytest.raises(ValueError, match="is not a ledger head"):
            Head.parse(text)


def test_an_entry_that_gets_its_number_last_has_the_same_hash():
    last = BEGINNING
    for entry, digest in a_ledger(200, seed=5):
        meant = replace(entry, who='"number": 0, ', after={"number": 0, "who": entry.who})
        for each in (entry, meant):
            head, tail = around_number(replace(each, number=0))
            assert hash_around(head, entry.number, tail, before=last) == hash_of(each, before=last)
        last = digest
