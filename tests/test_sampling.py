"""A sample is the same each time, in order, and never more than there is."""

import pytest

from tests import sampling
from tests.sampling import sample, trials


def test_a_sample_is_the_same_each_time_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "WHOLE", False)
    letters = "abcdefghijklmnopqrstuvwxyz"
    chosen = sample(letters, 5, seed=1)
    assert chosen == sample(letters, 5, seed=1) == sorted(chosen)
    assert (len(set(chosen)), sample("ab", 5, seed=1)) == (5, ["a", "b"])
    assert trials(5, whole=200) == 5


def test_the_whole_proof_tries_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sampling, "WHOLE", True)
    assert sample("abc", 1, seed=1) == ["a", "b", "c"]
    assert trials(5, whole=200) == 200
