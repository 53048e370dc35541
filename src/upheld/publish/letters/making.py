"""All letters of an edition as files, PDF and HTML beside each other, made by several processes."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from upheld.publish.letters.html import render_html
from upheld.publish.letters.letter import Addressee, Letter
from upheld.publish.letters.parallel import in_processes
from upheld.publish.letters.rendering import LetterError, LetterPress, TemplateError

_press: LetterPress  # of this process
_settings: tuple[Path, datetime]  # where files go, and the date that they bear


def make_letters(
    letters: Sequence[tuple[Letter, Addressee]],
    *,
    template: Path,
    folder: Path,
    timestamp: datetime,
    processes: int = 2,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write SLUG.pdf and SLUG.html of every letter into ``folder``.

    Raises LetterError with every letter that cannot be made; a template that asks for what a
    letter does not have stops at once, since no letter can then be made.
    """
    troubles = []
    folder.mkdir(parents=True, exist_ok=True)
    made = in_processes(
        _make,
        letters,
        processes=processes,
        prepare=_prepare,
        prepared_with=(template, folder, timestamp),
    )
    for done, trouble in enumerate(made, start=1):
        if trouble:
            troubles.append(trouble)
        if progress:
            progress(done, len(letters))
    if troubles:
        raise LetterError("\n".join(troubles))


def _prepare(template: Path, folder: Path, timestamp: datetime) -> None:
    global _press, _settings
    _press, _settings = LetterPress(template), (folder, timestamp)


def _make(letter_to: tuple[Letter, Addressee]) -> str:
    """Make one letter; what is wrong with it, or '' for nothing."""
    letter, addressee = letter_to
    folder, timestamp = _settings
    try:
        pdf = _press.render(letter, addressee, timestamp=timestamp)
        html = render_html(letter, addressee)
    except TemplateError:
        raise
    except LetterError as error:
        return str(error)
    (folder / f"{letter.slug}.pdf").write_bytes(pdf)
    (folder / f"{letter.slug}.html").write_text(html, "utf-8")
    return ""
