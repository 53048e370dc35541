"""Many tests at once: how small a tail must be so that few of those found are due to chance."""

from collections.abc import Sequence


def benjamini_hochberg(tails: Sequence[float]) -> list[float]:
    """Adjusted values (Benjamini and Hochberg 1995), in the order given. Those up to q are found.

    At most a share q of what is found is expected to be due to chance alone.
    """
    number = len(tails)
    order = sorted(range(number), key=lambda place: tails[place], reverse=True)
    adjusted = [0.0] * number
    smallest = 1.0
    for rank, place in enumerate(order):
        smallest = min(smallest, tails[place] * number / (number - rank))
        adjusted[place] = smallest
    return adjusted
