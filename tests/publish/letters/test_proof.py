"""Every way in which a letter and its edition can part is found."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from tests.directory import only
from tests.editions import edition_of
from tests.offices import office_with
from tests.publish.letters import samples
from tests.publish.letters.composing import NWL, checked, composed, decided, recipients
from tests.tables import extract
from upheld.core.progress import silent
from upheld.edition.queries.letters import letters_of
from upheld.ombudsman.folder import DEFAULT_OFFICE, read_office
from upheld.publish.letters.all_letters import Reissued, writing_letters
from upheld.publish.letters.proof import prove_letter, proving_letters
from upheld.publish.letters.proof_of_content import office_texts_of, prove_content
from upheld.publish.letters.typesetting import LetterPress

DATED = datetime(2020, 7, 22, 12, tzinfo=UTC)
TEMPLATE = DEFAULT_OFFICE / "letter.typ"
CONTENT = json.loads(samples.NORMAL.as_json())


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    data = extract(
        received=[
            {"reference": "19 000001", "authority": NWL, "received_on": "2019-05-01"}
            | {"category": "Housing"}
        ],
        decided=decided(NWL, upheld=1, not_upheld=2, closed=4)
        + decided("leeds", start=100, upheld=37, not_upheld=19, closed=8, remedied=5),
        compliance=checked(NWL, satisfied=1)
        + checked("leeds", start=100, satisfied=7, late=3, not_satisfied=1),
    )
    folder = tmp_path_factory.mktemp("edition")
    few = only("adur", "bradford", "leeds", NWL)
    made = edition_of(data, folder=folder, directory=few)
    writing = writing_letters(
        made, extract=data, office=read_office(), before=None, share=map, progress=silent
    )
    with writing as reissued:
        assert reissued == Reissued()
    return made


@pytest.fixture(scope="module")
def pdf():
    return LetterPress(TEMPLATE).render(samples.NORMAL, samples.ADDRESSEE, timestamp=DATED)


def prove_letters(edition, folder):
    with proving_letters(edition, folder, share=map) as findings:
        pass
    return findings


def test_edition_as_it_was_made_is_proved(edition):
    assert prove_letters(edition, edition.folder) == []


def test_letter_of_another_authority_is_found(pdf):
    leeds = json.loads(samples.FULL.as_json())
    assert prove_letter(pdf, leeds, where="letters/leeds.pdf") != []


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("33%", "34%"),
        ("1 of 3 detailed investigations", "1 of 3 upheld decisions"),
        ("45% for all district councils together", "54% for all district councils together"),
        ("22 July 2020", "22 July 2021"),
        ("The Ombudsman", "The Deputy"),
        ("14", "15"),
        ("filled to 33%", "filled to 43%"),
    ],
)
def test_pdf_that_says_something_else_is_found(said, changed):
    other = LetterPress(TEMPLATE)
    text = samples.NORMAL.as_json()
    assert said in text
    altered = _letter(json.loads(text.replace(said, changed)))
    printed = other.render(altered, samples.ADDRESSEE, timestamp=DATED)
    assert prove_letter(printed, CONTENT, where="x") != []


def _letter(content):
    """A letter whose JSON is this, whatever composing would have said."""

    class Altered(type(samples.NORMAL)):
        def as_json(self):
            return json.dumps(content)

    return Altered(**{name: getattr(samples.NORMAL, name) for name in content})


def _edited(pdf: bytes, tmp_path: Path, edit) -> bytes:
    path = tmp_path / "edited.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        edit(document)
        document.save(path)
    return path.read_bytes()


def test_page_removed_is_found(pdf, tmp_path):
    edited = _edited(pdf, tmp_path, lambda document: document.pages.__delitem__(1))
    assert prove_letter(edited, CONTENT, where="x") != []


def test_text_written_over_a_page_is_found_as_text_outside_the_structure(pdf, tmp_path):
    def write_over(document):
        page = document.pages[0]
        font = next(iter(page.resources.Font.keys()))
        words = f"BT {font} 12 Tf 80 400 Td <0005> Tj ET".encode()
        page.contents_add(words, prepend=False)

    findings = prove_letter(_edited(pdf, tmp_path, write_over), CONTENT, where="x")
    assert any("outside its structure" in f.trouble or "prints" in f.trouble for f in findings)


@pytest.mark.parametrize("key", ["/Lang", "/StructTreeRoot"])
def test_language_or_structure_taken_away_is_found(pdf, tmp_path, key):
    edited = _edited(pdf, tmp_path, lambda document: document.Root.__delitem__(key))
    assert prove_letter(edited, CONTENT, where="x") != []


def test_other_title_is_found(pdf, tmp_path):
    def rename(document):
        document.docinfo["/Title"] = "Annual review letter 2019-20: Leeds City Council"

    findings = prove_letter(_edited(pdf, tmp_path, rename), CONTENT, where="x")
    assert any("has the title" in f.trouble for f in findings)


def test_table_whose_header_cells_became_data_cells_is_found(pdf, tmp_path):
    def take_headers(document):
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH":
                item.S = pikepdf.Name.TD

    findings = prove_letter(_edited(pdf, tmp_path, take_headers), CONTENT, where="x")
    assert any("table without header cells" in f.trouble for f in findings)


def test_file_that_is_no_pdf_is_found():
    (finding,) = prove_letter(b"no", CONTENT, where="letters/leeds.pdf")
    assert str(finding).startswith("letters/leeds.pdf: cannot be read as a PDF")


def test_missing_extra_and_swapped_files_are_found(edition, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(edition.folder, folder)
    letters = folder / "letters"
    (letters / "poole.pdf").write_bytes(b"")
    (letters / "adur.pdf").unlink()
    nwl, leeds = letters / f"{NWL}.pdf", letters / "leeds.pdf"
    here, there = nwl.read_bytes(), leeds.read_bytes()
    nwl.write_bytes(there)
    leeds.write_bytes(here)
    found = {finding.where for finding in prove_letters(edition, folder)}
    assert found == {
        "letters/poole.pdf",
        "letters/adur.pdf",
        f"letters/{NWL}.pdf",
        "letters/leeds.pdf",
    }


def content_of(edition, slug=NWL):
    (content,) = [row.content for row in letters_of(edition) if row.authority == slug]
    return content


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ('"33%"', '"35%"'),
        ('"1 of 3 detailed investigations"', '"2 of 3 detailed investigations"'),
        ('"1 of 3 detailed investigations"', '"1 of 3 upheld decisions"'),
        ('"1 of 1 compliance outcome"', '"1 of 2 compliance outcome"'),
        ('["Housing", "1"]', '["Housing", "2"]'),
        ('["Closed after initial enquiries", "4"]', '["Closed after initial enquiries", "3"]'),
        ('["Total", "7"]', '["Total", "4"]'),
        ("upheld 1 (33%)", "upheld 1 (38%)"),
        ("filled to 33%", "filled to 36%"),
        ("North West Leicestershire District Council", "Leeds City Council"),
    ],
)
def test_number_changed_in_the_content_is_found(edition, said, changed):
    text = json.dumps(content_of(edition))
    assert said in text, text
    assert prove_content(content_of(edition), edition) == []
    assert prove_content(json.loads(text.replace(said, changed)), edition) != []


def test_late_outcomes_in_the_headline_are_those_of_the_edition(edition):
    text = json.dumps(content_of(edition, "leeds"))
    assert "3 of 10 late" in text
    assert prove_content(json.loads(text), edition) == []
    changed = json.loads(text.replace("3 of 10 late", "2 of 10 late"))
    assert prove_content(changed, edition) != []


OFFICE_WITH_NUMBERS = """
address = ["The Small Ombudsman", "PO Box 4771"]
[message]
[[message.paragraphs]]
text = "Our office has been in its [63]rd year since the summer."
source = "The Act that made it"
approved_by = "the Ombudsman"
checked_by = "the Head of Casework"
[[links]]
text = "Our 88 leaflets"
address = "https://small.example/leaflets/91"
"""


@pytest.mark.parametrize("others", [(), ("leeds",), ("leeds", "kent")])
def test_numbers_of_the_offices_address_message_and_links_are_its_own(tmp_path, others):
    """In an edition of one letter too, which shares no text with any other."""
    cases = [
        decided(slug, start=100 * place, upheld=1) for place, slug in enumerate((NWL, *others))
    ]
    data = extract(decided=[row for rows in cases for row in rows])
    office = office_with(tmp_path, OFFICE_WITH_NUMBERS)
    edition = edition_of(data, office=read_office(office))
    sent = recipients(data, edition, office)
    letters = [composed(edition, sent[slug], office) for slug in (NWL, *others)]
    contents = [json.loads(letter.as_json()) for letter in letters]
    office_texts = office_texts_of(contents)
    assert "Our 88 leaflets" in office_texts
    assert all(
        "its 63rd year" in content["sections"][0]["blocks"][1]["text"] for content in contents
    )
    for content in contents:
        assert prove_content(content, edition, office_texts=office_texts) == []


def test_a_number_in_the_words_of_the_year_is_found_in_an_edition_of_one_letter(edition):
    content = content_of(edition)
    changed = json.loads(json.dumps(content).replace("upheld 1 (33%)", "upheld 1 (38%)"))
    assert prove_content(content, edition, office_texts=office_texts_of([content])) == []
    assert prove_content(changed, edition, office_texts=office_texts_of([changed])) != []
