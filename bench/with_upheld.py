"""Make the letters of a folder with Upheld in one process, and prove each when asked to."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.publish.letters.samples import ADDRESSEE

from upheld.ombudsman.folder import DEFAULT_OFFICE
from upheld.publish.letters.letter import (
    Headline,
    Letter,
    Links,
    Listing,
    Paragraph,
    Picture,
    Section,
    Table,
)
from upheld.publish.letters.typesetting import LetterPress

BLOCKS = {
    "paragraph": Paragraph,
    "headline": Headline,
    "table": Table,
    "listing": Listing,
    "links": Links,
}


def letter_of(content: dict) -> Letter:
    for section in content["sections"]:
        for block in section["blocks"]:
            if block.get("picture"):
                block["picture"] = Picture(**block["picture"])
    sections = tuple(
        Section(
            heading=section["heading"],
            blocks=tuple(BLOCKS[block["kind"]](**block) for block in section["blocks"]),
        )
        for section in content["sections"]
    )
    return Letter(**{**content, "sections": sections})


def main(folder: Path, number: int, *, prove: bool) -> None:
    press = LetterPress(DEFAULT_OFFICE / "letter.typ")
    for path in sorted(folder.glob("*.json"))[:number]:
        text = path.read_text("utf-8")
        letter = letter_of(json.loads(text))
        pdf = press.render(letter, ADDRESSEE, timestamp=datetime(2020, 7, 22, tzinfo=UTC))
        path.with_suffix(".pdf").write_bytes(pdf)
        if prove:
            proved(letter, pdf, json.loads(text))


def proved(letter: Letter, pdf: bytes, content: dict) -> None:
    from upheld.publish.letters.html import render_html
    from upheld.publish.letters.proof import prove_html, prove_letter

    assert prove_letter(pdf, content, where=letter.slug) == []
    assert prove_html(render_html(letter, ADDRESSEE), content, where=letter.slug) == []


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), prove="prove" in sys.argv)
