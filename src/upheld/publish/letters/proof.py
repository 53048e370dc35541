"""Proof that the letters say what the edition says, read back from the finished files.

Three comparisons close the chain: the file with the letter's content (here and in comparing), the
content with the edition's figures (proof_of_content), and the files with the edition's list.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from upheld.core.progress import OfOneStage
from upheld.edition.beside.identified import taken_away
from upheld.edition.proof.finding import Finding
from upheld.edition.queries.letters import LetterRow, letters_of
from upheld.edition.queries.names_with_digits import names_with_digits
from upheld.edition.reading import Edition
from upheld.edition.schemas import Form
from upheld.publish.letters.html_as_ours import troubles_of_html
from upheld.publish.letters.legible import illegible
from upheld.publish.letters.letter import PRINTED, Printed
from upheld.publish.letters.parallel import Share
from upheld.publish.letters.pdf_as_ours import troubles_of_pdf
from upheld.publish.letters.pdf_text import text_of_pdf
from upheld.publish.letters.proof_of_content import (
    office_texts_of,
    prove_content,
    prove_figures_of,
)
from upheld.publish.letters.reading_back import text_of_html
from upheld.publish.letters.structure import (
    ACCESSIBLE,
    ACCESSIBLE_AND_LASTING,
    standards_broken,
    structure_troubles,
)
from upheld.publish.letters.text_differences import (
    alts_of,
    differences,
    edge_differences,
    tables_in,
)

Content = dict[str, Any]

# PDF/UA-1 is checked for every letter. PDF/A-3a depends on the compiler alone and takes as long
# again (9 ms of about 30), so it is checked for the first letter and then for one in this many.
ONE_IN = 10

# A file that is only partly a PDF may lack objects, their keys or whole numbers.
UNREADABLE = (pikepdf.PdfError, KeyError, AttributeError, ValueError, TypeError)


def prove_letter(
    pdf: bytes,
    content: Content,
    *,
    where: str,
    is_to_last: bool = True,
    printed: Printed = PRINTED,
    may_overlap: bool = False,
) -> list[Finding]:
    """What in the PDF differs from the letter's content, is inaccessible or is illegible.

    With ``is_to_last`` it must meet PDF/A-3a as well as PDF/UA-1. ``may_overlap`` is for letters
    made before overlaps were checked, which stay as they were sent.
    """
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            text = text_of_pdf(document)
            troubles = structure_troubles(document, content)
            troubles += troubles_of_pdf(pdf, document, content, printed)
    except UNREADABLE as error:
        return [Finding(where, f"cannot be read as a PDF: {error}")]
    troubles += differences(text.said, content, printed) + edge_differences(text.edges, content)
    troubles += [f"has text outside its structure: {words!r}" for words in text.untagged]
    troubles += [f"reads out other words than it prints: {words}" for words in text.misread]
    troubles += text.foreign
    standards = ACCESSIBLE_AND_LASTING if is_to_last else ACCESSIBLE
    troubles += standards_broken(pdf, standards) + illegible(pdf, may_overlap=may_overlap)
    return [Finding(where, trouble) for trouble in troubles]


def prove_html(
    html: str, content: Content, *, where: str, printed: Printed = PRINTED
) -> list[Finding]:
    """Everything in the HTML that differs from the letter's content or is not as we write it."""
    text = text_of_html(html)
    troubles = differences(text.said, content, printed)
    if text.title != f"{content['title']}: {content['authority']}":
        troubles.append(f"has the title {text.title!r}")
    if text.language != content["language"]:
        troubles.append(f"says that its language is {text.language!r}")
    if text.alts != alts_of(content):
        troubles.append(f"describes its pictures as {text.alts}, not as {alts_of(content)}")
    if text.headings.count(1) != 1 or any(
        after > before + 1
        for before, after in zip([0, *text.headings], text.headings, strict=False)
    ):
        troubles.append(f"has headings at levels {text.headings}")
    if not text.tables == text.captions == tables_in(content) or text.headless_cells:
        troubles.append("has a table with no caption, or with header cells without a scope")
    troubles += [f"is not complete in itself, or hides {item}" for item in text.foreign]
    troubles += troubles_of_html(text, content)
    return [Finding(where, trouble) for trouble in troubles]


@dataclass(frozen=True, kw_only=True)
class _Job:
    folder: Path
    file: str
    content: Content
    is_to_last: bool
    printed: Printed
    may_overlap: bool


@contextmanager
def proving_letters(
    edition: Edition,
    folder: Path,
    *,
    share: Share,
    progress: OfOneStage | None = None,
    form: Form | None = None,
) -> Iterator[list[Finding]]:
    """Check every letter in the edition's list against its files below ``folder``: no other files.

    The body of the ``with`` runs meanwhile, and the findings are complete when it ends. ``form`` is
    for an edition of an earlier schema or methodology, whose content today's rules do not decide.
    """
    letters = letters_of(edition)
    jobs = [
        _Job(
            folder=folder,
            file=row.file,
            content=row.content,
            is_to_last=place % ONE_IN == 0,
            printed=form.printed if form else PRINTED,
            may_overlap=form is not None,
        )
        for place, row in enumerate(letters)
    ]
    proved = share(_prove_files, jobs)
    findings: list[Finding] = []
    yield findings
    findings += _files_differ(letters, folder, gone=taken_away(edition))
    contents = [row.content for row in letters]
    office_texts = office_texts_of(contents) if form is None else frozenset()
    names = names_with_digits(edition)
    for row in letters:
        if form is None:
            findings += prove_content(row.content, edition, office_texts=office_texts, names=names)
        else:
            findings += prove_figures_of(row.content, edition)
        if row.content["slug"] != row.authority:
            findings.append(Finding(row.file, f"holds the letter about {row.content['slug']}"))
    for done, found in enumerate(proved, start=1):
        findings += found
        if progress:
            progress(done, len(jobs))


def _prove_files(job: _Job) -> list[Finding]:
    findings = []
    pdf = job.folder / job.file
    html = pdf.with_suffix(".html")
    if pdf.is_file():
        findings += prove_letter(
            pdf.read_bytes(),
            job.content,
            where=job.file,
            is_to_last=job.is_to_last,
            printed=job.printed,
            may_overlap=job.may_overlap,
        )
    if html.is_file():
        where = Path(job.file).with_suffix(".html").as_posix()
        try:
            text = html.read_text("utf-8")
            findings += prove_html(text, job.content, where=where, printed=job.printed)
        except UnicodeDecodeError:
            findings.append(Finding(where, "is not UTF-8 text"))
    return findings


def _files_differ(
    letters: Iterable[LetterRow], folder: Path, *, gone: Collection[str]
) -> Iterator[Finding]:
    """Files that are missing or should not be there: each letter has one PDF and one HTML file,
    unless it identified somebody and was taken away (``gone``).
    """
    expected: set[str] = set()
    for row in letters:
        expected |= {row.file, Path(row.file).with_suffix(".html").as_posix()}
        if row.file != f"letters/{row.authority}.pdf":
            yield Finding(row.file, f"is listed as the letter about {row.authority}")
    made = {
        path.relative_to(folder).as_posix()
        for path in (folder / "letters").rglob("*")
        if path.is_file()
    }
    for file in sorted(expected - made - set(gone)):
        yield Finding(file, "is missing, although the edition lists it")
    for file in sorted(made - expected):
        yield Finding(file, "is not a letter that the edition lists")
