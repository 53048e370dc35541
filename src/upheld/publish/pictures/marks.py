"""The forms that distinguish series and points, without any colour."""

from collections.abc import Callable

from upheld.publish.pictures.svg import PAPER, element, place

Mark = Callable[[float, float, str], str]  # the middle, and a colour


def disc(x: float, y: float, colour: str, *, size: float = 5.5) -> str:
    return element("circle", cx=x, cy=y, r=size, fill=colour, stroke=PAPER, stroke_width=1)


def ring(x: float, y: float, colour: str, *, size: float = 5, width: float = 2) -> str:
    return element("circle", cx=x, cy=y, r=size, fill=PAPER, stroke=colour, stroke_width=width)


def diamond(x: float, y: float, colour: str) -> str:
    return _shape(x, y, colour, ((0, -8), (8, 0), (0, 8), (-8, 0)))


def square(x: float, y: float, colour: str, *, half: float = 6) -> str:
    return _shape(x, y, colour, ((-half, -half), (half, -half), (half, half), (-half, half)))


def triangle(x: float, y: float, colour: str) -> str:
    return _shape(x, y, colour, ((0, -8), (8, 6), (-8, 6)))


def _shape(x: float, y: float, colour: str, corners: tuple[tuple[float, float], ...]) -> str:
    points = " ".join(f"{place(x + right)},{place(y + down)}" for right, down in corners)
    return element("polygon", points=points, fill=colour, stroke=PAPER, stroke_width=1.5)
