"""The field of a picture with axes: where a number goes, and the grid from 0% to 100%.

The axis of shares always runs from 0% to 100%, so that a difference looks as large as it is. A
picture is laid out for a width, and keeps its sizes at about that width. A phone shows the narrow
one, so that text stays legible, and a larger screen the wide one.
"""

from dataclasses import dataclass

from upheld.publish.pictures.svg import FAINT, FONT, INK, OUTLINE, element

NARROW, WIDE = 340, 720  # widths to lay out at: for 320 pixels, and for 900
WRITING = 14  # the size of all text: 13 pixels at 320, 17 at 900
LETTER = 7.3  # about the width of one letter at that size, on average
LINE = 17  # from one line of text to the next
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, kw_only=True)
class Plot:
    left: float
    top: float
    right: float
    bottom: float
    first: float  # what the horizontal axis counts, at its left end
    last: float

    def x(self, number: float) -> float:
        return self.left + (self.right - self.left) * (number - self.first) / (
            self.last - self.first
        )

    def y(self, share: float) -> float:
        return self.bottom - (self.bottom - self.top) * share

    def grid(self) -> list[str]:
        """A line at each quarter with its percentage before it, and the axis below."""
        parts = []
        for share in QUARTERS:
            y = self.y(share)
            colour = FAINT if share else OUTLINE
            parts.append(element("line", x1=self.left, y1=y, x2=self.right, y2=y, stroke=colour))
            parts.append(written(f"{share:.0%}", self.left - 6, y + 5, anchor="end"))
        return parts


def written(text: str, x: float, y: float, *, anchor: str = "start", bold: bool = False) -> str:
    """A line of text with a light edge, which keeps it legible over points and lines."""
    return element(
        "text",
        text,
        x=x,
        y=y,
        text_anchor=anchor,
        font_family=FONT,
        font_size=WRITING,
        font_weight="bold" if bold else "normal",
        fill=INK,
        stroke="#ffffff",
        stroke_width=4,
        stroke_linejoin="round",
        paint_order="stroke",
    )


def wrapped(text: str, letters: int) -> list[str]:
    """Lines with at most this many letters. A longer word has its own line.

    >>> wrapped("North West Leicestershire District Council", 20)
    ['North West', 'Leicestershire', 'District Council']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def round_steps(largest: int, most: int) -> list[int]:
    """Whole numbers from 0 in even, round steps, the last at or above ``largest``.

    >>> round_steps(9, 5), round_steps(181, 5)
    ([0, 2, 4, 6, 8, 10], [0, 50, 100, 150, 200])
    """
    step = next(
        times * 10**power
        for power in range(12)
        for times in (1, 2, 5)
        if times * 10**power * most >= largest
    )
    steps = -(-largest // step)
    return [step * number for number in range(steps + 1)]
