"""How often a long proof is tried: by a sample that its seed chooses, or as often as it can be.

`make test` takes the sample, `make prove` the whole. What is claimed is the same in both: no claim
is left out of a sample, only trials of it. A test that asks for a sample is marked ``sampled``, so
that a run can tell how many of its proofs were not whole.
"""

import os
from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

import pytest

WHOLE = os.environ.get("UPHELD_PROVE") == "whole"
Thing = TypeVar("Thing")


def trials(few: int, *, whole: int) -> int:
    """How many trials are made, of so many in the whole proof."""
    return whole if WHOLE else few


def sample(things: Sequence[Thing], few: int, *, seed: int) -> list[Thing]:
    """So many of the things in their order, or all of them."""
    if WHOLE or few >= len(things):
        return list(things)
    chosen = sorted(Random(seed).sample(range(len(things)), few))
    return [things[place] for place in chosen]


def last_line(passed: Iterable[pytest.TestReport]) -> str:
    """For the last lines of a run; empty where no proof has a sample."""
    many = sum("sampled" in report.keywords for report in passed)
    if not many:
        return ""
    return f"long proofs: {many}, " + ("whole" if WHOLE else "by samples; make prove: whole")
