"""How a colour is written, and its contrast with white paper, as WCAG 2 counts it: white is 1 and
black is 21.
"""

import re

COLOUR = re.compile("#[0-9a-fA-F]{6}")
LEAST_OF_TEXT = 4.5


def contrast_to_white(red: float, green: float, blue: float) -> float:
    """Each part is from 0 to 1.

    >>> round(contrast_to_white(0, 0, 0)), round(contrast_to_white(1, 1, 0), 2)
    (21, 1.07)
    """
    light = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return 1.05 / (light + 0.05)


def of_colour(colour: str) -> float:
    """For a colour such as ``#1d4f6e``."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return contrast_to_white(red, green, blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
