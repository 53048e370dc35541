"""What the spread of a group is by chance alone, which its words say."""

import numpy as np
import pytest

from upheld.core.comparing.dispersion import BY_CHANCE, FEWEST_TO_TELL, WINSORISED, dispersion


@pytest.mark.parametrize(
    ("members", "cases", "rate"), [(10, 60, 0.45), (33, 59, 0.7), (181, 20, 0.5)]
)
def test_chance_alone_gives_about_as_much_as_is_said(members, cases, rate):
    draw = np.random.default_rng(members)
    found = [
        dispersion(draw.binomial(cases, rate, members).tolist(), [cases] * members)
        for _ in range(300)
    ]
    assert np.mean([each.winsorised_phi for each in found]) == pytest.approx(BY_CHANCE, abs=0.1)
    assert np.mean([each.phi for each in found]) == pytest.approx(1, abs=0.15)


def test_it_is_told_of_as_many_as_have_at_least_one_at_each_end():
    assert FEWEST_TO_TELL * WINSORISED == 1
