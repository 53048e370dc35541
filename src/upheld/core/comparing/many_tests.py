"""Many tests at once: how small a tail must be for few of those found among them to be chance."""

from collections.abc import Sequence


def benjamini_hochberg(tails: Sequence[float]) -> list[float]:
    """Adjusted values (Benjamini and Hochberg 1995), in the order given; those up to q are found.

    Of what is found at q, at most a share of q is expected to be chance alone.
    """
    number = len(tails)
    order = sorted(range(number), key=lambda place: tails[place], reverse=True)
    adjusted = [0.0] * number
    smallest = 1.0
    for rank, place in enumerate(order):
        smallest = min(smallest, tails[place] * number / (number - rank))
        adjusted[place] = smallest
    return adjusted
