"""Of a file its words get in and nothing that is hidden in it; what must be guessed is refused."""

import io
import zipfile

import pytest
from odf.office import Annotation
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.text import P, Span

from upheld.office.cleaning import without_invisible
from upheld.office.decisions.documents import DocumentRefused, words_of_file

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body, *, styles="", **more):
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{NAMESPACE}">{styles}</w:styles>',
        "word/comments.xml": "<comments>Martha Holroyd is meant</comments>",
        "docProps/core.xml": "<core><creator>Keziah Ollerenshaw</creator></core>",
    } | more
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return file.getvalue()


def run(text, settings=""):
    return f"<w:p><w:r><w:rPr>{settings}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def docx_of_word_online(body, *, styles=""):
    """Its parts are numbered, and only the list of parts says which is which."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    listed = "".join(
        f'<Override PartName="/word/{part}" ContentType="{kind}{type_}+xml"/>'
        for part, type_ in (("document2.xml", "document.main"), ("styles2.xml", "styles"))
    )
    parts = {
        "[Content_Types].xml": f"<Types>{listed}</Types>",
        "word/document2.xml": f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>',
        "word/styles2.xml": f'<w:styles xmlns:w="{NAMESPACE}">{styles}</w:styles>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return file.getvalue()


def odt(*, hidden=False, comment=False):
    document = OpenDocumentText()
    document.meta.addElement(P(text="Keziah Ollerenshaw"), check_grammar=False)
    style = Style(name="T1", family="text")
    style.addElement(TextProperties(display="none") if hidden else TextProperties(color="#000000"))
    document.automaticstyles.addElement(style)
    paragraph = P(text="1. Mr B ")
    paragraph.addElement(Span(text="complained.", stylename=style))
    if comment:
        note = Annotation()
        note.addElement(P(text="Martha Holroyd is meant"))
        paragraph.addElement(note)
    document.text.addElement(paragraph)
    document.text.addElement(P(text="2. It agreed."))
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def test_the_words_of_a_word_file_come_without_its_authors_and_comments():
    body = f"{run('1. Mr B complained.')}<w:p><w:r><w:t>2. It</w:t><w:tab/><w:t>agreed.</w:t></w:r></w:p>"
    assert words_of_file("a.docx", docx(body)) == "1. Mr B complained.\n2. It\tagreed."


def test_the_words_of_an_opendocument_file_come_without_its_authors():
    assert words_of_file("a.odt", odt()) == "1. Mr B complained.\n2. It agreed."


def test_a_comment_in_an_opendocument_file_does_not_get_in():
    assert "Martha" not in words_of_file("a.odt", odt(comment=True))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (run("Martha", "<w:vanish/>"), "hidden text"),
        (run("Martha", '<w:color w:val="FFFFFF"/>'), "hidden text"),
        (run("Martha", '<w:sz w:val="2"/>'), "hidden text"),
        (run("Martha", '<w:rStyle w:val="Hid"/>'), "hidden text"),
        ("<w:p><w:del><w:r><w:delText>Martha</w:delText></w:r></w:del></w:p>", "tracked changes"),
        ("<w:p><w:ins><w:r><w:t>Martha</w:t></w:r></w:ins></w:p>", "tracked changes"),
        ("<w:p><w:r><w:footnoteReference/></w:r></w:p>", "footnotes"),
        ("<w:p><w:txbxContent/></w:p>", "text boxes"),
    ],
)
def test_a_word_file_with_what_cannot_be_seen_or_is_not_settled_is_refused(body, why):
    styles = '<w:style w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
    with pytest.raises(DocumentRefused, match=rf"'a.docx' has {why}.*save.*paste"):
        words_of_file("a.docx", docx(run("1. Mr B.") + body, styles=styles))


def test_a_setting_that_turns_hiding_off_and_a_style_that_nobody_uses_hide_nothing():
    styles = '<w:style w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = run("Mr B.", '<w:vanish w:val="0"/>')
    assert words_of_file("a.docx", docx(body, styles=styles)) == "Mr B."


def test_an_opendocument_file_with_hidden_text_is_refused():
    with pytest.raises(DocumentRefused, match="hidden text"):
        words_of_file("a.odt", odt(hidden=True))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", b"%PDF-1.7", "not a type of file"),
        ("a.docx", b"PK no package", "cannot be read"),
        ("a.docx", docx("")[:200], "cannot be read"),
        ("a.docx", docx("<w:p>"), "cannot be read"),
        (
            "a.docx",
            docx("", **{"word/document.xml": '<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>'}),
            "cannot be read",
        ),
        ("a.docx", docx(run("0" * 30_000_001)), "unpacks to 30,"),
        ("a.txt", b"Mr B\xff", "is not UTF-8: byte 5 is 0xff"),
        ("a.txt", b" " * 5_000_001, "is 5,000,001 bytes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_whole_and_safely_is_refused(name, data, why):
    with pytest.raises(DocumentRefused, match=why):
        words_of_file(name, data)


def test_what_cannot_be_seen_is_taken_out_of_words():
    assert (
        without_invisible("Mr\u200b\u00a0B\u202e\x07\r\nMiss\u00ad X \U000e0041\n\n")
        == "Mr B\nMiss X"
    )


def test_a_document_of_word_online_is_read_whatever_its_parts_are_called():
    assert words_of_file("a.docx", docx_of_word_online(run("It took a year."))) == "It took a year."
    hiding = '<w:style w:styleId="S"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = '<w:p><w:pPr><w:pStyle w:val="S"/></w:pPr><w:r><w:t>Keziah</w:t></w:r></w:p>'
    with pytest.raises(DocumentRefused, match="has hidden text"):
        words_of_file("a.docx", docx_of_word_online(body, styles=hiding))
