"""All an edition's letters as PDF and HTML files, made by several processes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from upheld.core.progress import OfOneStage
from upheld.publish.letters.html import render_html
from upheld.publish.letters.letter import Addressee, Letter
from upheld.publish.letters.parallel import Share
from upheld.publish.letters.typesetting import LetterError, LetterPress, TemplateError


@contextmanager
def making_letters(
    letters: Sequence[tuple[Letter, Addressee]],
    *,
    template: Path,
    folder: Path,
    timestamp: datetime,
    share: Share,
    progress: OfOneStage | None = None,
) -> Iterator[None]:
    """Write SLUG.pdf and SLUG.html for every letter into ``folder`` while the body runs.

    Raises LetterError at the end with every letter that cannot be made. A template that asks for
    something a letter does not have stops at once, because then no letter can be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made = share(partial(_make, template, folder, timestamp), letters)
    yield
    troubles = []
    for done, trouble in enumerate(made, start=1):
        if trouble:
            troubles.append(trouble)
        if progress:
            progress(done, len(letters))
    if troubles:
        raise LetterError("\n".join(troubles))


@cache
def press_of(template: Path) -> LetterPress:
    """One for each process: it takes longer to start than to make a letter."""
    return LetterPress(template)


def get_ready(template: Path) -> None:
    """Start this process's compiler before there is a letter to make."""
    press_of(template)


def _make(
    template: Path, folder: Path, timestamp: datetime, letter_to: tuple[Letter, Addressee]
) -> str:
    """Make one letter. Returns what is wrong with it, or ''."""
    letter, addressee = letter_to
    try:
        pdf = press_of(template).render(letter, addressee, timestamp=timestamp)
        html = render_html(letter, addressee)
    except TemplateError:
        raise
    except LetterError as error:
        return str(error)
    (folder / f"{letter.slug}.pdf").write_bytes(pdf)
    (folder / f"{letter.slug}.html").write_text(html, "utf-8")
    return ""
