"""Statements uploaded as files: only their text is taken, or the file is refused.

Only the paragraphs of a Word or OpenDocument file are read, not its authors or its comments. What
would have to be guessed is refused: tracked changes, hidden text, notes.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException

from upheld.office.cleaning import without_invisible
from upheld.office.decisions.bounded_xml import Bounded, TooMuch, tree_of

LARGEST = 5_000_000  # bytes, packed
LARGEST_PART = 30_000_000  # bytes, unpacked
LIST = "[Content_Types].xml"  # which part of a Word document is what
OF_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN, STYLES = f"{OF_WORD}document.main+xml", f"{OF_WORD}styles+xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
WHITE = ("ffffff", "#ffffff")
SMALLEST = 8  # half points, as Word counts: what is smaller than 4 points is not read
OR_PASTE = "Or copy the text and paste it into the form."

CHANGES = "has tracked changes", "Accept or reject them all, and save the file again."
HIDDEN = "has hidden text", "Show it, delete it, and save the file again."
NOTES = "has footnotes or endnotes", "Move them into the text, and save the file again."
BOXES = "has text boxes", "Move them into the text, and save the file again."

UNREADABLE = (  # of a package, of what is packed in it, and of its XML
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    OSError,
    EOFError,
    RuntimeError,  # a password; and what zipfile does not know
    ParseError,
    DefusedXmlException,
    ValueError,
)


class DocumentRefused(Exception):
    """Says what is wrong with a file and what to do, in words for the person who uploaded it."""

    def __init__(self, name: str, trouble: str, remedy: str) -> None:
        super().__init__(f"{name!r} {trouble}. {remedy} {OR_PASTE}")


def words_of_file(name: str, data: bytes) -> str:
    """Raises DocumentRefused."""
    if len(data) > LARGEST:
        trouble = f"is {len(data):,} bytes, and the limit is {LARGEST:,}"
        raise DocumentRefused(name, trouble, "Remove its pictures.")
    ending = name.rpartition(".")[2].casefold()
    if ending == "txt":
        return without_invisible(_decoded(name, data))
    if ending == "docx":
        return without_invisible(_of_word(name, data))
    if ending == "odt":
        return without_invisible(_of_opendocument(name, data))
    trouble = "is not a type of file that we can read without taking hidden content too"
    raise DocumentRefused(
        name, trouble, "Upload plain text (.txt), Word (.docx) or OpenDocument (.odt)."
    )


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        trouble = f"is not UTF-8: byte {error.start + 1:,} is {data[error.start]:#04x}"
        raise DocumentRefused(name, trouble, "Save it as UTF-8.") from None


def _of_word(name: str, data: bytes) -> str:
    main, styling = _names_in_word(name, data)
    parts = _parts(name, data, (main, styling))
    body, styles = parts[main], parts.get(styling)
    tags = {element.tag.removeprefix(WORD) for element in body.iter()}
    if tags & {"del", "ins", "moveFrom", "moveTo", "delText"}:
        raise DocumentRefused(name, *CHANGES)
    if tags & {"footnoteReference", "endnoteReference"}:
        raise DocumentRefused(name, *NOTES)
    if "txbxContent" in tags:
        raise DocumentRefused(name, *BOXES)
    if _hides_in_word(body, styles):
        raise DocumentRefused(name, *HIDDEN)
    return "\n".join(_paragraph_of_word(each) for each in _paragraphs_of_word(body))


def _names_in_word(name: str, data: bytes) -> tuple[str, str]:
    """The parts with the text and the styles. Word online numbers them: word/document2.xml."""
    names = {MAIN: "word/document.xml", STYLES: "word/styles.xml"}
    types = _parts(name, data, (LIST,), has_first=False).get(LIST, ())
    names |= {each.get("ContentType", ""): each.get("PartName", "").lstrip("/") for each in types}
    return names[MAIN], names[STYLES]


def _hides_in_word(body: Element, styles: Element | None) -> bool:
    styled = (element for tag in ("rStyle", "pStyle") for element in body.iter(WORD + tag))
    used = {element.get(f"{WORD}val") for element in styled}
    of_styles = [] if styles is None else styles.iter(f"{WORD}style")
    hiding = {each.get(f"{WORD}styleId") for each in of_styles if any(_hiding_in_word(each))}
    return bool(used & hiding) or any(_hiding_in_word(body))


def _hiding_in_word(within: Element) -> Iterator[bool]:
    for element in within.iter():
        value = (element.get(f"{WORD}val") or "").casefold()
        tag = element.tag.removeprefix(WORD)
        if tag in ("vanish", "webHidden", "specVanish") and value not in ("0", "false", "off"):
            yield True
        if tag == "color" and value in WHITE:
            yield True
        if tag == "sz" and value.isdecimal() and int(value) < SMALLEST:
            yield True


def _paragraphs_of_word(element: Element) -> Iterator[Element]:
    """A paragraph inside another belongs to it. So each element is read once, however nested."""
    for child in element:
        if child.tag == f"{WORD}p":
            yield child
        else:
            yield from _paragraphs_of_word(child)


def _paragraph_of_word(paragraph: Element) -> str:
    found = {"t": lambda e: e.text or "", "tab": lambda _: "\t", "br": lambda _: "\n"}
    return "".join(
        found[tag](element)
        for element in paragraph.iter()
        if (tag := element.tag.removeprefix(WORD)) in found and not _is_tab_stop(element)
    )


def _is_tab_stop(element: Element) -> bool:
    """In a paragraph's own settings a tab is a position, not a character."""
    return element.tag == f"{WORD}tab" and element.get(f"{WORD}val") is not None


def _of_opendocument(name: str, data: bytes) -> str:
    parts = _parts(name, data, ("content.xml", "styles.xml"))
    content = parts["content.xml"]
    body = content.find(f"{OFFICE}body")
    if body is None:
        raise DocumentRefused(name, "has no text", "Open it and save it again.")
    tags = {element.tag for element in body.iter()}
    if tags & {f"{TEXT}tracked-changes", f"{TEXT}change", f"{TEXT}change-start"}:
        raise DocumentRefused(name, *CHANGES)
    if f"{TEXT}note" in tags:
        raise DocumentRefused(name, *NOTES)
    styles = [content, *([parts["styles.xml"]] if "styles.xml" in parts else [])]
    if tags & {f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"} or _hides_in_odt(body, styles):
        raise DocumentRefused(name, *HIDDEN)
    return "\n".join("".join(_words_of_odt(each)) for each in _paragraphs_of_odt(body))


def _paragraphs_of_odt(element: Element) -> Iterator[Element]:
    """Comments have paragraphs too, inside the ones they comment on."""
    for child in element:
        if child.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield child
        elif child.tag != f"{OFFICE}annotation":
            yield from _paragraphs_of_odt(child)


def _hides_in_odt(body: Element, styles: list[Element]) -> bool:
    hiding = {
        style.get(f"{STYLE}name")
        for part in styles
        for style in part.iter(f"{STYLE}style")
        for words in style.iter(f"{STYLE}text-properties")
        if words.get(f"{TEXT}display") == "none"
        or (words.get(f"{FO}color") or "").casefold() in WHITE
    }
    used = {element.get(f"{TEXT}style-name") for element in body.iter()}
    is_section = any(each.get(f"{TEXT}display") in ("none", "condition") for each in body.iter())
    return is_section or bool(hiding & used)


def _words_of_odt(element: Element) -> Iterator[str]:
    """Comments are left out, and so are pictures with their titles."""
    if element.tag == f"{TEXT}s":
        yield " " * min(int(element.get(f"{TEXT}c") or 1), 100)
    elif element.tag == f"{TEXT}tab":
        yield "\t"
    elif element.tag == f"{TEXT}line-break":
        yield "\n"
    else:
        yield element.text or ""
        for child in element:
            if child.tag.startswith(TEXT):
                yield from _words_of_odt(child)
            yield child.tail or ""


def _parts(
    name: str, data: bytes, wanted: tuple[str, ...], *, has_first: bool = True
) -> dict[str, Element]:
    """The wanted parts that the package has. If ``has_first``, it must have the first."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            known = {info.filename: info for info in package.infolist()}
            for part in wanted:
                if part in known and known[part].file_size > LARGEST_PART:
                    trouble = f"unpacks to {known[part].file_size:,} bytes"
                    raise DocumentRefused(name, trouble, "Upload a file with text only.")
            return {
                part: tree_of(package.read(part), builder=Bounded())
                for part in wanted
                if part in known or (has_first and part == wanted[0])
            }
    except TooMuch as error:
        raise DocumentRefused(name, str(error), "Upload a file with text only.") from error
    except UNREADABLE as error:
        trouble = f"cannot be read ({str(error)[:100]})"
        remedy = "Open it in a word processor and save it again."
        raise DocumentRefused(name, trouble, remedy) from error
