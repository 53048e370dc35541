"""Why a letter could not be set, in words for the office: which text is too long, which character
cannot be printed, or where the template is wrong.
"""

from operator import itemgetter
from pathlib import Path

import typst

from upheld.core.plain import plain
from upheld.core.printed import why_unprintable
from upheld.publish.letters.letter import Addressee, Letter, texts_of

NO_SUCH_SIGN = "could not be displayed"  # the compiler's words for a character that no font has
LONG_ONES_NAMED = 3
BEGINNING = 60  # characters shown of a long text


def too_many_pages(letter: Letter, pages: int, *, most: int, template: Path) -> str:
    longest = "".join(f"\n  {text}" for text in _longest(letter))
    return (
        f"The letter about {letter.authority} ({letter.slug}) takes {pages} pages even when set"
        f" tighter; the limit is {most}. Shorten its longest texts where they are written (the"
        f" extract, office.toml or words/en-GB.toml), or set {template.name} tighter:{longest}"
    )


def unprintable_in(letter: Letter, addressee: Addressee) -> str:
    """Its texts that the fonts cannot set; '' if there are none, and the template is at fault."""
    texts = (*texts_of(letter.as_data()), *addressee.lines, addressee.salutation, *addressee.copies)
    found = [
        f"  {text!r} {why[0]}. {why[1]}" for text in texts if (why := why_unprintable(plain(text)))
    ]
    if not found:
        return ""
    return "\n".join(
        (f"The letter about {letter.authority} ({letter.slug}) cannot be printed:", *found)
    )


def template_fails(letter: Letter, error: typst.TypstError, *, template: Path) -> str:
    """The compiler's own words, the place, and for a missing key the keys that there are."""
    lines = [line.strip() for line in str(error.diagnostic).splitlines()]
    place = next((_place(line) for line in lines if line.startswith("┌─")), "")
    hints = "".join(f" {hint.rstrip('.')}." for hint in error.hints or [])
    keys = ""
    if "does not contain key" in error.message:
        keys = (
            f" A letter has {', '.join(letter.as_data())};"
            f" an addressee has {', '.join(Addressee.__dataclass_fields__)}."
        )
    where = f" ({place})" if place else ""
    return (
        f"{template} does not work for the letter about {letter.authority}: {error.message}{where}."
        f"{hints}{keys} Correct the template, or start again from the default one."
    )


def _place(line: str) -> str:
    """
    >>> _place("┌─ ../../office/letter.typ:274:9")
    'letter.typ, line 274, column 10'
    """
    path, row, column = line.lstrip("┌─ ").rsplit(":", 2)
    return f"{Path(path).name}, line {row}, column {int(column) + 1}"


def _longest(letter: Letter) -> list[str]:
    """The length, the beginning and the end of each: the end names the case of a recommendation."""
    texts = sorted(((len(text), text) for text in texts_of(letter.as_data())), key=itemgetter(0))
    return [
        f"{length:,} characters: {text[:BEGINNING]!r} ... {text[-BEGINNING:]!r}"
        for length, text in texts[: -LONG_ONES_NAMED - 1 : -1]
    ]
