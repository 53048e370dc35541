"""The page for those who sign says what the edition says: made again, and compared to the byte.

What stands on it and in no edition is read back from it: notes about the extract, whose hash the
manifest has, and names of letters that were withdrawn. A page that other software wrote is held to
the edition by its cells, for its words may be others.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from html import unescape

from upheld.edition.beside import named
from upheld.edition.findings import Finding
from upheld.edition.manifest import edition_hash
from upheld.edition.reading import Edition
from upheld.publish.signing import PAGE, signing_page, unusual
from upheld.publish.software import software

NOTES = "notes"  # the name of their hash among the inputs of a manifest
WITHDRAWN = re.compile("Letters that were sent and are on the list no more: (.*?)\\.</p>")
AGAIN = (
    "SELECT name FROM letter JOIN authority ON slug = authority WHERE issued_in = ?"
    " ORDER BY authority"
)


def hash_of_notes(notes: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(notes).encode()).hexdigest()


def prove_signing_page(edition: Edition) -> list[Finding]:
    """Every way in which the page beside the edition is not its page; nothing without a page."""
    path = edition.private_folder / PAGE
    if not path.is_file() or path.is_symlink():
        return []
    page = path.read_text("utf-8", errors="replace")
    return [Finding(f"private/{PAGE}", trouble) for trouble in _troubles(edition, page)]


def _troubles(edition: Edition, page: str) -> Iterator[str]:
    if edition_hash(edition.folder) not in page:
        yield "does not name the hash of this edition"
    notes = _notes(edition, page)
    expected = _page(edition, page, notes)
    if edition.manifest.software == software():
        if page != expected:
            yield f"is not the page of this edition: {_first_difference(page, expected)}"
        if hash_of_notes(notes) != edition.manifest.inputs.get(NOTES):
            yield "its notes about the extract are not those of the build"
    elif _cells(page) != _cells(expected):
        yield "its totals, averages or movers are not those of the edition"


def _page(edition: Edition, page: str, notes: list[str]) -> str:
    before = named(edition, "corrects")
    again = edition.rows(AGAIN, (edition.manifest.version,)) if before else []
    withdrawn = WITHDRAWN.search(page) if before else None
    return signing_page(
        edition,
        before=before,
        again=[row["name"] for row in again],
        withdrawn=unescape(withdrawn[1]).split("; ") if withdrawn else [],
        notes=notes,
    )


def _notes(edition: Edition, page: str) -> list[str]:
    """The lines of the last list, but those that the edition gives."""
    _, _, last = page.rpartition("<h2>Everything unusual</h2>")
    lines = [unescape(line) for line in re.findall("<li>(.*?)</li>", last, re.DOTALL)]
    return lines[len(unusual(edition)) :]


def _cells(page: str) -> list[str]:
    return re.findall("<t[hd][^>]*>(.*?)</t[hd]>", page, re.DOTALL)


def _first_difference(page: str, expected: str) -> str:
    lines = zip(page.splitlines(), expected.splitlines(), strict=False)
    found = next((pair for pair in lines if pair[0] != pair[1]), ("", "its end"))
    said, wanted = (re.sub("<[^>]+>", " ", line).strip()[:80] for line in found)
    return f"{said!r}, not {wanted!r}"
