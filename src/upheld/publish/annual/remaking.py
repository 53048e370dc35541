"""An edition made again from what it stores, and compared with its files byte for byte.

Only the software that made it can do this, and for PDF letters only with the template that set
them. Editions do not hold addressees: they are read from the HTML letter, and the PDF must have the
same.
"""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from typing import Any

from upheld.edition.beside.editions import corrected_beside
from upheld.edition.proof.finding import Finding
from upheld.edition.queries.letters import LetterRow, letters_of
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office
from upheld.publish.annual.software import software
from upheld.publish.letters.all_letters import timestamp_of
from upheld.publish.letters.html import render_html
from upheld.publish.letters.letter import Addressee, letter_of
from upheld.publish.letters.making import press_of
from upheld.publish.letters.parallel import Share
from upheld.publish.letters.typesetting import LetterError
from upheld.publish.tables.writing import write_tables

TEMPLATE = "letter.typ"
OTHERWISE = "differs from what the edition gives when it is made again"


def can_be_made_again(edition: Edition) -> bool:
    return edition.manifest.software == software()


def has_its_template(edition: Edition, office: Office) -> bool:
    """True if this version's letters were set with this office's template."""
    ours = edition.manifest.inputs.get(f"office/{TEMPLATE}")
    return office.hashes().get(TEMPLATE) == ours


def made_again(edition: Edition, office: Office, *, share: Share) -> list[Finding]:
    """Every file that would come out differently; also [] if this software did not make it."""
    if not can_be_made_again(edition):
        return []
    template = office.files[TEMPLATE] if has_its_template(edition, office) else None
    rows = letters_of(edition)
    now = [row for row in rows if row.issued_in == edition.manifest.version]
    letters = share(_letter_again, [_job(edition, row, template) for row in now])
    findings = [*_tables_again(edition), *_kept(edition, [r for r in rows if r not in now])]
    for found in letters:
        findings += found
    return findings


@dataclass(frozen=True, kw_only=True)
class _Job:
    folder: Path
    row: LetterRow
    timestamp: Any
    template: Path | None


def _job(edition: Edition, row: LetterRow, template: Path | None) -> _Job:
    dated = replace(edition.manifest, letters_on=row.letters_on)
    return _Job(folder=edition.folder, row=row, timestamp=timestamp_of(dated), template=template)


def _letter_again(job: _Job) -> list[Finding]:
    pdf = job.folder / job.row.file
    html = pdf.with_suffix(".html")
    if not (pdf.is_file() and html.is_file()):
        return []  # reported where the files are compared with the list
    letter = letter_of(job.row.content)
    text = html.read_text("utf-8", errors="replace")
    addressee = addressee_in(text)
    findings = []
    try:
        if render_html(letter, addressee) != text:
            findings.append(Finding(f"letters/{html.name}", OTHERWISE))
        if job.template:
            again = press_of(job.template).render(letter, addressee, timestamp=job.timestamp)
            if again != pdf.read_bytes():
                findings.append(Finding(f"letters/{pdf.name}", OTHERWISE))
    except LetterError as error:
        findings.append(Finding(job.row.file, f"cannot be made again: {error}"))
    return findings


def addressee_in(html: str) -> Addressee:
    """Who an HTML letter is addressed to."""
    lines = _paragraph("to", html)
    copies = _paragraph("copies", html).removeprefix("Copies to: ")
    return Addressee(
        lines=tuple(unescape(line) for line in lines.split("<br>")) if lines else (),
        salutation=unescape(_paragraph("salutation", html)),
        copies=tuple(unescape(copies).split("; ")) if copies else (),
    )


def _paragraph(name: str, html: str) -> str:
    found = re.search(rf'<p class="{name}">(.*?)</p>', html, re.DOTALL)
    return found[1] if found else ""


def _tables_again(edition: Edition) -> Iterator[Finding]:
    with tempfile.TemporaryDirectory() as again:
        write_tables(edition, Path(again))
        for path in sorted(Path(again).iterdir()):
            there = edition.folder / "tables" / path.name
            if there.is_file() and there.read_bytes() != path.read_bytes():
                yield Finding(f"tables/{path.name}", OTHERWISE)


def _kept(edition: Edition, rows: list[LetterRow]) -> Iterator[Finding]:
    """A letter sent with an earlier version must be that version's file, if we have it."""
    before = corrected_beside(edition)
    if before is None:
        return
    for row in rows:
        for name in (row.file, Path(row.file).with_suffix(".html").as_posix()):
            ours, theirs = edition.folder / name, before / name
            if ours.is_file() and theirs.is_file() and ours.read_bytes() != theirs.read_bytes():
                yield Finding(name, f"is not the letter kept from {before.name}")
