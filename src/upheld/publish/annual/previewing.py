"""A preview of one letter, marked as a draft: only the letter itself is kept.

It is proved as an edition's letters are, and is not kept if a build would refuse it.
"""

import json
import sqlite3
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

from upheld.core.years import Year
from upheld.edition.content.filling import write_content
from upheld.edition.manifest import EditionError
from upheld.edition.reading import Edition, open_edition
from upheld.intake.directory.directory import Directory
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import Office
from upheld.ombudsman.wording import read_wording
from upheld.publish.annual.ordering import Order, manifest_of, source_of
from upheld.publish.letters.all_letters import timestamp_of
from upheld.publish.letters.compose import compose_letter
from upheld.publish.letters.html import render_html
from upheld.publish.letters.letter import Letter
from upheld.publish.letters.proof import prove_html, prove_letter
from upheld.publish.letters.proof_of_content import office_texts_of, prove_content
from upheld.publish.letters.recipients import Recipient, recipients_of
from upheld.publish.letters.typesetting import LetterError, LetterPress


def preview(
    extract: Extract,
    *,
    directory: Directory,
    office: Office,
    year: Year,
    slug: str | None,
    after: Path | None,
    into: Path,
) -> Path:
    """Write ``SLUG-draft.pdf`` into the folder and return its path. Without ``slug``: the first one
    on the letter list.

    Raises EditionError, LetterListError, WordingError or LetterError, as a build would.
    """
    wording = read_wording(office)  # its mistakes are reported before anything is counted
    order = Order(
        extract=extract, directory=directory, office=office, year=year, into=into, after=after
    )
    manifest = manifest_of(order, version=1, corrects=None, draft=True)
    with ExitStack() as stack:
        earlier = stack.enter_context(open_edition(after)) if after else None
        database = stack.enter_context(closing(sqlite3.connect(":memory:")))
        write_content(
            database, source_of(order, manifest, before=None, after=earlier), manifest.about()
        )
        edition = Edition(folder=into, manifest=manifest, database=database)
        for recipient in recipients_of(extract, edition, office):
            if slug in (None, recipient.slug):
                break
        else:
            raise EditionError(
                f"{slug} is not on the letter list for {year}, so there is nothing to preview."
            )
        letter = compose_letter(edition, office=office, wording=wording, recipient=recipient)
        pdf = _made_and_proved(letter, recipient, edition, office)
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=into, suffix=".pdf", delete=False) as file:
        file.write(pdf)
    return Path(file.name).replace(into / f"{letter.slug}-draft.pdf")


def _made_and_proved(
    letter: Letter, recipient: Recipient, edition: Edition, office: Office
) -> bytes:
    press = LetterPress(office.files["letter.typ"])
    pdf = press.render(letter, recipient.addressee, timestamp=timestamp_of(edition.manifest))
    html = render_html(letter, recipient.addressee)
    content = json.loads(letter.as_json())
    findings = [
        *prove_content(content, edition, office_texts=office_texts_of([content])),
        *prove_letter(pdf, content, where=f"{letter.slug}.pdf"),
        *prove_html(html, content, where=f"{letter.slug}.html"),
    ]
    if findings:
        told = "".join(f"\n  {finding}" for finding in findings)
        raise LetterError(
            f"The letter about {letter.authority} was not kept, because a build would refuse it."
            f"{told}"
        )
    return pdf
