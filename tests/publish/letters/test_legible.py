"""Every text of a letter can be read: none over another, hidden, cut off, or off its page."""

import json
import re
from datetime import UTC, datetime

import pytest

from tests.publish.letters import samples
from upheld.ombudsman.folder import DEFAULT_OFFICE
from upheld.publish.letters.legible import illegible
from upheld.publish.letters.proof import prove_letter
from upheld.publish.letters.typesetting import LetterPress

DATED = datetime(2020, 7, 22, 12, tzinfo=UTC)
TEMPLATE = (DEFAULT_OFFICE / "letter.typ").read_text("utf-8")
WIDTHS = "columns: widths-of(block, flush, size.width)"
BEGIN = "// The letterhead."


@pytest.fixture
def printed(tmp_path):
    """The sample letter as a template prints it in which one text is replaced by another."""

    def print_with(was: str, now: str, letter=samples.NORMAL) -> bytes:
        assert was in TEMPLATE
        template = tmp_path / "letter.typ"
        template.write_text(TEMPLATE.replace(was, now), "utf-8")
        return LetterPress(template).render(letter, samples.ADDRESSEE, timestamp=DATED)

    return print_with


def test_letter_of_the_default_template_is_legible(printed):
    assert illegible(printed(BEGIN, BEGIN)) == []


def test_column_without_a_width_is_found_with_page_and_both_texts(printed):
    found = illegible(printed(WIDTHS, "columns: (0pt, 25mm) + (1fr,) * (block.headings.len() - 2)"))
    assert found[0] == (
        "page 2: 'Environmental' and '3' are printed over each other. Give them more room in"
        " letter.typ, for example a wider column, or shorten one"
    )


def test_of_many_faults_five_are_listed_and_the_others_counted(printed):
    found = illegible(printed(*BROKEN["lines without leading"][:2]))
    assert len(found) == 6
    assert re.fullmatch("and [0-9]+ more like these", found[-1])


BROKEN = {
    "text as light as the paper": ("  fill: ink,", "  fill: white,", "is as light as the paper"),
    "text that half shows": ("  fill: ink,", "  fill: ink.transparentize(90%),", "is as light as"),
    "text that is tiny": ("  size: size,", "  size: 2pt,", "is printed in 2.0 points"),
    "a table's cell over its neighbour": (
        WIDTHS,
        "columns: (1fr,) + (0pt,) * (block.headings.len() - 1)",
        "are printed over each other",
    ),
    "lines without leading": (
        "#set par(leading: set-as(0.62em, 0.58em, 0.68em)",
        "#set par(leading: -0.1em",
        "are printed over each other",
    ),
    "text drawn up over the line above": (
        "#title(letter.title)",
        "#title(letter.title)#v(-12mm)",
        "are printed over each other",
    ),
    "the same text twice": (
        BEGIN,
        "#place(dy: 60mm)[Draft]#place(dy: 60mm)[Draft]",
        "'Draft' and the same text again are printed over each other",
    ),
    "a watermark over the text": (
        BEGIN,
        "#place(dy: 120mm, rotate(-30deg, text(size: 60pt, fill: luma(85%))[Draft]))",
        "'Draft'",
    ),
    "text placed beyond the left edge": (
        BEGIN,
        "#place(dx: -30mm)[Ours]",
        "'Ours' runs off the paper",
    ),
    "text placed above the page": (
        BEGIN,
        "#place(dy: -30mm)[Ours]",
        "'Ours' runs off the paper",
    ),
    "text placed outside the page altogether": (
        BEGIN,
        "#place(dx: 400mm)[Ours]",
        "'Ours' runs off the paper",
    ),
    "text nearer to the edge than printers print": (
        BEGIN,
        "#place(dx: -21mm)[Ours]",
        "'Ours' runs off the paper, or is within the 5 mm at its edge",
    ),
    "a line longer than the page": (
        BEGIN,
        "#box(width: 300mm)[" + "We publish what we decide. " * 8 + "]",
        "runs off the paper",
    ),
    "a frame too small for its text": (
        BEGIN,
        "#block(width: 30mm, height: 3mm, clip: true)[Our address has changed since then]",
        "is cut off by its frame",
    ),
    "a frame that shows nothing of it": (
        BEGIN,
        "#block(width: 30mm, height: 3mm, clip: true, place(dy: 6mm)[Ours])",
        "'Ours' is cut off by its frame",
    ),
    "a filled shape over the text": (
        "#title(letter.title)",
        "#title(letter.title)#place(dy: -12mm, rect(width: 80mm, height: 9mm, fill: white))",
        "'Annual review letter 2019-20' is hidden by something drawn over it",
    ),
    "half of a text below a shape": (
        "#title(letter.title)",
        "#title(letter.title)#place(dy: -7mm, rect(width: 60mm, height: 4mm, fill: blue))",
        "'Annual review letter 2019-20' is hidden by something drawn over it",
    ),
    "a thick line through the text": (
        "#title(letter.title)",
        "#title(letter.title)#place(dy: -8mm, line(length: 60mm, stroke: 8pt))",
        "'Annual review letter 2019-20' is hidden by something drawn over it",
    ),
    "a picture over the text": (
        "#title(letter.title)",
        "#title(letter.title)#place(dy: -12mm, image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg'"
        " width='90' height='30'><rect width='90' height='30' fill='red'/></svg>\"), alt: \"x\"))",
        "'Annual review letter 2019-20' is hidden by something drawn over it",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_fault_of_a_template_is_found(printed, fault):
    was, now, trouble = BROKEN[fault]
    assert [found for found in illegible(printed(was, now)) if trouble in found] != []


LEGIBLE = {
    "a link's line below it": (BEGIN, '#link("https://ombudsman.example")[gypsy query]'),
    "a note's raised sign": (BEGIN, "The first#super[a] and H#sub[2]O of *all* #emph[kinds]."),
    "text on a tint": (BEGIN, "#block(fill: aqua, inset: 2pt)[Draft]"),
    "a frame drawn around it": (
        "#title(letter.title)",
        "#title(letter.title)#place(dy: -14mm, dx: -2mm, rect(width: 120mm, height: 14mm))",
    ),
    "a frame that is large enough": (BEGIN, "#block(height: 9mm, clip: true)[Our address]"),
    "capitals with signs above them": (BEGIN, "#block(width: 9mm)[Ổ Ẩ Ǻ Ị Ụ Ç]"),
    "kerned and ligated words": (BEGIN, "AVAVA Tofu ffi fl To. Wf#strong[AV]#emph[f]"),
}


@pytest.mark.parametrize("look", LEGIBLE)
def test_what_can_be_read_is_no_fault(printed, look):
    assert illegible(printed(*LEGIBLE[look])) == []


def test_proof_of_a_letter_names_it(printed):
    pdf = printed("#title(letter.title)", "#title(letter.title)#v(-12mm)")
    (finding,) = prove_letter(pdf, json.loads(samples.NORMAL.as_json()), where="letters/x.pdf")
    assert str(finding).startswith(
        "letters/x.pdf: page 1: 'Annual review letter 2019-20' and 'North West Leicestershire"
    )


def test_letter_from_before_this_proof_may_overlap_but_hide_nothing(printed):
    overlap, hide = (
        BROKEN["text drawn up over the line above"],
        BROKEN["a filled shape over the text"],
    )
    assert illegible(printed(*overlap[:2]), may_overlap=True) == []
    assert illegible(printed(*hide[:2]), may_overlap=True) != []


def test_file_that_cannot_be_shown_is_a_fault():
    assert illegible(b"no")[0].startswith("cannot be displayed: ")
