"""The picture beside a figure: one bar for the authority, one marked line for similar ones.

It holds no text of its own, so that nothing is read from it that the words beside it do not say,
and it is told apart by form and not by colour: fill, outline, hatching and a line with a point.
PDF and HTML show the same drawing.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from upheld.publish.letters.letter import Picture

WIDTH, HEIGHT = 600, 40
LEFT, TOP, LENGTH, THICKNESS = 1, 14, 598, 18  # of the bar; the point of the line stands above it
SLIVER = 4  # what is neither none nor all is seen to be so: >99% leaves this much, <1% has it
POINT = 7  # half the width of the point; at 0% and 100% it stays in the picture
INK, PAPER, TRACK = "#1f2328", "#ffffff", "#eceff1"
OUTLINE = "#6b7278"  # 4.9 to 1 on white


@dataclass(frozen=True, kw_only=True)
class _Drawn:
    """What is marked on the bar, in places along it."""

    filled: float | None  # None: there is no percentage
    line: float | None  # None: there is no average


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
) -> Picture:
    """Draw a share of an authority beside that of similar authorities together.

    ``peer_name`` is the group as a sentence names it (district councils). An average known only as
    published has no counts; its line stands where its text says.
    """
    drawn = _Drawn(
        filled=_place(counted, out_of),
        line=_place(peer_counted, peer_out_of, published=peer_text) if peer_text else None,
    )
    alt = _words(title, text, peer_text, peer_name, drawn)
    return Picture(svg=_svg(title, alt, drawn, colour), alt=alt)


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
    line = (
        f" A line marks {peer_text} for all {peer_name} together." if drawn.line is not None else ""
    )
    return f"{title}. {bar}{line}"


def _svg(title: str, alt: str, drawn: _Drawn, colour: str) -> str:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>",
        _rectangle(LEFT, LENGTH, fill=PAPER if drawn.filled is None else TRACK),
    ]
    if drawn.filled is None:
        parts.append(_hatching())
    elif drawn.filled:
        parts.append(_rectangle(LEFT, drawn.filled, fill=colour))
    parts.append(_outline())
    if drawn.line is not None:
        parts.append(_marked_line(LEFT + drawn.line))
    return "".join(parts) + "</svg>"


def _rectangle(x: float, width: float, *, fill: str) -> str:
    return (
        f'<rect x="{x}" y="{TOP}" width="{width:.1f}" height="{THICKNESS}" fill="{escape(fill)}"/>'
    )


def _outline() -> str:
    return (
        f'<rect x="{LEFT}" y="{TOP}" width="{LENGTH}" height="{THICKNESS}" fill="none"'
        f' stroke="{OUTLINE}" stroke-width="1"/>'
    )


def _hatching() -> str:
    """Slanted lines from edge to edge: paths, since patterns are drawn differently everywhere."""
    low, slant = TOP + THICKNESS, THICKNESS
    lines = "".join(f"M{x} {low}L{x + slant} {TOP}" for x in range(LEFT, LEFT + LENGTH - slant, 14))
    return f'<path d="{lines}" stroke="{OUTLINE}" stroke-width="1" fill="none"/>'


def _marked_line(x: float) -> str:
    """A dark line with a light edge, seen on the fill and beside it, and a point above the bar."""
    x = min(max(x, POINT), WIDTH - POINT)
    down = f"M{x:.1f} {TOP - 3}V{TOP + THICKNESS + 4}"
    return (
        f'<path d="{down}" stroke="{PAPER}" stroke-width="7" fill="none"/>'
        f'<path d="{down}" stroke="{INK}" stroke-width="3" fill="none"/>'
        f'<path d="M{x - POINT:.1f} {TOP - 13}H{x + POINT:.1f}L{x:.1f} {TOP - 2}Z" fill="{INK}"/>'
    )
