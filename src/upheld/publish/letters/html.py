"""The HTML edition of a letter, from the same letter as the PDF: one file, complete in itself.

No scripts, no requests to anywhere, everything escaped. docs/decisions/html-letters.md says why we
do not use Typst's own export.
"""

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from upheld.core.contrast import COLOUR
from upheld.publish.letters.as_set import breakable
from upheld.publish.letters.letter import Addressee, Letter
from upheld.publish.letters.numeric_columns import flush_right
from upheld.publish.letters.typesetting import LetterError
from upheld.publish.pictures.svg import Picture

TEMPLATE = Path(__file__).with_name("letter.html")
NOBODY = Addressee(lines=(), salutation="", copies=())


def render_html(letter: Letter, addressee: Addressee = NOBODY) -> str:
    """The letter as one HTML file. Without an addressee it is the letter as published."""
    if not COLOUR.fullmatch(letter.colour):  # used in the style, where nothing is escaped
        raise LetterError(
            f"The colour of the letters is {letter.colour!r}. Write it in office.toml like #1d4f6e."
        )
    return letter_template().render(letter=letter, addressee=addressee) + "\n"


@cache
def letter_template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["as_data"] = _as_data
    environment.filters["flush_right"] = flush_right
    environment.filters["breakable"] = breakable
    environment.tests["linked"] = _is_web_address
    return environment.from_string(TEMPLATE.read_text("utf-8"))


def _as_data(picture: Picture) -> str:
    """As an image, not as markup, so that nothing inside a drawing can run."""
    return "data:image/svg+xml;base64," + b64encode(picture.svg.encode()).decode("ascii")


def _is_web_address(address: Any) -> bool:
    """Only these become links, because an address from an ombudsman's folder could be a script."""
    return str(address).startswith(("https://", "http://", "mailto:"))
