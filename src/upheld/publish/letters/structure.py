"""What PDF/UA validators do not report: tables without header cells, empty or wrong alternatives.

A letter can pass PDF/UA-1 with a table that has only data cells, a title that names another
authority and the wrong language.
"""

from io import BytesIO
from typing import Any

import page
import pikepdf

from upheld.publish.letters.text_differences import alts_of, tables_in

ACCESSIBLE = {"ua1": "PDF/UA-1"}
ACCESSIBLE_AND_LASTING = {**ACCESSIBLE, "3a": "PDF/A-3a"}


def standards_broken(pdf: bytes, standards: dict[str, str] = ACCESSIBLE_AND_LASTING) -> list[str]:
    """The rules of PDF/UA-1 and PDF/A-3a that the file breaks."""
    troubles = []
    for profile, name in standards.items():
        try:
            report = page.validate_pdf_bytes(pdf, profile=profile)
        except page.PageError as error:
            return [f"cannot be checked for {name}: {error}"]
        failures = [failure for failure in report.failures if not _is_mistaken(failure, pdf)]
        if failures:
            rules = "; ".join(f"{f.rule_id}: {f.message}" for f in failures[:3])
            troubles.append(f"is not {name}: {rules}")
    return troubles


# If the last byte of a stream is a carriage return, the validator takes it, with the line feed
# before "endstream", for the end of the line, and finds the stream one byte short.
STREAM_LENGTH = "STREAM-LENGTH"


def _is_mistaken(failure: page.ValidationFailure, pdf: bytes) -> bool:
    """True if the validator misreads the end of a stream that is right by its length."""
    if STREAM_LENGTH not in failure.rule_id:
        return False
    with pikepdf.open(BytesIO(pdf)) as document:
        return not document.check_pdf_syntax()


def structure_troubles(document: pikepdf.Pdf, content: dict[str, Any]) -> list[str]:
    root = document.Root
    troubles = _labels(document, content)
    if "/StructTreeRoot" not in root:
        return [*troubles, "has no structure, so screen readers cannot follow it"]
    elements = _elements(root.StructTreeRoot.get("/K"))
    tables = [kinds for kind, kinds, _ in elements if kind == "/Table"]
    if len(tables) != tables_in(content):
        troubles.append(f"has {len(tables)} tables; the letter has {tables_in(content)}")
    if not all("/TH" in kinds for kinds in tables):
        troubles.append("has a table without header cells")
    # If a table runs over a page, its caption is next to it, in the element around both.
    if sum(kind == "/Caption" for kind, _, _ in elements) != len(tables):
        troubles.append("has a table without a caption")
    alts = [alt for kind, _, alt in elements if kind == "/Figure"]
    if alts != alts_of(content):
        troubles.append(f"describes its pictures as {alts}, not as {alts_of(content)}")
    return troubles


def _labels(document: pikepdf.Pdf, content: dict[str, Any]) -> list[str]:
    troubles = []
    language = str(document.Root.get("/Lang", ""))
    if language != content["language"]:
        troubles.append(f"says that its language is {language!r}, not {content['language']!r}")
    title = str(document.docinfo.get("/Title", ""))
    if content["title"] not in title or content["authority"] not in title:
        troubles.append(
            f"has the title {title!r}; it should have {content['title']!r} and"
            f" {content['authority']!r}"
        )
    author = str(document.docinfo.get("/Author", ""))
    if author != content["office_name"]:
        troubles.append(f"names {author!r} as its author, not {content['office_name']!r}")
    return troubles


Element = tuple[str, frozenset[str], str]  # kind, kinds inside it (for tables), alternative


def _elements(children: pikepdf.Object | int | None) -> list[Element]:
    """Every structure element, in reading order."""
    if isinstance(children, int):
        return []  # marked content on the page, as most are
    if isinstance(children, pikepdf.Array):
        return [each for child in children for each in _elements(child)]
    if not isinstance(children, pikepdf.Dictionary) or "/S" not in children:
        return []  # marked content with the page that it is on
    kind = str(children.S)
    inside = _elements(children.get("/K"))
    kinds = frozenset(k for k, _, _ in inside) if kind == "/Table" else frozenset()
    return [(kind, kinds, str(children.get("/Alt", ""))), *inside]
