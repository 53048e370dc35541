"""The lines and forms of a trend, and the key that names them."""

from upheld.publish.pictures.marks import disc, ring, square
from upheld.publish.pictures.plot import LETTER, LINE, wrapped, written
from upheld.publish.pictures.series import Series, average_share
from upheld.publish.pictures.svg import INK, OUTLINE, element
from upheld.publish.pictures.trend_words import BREAK_MARK, REVISED_MARK

PUBLISHED = {"stroke_width": "2.5", "data_series": "published"}
AVERAGE = {"stroke_width": "2", "stroke_dasharray": "6 4", "data_series": "average"}


def key_of(series: Series, colour: str, width: int) -> list[list[str]]:
    """The lines of the key, one form per line, with names wrapped to the width."""
    entries: list[tuple[str, str]] = [("published", series.authority)]
    if any(average_share(each) is not None for each in series.shown):
        entries.append(("average", f"All {series.group} together"))
    if any(each.revised for each in series.shown):
        entries.append(("revised", f"{REVISED_MARK} Revised later"))
    if series.breaks:
        entries.append(("break", f"{BREAK_MARK} Break: do not compare across it"))
    lines: list[list[str]] = []
    for form, name in entries:
        for number, text in enumerate(wrapped(name, int((width - 56) / LETTER))):
            y = 2 * LINE + 6.0 + LINE * len(lines)
            lines.append(
                [*(_sample(form, y - 5, colour) if not number else []), written(text, 48, y)]
            )
    return lines


def _sample(form: str, y: float, colour: str) -> list[str]:
    """A form as in the picture, before its name in the key."""
    if form == "revised":
        return [ring(24, y, colour)]
    if form == "break":
        return upright(24, y - 7, y + 7)
    look, stroke = (PUBLISHED, colour) if form == "published" else (AVERAGE, OUTLINE)
    look = {name: value for name, value in look.items() if name != "data_series"}
    line = element("line", x1=8, y1=y, x2=40, y2=y, stroke=stroke, **look)
    return [line, disc(24, y, colour) if form == "published" else square(24, y, OUTLINE, half=4.5)]


def upright(x: float, top: float, bottom: float) -> list[str]:
    return [
        element("line", x1=left, y1=top, x2=left, y2=bottom, stroke=INK, data_mark="break")
        for left in (x - 2, x + 2)
    ]
