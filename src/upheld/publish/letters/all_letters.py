"""An edition's letters: composed from its figures, stored in it word for word, and made into files.

In a corrected edition, a letter whose words have not changed stays the letter that was sent, byte
for byte. A letter is issued again only if its words differ, and it says so.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from upheld.core.own_words import OwnWords
from upheld.core.progress import Progress
from upheld.edition.manifest import EditionError, Manifest, own_file
from upheld.edition.proof.finding import Finding
from upheld.edition.queries.letters import LetterRow, letters_of
from upheld.edition.reading import Edition
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import Office
from upheld.ombudsman.wording import Wording, WordingError, read_wording
from upheld.publish.letters.compose import compose_letter
from upheld.publish.letters.html import NOBODY
from upheld.publish.letters.letter import Letter, texts_of
from upheld.publish.letters.making import making_letters
from upheld.publish.letters.parallel import Share
from upheld.publish.letters.reading_back import folded
from upheld.publish.letters.recipients import LetterListError, Recipient, recipients_of
from upheld.publish.letters.subject import said_in
from upheld.publish.letters.typesetting import LetterError

FOLDER = "letters"
ENDINGS = (".pdf", ".html")


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One letter in the edition, and when these words were first sent."""

    recipient: Recipient
    letter: Letter
    row: LetterRow
    is_kept: bool


@dataclass(frozen=True, kw_only=True)
class Reissued:
    """How a correction affects letters that were already sent."""

    again: tuple[str, ...] = ()  # slugs of letters issued again
    withdrawn: tuple[str, ...] = ()  # slugs of letters no longer on the list


@contextmanager
def writing_letters(
    edition: Edition,
    *,
    extract: Extract,
    office: Office,
    before: Edition | None,
    share: Share,
    progress: Progress,
) -> Iterator[Reissued]:
    """Compose and store every letter, and make the files while the body of the ``with`` runs.

    Yields the letters issued again or withdrawn. Raises EditionError if the letter list, the words
    or the template are wrong, or if only one letter was to change and others would change too.
    """
    try:
        wording = read_wording(office)
        recipients = recipients_of(extract, edition, office)
        sent = {row.authority: row for row in letters_of(before)} if before else {}
        issues = list(_issues(edition, recipients, office, wording, sent))
        reissued = Reissued(
            again=tuple(i.recipient.slug for i in issues if sent and not i.is_kept),
            withdrawn=tuple(sorted(sent.keys() - {i.recipient.slug for i in issues})),
        )
        _only_the_one_asked_for(edition.manifest, reissued)
        _later_than_replaced(edition.manifest, issues)
        edition.database.executemany(
            "INSERT INTO letter VALUES (:authority, :sent_to, :file, :issued_in, :letters_on,"
            " :public_at, :replaces, :paragraph, :written, :source, :content)",
            [issue.row.facts() | {"content": _as_json(issue.row.content)} for issue in issues],
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
                file = own_file(before.folder, f"{FOLDER}/{issue.letter.slug}{ending}")
                shutil.copy(file, folder)


def timestamp_of(manifest: Manifest) -> datetime:
    """The date in a letter's file: the letter's own, never the clock's, so that bytes repeat."""
    day = manifest.letters_on or manifest.as_at
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def _issues(
    edition: Edition,
    recipients: tuple[Recipient, ...],
    office: Office,
    wording: Wording,
    sent: Mapping[str, LetterRow],
) -> Iterator[Issue]:
    """Each letter: as it was sent if it would say the same now, and composed again otherwise."""
    for recipient in recipients:
        earlier = sent.get(recipient.slug)
        if earlier is not None and recipient.slug != edition.manifest.reissued:
            letter = _recomposed(edition, earlier, recipient, office, wording)
            if (
                same_words(letter.as_data(), earlier.content)
                and earlier.sent_to == " ".join(recipient.sent_to)
                and earlier.written == recipient.paragraph.written
                and earlier.source == recipient.paragraph.source
            ):
                yield Issue(recipient=recipient, letter=letter, row=earlier, is_kept=True)
                continue
        replaces = earlier.letters_on if earlier else ""
        letter = compose_letter(
            edition, office=office, wording=wording, recipient=recipient, replaces=replaces
        )
        row = LetterRow(
            authority=recipient.slug,
            sent_to=" ".join(recipient.sent_to),
            file=f"{FOLDER}/{recipient.slug}.pdf",
            issued_in=edition.manifest.version,
            letters_on=edition.manifest.letters_on,
            public_at=edition.manifest.public_at,
            replaces=replaces,
            paragraph=said_in(recipient.paragraph, edition, recipient.slug),
            written=recipient.paragraph.written,
            source=recipient.paragraph.source,
            content=letter.as_data(),
        )
        yield Issue(recipient=recipient, letter=letter, row=row, is_kept=False)


def _recomposed(
    edition: Edition, row: LetterRow, recipient: Recipient, office: Office, wording: Wording
) -> Letter:
    """What this edition would say in that row's letter, using the row's own dates."""
    manifest = replace(edition.manifest, letters_on=row.letters_on, public_at=row.public_at)
    return compose_letter(
        replace(edition, manifest=manifest),
        office=office,
        wording=wording,
        recipient=recipient,
        replaces=row.replaces,
    )


def _as_json(content: Mapping[str, Any]) -> str:
    """As Letter.as_json writes it, so that a kept letter's row keeps its bytes."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def same_words(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two letters say the same. Line breaks and looks do not count."""
    said = ([folded(text) for text in texts_of(dict(content))] for content in (one, other))
    return next(said) == next(said)


def _only_the_one_asked_for(manifest: Manifest, reissued: Reissued) -> None:
    others = [s for s in (*reissued.again, *reissued.withdrawn) if s != manifest.reissued]
    if manifest.reissued and others:
        raise EditionError(
            f"Only the letter about {manifest.reissued} was to be issued again, but"
            f" {len(others)} more would change: {', '.join(others[:10])}"
            f"{' ...' if len(others) > 10 else ''}. To issue them all, build without --reissue."
            " To keep them as they were sent, use the same words in the ombudsman's folder and an"
            " extract that differs for this one authority only."
        )


def _later_than_replaced(manifest: Manifest, issues: Iterable[Issue]) -> None:
    """A letter must have a later date than the one it replaces."""
    replaced = [i.row.replaces for i in issues if not i.is_kept and i.row.replaces]
    if manifest.letters_on and replaced and manifest.letters_on <= max(replaced):
        raise EditionError(
            f"Letters issued again would be dated {manifest.letters_on}, but the letters that they"
            f" replace are dated {max(replaced)}. Give the date of the correction with"
            " --letters-on, and the time it becomes public with --public-at."
        )


def prove_recomposed(edition: Edition, office: Office) -> list[Finding]:
    """Check that composing each letter again from its figures gives the stored words.

    Only for an edition made by exactly this software with exactly this ombudsman's folder.
    """
    wording = read_wording(office)
    findings = []
    for row in letters_of(edition):
        recipient = Recipient(
            slug=row.authority,
            sent_to=tuple(row.sent_to.split()),
            paragraph=OwnWords(written=row.written or "", source=row.source),
            addressee=NOBODY,
        )
        letter = _recomposed(edition, row, recipient, office, wording)
        said = letter.as_data()
        # A letter kept from an earlier version may be set differently, but must say the same.
        is_ours = row.issued_in == edition.manifest.version
        if said != row.content if is_ours else not same_words(said, row.content):
            trouble = f"the stored letter about {row.authority} does not say what its figures give"
            findings.append(Finding("edition.sqlite", trouble))
    return findings
