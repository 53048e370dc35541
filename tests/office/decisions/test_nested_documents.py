"""Files that unpack to elements inside each other are read in as many steps as they have elements.

Nested paragraphs took a hundred seconds for a file of 573 bytes. Steps are counted, and no time.
"""

import io
import zipfile
from xml.etree.ElementTree import Element

import pytest

from tests.office.decisions.test_publication_documents import NAMESPACE, docx
from upheld.office.decisions import bounded_xml, documents
from upheld.office.decisions.bounded_xml import DEEPEST, Bounded, TooMuch, tree_of
from upheld.office.decisions.documents import DocumentRefused, words_of_file

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def nested(many: int, tag: str = "w:p") -> str:
    return f"<{tag}>" * many + f"</{tag}>" * many


def odt(body: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        content = f'<o:c xmlns:o="{OFFICE}" xmlns:t="{TEXT}"><o:body>{body}</o:body></o:c>'
        package.writestr("content.xml", content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(nested(20_000))),
        ("a.odt", odt(nested(20_000, "t:p"))),
        ("a.odt", odt(nested(20_000, "t:section"))),
    ],
)
def test_a_small_file_of_paragraphs_inside_paragraphs_is_refused(name, data):
    assert len(data) < 2_000
    with pytest.raises(DocumentRefused, match="parts inside each other, more than 200 deep"):
        words_of_file(name, data)


def test_nothing_is_read_beyond_the_limits(monkeypatch):
    deep, long = Bounded(), Bounded()
    with pytest.raises(TooMuch):
        tree_of(nested(20_000, "p").encode(), builder=deep)
    monkeypatch.setattr(bounded_xml, "MOST_ELEMENTS", 1_000)
    with pytest.raises(TooMuch, match="has more than 1,000 parts"):
        tree_of(f"<r>{'<p/>' * 50_000}</r>".encode(), builder=long)
    assert (deep.elements, long.elements) == (DEEPEST + 1, 1_001)


def test_each_element_of_a_nested_paragraph_is_read_once(monkeypatch):
    """As many paragraphs inside each other as the limit lets in, and a word in each."""
    read: list[Element] = []
    paragraph_of = documents._paragraph_of_word
    monkeypatch.setattr(
        documents,
        "_paragraph_of_word",
        lambda each: read.extend(each.iter()) or paragraph_of(each),
    )
    inside = "<w:p><w:t>x</w:t>" * 100 + "</w:p>" * 100
    body = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{inside}</w:body></w:document>'
    assert words_of_file("a.docx", docx("", **{"word/document.xml": body})) == "x" * 100
    assert len(read) == 200
