"""Proof of the page for those who sign: it is made again and compared byte for byte.

Parts that no edition holds are read back from the page: notes about the extract, whose hash the
manifest has, and names of withdrawn letters. If other software wrote the page, only its cells are
compared with the edition, because its words may differ.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser

from upheld.edition.beside.editions import named
from upheld.edition.manifest import EditionError, edition_hash
from upheld.edition.proof.finding import Finding
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition
from upheld.edition.schemas import SCHEMA
from upheld.publish.annual.signing import PAGE, signing_page, unusual, what_is_signed
from upheld.publish.annual.software import software

NOTES = "notes"  # the name of their hash among a manifest's inputs
WITHDRAWN = re.compile("Letters that were sent but are no longer on the list: (.*?)\\.</p>")
AGAIN = (
    "SELECT name FROM letter JOIN authority ON slug = authority WHERE issued_in = ?"
    " ORDER BY authority"
)


def hash_of_notes(notes: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(notes).encode()).hexdigest()


def prove_signing_page(edition: Edition) -> list[Finding]:
    """Every way in which the page is not the one for this edition; nothing if there is no page."""
    path = edition.private_folder / PAGE
    if not path.is_file() or path.is_symlink():
        return []
    page = path.read_text("utf-8", errors="replace")
    return [Finding(f"private/{PAGE}", trouble) for trouble in _troubles(edition, page)]


def _troubles(edition: Edition, page: str) -> Iterator[str]:
    if edition_hash(edition.folder) not in page:
        yield "does not name the hash of this edition"
    if edition.manifest.schema != SCHEMA:
        yield from _foreign(page)
        return
    notes = _notes(edition, page)
    expected = signing_page(edition, **_of_the_page(edition, page, notes))
    if edition.manifest.software == software():
        if page != expected:
            yield f"is not the page for this edition: {_first_difference(page, expected)}"
        if hash_of_notes(notes) != edition.manifest.inputs.get(NOTES):
            yield "has other notes about the extract than the build gave"
        return
    if _cells(page) != _cells(expected):
        yield "has totals, averages or movers that are not the edition's"
    yield from _foreign(page)


def _foreign(page: str) -> Iterator[str]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    yield from (f"holds what our pages never have: {item}" for item in reader.foreign)


ELEMENTS = frozenset(
    (
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "dl", "dt"),
        *("dd", "code", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li"),
    )
)
ATTRIBUTES = frozenset(
    ("lang", "charset", "name", "content", "class", "role", "tabindex", "aria-label", "scope")
)
STYLES_WORDS = re.compile(r"content\s*:|display|visibility|opacity|position|url\(|@import|#fff\b")


class _Reader(HTMLParser):
    """What would run, fetch, say or hide something, on a page that other software wrote."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.foreign: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        if tag not in ELEMENTS:
            self.foreign.append(f"the element {tag}")
        self.foreign += [f"{name} in {tag}" for name, _ in attrs if name not in ATTRIBUTES]

    def handle_endtag(self, tag: str) -> None:
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._in_style and STYLES_WORDS.search(data):
            self.foreign.append("a style that says or hides text")

    def handle_comment(self, data: str) -> None:
        self.foreign.append(f"the comment {data[:60]!r}")


def read_to_sign(edition: Edition) -> Facts:
    """What those who sign read, with what only their page has.

    Raises EditionError if the page is missing or has been changed.
    """
    path = edition.private_folder / PAGE
    remedy = "Restore it from a copy, or build the edition again."
    if not path.is_file() or path.is_symlink():
        raise EditionError(f"{path} is missing. {remedy}")
    page = path.read_text("utf-8", errors="replace")
    notes = _notes(edition, page)
    if hash_of_notes(notes) != edition.manifest.inputs.get(NOTES):
        raise EditionError(f"{path} has other notes about the extract than the build. {remedy}")
    return what_is_signed(edition, **_of_the_page(edition, page, notes))


def _of_the_page(edition: Edition, page: str, notes: list[str]) -> Facts:
    before = named(edition, "corrects")
    again = edition.rows(AGAIN, (edition.manifest.version,)) if before else []
    withdrawn = WITHDRAWN.search(page) if before else None
    return {
        "before": before,
        "again": [row["name"] for row in again],
        "withdrawn": unescape(withdrawn[1]).split("; ") if withdrawn else [],
        "notes": notes,
    }


def _notes(edition: Edition, page: str) -> list[str]:
    """The lines of the last list that do not come from the edition."""
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
