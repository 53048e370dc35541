"""What all pictures share: SVG elements, the frame, the greys, and the table next to them.

Everything is a presentation attribute, because a strict content security policy blocks style
attributes and style elements. Things differ in form, not colour: the only colour is the office's,
which the ombudsman's folder keeps dark enough on white.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

INK, PAPER, TRACK = "#1f2328", "#ffffff", "#eceff1"
OUTLINE = "#6b7278"  # 4.9 to 1 on white
FAINT = "#d5dade"  # grid lines: they say nothing that the axis does not
FONT = "Noto Sans, Arial, Helvetica, sans-serif"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing and what it shows in words. No number is only in the drawing."""

    svg: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a picture shows, as printed next to it: texts only, ready to print."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Drawing:
    svg: str
    alt: str  # the words of its description
    table: Table


def element(tag: str, text: str = "", /, *inside: str, **attributes: str | float) -> str:
    """One element, escaped. ``text`` is text; ``inside`` are elements already made.

    >>> element("text", "R & D", x=1.25, font_size=12)
    '<text x="1.25" font-size="12">R &amp; D</text>'
    """
    written = "".join(
        f" {name.rstrip('_').replace('_', '-')}={quoteattr(_value(value))}"
        for name, value in attributes.items()
    )
    content = escape(text) + "".join(inside)
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def _value(value: str | float) -> str:
    """Numbers to a hundredth of a unit, the same on every machine."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def place(number: float) -> str:
    """A number within a path, written as in an attribute.

    >>> place(12.0), place(0.125), place(100.0)
    ('12', '0.12', '100')
    """
    return _value(number)


def framed(
    parts: list[str], *, title: str, alt: str, identifier: str, width: float, height: float
) -> str:
    """The whole picture. ``identifier`` is unique on the page."""
    names = (f"{identifier}-title", f"{identifier}-description")
    return element(
        "svg",
        "",
        element("title", title, id=names[0]),
        element("desc", alt, id=names[1]),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {place(width)} {place(height)}",
        role="img",
        aria_labelledby=" ".join(names),
    )
