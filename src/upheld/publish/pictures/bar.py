"""The picture beside a figure: one bar for the authority, one marked line for similar ones.

It holds no text of its own, so that nothing is read from it that the words beside it do not say,
and it is told apart by form and not by colour: fill, outline, hatching, a line with a point, and a
whisker for the interval. PDF and HTML show the same drawing.
"""

from dataclasses import dataclass

from upheld.core.intervals import Interval
from upheld.publish.letters.letter import Picture
from upheld.publish.pictures.drawing import INK, OUTLINE, PAPER, TRACK, element, framed, place

WIDTH, HEIGHT = 600, 40
LEFT, TOP, LENGTH, THICKNESS = 1, 14, 598, 18  # of the bar; the point of the line stands above it
SLIVER = 4  # what is neither none nor all is seen to be so: >99% leaves this much, <1% has it
POINT = 7  # half the width of the point; at 0% and 100% it stays in the picture
TICK = 5  # half the height of an end of the whisker
EDGE = 2  # of the light line around a dark one, which is seen on the fill


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """What is marked on the bar, in places along it."""

    filled: float | None  # None: there is no percentage
    line: float | None  # None: there is no average
    interval: Interval | None


def share_picture(
    *,
    title: str,
    text: str,
    counted: int | None,
    out_of: int | None,
    peer_text: str | None,
    peer_counted: int | None,
    peer_out_of: int | None,
    peer_name: str,
    colour: str,
    low: float | None = None,
    high: float | None = None,
    identifier: str = "bar",
) -> Picture:
    """Draw a share of an authority beside that of similar authorities together.

    ``low`` and ``high`` are the limits of its interval, proportions; without either there is none.

    ``peer_name`` is the group as a sentence names it (district councils). An average known only as
    published has no counts; its line stands where its text says.
    """
    drawn = _Drawn(
        filled=_place(counted, out_of),
        line=_place(peer_counted, peer_out_of, published=peer_text) if peer_text else None,
        interval=Interval(low=low, high=high) if low is not None and high is not None else None,
    )
    alt = _words(title, text, peer_text, peer_name, drawn)
    svg = framed(
        _parts(drawn, colour),
        title=title,
        alt=alt,
        identifier=identifier,
        width=WIDTH,
        height=HEIGHT,
    )
    return Picture(svg=svg, alt=alt)


def _place(
    counted: int | None, out_of: int | None, *, published: str | None = None
) -> float | None:
    if counted is not None and out_of:
        place = LENGTH * counted / out_of
        if 0 < counted < out_of:
            return min(max(place, SLIVER), LENGTH - SLIVER)
        return float(place)
    return _published_place(published)


def _published_place(text: str | None) -> float | None:
    """Where a percentage stands of which only the text is known: >99% and <1% just inside."""
    if not text or not text.endswith("%"):
        return None
    if text.startswith(">"):
        return float(LENGTH - SLIVER)
    if text.startswith("<"):
        return float(SLIVER)
    return LENGTH * float(text.removesuffix("%")) / 100


def _words(title: str, text: str, peer_text: str | None, peer_name: str, drawn: _Drawn) -> str:
    is_empty = drawn.filled is None
    bar = f"An empty, hatched bar: {text}." if is_empty else f"A bar filled to {text}."
    interval = f" An interval from {drawn.interval.text}." if drawn.interval else ""
    line = (
        f" A line marks {peer_text} for all {peer_name} together." if drawn.line is not None else ""
    )
    return f"{title}. {bar}{interval}{line}"


def _parts(drawn: _Drawn, colour: str) -> list[str]:
    parts = [_rectangle(LENGTH, fill=PAPER if drawn.filled is None else TRACK)]
    if drawn.filled is None:
        parts.append(_hatching())
    elif drawn.filled:
        parts.append(_rectangle(drawn.filled, fill=colour))
    parts.append(_rectangle(LENGTH, fill="none", stroke=OUTLINE))
    if drawn.interval:
        parts += _whisker(drawn.interval)
    if drawn.line is not None:
        parts += _marked_line(LEFT + drawn.line)
    return parts


def _rectangle(width: float, *, fill: str, stroke: str = "none") -> str:
    return element("rect", x=LEFT, y=TOP, width=width, height=THICKNESS, fill=fill, stroke=stroke)


def _hatching() -> str:
    """Slanted lines from edge to edge: paths, since patterns are drawn differently everywhere."""
    low, slant = TOP + THICKNESS, THICKNESS
    lines = "".join(f"M{x} {low}L{x + slant} {TOP}" for x in range(LEFT, LEFT + LENGTH - slant, 14))
    return element("path", d=lines, stroke=OUTLINE, stroke_width=1, fill="none")


def _whisker(interval: Interval) -> list[str]:
    """A thin dark line with ends, inside the bar."""
    middle = TOP + THICKNESS / 2
    ends = [
        min(max(LEFT + LENGTH * limit, LEFT + EDGE), LEFT + LENGTH - EDGE)
        for limit in (interval.low, interval.high)
    ]
    across = f"M{place(ends[0])} {place(middle)}H{place(ends[1])}"
    ticks = "".join(f"M{place(x)} {place(middle - TICK)}v{2 * TICK}" for x in ends)
    return _edged(across + ticks, width=2)


def _marked_line(x: float) -> list[str]:
    """A line across the bar and a point above it."""
    x = min(max(x, POINT), WIDTH - POINT)
    down = f"M{place(x)} {TOP - 3}V{TOP + THICKNESS + 4}"
    point = f"M{place(x - POINT)} {TOP - 13}H{place(x + POINT)}L{place(x)} {TOP - 2}Z"
    return [*_edged(down, width=3), element("path", d=point, fill=INK)]


def _edged(line: str, *, width: float) -> list[str]:
    """Dark with a light edge, so that it is seen on the fill and beside it."""
    return [
        element("path", d=line, stroke=PAPER, stroke_width=width + 2 * EDGE, fill="none"),
        element("path", d=line, stroke=INK, stroke_width=width, fill="none"),
    ]
