"""The letters of an edition: composed from its figures, stored in it word for word, made.

In a corrected edition a letter whose words have not changed stays the letter that was sent: its
bytes are taken over. Only where words differ is a letter issued again, and it says so.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from upheld.edition.findings import Finding
from upheld.edition.manifest import EditionError, Manifest
from upheld.edition.office import Office
from upheld.edition.reading import Edition, Row, letters_of
from upheld.intake.extract import Extract
from upheld.publish.letters.compose import compose_letter
from upheld.publish.letters.html import NOBODY
from upheld.publish.letters.letter import Letter
from upheld.publish.letters.making import making_letters
from upheld.publish.letters.parallel import Share
from upheld.publish.letters.recipients import LetterListError, Recipient, recipients_of
from upheld.publish.letters.rendering import LetterError
from upheld.publish.letters.wording import Wording, WordingError, read_wording
from upheld.publish.progress import Progress

FOLDER = "letters"
ENDINGS = (".pdf", ".html")


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One letter of the edition, and when these words were first sent."""

    recipient: Recipient
    letter: Letter
    row: Row  # of the table letter
    is_kept: bool


@contextmanager
def writing_letters(
    edition: Edition,
    *,
    extract: Extract,
    office: Office,
    before: Edition | None,
    share: Share,
    progress: Progress,
) -> Iterator[tuple[str, ...]]:
    """Compose and store every letter, and make the files while the body does its own.

    Gives those issued again (slugs). Raises EditionError with what is wrong with the letter list,
    the words or the template, and when only one letter was to be issued again and others change.
    """
    try:
        wording = read_wording(office)
        recipients = recipients_of(extract, edition, office)
        issues = list(_issues(edition, recipients, office, wording, before))
        reissued = tuple(i.recipient.slug for i in issues if before and not i.is_kept)
        _only_the_one_asked_for(edition.manifest, reissued)
        edition.database.executemany(
            "INSERT INTO letter VALUES (:authority, :sent_to, :file, :issued_in, :letters_on,"
            " :public_at, :replaces, :paragraph, :content)",
            [issue.row for issue in issues],
        )
        folder = edition.folder / FOLDER
        making = making_letters(
            [(i.letter, i.recipient.addressee) for i in issues if not i.is_kept],
            template=office.files["letter.typ"],
            folder=folder,
            timestamp=timestamp_of(edition.manifest),
            share=share,
            progress=lambda done, of: progress("Letters", done, of),
        )
        with making:
            _take_over([i for i in issues if i.is_kept], before, folder)
            yield reissued
    except (LetterListError, WordingError, LetterError) as error:
        raise EditionError(str(error)) from None


def _take_over(kept: Iterable[Issue], before: Edition | None, folder: Path) -> None:
    if before is not None:
        for issue in kept:
            for ending in ENDINGS:
                shutil.copy(before.folder / FOLDER / f"{issue.letter.slug}{ending}", folder)


def timestamp_of(manifest: Manifest) -> datetime:
    """The date that a letter's file bears: its own, never the clock's, so that bytes repeat."""
    day = manifest.letters_on or manifest.as_at
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def _issues(
    edition: Edition,
    recipients: tuple[Recipient, ...],
    office: Office,
    wording: Wording,
    before: Edition | None,
) -> Iterator[Issue]:
    """Each letter as it was sent where nothing else would be said now, else composed anew."""
    sent: dict[str, Row] = {}
    if before is not None and not before.manifest.is_draft:
        sent = {row["authority"]: row for row in before.rows("SELECT * FROM letter")}
    for recipient in recipients:
        earlier = sent.get(recipient.slug)
        if earlier is not None:
            letter = _recomposed(edition, earlier, recipient, office, wording)
            kept = earlier | {"paragraph": recipient.paragraph, "content": letter.as_json()}
            if kept == earlier and earlier["sent_to"] == " ".join(recipient.sent_to):
                yield Issue(recipient=recipient, letter=letter, row=earlier, is_kept=True)
                continue
        replaces = earlier["letters_on"] if earlier else ""
        letter = compose_letter(
            edition, office=office, wording=wording, recipient=recipient, replaces=replaces
        )
        row = {
            "authority": recipient.slug,
            "sent_to": " ".join(recipient.sent_to),
            "file": f"{FOLDER}/{recipient.slug}.pdf",
            "issued_in": edition.manifest.version,
            "letters_on": edition.manifest.letters_on,
            "public_at": edition.manifest.public_at,
            "replaces": replaces,
            "paragraph": recipient.paragraph,
            "content": letter.as_json(),
        }
        yield Issue(recipient=recipient, letter=letter, row=row, is_kept=False)


def _recomposed(
    edition: Edition, row: Row, recipient: Recipient, office: Office, wording: Wording
) -> Letter:
    """What this edition would say in the letter of that row, on the row's own dates."""
    manifest = replace(edition.manifest, letters_on=row["letters_on"], public_at=row["public_at"])
    return compose_letter(
        replace(edition, manifest=manifest),
        office=office,
        wording=wording,
        recipient=recipient,
        replaces=row["replaces"],
    )


def _only_the_one_asked_for(manifest: Manifest, reissued: tuple[str, ...]) -> None:
    others = [slug for slug in reissued if slug != manifest.reissued]
    if manifest.reissued and others:
        raise EditionError(
            f"Only the letter about {manifest.reissued} was to be issued again, but"
            f" {len(others)} more would change: {', '.join(others[:10])}"
            f"{' ...' if len(others) > 10 else ''}. Build without --reissue to issue them all, or"
            " correct the extract so that they stay as they were sent."
        )


def prove_recomposed(edition: Edition, office: Office) -> list[Finding]:
    """Every stored letter says what its figures make it say: composed again, word for word.

    Only for an edition made by this very software with this very office folder.
    """
    wording = read_wording(office)
    findings = []
    for row in letters_of(edition):
        recipient = Recipient(
            slug=row["authority"],
            sent_to=tuple(row["sent_to"].split()),
            paragraph=row["paragraph"],
            addressee=NOBODY,
        )
        letter = _recomposed(edition, row, recipient, office, wording)
        if json.loads(letter.as_json()) != row["content"]:
            trouble = f"the stored letter about {row['authority']} is not what its figures say"
            findings.append(Finding("edition.sqlite", trouble))
    return findings
