"""Whether a letter's print can be read: nothing overlapping, hidden, cut off, tiny or off the page.

A file can say the right words and be accessible, and still fail here: words printed over each other
are read back one by one, as if each were alone.
"""

from collections.abc import Iterator

import pypdfium2

from upheld.publish.letters.ink import unseen
from upheld.publish.letters.printed_places import Box, Drawing, PlacedPage, Printed, placed_pages

HAIR = 0.6  # points that two boxes may share, because ink is rounded up
LEANING = 0.2  # of a text's height: how far an italic f leans over the next letter
EDGE = 14.2  # points, 5 mm: many printers print nothing nearer to the edge of the paper
HIDDEN = 0.25  # of a text's height; a line below a link covers less
MOST_TOLD = 5  # for each letter, because a fault in the template is on every page
SHOWN = 40  # characters of a text shown in a message


def illegible(pdf: bytes, *, may_overlap: bool = False) -> list[str]:
    """What cannot be read in a letter's print, in words: the page, the texts and what to do.

    With ``may_overlap`` texts may be printed over each other, but not hidden.
    """
    try:
        troubles = [
            f"page {number}: {trouble}"
            for number, page in enumerate(placed_pages(pdf), start=1)
            for trouble in _troubles(page, may_overlap=may_overlap)
        ]
    except pypdfium2.PdfiumError as error:
        return [f"cannot be displayed: {error}"]
    more = len(troubles) - MOST_TOLD
    return [*troubles[:MOST_TOLD], f"and {more} more like these"] if more > 1 else troubles


def _troubles(page: PlacedPage, *, may_overlap: bool) -> Iterator[str]:
    texts = [text for text in page.texts if text.box.height > 0]  # blanks have no ink
    for one, other in [] if may_overlap else _over_each_other(texts):
        yield (
            f"{_short(one, page)} and {_short(other, page)} are printed over each other. Give them"
            " more room in letter.typ, for example a wider column, or shorten one"
        )
    for text in texts:
        if why := unseen(text.thing):
            yield f"{_short(text, page)} {why}. Print it larger or darker in letter.typ"
        if not _holds(page.box, text.box, -EDGE):
            yield (
                f"{_short(text, page)} runs off the paper, or is within the 5 mm at its edge that"
                " printers leave blank. Move it in letter.typ, or shorten it"
            )
        if not _holds(text.shown, text.box, HAIR):
            yield (
                f"{_short(text, page)} is cut off by its frame. Make the frame"
                " larger in letter.typ, or shorten the text"
            )
    for text in _hidden(texts, page.drawings):
        yield (
            f"{_short(text, page)} is hidden by something drawn over it. Move that in letter.typ,"
            " or draw it before the text"
        )


def _over_each_other(texts: list[Printed]) -> Iterator[tuple[Printed, Printed]]:
    """Each pair once, from the bottom up, so that only texts at the same height are compared."""
    upwards = sorted(texts, key=lambda text: text.box.bottom)
    for place, one in enumerate(upwards, start=1):
        for other in upwards[place:]:
            if other.box.bottom > one.box.top - HAIR:
                break
            both = one.box.within(other.box)
            leaning = max(HAIR, LEANING * min(one.box.height, other.box.height))
            if both.width > leaning and both.height > HAIR:
                yield (one, other) if one.order < other.order else (other, one)


def _hidden(texts: list[Printed], drawings: list[Drawing]) -> Iterator[Printed]:
    for text in texts:
        _, bottom, _, top = text.box
        spare = max(HAIR, HIDDEN * text.box.height)
        for drawing in drawings:
            if drawing.order > text.order and drawing.box.bottom < top and bottom < drawing.box.top:
                both = drawing.box.within(text.box)
                if both.width > HAIR and both.height > spare:
                    yield text
                    break


def _holds(outer: Box, inner: Box, spare: float) -> bool:
    return (
        outer.left - spare <= inner.left
        and outer.bottom - spare <= inner.bottom
        and inner.right <= outer.right + spare
        and inner.top <= outer.top + spare
    )


def _short(text: Printed, page: PlacedPage) -> str:
    words = page.words_of(text)
    if not words:  # PDFium takes it for the shadow of an equal text at the same place
        return "the same text again"
    return repr(words if len(words) <= SHOWN else words[:SHOWN] + "…")
