"""One letter as it would be, marked as a draft: nothing is kept but the letter itself."""

import sqlite3
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

from upheld.core.years import Year
from upheld.edition.content import write_content
from upheld.edition.manifest import EditionError
from upheld.edition.office import Office
from upheld.edition.reading import Edition, open_edition
from upheld.edition.wording import read_wording
from upheld.intake.directory import Directory
from upheld.intake.extract import Extract
from upheld.publish.letters.compose import compose_letter
from upheld.publish.letters.recipients import recipients_of
from upheld.publish.letters.rendering import LetterPress
from upheld.publish.letters.writing import timestamp_of
from upheld.publish.ordering import Order, manifest_of, source_of


def preview(
    extract: Extract,
    *,
    directory: Directory,
    office: Office,
    year: Year,
    slug: str,
    after: Path | None,
    into: Path,
) -> Path:
    """Write ``SLUG-draft.pdf`` into the folder and return its path."""
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
            if recipient.slug == slug:
                break
        else:
            raise EditionError(f"{slug} is not on the letter list of {year}: nothing to preview.")
        letter = compose_letter(
            edition, office=office, wording=read_wording(office), recipient=recipient
        )
    press = LetterPress(office.files["letter.typ"])
    pdf = press.render(letter, recipient.addressee, timestamp=timestamp_of(manifest))
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=into, suffix=".pdf", delete=False) as file:
        file.write(pdf)
    return Path(file.name).replace(into / f"{slug}-draft.pdf")
