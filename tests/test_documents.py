"""The documents lead where they say, and the index of docs/ names all of them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
AT_THE_TOP = ("README.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md")
DOCUMENTS = [
    *(ROOT / name for name in AT_THE_TOP if (ROOT / name).exists()),
    *sorted(DOCS.rglob("*.md")),
]
BLOCK = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
LONGEST_CHANGE = 220  # more, and a person does not read it
LINK = re.compile(r"\]\(([^)\s]+)\)")


def text_of(document: Path) -> str:
    """Without its blocks of code, in which a # is no heading and a bracket no link."""
    return BLOCK.sub("", document.read_text("utf-8"))


def anchors_of(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text_of(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links_of(document: Path) -> list[str]:
    found = LINK.findall(text_of(document))
    return [link for link in found if not link.startswith(("https://", "http://"))]


def leads_somewhere(document: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (document.parent / path).resolve() if path else document
    if not target.is_relative_to(ROOT) or not target.exists():
        return False
    return not anchor or anchor in anchors_of(target)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_to_its_heading(document: Path) -> None:
    assert [link for link in links_of(document) if not leads_somewhere(document, link)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_document_has_one_heading_of_the_first_level_and_begins_with_it(document: Path) -> None:
    text = text_of(document)
    assert text.startswith("# ")
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1


def test_the_index_of_docs_leads_to_every_file_of_it() -> None:
    """Pictures are shown and not listed."""
    indexes = [DOCS / "README.md", DOCS / "decisions" / "README.md"]
    listed = {(index.parent / link).resolve() for index in indexes for link in links_of(index)}
    files = {file for ending in ("*.md", "*.py") for file in DOCS.rglob(ending)}
    assert files - listed == {DOCS / "README.md"}


def test_the_changelog_is_short_bullets_under_headings() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
    bullets = [line for line in lines if line.startswith("- ")]
    assert len(bullets) > 50
    assert [line for line in bullets if len(line) > LONGEST_CHANGE] == []
    assert [line for line in lines if line and not line.startswith(("#", "- "))] == [
        "What people who use Upheld will notice.",
        "The annual review from end to end, the public site, and the office.",
    ]
