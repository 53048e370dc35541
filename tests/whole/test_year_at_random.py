"""10,000 steps of the year at random: never public unsigned, early, twice, or replaced.

The real build, acts and publication come out as a naive model says, and so does what the public
site would show, at any hour to which its clock is set, after each step.
"""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.sampling import WHOLE
from tests.whole.tiny_editions import tiny_editions
from tests.whole.walking import REFUSED, Walk

OFFICES = range(100) if WHOLE else (22, 35, 44)  # in these something of everything occurs
STEPS = 100  # of each, which begins with nothing


@pytest.mark.sampled
def test_a_year_at_random_is_never_public_unsigned_early_twice_or_replaced(tmp_path: Path) -> None:
    came_of, shown = Counter[str](), 0
    with tiny_editions():
        for seed in OFFICES:
            walk = Walk(tmp_path / str(seed), seed)
            for _ in range(STEPS):
                came_of[walk.step()] += 1
            shown += len(walk.shown)
            shutil.rmtree(tmp_path / str(seed))
    assert shown >= len(OFFICES)
    assert came_of.keys() >= {*REFUSED.values()}
