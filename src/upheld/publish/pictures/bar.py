"""The picture next to a figure: a bar for the authority, and a marked line for similar ones.

It has no text of its own, so it says nothing that the words next to it do not say. Its parts differ
in form, not colour: fill, outline, hatching, a line with a point, and below the bar a bracket for
the range of chance. PDF and HTML show the same drawing.
"""

from dataclasses import dataclass

from upheld.core.comparing.comparison import Reach
from upheld.edition.queries.comparisons import RangeRow
from upheld.publish.pictures.svg import (
    INK,
    OUTLINE,
    PAPER,
    TRACK,
    Picture,
    element,
    framed,
    place,
)

WIDTH, HEIGHT = 600, 46
LEFT, TOP, LENGTH, THICKNESS = 1, 14, 598, 18  # of the bar; the point of the line is above it
SLIVER = 4  # neither none nor all must look it: >99% leaves this much, <1% has this much
POINT = 7  # half the width of the point; at 0% and 100% it stays in the picture
EDGE = 2  # of the light line around a dark one, so that it shows on the fill
BRACKET, TICK = 41, 5  # where the range of chance is drawn, and the height of its ends


@dataclass(frozen=True, kw_only=True)
class RangeDrawn:
    """The range of chance as proportions of the bar; None for an end that chance cannot reach."""

    low: float | None
    high: float | None
    words: str


def range_drawn(row: RangeRow | None) -> RangeDrawn | None:
    """Half a case outside, as in a funnel."""
    if row is None:
        return None
    return RangeDrawn(
        low=None if row.reach == Reach.HIGHER else (row.chance_least - 0.5) / row.out_of,
        high=None if row.reach == Reach.LOWER else (row.chance_most + 0.5) / row.out_of,
        words=row.chance_range,
    )


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """What is marked on the bar, as places along it."""

    filled: float | None  # None: there is no percentage
    line: float | None  # None: there is no average
    chance: RangeDrawn | None


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
    chance: RangeDrawn | None = None,
    identifier: str = "bar",
) -> Picture:
    """Draw an authority's share with that of similar authorities together.

    ``peer_name`` is the group as in sentences (district councils). An average known only as
    published has no counts, so its line is where its text says.
    """
    drawn = _Drawn(
        filled=_place(counted, out_of),
        line=_place(peer_counted, peer_out_of, published=peer_text) if peer_text else None,
        chance=chance,
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
    """Where a percentage goes if only its text is known: >99% and <1% just inside."""
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
    chance = f" A bracket below marks this: {drawn.chance.words}" if drawn.chance else ""
    line = (
        f" A line marks {peer_text} for all {peer_name} together." if drawn.line is not None else ""
    )
    return f"{title}. {bar}{line}{chance}"


def _parts(drawn: _Drawn, colour: str) -> list[str]:
    parts = [_rectangle(LENGTH, fill=PAPER if drawn.filled is None else TRACK)]
    if drawn.filled is None:
        parts.append(_hatching())
    elif drawn.filled:
        parts.append(_rectangle(drawn.filled, fill=colour))
    parts.append(_rectangle(LENGTH, fill="none", stroke=OUTLINE))
    if drawn.chance:
        parts.append(_bracket(drawn.chance))
    if drawn.line is not None:
        parts += _marked_line(LEFT + drawn.line)
    return parts


def _rectangle(width: float, *, fill: str, stroke: str = "none") -> str:
    return element("rect", x=LEFT, y=TOP, width=width, height=THICKNESS, fill=fill, stroke=stroke)


def _hatching() -> str:
    """Slanted lines from edge to edge, as paths, because patterns look different everywhere."""
    low, slant = TOP + THICKNESS, THICKNESS
    lines = "".join(f"M{x} {low}L{x + slant} {TOP}" for x in range(LEFT, LEFT + LENGTH - slant, 14))
    return element("path", d=lines, stroke=OUTLINE, stroke_width=1, fill="none")


def _bracket(chance: RangeDrawn) -> str:
    """A line below the bar, with an end where anything beyond would not be chance."""
    left, right = (
        LEFT + LENGTH * (edge if limit is None else limit)
        for limit, edge in ((chance.low, 0), (chance.high, 1))
    )
    ends = [x for x, limit in ((left, chance.low), (right, chance.high)) if limit is not None]
    ticks = "".join(f"M{place(x)} {BRACKET}v-{TICK}" for x in ends)
    across = f"M{place(left)} {BRACKET}H{place(right)}"
    return element("path", d=across + ticks, stroke=INK, stroke_width=2, fill="none")


def _marked_line(x: float) -> list[str]:
    """A line across the bar and a point above it."""
    x = min(max(x, POINT), WIDTH - POINT)
    down = f"M{place(x)} {TOP - 3}V{TOP + THICKNESS + 4}"
    point = f"M{place(x - POINT)} {TOP - 13}H{place(x + POINT)}L{place(x)} {TOP - 2}Z"
    return [*_edged(down, width=3), element("path", d=point, fill=INK)]


def _edged(line: str, *, width: float) -> list[str]:
    """Dark with a light edge, so that it shows both on and off the fill."""
    return [
        element("path", d=line, stroke=PAPER, stroke_width=width + 2 * EDGE, fill="none"),
        element("path", d=line, stroke=INK, stroke_width=width, fill="none"),
    ]
